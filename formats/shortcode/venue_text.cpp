#include "formats/shortcode/venue_text.hpp"

#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

bool is_word_char(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size() || !equals_ignoring_ascii_case(text.substr(0, word.size()), word)) return false;
    return text.size() == word.size() || !is_word_char(text[word.size()]);
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")) && is_ascii_digit(digits[2]) &&
           is_ascii_digit(digits[3]);
}

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

/// `'23` is 2023, `'93` is 1993.
int full_year(int two_digits) { return two_digits >= 50 ? 1900 + two_digits : 2000 + two_digits; }

/// An apostrophe before `at`, of any kind: how many bytes it has.
std::size_t apostrophe_before(std::string_view text, std::size_t at) {
    if (at >= 1 && (text[at - 1] == '\'' || text[at - 1] == '`')) return 1;
    if (at < 3) return 0;
    const std::string_view sign = text.substr(at - 3, 3);
    return sign == "\xE2\x80\x99" || sign == "\xE2\x80\x98" ? 3 : 0;
}

/// The month before a year, if the word before it is one.
std::string_view take_month(std::string_view rest, Date& date) {
    const std::string_view before = trim(rest);
    std::size_t begin = before.size();
    while (begin > 0 && before[begin - 1] != ' ' && before[begin - 1] != ',' && before[begin - 1] != '(') --begin;
    const int month = month_named(before.substr(begin));
    // "May" begins no month where a name could end in it; "March 2024" after nothing is a date all the same.
    if (month == 0) return rest;
    date.begin.month = static_cast<std::uint8_t>(month);
    return before.substr(0, begin);
}

bool ordinal_unit(std::string_view word) {
    constexpr std::string_view units[] = {"first",     "second",      "third",      "fourth",     "fifth",
                                          "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
                                          "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
                                          "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
                                          "thirtieth", "fortieth",    "fiftieth",   "sixtieth",   "seventieth"};
    for (const std::string_view unit : units) {
        if (equals_ignoring_ascii_case(word, unit)) return true;
    }
    return false;
}

}  // namespace

std::size_t dash_size(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == '-') return text.starts_with("--") ? 2 : 1;
    const bool dash = text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x90' && text[2] <= '\x95';
    return dash ? 3 : 0;
}

std::size_t find_word(std::string_view text, std::string_view word) {
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (ascii_lower(text[at]) != word[0]) continue;
        if (at > 0 && is_word_char(text[at - 1])) continue;
        if (starts_with_word(text.substr(at), word)) return at;
    }
    return std::string_view::npos;
}

std::string_view strip_separators(std::string_view text) {
    const auto is_separator = [](char c) {
        return is_ascii_space(c) || c == ',' || c == ':' || c == ';' || c == '|' || c == '/';
    };
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        if (is_separator(text.front()) || text.front() == '.')
            text.remove_prefix(1), changed = true;
        else if (const std::size_t dash = dash_size(text); dash != 0)
            text.remove_prefix(dash), changed = true;
        if (text.empty()) break;
        if (is_separator(text.back()) || text.back() == '-')
            text.remove_suffix(1), changed = true;
        else if (text.size() >= 3 && dash_size(text.substr(text.size() - 3)) == 3)
            text.remove_suffix(3), changed = true;
        else if (text.size() >= 2 && text.starts_with("\xC2\xB7"))
            text.remove_prefix(2), changed = true;
        else if (text.ends_with(".."))
            text.remove_suffix(1), changed = true;
    }
    return text;
}

std::string_view strip_brackets(std::string_view text) {
    text = trim(text);
    const bool bracketed = text.size() >= 2 &&
                           ((text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']'));
    return bracketed ? trim(text.substr(1, text.size() - 2)) : text;
}

std::size_t piece_end(std::string_view text) {
    if (!text.empty() && (text[0] == '(' || text[0] == '[')) {
        const char close = text[0] == '(' ? ')' : ']';
        std::size_t depth = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == text[0]) ++depth;
            if (text[i] == close && --depth == 0) return i + 1;
        }
        return text.size();
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ',' || c == ';' || c == '|' || c == '(' || c == '[') return i;
        if (c == '\xC2' && text.substr(i, 2) == "\xC2\xB7") return i;
        if (c != ' ') continue;
        const std::size_t dash = dash_size(text.substr(i + 1));
        if (dash != 0 && i + 1 + dash < text.size() && text[i + 1 + dash] == ' ') return i;
    }
    return text.size();
}

