#include "name/legend_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "name/institutions.hpp"
#include "name/legend_signs.hpp"
#include "name/legend_words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_legend = 600;
constexpr std::uint32_t longest_stretch = 2400;

// Words that announce a legend.
constexpr auto labels = std::to_array<std::string_view>({"note", "notes", "legend", "here", "where", "remark", "key", "footnote", "footnotes",
                                                         "nb", "n.b.", "注", "说明", "the", "an", "a", "symbol", "symbols", "sign", "and"});
// Lower-case words that are found in lists of names.
constexpr auto name_words = std::to_array<std::string_view>({"and", "with", "von", "van", "de", "der", "den", "del", "della", "da", "dos",
                                                             "das", "do", "di", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "zu",
                                                             "zur", "vom", "und", "et", "y", "e", "others", "al.", "du", "af", "av"});

bool is_cut_off(char32_t c) {
    return is_space(c) || c == U',' || c == U';' || c == U'.' || c == U'·' || c == U'|' || c == U'，' || c == U'；' || c == U'。' ||
           c == U'、' || c == U'：' || c == U':' || c == U'/' || c == U'•' || c == U'-' || c == U'–' || c == U'—';
}

bool is_bracket(char32_t c) {
    return c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'（' || c == U'）' || c == U'{' || c == U'}' || c == U'【' || c == U'】';
}

// Separators, brackets without a partner, and a dangling "and" off both ends.
std::string_view trim_legend(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        const CodePoint first = code_point_at(text, 0);
        const bool closes_first = first.value == U'(' && text.find(')') != npos;
        if (is_cut_off(first.value) || (is_bracket(first.value) && !closes_first)) {
            text.remove_prefix(first.size);
            again = true;
            continue;
        }
        const CodePoint last = code_point_before(text, text.size());
        const bool opens_before = last.value == U')' && text.find('(') != npos;
        if (is_cut_off(last.value) || (is_bracket(last.value) && !opens_before)) {
            text.remove_suffix(last.size);
            again = true;
        } else if (text.ends_with(" and")) {
            text.remove_suffix(4);
            again = true;
        } else if (text.starts_with("and ")) {
            text.remove_prefix(4);
            again = true;
        }
    }
    return text;
}

// Two words or more that no list of names has: a sentence.
bool is_prose(std::string_view text) {
    std::size_t lower = 0;
    for (std::size_t at = 0; at < text.size() && at < longest_legend;) {
        while (at < text.size() && text[at] == ' ') ++at;
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end;
        if (word.empty() || !is_lower(code_point_at(word, 0).value)) continue;
        const std::string_view bare = word.ends_with(',') ? word.substr(0, word.size() - 1) : word;
        if (std::find(name_words.begin(), name_words.end(), bare) == name_words.end()) ++lower;
    }
    return lower >= 2;
}

bool is_label(std::string_view text) {
    text = trim_legend(text);
    if (text.empty()) return true;
    const std::string lower = ascii_lower(text);
    return std::find(labels.begin(), labels.end(), lower) != labels.end();
}

class LegendReader {
  public:
    LegendReader(Arena& arena, const PlainLine& line, LineRange range, LegendPlace place, std::uint32_t base)
        : arena_(arena), line_(line), range_(range), place_(place), base_(base) {}

    /// Where the first legend begins, after `read`; what stands before it are names or other words.
    [[nodiscard]] std::uint32_t begin() const { return begin_; }

    bool read(MarkLegends& found) {
        begin_ = range_.begin;
        signs_ = find_legend_signs(arena_, line_, range_);
        if (signs_.empty()) {
            read_unsigned();
        } else {
            read_respectively();
            if (read_.empty()) read_words_first();
            if (read_.empty()) read_signs_first();
            if (read_.empty()) read_affiliations();
        }
        for (const Legend& legend : read_) found.entries.push(arena_, legend);
        return !read_.empty();
    }

  private:
    [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
        return begin < end ? line_.text.substr(begin, end - begin) : std::string_view{};
    }
    /// What stands before sign `i`, and after the one before.
    [[nodiscard]] std::string_view gap_before(std::size_t i) const {
        return text(i == 0 ? range_.begin : signs_[i - 1].end, i == signs_.size() ? range_.end : signs_[i].begin);
    }
    [[nodiscard]] std::string_view gap_after(std::size_t i) const { return gap_before(i + 1); }

