// Dates as people write them: a date is cut into tokens, the tokens have a shape ("6 May 2004" is nMY), and a table of
// shapes says which number is what. Ranges are two shapes whose gaps are filled from one another.

#include <array>
#include <optional>
#include <span>

#include "model/ascii.hpp"
#include "model/date.hpp"

namespace bibcast {

namespace {

constexpr std::size_t longest_date = 80;
constexpr std::size_t most_tokens = 12;

/// `kind`: Y a year, n a number of one or two digits, o an ordinal (6th), M a month, S a season, W a day of the week,
/// B and A the eras before and after Christ, T "to", P "present", and `-` `/` `.` for themselves.
struct Token {
    char kind = 0;
    int value = 0;
};

struct Word {
    std::string_view word;
    Token token;
};

constexpr std::array words = {
    Word{"spring", {'S', 21}}, Word{"summer", {'S', 22}}, Word{"autumn", {'S', 23}}, Word{"fall", {'S', 23}},
    Word{"winter", {'S', 24}}, Word{"mon", {'W', 0}},     Word{"monday", {'W', 0}},  Word{"tue", {'W', 0}},
    Word{"tues", {'W', 0}},    Word{"tuesday", {'W', 0}}, Word{"wed", {'W', 0}},     Word{"wednesday", {'W', 0}},
    Word{"thu", {'W', 0}},     Word{"thur", {'W', 0}},    Word{"thurs", {'W', 0}},   Word{"thursday", {'W', 0}},
    Word{"fri", {'W', 0}},     Word{"friday", {'W', 0}},  Word{"sat", {'W', 0}},     Word{"saturday", {'W', 0}},
    Word{"sun", {'W', 0}},     Word{"sunday", {'W', 0}},  Word{"bc", {'B', 0}},      Word{"bce", {'B', 0}},
    Word{"ad", {'A', 0}},      Word{"ce", {'A', 0}},      Word{"to", {'T', 0}},      Word{"through", {'T', 0}},
    Word{"until", {'T', 0}},   Word{"present", {'P', 0}}, Word{"today", {'P', 0}},   Word{"now", {'P', 0}},
};

/// How the numbers and words of a date stand. `parts` names them in order: y, m, d; `?` is a day or a month, to be
/// decided by its value. `-` in `parts` stands for a token that says nothing.
struct Shape {
    std::string_view tokens;
    std::string_view parts;
};

constexpr std::array whole_shapes = {
    Shape{"Y", "y"},           Shape{"Y/", "y-"},       Shape{"Y//", "y--"},       Shape{"Y///", "y---"},
    Shape{"MY", "my"},         Shape{"YM", "ym"},       Shape{"M-Y", "m-y"},       Shape{"Y-M", "y-m"},
    Shape{"M/Y", "m-y"},       Shape{"Y/M", "y-m"},     Shape{"M.Y", "m-y"},       Shape{"SY", "my"},
    Shape{"YS", "ym"},         Shape{"S-Y", "m-y"},     Shape{"Y-S", "y-m"},       Shape{"nMY", "dmy"},
    Shape{"oMY", "dmy"},       Shape{"n.MY", "d-my"},   Shape{"n-M-Y", "d-m-y"},   Shape{"n/M/Y", "d-m-y"},
    Shape{"MnY", "mdy"},       Shape{"MoY", "mdy"},     Shape{"YMn", "ymd"},       Shape{"YMo", "ymd"},
    Shape{"YnM", "ydm"},       Shape{"Y-M-n", "y-m-d"}, Shape{"Y/M/n", "y-m-d"},   Shape{"Y.M.n", "y-m-d"},
    Shape{"Y-n-n", "y-m-d"},   Shape{"Y/n/n", "y-m-d"}, Shape{"Y/n/n/", "y-m-d-"}, Shape{"Y.n.n", "y-m-d"},
    Shape{"Y.n.n.", "y-m-d-"}, Shape{"Y/n/", "y-m-"},   Shape{"Y/n//", "y-m--"},   Shape{"Y//n/", "y--m-"},
    Shape{"Y.n", "y-m"},       Shape{"n/Y", "m-y"},     Shape{"n.Y", "m-y"},       Shape{"n-Y", "m-y"},
    Shape{"nY", "my"},         Shape{"n.n.Y", "d-m-y"}, Shape{"n/n/Y", "?-?-y"},   Shape{"n-n-Y", "?-?-y"},
};

/// What a range may have at one of its ends beside a whole date.
constexpr std::array part_shapes = {
    Shape{"n", "d"},   Shape{"o", "d"},   Shape{"n.", "d-"}, Shape{"M", "m"},     Shape{"S", "m"},   Shape{"nM", "dm"},
    Shape{"oM", "dm"}, Shape{"Mn", "md"}, Shape{"Mo", "md"}, Shape{"n.M", "d-m"}, Shape{"nY", "dy"}, Shape{"oY", "dy"},
};

/// A date of which parts may be missing (0; `has_year` for the year).
struct Parts {
    bool has_year = false;
    int year = 0;
    int month = 0;
    int day = 0;
};

struct Tokens {
    std::array<Token, most_tokens> list;
    std::size_t size = 0;

