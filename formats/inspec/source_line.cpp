#include "formats/inspec/source_line.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "io/tagged/date.hpp"
#include "text/utf8.hpp"

namespace bibcast::inspec {

namespace {

/// A word that says what the number behind it is.
struct Label {
    std::string_view word;
    std::string_view SourceLine::* part;
};
constexpr std::array labels = {
    Label{"volume", &SourceLine::volume}, Label{"vol.", &SourceLine::volume}, Label{"vol", &SourceLine::volume},
    Label{"v.", &SourceLine::volume},     Label{"v", &SourceLine::volume},    Label{"number", &SourceLine::issue},
    Label{"no.", &SourceLine::issue},     Label{"no", &SourceLine::issue},    Label{"n", &SourceLine::issue},
    Label{"pages", &SourceLine::pages},   Label{"pp.", &SourceLine::pages},   Label{"pp", &SourceLine::pages},
    Label{"p.", &SourceLine::pages},      Label{"p", &SourceLine::pages},
};

/// Goes over the details word by word.
class Details {
  public:
    Details(Arena& arena, std::string_view text, SourceLine& line) : arena_(arena), rest_(text), line_(line) {}

    void read() {
        // What is longer is no source of anything, and each word of it would be tried as a date.
        constexpr std::size_t longest = 1024;
        if (rest_.size() > longest) {
            line_.odd = trim(rest_);
            return;
        }
        while (true) {
            skip();
            if (rest_.empty()) return;
            if (take_date() || take_month() || take_labelled() || take_number()) continue;
            const std::string_view word = next_word();
            if (!line_.odd.empty()) line_.odd += ' ';
            line_.odd += word;
            rest_.remove_prefix(word.size());
        }
    }

  private:
    void skip() {
        const std::size_t at = std::min(rest_.find_first_not_of(" ;,.:"), rest_.size());
        // What stands behind a colon are pages.
        after_colon_ = after_colon_ || rest_.substr(0, at).find(':') != std::string_view::npos;
        rest_.remove_prefix(at);
    }

    [[nodiscard]] std::string_view next_word() const { return rest_.substr(0, rest_.find_first_of(" ;")); }

    /// The longest run of words that is a date: `Jan. 1990`, `2000 Jan 6`, `15 Aug. 1994`, `1990`.
    bool take_date() {
        constexpr std::size_t most_words = 4;
        if (line_.date.has_parts()) return false;
        std::array<std::size_t, most_words> ends{};
        std::size_t words = 0;
        for (std::size_t at = 0; words < most_words && at < rest_.size(); ++words) {
            const std::size_t end = std::min(rest_.find_first_of(" ;:", at), rest_.size());
            ends[words] = end;
            at = end < rest_.size() && rest_[end] == ' ' ? end + 1 : rest_.size();
        }
        for (; words != 0; --words) {
            std::string_view text = rest_.substr(0, ends[words - 1]);
            while (text.ends_with(',') || text.ends_with('.')) text.remove_suffix(1);
            const tagged::ReadDate read = tagged::read_date(arena_, text);
            // Behind a colon `1205-1210` are pages.
            const bool range_of_pages = after_colon_ && read.date.is_range() && text.find_first_not_of("0123456789-") == std::string_view::npos;
            if (!read.understood || read.odd || !read.date.has_parts() || read.date.begin.year < 1000 || range_of_pages) continue;
            line_.date = read.date;
            rest_.remove_prefix(ends[words - 1]);
            return true;
        }
        return false;
    }

    /// `vol.11`, `Vol 59(236)`, `v52`, `n4`, `p336-46`, `pp. 12-15`.
    bool take_labelled() {
        for (const Label& label : labels) {
            if (rest_.size() <= label.word.size() || !equals_ignoring_ascii_case(rest_.substr(0, label.word.size()), label.word)) continue;
            const std::string_view behind = rest_.substr(label.word.size());
            const std::string_view number = behind.substr(std::min(behind.find_first_not_of(' '), behind.size()));
            // `vol.E73`: a letter only behind a word that is no letter itself.
            const bool lettered = label.word.size() > 1 && number.size() > 1 && number.front() >= 'A' && number.front() <= 'Z' && is_ascii_digit(number[1]);
            if (number.empty() || !(is_ascii_digit(number.front()) || lettered) || !(line_.*label.part).empty()) continue;
            rest_ = number;
            line_.*label.part = take_run();
            if (label.part == &SourceLine::volume) take_issue();
            return true;
        }
        return false;
    }