    [[nodiscard]] char32_t after(std::uint32_t at) const { return at < range_.end ? code_point_at(line_.text, at).value : U'\0'; }

    void add(const LegendSign& sign, Meaning meaning, std::string_view words) {
        const SourceSpan span = line_.source_of(range_.begin, range_.end);
        for (const std::string_view symbol : sign.symbols) {
            read_.push_back({symbol, meaning, words, {span.begin + base_, span.end + base_}});
        }
    }

    // `Authors are listed in alphabetical order`, `All authors contributed equally`, `*Equal contribution*` (the stars were taken for emphasis).
    void read_unsigned() {
        const std::string_view words = trim_legend(text(range_.begin, range_.end));
        if (words.empty() || words.size() > 120) return;
        const bool starred = is_starred();
        // Nearly every author line comes here; few words can be a legend without a sign.
        const bool of_order = words.find("lphab") != npos || words.find("rder") != npos || words.find("序") != npos;
        const bool of_all = place_ == LegendPlace::entry && says_all_authors(words);
        if (!starred && !of_order && !of_all) return;
        const LegendWords found = classify_legend(words);
        if (!found.known() || (!found.leads && !of_all)) return;
        const bool unsigned_one = found.meaning == Meaning::alphabetical || (of_all && is_equal(found.meaning));
        if (!starred && !unsigned_one) return;
        LegendSign sign;
        sign.symbols.emplace_back(unsigned_one ? "" : "*");
        add(sign, found.meaning, words);
    }

    // `All authors contributed equally`: of an entry's own list. `These authors` are some of them.
    [[nodiscard]] static bool says_all_authors(std::string_view words) {
        if (words.find("uthors") == npos || words.find("qual") == npos) return false;
        const std::string lower = ascii_lower(words);
        constexpr std::string_view all[] = {"all authors", "all the authors", "all of the authors", "both authors", "all co-authors", "all coauthors"};
        return lower.starts_with("the authors ") || lower.starts_with("authors contributed") ||
               std::any_of(std::begin(all), std::end(all), [&](std::string_view phrase) { return lower.find(phrase) != npos; });
    }

    [[nodiscard]] static bool is_equal(Meaning meaning) {
        return meaning == Meaning::equal || meaning == Meaning::equal_first || meaning == Meaning::equal_last;
    }

    // Emphasis in single stars around the whole line.
    [[nodiscard]] bool is_starred() const {
        auto stretch = std::lower_bound(line_.inlines.begin(), line_.inlines.end(), range_.begin,
                                        [](const Inline& i, std::uint32_t begin) { return i.begin < begin; });
        for (; stretch != line_.inlines.end() && stretch->begin == range_.begin; ++stretch) {
            const bool single = stretch->opening.end - stretch->opening.begin == 1;
            if (stretch->kind == InlineKind::italic && single && stretch->end + 1 >= range_.end) return true;
        }
        return false;
    }

    // `* and † denote equal contribution and corresponding author, respectively`
    void read_respectively() {
        if (signs_.front().symbols.size() < 2 || signs_.size() != 1) return;
        std::string_view words = gap_after(0);
        const std::size_t respectively = words.find("respectively");
        if (respectively == npos) return;
        words = trim_legend(words.substr(skip_legend_verb(words), respectively - std::min(respectively, skip_legend_verb(words))));
        const LegendSign sign = signs_.front();
        for (std::size_t i = 0; i < sign.symbols.size(); ++i) {
            const bool last = i + 1 == sign.symbols.size();
            const std::size_t comma = std::min(words.find(','), words.find(" and "));
            if (!last && comma == npos) {
                read_.clear();
                return;
            }
            const std::string_view part = trim_legend(words.substr(0, last ? npos : comma));
            if (!last) words = trim_legend(words.substr(comma + 1));
            LegendSign one;
            one.symbols.push_back(sign.symbols[i]);
            add(one, legend_meaning(part), part);
        }
    }