    bool push(Token token) {
        if (size == most_tokens) return false;
        list[size++] = token;
        return true;
    }
    [[nodiscard]] std::span<const Token> all() const { return std::span(list).first(size); }
};

/// How many bytes of `text` are a dash: `-`, `--`, U+2010 to U+2015, U+2212.
std::size_t dash_size(std::string_view text) {
    if (text[0] == '-') return text.substr(0, 3) == "---" ? 3 : text.substr(0, 2) == "--" ? 2 : 1;
    if (text.size() < 3 || text[0] != '\xE2') return 0;
    if (text[1] == '\x80' && text[2] >= '\x90' && text[2] <= '\x95') return 3;
    return text.substr(1, 2) == "\x88\x92" ? 3 : 0;
}

bool push_number(std::string_view text, std::size_t& at, Tokens& tokens) {
    const std::size_t begin = at;
    int value = 0;
    for (; at < text.size() && ascii::is_digit(text[at]); ++at) {
        if (at - begin == 4) return false;
        value = value * 10 + (text[at] - '0');
    }
    const bool is_year = at - begin > 2;
    std::size_t end = at;
    while (end < text.size() && ascii::is_alpha(text[end])) ++end;
    if (end == at) return tokens.push({is_year ? 'Y' : 'n', value});
    const std::string_view suffix = text.substr(at, end - at);
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
        if (!is_year && ascii::equals(suffix, ordinal)) {
            at = end;
            return tokens.push({'o', value});
        }
    }
    return true;  // `6May2004`: the letters are a token of their own, `2004a` fails there
}

bool push_word(std::string_view text, std::size_t& at, Tokens& tokens) {
    std::size_t end = at;
    while (end < text.size() && ascii::is_alpha(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    at = end;
    const bool stopped = at < text.size() && text[at] == '.';
    if (const int month = month_named(word); month != 0) {
        if (stopped) ++at;
        return tokens.push({'M', month});
    }
    if (ascii::equals(word, "of") || ascii::equals(word, "the")) return true;
    for (const Word& row : words) {
        if (!ascii::equals(word, row.word)) continue;
        if (stopped && row.token.kind == 'W') ++at;
        return tokens.push(row.token);
    }
    return false;
}

bool tokenize(std::string_view text, Tokens& tokens) {
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const std::size_t dash = dash_size(text.substr(at));
        if (dash != 0) {
            at += dash;
            if (!tokens.push({'-', 0})) return false;
        } else if (c == '/' || c == '.') {
            ++at;
            if (!tokens.push({c, 0})) return false;
        } else if (ascii::is_space(c) || c == ',') {
            ++at;
        } else if (text.substr(at, 2) == "\xC2\xA0") {
            at += 2;
        } else if (ascii::is_digit(c)) {
            if (!push_number(text, at, tokens)) return false;
        } else if (!ascii::is_alpha(c) || !push_word(text, at, tokens)) {
            return false;
        }
    }
    return tokens.size != 0;
}

/// `44 BC` and `AD 79` become one year; a day of the week before a date goes.
void fold_eras(Tokens& tokens) {
    Tokens folded;
    for (std::size_t i = 0; i < tokens.size; ++i) {
        const Token& token = tokens.list[i];
        const bool number = token.kind == 'n' || token.kind == 'Y';
        const char next = i + 1 < tokens.size ? tokens.list[i + 1].kind : '\0';
        if (token.kind == 'W' && next != '\0') continue;
        if (number && token.value > 0 && (next == 'B' || next == 'A')) {
            folded.push({'Y', next == 'B' ? 1 - token.value : token.value});
            ++i;
        } else if (token.kind == 'A' && (next == 'n' || next == 'Y')) {
            folded.push({'Y', tokens.list[++i].value});
        } else {
            folded.push(token);
        }
    }
    tokens = folded;
}

/// Two numbers of which one must be the day: the one above 12, or either if they are the same.
bool decide_day(int first, int second, Parts& parts) {
    if (first > 12 || first == second) {
        parts.day = first;
        parts.month = second;
        return true;
    }
    parts.day = second;
    parts.month = first;
    return second > 12;
}

template <std::size_t N>
bool match(std::span<const Token> tokens, const std::array<Shape, N>& shapes, Parts& parts) {
    for (const Shape& shape : shapes) {
        if (shape.tokens.size() != tokens.size()) continue;
        std::size_t same = 0;
        while (same < tokens.size() && shape.tokens[same] == tokens[same].kind) ++same;
        if (same != tokens.size()) continue;
        int undecided = -1;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const int value = tokens[i].value;
            switch (shape.parts[i]) {
                case 'y':
                    parts.year = value, parts.has_year = true;
                    break;
                case 'm':
                    parts.month = value;
                    break;
                case 'd':
                    parts.day = value;
                    break;
                case '?':
                    if (undecided >= 0 && !decide_day(undecided, value, parts)) return false;
                    undecided = value;
                    break;
                default:
                    break;
            }
            if (value == 0 && shape.parts[i] != 'y' && shape.parts[i] != '-') return false;
        }
        return true;
    }
    return false;
}

bool to_point(const Parts& parts, DatePoint& point) {
    const bool no_month = parts.month == 0 || (parts.month > 12 && parts.month < 21);
    if (!parts.has_year || (no_month && (parts.day != 0 || parts.month != 0))) return false;
    if (!is_calendar_day(parts.year, parts.month, parts.day)) return false;
    point.year = parts.year;
    point.month = static_cast<std::uint8_t>(parts.month);
    point.day = static_cast<std::uint8_t>(parts.day);
    return true;
}

/// What an end of a range leaves out before its own coarsest part is that of the other end.
void fill(Parts& parts, const Parts& other) {
    if (parts.has_year) return;
    parts.has_year = other.has_year;
    parts.year = other.year;
    if (parts.month == 0) parts.month = other.month;
}

long order(const Parts& parts) { return (parts.year * 100L + parts.month) * 100L + parts.day; }

bool parse_range_end(std::span<const Token> tokens, Parts& parts) {
    return match(tokens, part_shapes, parts) || match(tokens, whole_shapes, parts);
}

std::optional<Date> parse_range(std::span<const Token> left, std::span<const Token> right) {
    Date date;
    Parts begin;
    Parts end;
    if (!match(left, whole_shapes, begin) && !match(left, part_shapes, begin)) return std::nullopt;
    date.begin_bound = Bound::point;
    if (right.empty() || (right.size() == 1 && right[0].kind == 'P')) {
        date.end_bound = Bound::open;
        return to_point(begin, date.begin) ? std::optional(date) : std::nullopt;
    }
    date.end_bound = Bound::point;
    if (!parse_range_end(right, end)) return std::nullopt;
    // "12 2004" after a month's name is a day: "May 6-12, 2004"; nothing else may need the other end's month.
    if (end.has_year && end.month == 0 && end.day != 0) end.month = begin.month;
    fill(begin, end);
    fill(end, begin);
    const bool same_precision = (begin.month != 0) == (end.month != 0) && (begin.day != 0) == (end.day != 0) &&
                                (begin.month > 12) == (end.month > 12);
    if (!same_precision || order(begin) > order(end)) return std::nullopt;
    if (!to_point(begin, date.begin) || !to_point(end, date.end)) return std::nullopt;
    return date;
}

std::optional<Date> parse_tokens(std::span<const Token> tokens) {
    Date date;
    Parts parts;
    if (match(tokens, whole_shapes, parts)) {
        date.begin_bound = Bound::point;
        return to_point(parts, date.begin) ? std::optional(date) : std::nullopt;
    }
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const char kind = tokens[i].kind;
        if (kind != '-' && kind != '/' && kind != 'T') continue;
        if (kind != '-' && i + 1 == tokens.size()) continue;
        if (auto range = parse_range(tokens.first(i), tokens.subspan(i + 1))) return range;
    }
    return std::nullopt;
}