YearCut cut_year(std::string_view text, bool (*acronym)(std::string_view)) {
    YearCut cut{strip_separators(text), {}};
    std::string_view body = cut.rest;
    if (body.size() > 1 && body.back() == '.' &&
        (is_ascii_digit(body[body.size() - 2]) || body[body.size() - 2] == ')'))
        body.remove_suffix(1);
    if (body.empty()) return cut;
    if (body.back() == ')' || body.back() == ']') {
        const std::size_t open = body.rfind(body.back() == ')' ? '(' : '[');
        if (open == std::string_view::npos) return cut;
        const YearCut inner = cut_year(strip_brackets(body.substr(open)), nullptr);
        if (!inner.date.has_parts() || !inner.rest.empty()) return cut;
        return {strip_separators(body.substr(0, open)), inner.date};
    }
    std::size_t begin = body.size();
    while (begin > 0 && is_ascii_digit(body[begin - 1])) --begin;
    const std::string_view digits = body.substr(begin);
    const bool separate = begin == 0 || body[begin - 1] == ' ' || body[begin - 1] == ',' || body[begin - 1] == '(';
    if (is_year(digits) && separate) {
        cut.date = Date::of_year(number_of(digits));
        cut.rest = strip_separators(take_month(body.substr(0, begin), cut.date));
        return cut;
    }
    if (const std::size_t sign = apostrophe_before(body, begin); sign != 0 && (digits.size() == 2 || is_year(digits))) {
        cut.date = Date::of_year(digits.size() == 2 ? full_year(number_of(digits)) : number_of(digits));
        cut.rest = strip_separators(body.substr(0, begin - sign));
        return cut;
    }
    if (acronym == nullptr || begin == 0 || (digits.size() != 2 && !is_year(digits))) return cut;
    const std::string_view name = strip_separators(body.substr(0, begin));
    const bool glued = name.size() == begin;
    const bool hyphened = name.size() + 1 == begin || (begin >= 3 && name.size() + 3 == begin);
    if ((!glued && !hyphened) || body[begin - 1] == ' ' || !acronym(name)) return cut;
    cut.date = Date::of_year(digits.size() == 2 ? full_year(number_of(digits)) : number_of(digits));
    cut.rest = name;
    return cut;
}

bool is_ordinal(std::string_view word) {
    std::size_t digits = 0;
    while (digits < word.size() && is_ascii_digit(word[digits])) ++digits;
    if (digits > 0) {
        const std::string_view suffix = word.substr(digits);
        for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
            if (equals_ignoring_ascii_case(suffix, ending)) return true;
        }
        return false;
    }
    if (word.size() < 5) return false;
    const char before_last = ascii_lower(word[word.size() - 2]);
    const char last = ascii_lower(word.back());
    const bool ordinal_ending = (before_last == 's' && last == 't') ||
                                (last == 'd' && (before_last == 'n' || before_last == 'r')) ||
                                (before_last == 't' && last == 'h');
    if (!ordinal_ending) return false;
    for (const std::string_view ten : {"twenty", "thirty", "forty", "fifty", "sixty", "seventy"}) {
        if (word.size() > ten.size() + 1 && equals_ignoring_ascii_case(word.substr(0, ten.size()), ten)) {
            const std::string_view unit = word.substr(ten.size());
            if (ordinal_unit(unit[0] == '-' ? unit.substr(1) : unit)) return true;
        }
    }
    return ordinal_unit(word);
}

std::string_view drop_openings(std::string_view text) {
    constexpr std::string_view openings[] = {"in:", "in",  "proceedings", "proc.", "proc",
                                             "of",  "the", "annual",      "vol."};
    for (;;) {
        text = strip_separators(text);
        const std::size_t blank = text.find(' ');
        if (blank == std::string_view::npos) return text;
        const std::string_view word = text.substr(0, blank);
        bool dropped = is_ordinal(word) || is_year(word);
        for (const std::string_view opening : openings) dropped = dropped || equals_ignoring_ascii_case(word, opening);
        if (!dropped) return text;
        text.remove_prefix(blank + 1);
    }
}

}  // namespace bibcast::shortcode