    /// `342(1)`, `433-460`, `12`, `45 pp`.
    bool take_number() {
        const std::string_view word = next_word();
        // `12`, `S12`, `e101`
        if (word.substr(0, 2).find_first_of("0123456789") == std::string_view::npos) return false;
        const std::string_view start = rest_;
        const std::string_view run = take_run();
        for (const std::string_view word_behind : {" pp.", " pp", " p."}) {
            const std::string_view behind = rest_.substr(std::min(word_behind.size(), rest_.size()));
            if (!rest_.starts_with(word_behind) || !line_.extent.empty() || !(behind.empty() || behind.front() == ';' || behind.front() == ',')) continue;
            line_.extent = run;
            rest_ = behind;
            return true;
        }
        std::string_view& part = part_of(run);
        if (run.empty() || !part.empty()) {
            rest_ = start;
            return false;
        }
        part = run;
        if (&part == &line_.volume) take_issue();
        return true;
    }

    /// What an unlabelled number is: volume, issue and pages come in this order.
    std::string_view& part_of(std::string_view run) {
        if (const std::string_view behind = rest_.starts_with(' ') ? rest_.substr(1) : rest_; behind.starts_with('(') || (behind.starts_with(':') && line_.volume.empty())) return line_.volume;
        if (after_colon_ || run.find('-') != std::string_view::npos) return line_.pages;
        if (line_.volume.empty()) return line_.volume;
        return line_.issue.empty() ? line_.issue : line_.pages;
    }

    /// A month that stands apart from its year.
    bool take_month() {
        if (line_.date.begin.month != 0 || !line_.date.has_parts() || line_.date.is_range()) return false;
        std::string_view word = rest_.substr(0, rest_.find_first_of(" ;,:"));
        const std::size_t size = word.size();
        while (word.ends_with('.')) word.remove_suffix(1);
        const tagged::ReadDate read = is_ascii_digit(word.front()) ? tagged::ReadDate{} : tagged::read_date_in_year(arena_, word, line_.date);
        if (!read.understood || read.odd) return false;
        line_.date = read.date;
        rest_.remove_prefix(size);
        return true;
    }

    std::string_view take_run() {
        const std::size_t size = std::min(rest_.find_first_of(" ;,:()"), rest_.size());
        std::string_view run = rest_.substr(0, size);
        rest_.remove_prefix(size);
        while (run.ends_with('.')) run.remove_suffix(1);
        return run;
    }

    /// `(1)` behind a volume, also with letters: `(Pt 2)`.
    void take_issue() {
        const std::size_t close = rest_.find(')');
        if (!rest_.starts_with('(') || close == std::string_view::npos || !line_.issue.empty()) return;
        line_.issue = trim(rest_.substr(1, close - 1));
        rest_.remove_prefix(close + 1);
    }

    Arena& arena_;
    std::string_view rest_;
    SourceLine& line_;
    bool after_colon_ = false;
};

/// Where the title ends: at the first full stop with a blank behind it, or at a semicolon. `(Cat. No.04CH37500)` is a part of it.
std::size_t title_size(std::string_view text) {
    const std::size_t semicolon = std::min(text.find(';'), text.size());
    std::size_t depth = 0;
    for (std::size_t at = 0; at < semicolon; ++at) {
        if (text[at] == '(') ++depth;
        else if (text[at] == ')' && depth > 0) --depth;
        else if (depth == 0 && text.substr(at, 2) == ". ") return at;
    }
    const std::size_t stop = text.substr(0, semicolon).find(". ");
    if (stop != std::string_view::npos) return stop;
    return semicolon != text.size() ? semicolon : std::min(text.find('.'), text.size());
}

}  // namespace

SourceLine parse_source_line(Arena& arena, std::string_view text) {
    SourceLine line;
    const std::size_t end = title_size(text);
    std::string title(trim(text.substr(0, end)));
    std::replace(title.begin(), title.end(), '-', ' ');
    line.title = arena.copy(title);
    Details(arena, text.substr(end), line).read();
    return line;
}

}  // namespace bibcast::inspec