/// Cuts `c.`, `ca.`, `circa`, `~`, … off the front. A bare `c` glued to a year is a copyright date to libraries.
bool take_circa(std::string_view& text) {
    constexpr std::string_view openings[] = {"circa ", "ca. ",   "ca ",     "c. ",     "c.",
                                             "ca.",    "about ", "around ", "approx. ", "~"};
    for (const std::string_view opening : openings) {
        if (!ascii::starts_with(text, opening)) continue;
        text = ascii::trim(text.substr(opening.size()));
        return true;
    }
    return false;
}

/// Cuts a time of day off the end (`2014/08/31 22:10:44`, `…/T09:22:42Z`); empty if there is none.
std::string_view take_time(std::string_view& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon < 3) return {};
    const std::string_view time = text.substr(colon - 2);
    if (!is_edtf_time(time)) return {};
    std::string_view rest = text.substr(0, colon - 2);
    const char before = rest.back();
    if (before != 'T' && before != '/' && before != ',' && !ascii::is_space(before)) return {};
    if (before != '/') rest.remove_suffix(1);
    text = ascii::trim(rest);
    return time;
}

/// `20040506`, the basic form of ISO 8601, as MEDLINE has it.
std::optional<Date> parse_basic(std::string_view text) {
    if (text.size() != 8 || !ascii::all_digits(text)) return std::nullopt;
    const auto number = [text](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) value = value * 10 + (c - '0');
        return value;
    };
    Date date;
    date.begin_bound = Bound::point;
    const Parts parts{true, number(0, 4), number(4, 2), number(6, 2)};
    return parts.day != 0 && to_point(parts, date.begin) ? std::optional(date) : std::nullopt;
}