    // `Equal contribution (*), corresponding author (†)`, `Joint first authors are marked with *`
    void read_words_first() {
        if (signs_.front().glued) return;
        const std::string_view first = trim_legend(last_sentence(gap_before(0)));
        const LegendWords words = classify_legend(first);
        if (!words.known() || !words.leads) return;
        if (classify_legend(gap_after(signs_.size() - 1)).known()) return;
        const bool joined = signs_.front().enclosed || has_legend_verb(first) || first.size() + 2 >= trim(gap_before(0)).size() ||
                            trim(gap_before(0)).ends_with(':');
        if (!joined) return;
        begin_ = static_cast<std::uint32_t>(last_sentence(gap_before(0)).data() - line_.text.data());
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            const std::string_view gap = i == 0 ? first : trim_legend(gap_before(i));
            const Meaning meaning = legend_meaning(gap);
            if (meaning != Meaning::other) add(signs_[i], meaning, without_marking(gap));
        }
    }

    // `* Equal contribution; † Corresponding author`, `An asterisk indicates equal contribution`
    void read_signs_first() {
        std::size_t i = first_legend_sign();
        if (i < signs_.size()) {
            const std::string_view lead = last_sentence(gap_before(i));
            const bool belongs = lead.empty() || is_label(lead) || has_legend_verb(lead);
            begin_ = belongs && !lead.empty() ? static_cast<std::uint32_t>(lead.data() - line_.text.data()) : signs_[i].begin;
        }
        for (; i < signs_.size(); ++i) {
            std::string_view words = gap_after(i);
            if (i + 1 == signs_.size() && place_ == LegendPlace::page) words = words.substr(0, end_of_sentence(words));
            const bool verb = has_verb(i, words);
            words = trim_legend(words.substr(skip_legend_verb(words)));
            if (words.empty() || !has_letter(words)) continue;
            const LegendWords found = classify_legend(words);
            if (found.known() || is_other_legend(i, words, verb)) add(signs_[i], found.meaning, words);
        }
    }

    /// The first sign that a legend follows; the number of signs if there is none.
    [[nodiscard]] std::size_t first_legend_sign() const {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            if (signs_[i].glued) continue;
            const std::string_view lead = last_sentence(gap_before(i));
            const std::string_view words = gap_after(i);
            const LegendWords found = classify_legend(words);
            const bool at_start = i == 0 && is_label(gap_before(0));
            const bool bullet = at_start && is_bullet(i);
            // `Hao Zhang * (corresponding author), Ion Stoica`
            if (!at_start && trim(words).starts_with('(')) continue;
            if (found.known()) {
                if (found.leads && (is_label(lead) || !signs_[i].word)) return i;
                if (at_start && !bullet && !signs_[i].word) return i;
                if (has_verb(i, words) && has_sign_words(lead, words)) return i;
            } else if (at_start && !bullet && is_other_legend(i, trim_legend(words.substr(skip_legend_verb(words))), has_verb(i, words))) {
                return i;
            }
        }
        return signs_.size();
    }

    // `Authors marked with *`, `Names in bold are`: words of a legend on both sides of its sign.
    [[nodiscard]] static bool has_sign_words(std::string_view lead, std::string_view words) {
        const std::string_view before = trim_legend(lead);
        return before.empty() || has_legend_verb(before) || has_legend_verb(words);
    }

    [[nodiscard]] bool has_verb(std::size_t i, std::string_view words) const {
        const std::string_view start = trim(words).substr(0, 24);
        if (start.starts_with(':') || start.starts_with('=') || start.starts_with("：") || start.starts_with("＝")) return true;
        return skip_legend_verb(start) > start.find_first_not_of(" :=-") || has_legend_verb(start) ||
               (signs_[i].word && has_legend_verb(gap_before(i)));
    }

    // Markdown: `* item`, `+ item`, `# heading`.
    [[nodiscard]] bool is_bullet(std::size_t i) const {
        const std::string_view symbol = signs_[i].symbols.front();
        if (place_ == LegendPlace::entry || signs_[i].enclosed || signs_[i].raised || text(signs_[i].end, signs_[i].end + 1) != " ") return false;
        return symbol == "*" || symbol == "+" || symbol == "•" || symbol.starts_with('#');
    }

    [[nodiscard]] bool is_other_legend(std::size_t i, std::string_view words, bool verb) const {
        const LegendSign& sign = signs_[i];
        if (words.size() < 3 || words.size() > longest_legend) return false;
        if (verb && (sign.strong || sign.enclosed) && !sign.word) return true;
        if (sign.word || !sign.strong || !is_prose(words)) return false;
        return place_ == LegendPlace::entry || sign.symbols.front().front() != '*';
    }

    // `Siqi Kou¹, Hao Zhang² ¹UCSD ²CMU`: numbers that stood behind names stand again, in front of words.
    void read_affiliations_behind_names() {
        std::size_t first = signs_.size();
        while (first > 0 && signs_[first - 1].raised && !signs_[first - 1].glued && signs_[first - 1].begin < signs_[first - 1].end &&
               is_letter(after(signs_[first - 1].end))) {
            --first;
        }
        if (first == 0 || first == signs_.size()) return;
        for (std::size_t i = first; i < signs_.size(); ++i) {
            for (const std::string_view symbol : signs_[i].symbols) {
                const bool known = std::any_of(signs_.begin(), signs_.begin() + static_cast<std::ptrdiff_t>(first), [&](const LegendSign& sign) {
                    return std::find(sign.symbols.begin(), sign.symbols.end(), symbol) != sign.symbols.end();
                });
                if (!known) return;
            }
        }
        begin_ = signs_[first].begin;
        for (std::size_t i = first; i < signs_.size(); ++i) {
            const std::string_view words = trim_legend(gap_after(i));
            if (!words.empty()) add(signs_[i], Meaning::affiliation, words);
        }
    }

    // `¹UC Berkeley, ²CMU`: numbers in superscript before institutions.
    void read_affiliations() {
        if (signs_.size() > 1 && !is_label(gap_before(0))) return read_affiliations_behind_names();
        if (!is_label(gap_before(0))) return;
        bool institution = false;
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            if (!signs_[i].raised || signs_[i].glued) return;
            institution = institution || is_institution(trim_legend(gap_after(i)));
        }
        if (!institution) return;
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            const std::string_view words = trim_legend(gap_after(i));
            if (!words.empty()) add(signs_[i], Meaning::affiliation, words);
        }
    }

    [[nodiscard]] static std::string_view last_sentence(std::string_view text) {
        const std::size_t stop = std::max(text.rfind(". ") + 1, text.rfind("; ") + 1);
        return stop == 0 ? text : text.substr(stop);
    }

    [[nodiscard]] static std::size_t end_of_sentence(std::string_view text) {
        for (std::size_t at = text.find(". "); at != npos; at = text.find(". ", at + 1)) {
            if (at + 2 < text.size() && is_upper(code_point_at(text, at + 2).value) && at > 3) return at;
        }
        return npos;
    }

    // `Joint first authors are marked with` says `Joint first authors`.
    [[nodiscard]] static std::string_view without_marking(std::string_view words) {
        for (const std::string_view verb : {" are marked", " is marked", " are indicated", " is indicated", " are denoted", " is denoted",
                                            " marked", " indicated", " denoted", " are shown", " are highlighted"}) {
            const std::size_t at = words.find(verb);
            if (at != npos && at > 3) return words.substr(0, at);
        }
        return words;
    }

    Arena& arena_;
    const PlainLine& line_;
    LineRange range_;
    LegendPlace place_;
    std::uint32_t base_;
    std::vector<LegendSign> signs_;
    std::vector<Legend> read_;
    std::uint32_t begin_ = 0;
};

}  // namespace

std::optional<std::uint32_t> read_legend_stretch(Arena& arena, const PlainLine& line, LineRange range, LegendPlace place,
                                                 std::uint32_t base, MarkLegends& found) {
    if (range.end - range.begin > longest_stretch) {
        const std::size_t comma = line.text.find(',', range.end - longest_stretch);
        if (comma == npos || comma >= range.end) return std::nullopt;
        range.begin = static_cast<std::uint32_t>(comma) + 1;
    }
    LegendReader reader(arena, line, range, place, base);
    if (!reader.read(found)) return std::nullopt;
    return reader.begin();
}

}  // namespace bibcast
