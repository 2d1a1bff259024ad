#include "formats/shortcode/heading.hpp"

#include <algorithm>
#include <array>

#include "formats/shortcode/markdown.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

SourceSpan span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The level of an underlining line (CommonMark 0.31, section 4.3); 0 if it is none.
unsigned underline_level(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.empty() || line.find_first_not_of(' ') > 3) return 0;
    if (text.find_first_not_of('=') == npos) return 1;
    return text.find_first_not_of('-') == npos ? 2 : 0;
}

class HeadingFinder {
  public:
    HeadingFinder(std::string_view page, SourceSpan stretch, Arena& arena, const std::function<void(const Heading&)>& found)
        : page_(page), stretch_(stretch), arena_(arena), found_(found) {}

    void run() {
        std::size_t at = stretch_.begin;
        std::size_t paragraph = at;  // where the paragraph began that an underline would make a heading
        bool in_paragraph = false;
        while (at < stretch_.end) {
            const std::size_t newline = std::min<std::size_t>(page_.find('\n', at), stretch_.end);
            const std::string_view line = page_.substr(at, newline - at);
            const bool whole_line = at == 0 || page_[at - 1] == '\n';
            const std::size_t next = std::min<std::size_t>(newline + 1, stretch_.end);
            if (trim(line).empty()) {
                in_paragraph = false;
            } else if (whole_line && hashes(at, line, next)) {
                in_paragraph = false;
            } else if (const unsigned level = underline_level(line); in_paragraph && level != 0) {
                add(level, paragraph, at, paragraph, next);
                in_paragraph = false;
            } else {
                tags(at, line);
                bold_year(at, line, next);
                if (!in_paragraph) paragraph = at;
                in_paragraph = whole_line || in_paragraph;
            }
            at = next;
        }
    }

  private:
    void add(unsigned level, std::size_t begin, std::size_t end, std::size_t whole_begin, std::size_t whole_end) {
        std::string_view text = trim(page_.substr(begin, end - begin));
        if (text.ends_with('}')) {  // goldmark: {#id .class}
            if (const std::size_t open = text.rfind('{'); open != npos && open + 1 < text.size() &&
                                                          (text[open + 1] == '#' || text[open + 1] == '.')) {
                text = trim(text.substr(0, open));
            }
        }
        if (text.empty()) return;
        const auto offset = static_cast<std::size_t>(text.data() - page_.data());
        Heading heading;
        heading.text = decode_markdown_plain(arena_, text);
        heading.span = span_of(offset, offset + text.size());
        heading.whole = span_of(whole_begin, whole_end);
        heading.level = level;
        if (!heading.text.empty()) found_(heading);
    }

    /// CommonMark 0.31, section 4.2.
    bool hashes(std::size_t at, std::string_view line, std::size_t next) {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == npos || indent > 3 || line[indent] != '#') return false;
        const std::size_t after = std::min(line.find_first_not_of('#', indent), line.size());
        const std::size_t level = after - indent;
        if (level > 6 || (after < line.size() && !is_ascii_space(line[after]))) return false;
        std::string_view text = trim(line.substr(after));
        const std::size_t last = text.find_last_not_of('#');
        if (last == npos) {
            text = {};
        } else if (last + 1 < text.size() && is_ascii_space(text[last])) {
            text = trim(text.substr(0, last));
        }
        const std::size_t begin = text.empty() ? at + line.size() : static_cast<std::size_t>(text.data() - page_.data());
        add(static_cast<unsigned>(level), begin, begin + text.size(), at, next);
        return true;
    }

    /// `<h3 …>…</h3>`; the closing tag may be some lines below.
    void tags(std::size_t at, std::string_view line) {
        for (std::size_t open = line.find('<'); open != npos; open = line.find('<', open + 1)) {
            if (open + 3 >= line.size() || ascii_lower(line[open + 1]) != 'h' || line[open + 2] < '1' || line[open + 2] > '6') continue;
            if (line[open + 3] != '>' && !is_ascii_space(line[open + 3])) continue;
            const std::size_t limit = std::min<std::size_t>(stretch_.end, at + open + longest_tag);
            const std::size_t begin = page_.substr(0, limit).find('>', at + open);
            if (begin == npos) continue;
            std::size_t end = page_.substr(0, limit).find("</", begin);
            while (end != npos && end + 3 < limit && ascii_lower(page_[end + 2]) != 'h') end = page_.substr(0, limit).find("</", end + 2);
            if (end == npos) continue;
            add(static_cast<unsigned>(line[open + 2] - '0'), begin + 1, end, at + open, std::min<std::size_t>(end + 5, stretch_.end));
        }
    }

    /// `**2024**`: many pages have no other headings.
    void bold_year(std::size_t at, std::string_view line, std::size_t next) {
        std::string_view text = trim(line);
        if (text.size() < 8 || text.size() > 10) return;
        if (!(text.starts_with("**") && text.ends_with("**")) && !(text.starts_with("__") && text.ends_with("__"))) return;
        text = trim(text.substr(2, text.size() - 4));
        if (text.size() != 4 || year_of_heading(text) == 0) return;
        const auto offset = static_cast<std::size_t>(text.data() - page_.data());
        add(7, offset, offset + text.size(), at, next);
    }

    /// A heading in HTML is looked for no further than this, in bytes.
    static constexpr std::size_t longest_tag = 2048;

    std::string_view page_;
    SourceSpan stretch_;
    Arena& arena_;
    const std::function<void(const Heading&)>& found_;
};

}  // namespace

void find_headings(std::string_view page, SourceSpan stretch, Arena& arena, const std::function<void(const Heading&)>& found) {
    HeadingFinder(page, stretch, arena, found).run();
}

int year_of_heading(std::string_view text) {
    constexpr std::array<std::string_view, 14> periods = {"before", "earlier", "older", "since", "until", "till", "pre-",
                                                          "after",  "prior",   "from",  "to ",   "–",     "onward", "up to"};
    const std::string lower = ascii_lower(text);
    for (const std::string_view word : periods) {
        if (lower.find(word) != npos) return 0;
    }
    int year = 0;
    for (std::size_t at = 0; at < lower.size();) {
        if (!is_ascii_digit(lower[at])) {
            ++at;
            continue;
        }
        const std::size_t end = std::min(lower.find_first_not_of("0123456789", at), lower.size());
        const bool in_word = (at > 0 && is_ascii_alpha(lower[at - 1])) || (end < lower.size() && is_ascii_alpha(lower[end]));
        if (end - at == 4 && !in_word && (lower.compare(at, 2, "19") == 0 || lower.compare(at, 2, "20") == 0)) {
            if (year != 0) return 0;
            for (std::size_t i = at; i < end; ++i) year = year * 10 + (lower[i] - '0');
        }
        at = end;
    }
    return year;
}

}  // namespace bibcast::shortcode