std::optional<Date> parse_plain(std::string_view text) {
    if (auto date = parse_edtf(text)) return date;
    if (auto date = parse_basic(text)) return date;
    const std::string_view time = take_time(text);
    Tokens tokens;
    if (!tokenize(text, tokens)) return std::nullopt;
    fold_eras(tokens);
    auto date = parse_tokens(tokens.all());
    if (date && !time.empty()) {
        if (date->is_range() || date->begin.day == 0) return std::nullopt;
        date->begin.time = time;
    }
    return date;
}

}  // namespace

std::optional<Date> parse_written_date(std::string_view text) {
    text = ascii::trim(text);
    if (text.empty() || text.size() > longest_date) return std::nullopt;
    if (auto date = parse_edtf(text)) return date;
    const bool circa = take_circa(text);
    bool uncertain = false;
    if (text.ends_with("(?)") || text.ends_with("?")) {
        text = ascii::trim(text.substr(0, text.size() - (text.back() == ')' ? 3 : 1)));
        uncertain = true;
    }
    while (!text.empty() && (text.back() == ',' || text.back() == ';')) text.remove_suffix(1);
    if (!text.empty() && text.back() == '.' && text.find('.') + 1 == text.size()) text.remove_suffix(1);
    auto date = parse_plain(text);
    if (!date) return std::nullopt;
    for (DatePoint* point : {&date->begin, &date->end}) {
        const Bound bound = point == &date->begin ? date->begin_bound : date->end_bound;
        if (bound != Bound::point) continue;
        point->approximate = point->approximate || circa;
        point->uncertain = point->uncertain || uncertain;
    }
    return date;
}

}  // namespace bibcast
