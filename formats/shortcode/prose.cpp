#include "formats/shortcode/prose.hpp"

#include <algorithm>
#include <array>

#include "name/others.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

// Words that stand in titles and sentences, and in no name.
constexpr std::array<std::string_view, 48> plain_words = {
    "a", "an", "are", "as", "at", "based", "be", "between", "by", "can", "for", "from", "has", "have", "how",
    "in", "into", "is", "it", "its", "learning", "not", "of", "on", "or", "our", "over", "such", "than", "that",
    "the", "their", "these", "this", "through", "to", "toward", "towards", "under", "using", "via", "was", "we",
    "when", "which", "while", "with", "without"};
static_assert(std::is_sorted(plain_words.begin(), plain_words.end()));

bool is_plain_word(std::string_view word) {
    char lower[12];
    if (word.empty() || word.size() > sizeof lower) return false;
    std::transform(word.begin(), word.end(), lower, [](char c) { return ascii_lower(c); });
    return std::binary_search(plain_words.begin(), plain_words.end(), std::string_view(lower, word.size()));
}

/// The words of `text`, each a view, handed to `take`; a word is a run of non-blanks.
template <class Take>
void each_word(std::string_view text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_ascii_space(text[at])) ++at;
        const std::size_t begin = at;
        while (at < text.size() && !is_ascii_space(text[at])) ++at;
        if (at > begin) take(text.substr(begin, at - begin));
    }
}

/// `word` without marks and brackets at its ends.
std::string_view core_of(std::string_view word) {
    while (!word.empty()) {
        const CodePoint point = code_point_at(word, 0);
        if (is_letter(point.value) || is_digit(point.value)) break;
        word.remove_prefix(point.size);
    }
    while (!word.empty()) {
        const CodePoint point = code_point_before(word, word.size());
        if (is_letter(point.value) || is_combining(point.value)) break;
        word.remove_suffix(point.size);
    }
    return word;
}

/// `An Wang`, `On Lee`: two words that begin with capitals, the first of which sentences have, too.
bool can_be_short_given(std::string_view piece) {
    int words = 0;
    bool capitals = true;
    each_word(piece, [&](std::string_view word) {
        const std::string_view core = core_of(word);
        if (core.empty()) return;
        if (++words == 1) capitals = capitals && core.size() == 2 && is_plain_word(core);
        else capitals = capitals && !is_plain_word(core);
        capitals = capitals && is_upper(code_point_at(core, 0).value);
    });
    return capitals && words == 2;
}

/// Whether the stretch between two separators can be a name; counts its words.
bool can_be_name(std::string_view piece, int& words) {
    bool good = true;
    bool capital = false;
    words = 0;
    each_word(piece, [&](std::string_view word) {
        const std::string_view core = core_of(word);
        if (core.empty()) return;
        ++words;
        if (is_plain_word(core) && !(core.size() == 1 && core[0] == 'A')) good = false;
        if (is_ascii_digit(core[0]) || core.find_first_of("0123456789:/@?!=") != npos) good = false;
        const char32_t first = code_point_at(core, 0).value;
        const bool cased = is_upper(first) || is_lower(first);
        if (!cased || is_upper(first)) {
            capital = true;
        } else if (core.size() > 5 && core.find('-') == npos && core.find('\'') == npos) {
            good = false;  // longer than any particle
        }
    });
    return good && capital && words <= 6;
}

std::size_t separator_size(std::string_view text, std::size_t at) {
    if (is_ascii_alpha(text[at])) return 0;
    if (text[at] == ',' || text[at] == ';' || text[at] == '\n' || text[at] == '|') return 1;
    constexpr std::array<std::string_view, 7> separators = {" and ", " & ", "\u3001", "\uFF0C", "\uFF1B", " \u00B7 ", " \u2022 "};
    for (const std::string_view separator : separators) {
        if (text.substr(at).starts_with(separator)) return separator.size();
    }
    return 0;
}

}  // namespace

NameLikeness name_likeness(std::string_view text) {
    text = trim_unicode(text);
    if (text.size() > 20000 || text.empty()) return NameLikeness::no;
    int names = 0;
    int doubtful = 0;
    int short_given = 0;  // names where there are others
    int longest = 0;
    bool others = false;
    const auto judge = [&](std::string_view piece) {
        if (is_others(trim_unicode(piece))) {
            others = true;
            return;
        }
        int words = 0;
        const bool good = can_be_name(piece, words);
        if (words == 0) return;
        if (good) {
            ++names;
            longest = std::max(longest, words);
        } else if (can_be_short_given(piece)) {
            ++short_given;
        } else {
            ++doubtful;
        }
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = separator_size(text, at);
        if (size == 0) {
            ++at;
            continue;
        }
        if (at > begin) judge(text.substr(begin, at - begin));
        at += size;
        // " and B and C": the blank that ended this separator may begin the next one.
        begin = at;
        if (size > 1 && text[at - 1] == ' ' && at < text.size()) --at;
        if (at < begin && separator_size(text, at) == 0) at = begin;
    }
    judge(text.substr(begin));
    if (names >= 2) names += short_given;
    else doubtful += short_given;
    if (names == 0 || doubtful * 5 > names) return NameLikeness::no;
    if (names + (others ? 1 : 0) >= 2 && longest >= 2) return NameLikeness::list;
    return names == 1 && longest <= 4 && text.back() != '.' ? NameLikeness::one : NameLikeness::no;
}

bool is_prose(std::string_view text) {
    text = trim_unicode(text);
    int words = 0;
    int plain = 0;
    int sentences = 0;
    each_word(text, [&](std::string_view word) {
        ++words;
        if (is_plain_word(core_of(word))) ++plain;
        if (word.size() > 3 && (word.back() == '.' || word.back() == '?' || word.back() == '!')) ++sentences;
    });
    if (words < 8) return false;
    return (plain * 10 >= words && (sentences > 0 || words > 25)) || (words > 40 && plain * 20 >= words);
}

bool is_question(std::string_view text) {
    text = trim_unicode(text);
    if (text.empty() || (text.back() != '?' && text.back() != '!')) return false;
    int words = 0;
    int ends = 0;
    each_word(text, [&](std::string_view word) {
        ++words;
        if (word.size() > 3 && (word.back() == '.' || word.back() == '?' || word.back() == '!')) ++ends;
    });
    return ends <= 1 && words <= 25;
}

}  // namespace bibcast::shortcode
