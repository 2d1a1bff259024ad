#include "model/date.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "model/ascii.hpp"

namespace bibcast {

namespace {

constexpr int first_season = 21;
constexpr int last_season = 41;  // 25 to 41 are of level 2: hemispheres, quarters, quadrimesters, semesters

constexpr bool is_unspecified(char c) { return c == 'X' || c == 'u'; }

/// The value of exactly two digits at `at`; -1 if they are not there.
int two_digits(std::string_view text, std::size_t at) {
    if (at + 2 > text.size() || !ascii::is_digit(text[at]) || !ascii::is_digit(text[at + 1])) return -1;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

bool two_unspecified(std::string_view text, std::size_t at) {
    return at + 2 <= text.size() && is_unspecified(text[at]) && is_unspecified(text[at + 1]);
}

/// `Z`, `+hh`, `+hh:mm`, `+hhmm`, or nothing.
bool is_zone(std::string_view text) {
    if (text.empty() || text == "Z") return true;
    if (text[0] != '+' && text[0] != '-') return false;
    const int hour = two_digits(text, 1);
    if (hour < 0 || hour > 23) return false;
    text.remove_prefix(3);
    if (text.empty()) return true;
    if (text[0] == ':') text.remove_prefix(1);
    const int minute = two_digits(text, 0);
    return text.size() == 2 && minute >= 0 && minute <= 59;
}

/// `Y170000002`, `Y-170000002`: more than four digits, nothing after them.
bool parse_long_year(std::string_view text, DatePoint& point) {
    text.remove_prefix(1);
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) text.remove_prefix(1);
    if (text.size() < 5 || text.size() > 10 || text[0] == '0' || !ascii::all_digits(text)) return false;
    std::int64_t year = 0;
    for (const char c : text) year = year * 10 + (c - '0');
    if (negative) year = -year;
    if (year < std::numeric_limits<std::int32_t>::min() || year > std::numeric_limits<std::int32_t>::max())
        return false;
    point.year = static_cast<std::int32_t>(year);
    return true;
}

/// Four digits, up to two of them unspecified from the right, and a sign. Gives how many bytes that were, 0 if none.
std::size_t parse_year(std::string_view text, DatePoint& point) {
    const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
    if (text.size() < sign + 4) return 0;
    for (const char c : text.substr(sign, 4)) {
        point.year *= 10;
        if (is_unspecified(c)) {
            ++point.unspecified_digits;
        } else if (ascii::is_digit(c) && point.unspecified_digits == 0) {
            point.year += c - '0';
        } else {
            return 0;
        }
    }
    if (point.unspecified_digits > 2) return 0;
    if (sign == 1) {
        if (point.year == 0) return 0;  // -0000 is no year, and -00XX could not keep its sign
        point.year = -point.year;
    }
    return sign + 4;
}

bool parse_month_and_day(std::string_view text, DatePoint& point) {
    if (text.empty()) return true;
    if (point.unspecified_digits != 0 || text[0] != '-') return false;
    if (two_unspecified(text, 1)) {
        point.unspecified_month = true;
    } else {
        const int month = two_digits(text, 1);
        if (month < 1 || (month > 12 && (month < first_season || month > last_season))) return false;
        point.month = static_cast<std::uint8_t>(month);
    }
    text.remove_prefix(3);
    if (text.empty()) return true;
    if (text[0] != '-' || text.size() != 3 || point.is_season()) return false;
    if (two_unspecified(text, 1)) {
        point.unspecified_day = true;
        return true;
    }
    const int day = two_digits(text, 1);
    if (point.unspecified_month || day < 1) return false;
    point.day = static_cast<std::uint8_t>(day);
    return is_calendar_day(point.year, point.month, day);
}

/// `?`, `~`, `%` at the end; the older draft's `?~` too.
std::string_view take_qualifiers(std::string_view text, DatePoint& point) {
    for (int i = 0; i < 2 && !text.empty(); ++i) {
        const char c = text.back();
        if (c == '%' && i == 0) {
            point.uncertain = point.approximate = true;
            return text.substr(0, text.size() - 1);
        }
        bool& quality = c == '?' ? point.uncertain : point.approximate;
        if ((c != '?' && c != '~') || quality) break;
        quality = true;
        text.remove_suffix(1);
    }
    return text;
}

bool parse_point(std::string_view text, DatePoint& point) {
    text = take_qualifiers(text, point);
    if (text.empty()) return false;
    if (text[0] == 'Y' || text[0] == 'y') return parse_long_year(text, point);
    const std::size_t time = text.find_first_of("T ");
    if (time != std::string_view::npos) {
        point.time = text.substr(time + 1);
        if (!is_edtf_time(point.time)) return false;
        text = text.substr(0, time);
    }
    const std::size_t year = parse_year(text, point);
    return year != 0 && parse_month_and_day(text.substr(year), point) && (point.time.empty() || point.day != 0);
}

/// One side of a range.
bool parse_bound(std::string_view text, Bound& bound, DatePoint& point) {
    if (text.empty() || ascii::equals(text, "unknown")) {
        bound = Bound::unknown;
        return true;
    }
    if (text == ".." || ascii::equals(text, "open")) {
        bound = Bound::open;
        return true;
    }
    bound = Bound::point;
    return parse_point(text, point);
}

void append_digits(std::string& out, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

void append_point(std::string& out, const DatePoint& point) {
    const std::int64_t year = point.year;
    if (year > 9999 || year < -9999) out += 'Y';
    if (year < 0) out += '-';
    append_digits(out, year < 0 ? -year : year, 4);
    for (std::size_t i = 0; i < point.unspecified_digits && i < 4; ++i) out[out.size() - 1 - i] = 'X';
    if (point.unspecified_month || point.month != 0) {
        out += '-';
        if (point.unspecified_month) {
            out += "XX";
        } else {
            append_digits(out, point.month, 2);
        }
        if (point.unspecified_day) {
            out += "-XX";
        } else if (point.day != 0 && !point.is_season()) {
            out += '-';
            append_digits(out, point.day, 2);
        }
    }
    if (!point.time.empty()) {
        out += 'T';
        out += point.time;
    }
    if (point.uncertain || point.approximate)
        out += point.uncertain && point.approximate ? '%' : point.uncertain ? '?' : '~';
}

void append_bound(std::string& out, Bound bound, const DatePoint& point) {
    if (bound == Bound::point) append_point(out, point);
    if (bound == Bound::open) out += "..";
}

}  // namespace

Date Date::of_year(std::int32_t year) {
    Date date;
    date.begin.year = year;
    date.begin_bound = Bound::point;
    return date;
}

Date Date::of_literal(std::string_view text) {
    Date date;
    date.literal = text;
    return date;
}

bool is_edtf_time(std::string_view text) {
    const int hour = two_digits(text, 0);
    if (hour < 0 || hour > 24) return false;
    text.remove_prefix(2);
    int rest = 0;
    for (const int most : {59, 60}) {  // 60: a leap second
        if (text.empty() || text[0] != ':') break;
        const int value = two_digits(text, 1);
        if (value < 0 || value > most) return false;
        rest += value;
        text.remove_prefix(3);
        if (most == 60 && text.size() > 1 && text[0] == '.' && ascii::is_digit(text[1])) {
            text.remove_prefix(1);
            while (!text.empty() && ascii::is_digit(text[0])) text.remove_prefix(1);
        }
    }
    return (hour != 24 || rest == 0) && is_zone(text);
}

std::optional<Date> parse_edtf(std::string_view text) {
    text = ascii::trim(text);
    Date date;
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        date.begin_bound = Bound::point;
        return parse_point(text, date.begin) ? std::optional(date) : std::nullopt;
    }
    if (!parse_bound(text.substr(0, slash), date.begin_bound, date.begin)) return std::nullopt;
    if (!parse_bound(text.substr(slash + 1), date.end_bound, date.end)) return std::nullopt;
    const bool says_nothing = date.begin_bound == Bound::unknown && date.end_bound == Bound::unknown;
    return says_nothing ? std::nullopt : std::optional(date);
}

void append_edtf(std::string& out, const Date& date) {
    if (!date.has_parts()) return;
    append_bound(out, date.begin_bound, date.begin);
    if (!date.is_range()) return;
    out += '/';
    append_bound(out, date.end_bound, date.end);
}

int month_named(std::string_view name) {
    struct Row {
        std::string_view full;
        std::string_view other;  ///< an abbreviation that is not the first three letters
    };
    static constexpr std::array<Row, 12> months = {{
        {"january", ""}, {"february", "febr"}, {"march", ""},        {"april", ""},   {"may", ""},      {"june", ""},
        {"july", ""},    {"august", ""},       {"september", "sept"}, {"october", ""}, {"november", ""}, {"december", ""},
    }};
    static constexpr auto first_three = [](std::string_view word) {
        std::uint32_t letters = 0;
        for (std::size_t i = 0; i < 3; ++i) letters = letters << 8U | static_cast<unsigned char>(ascii::lower(word[i]));
        return letters;
    };
    static constexpr auto begins = [] {
        std::array<std::uint32_t, months.size()> table{};
        for (std::size_t i = 0; i < table.size(); ++i) table[i] = first_three(months[i].full);
        return table;
    }();
    name = ascii::trim(name);
    if (!name.empty() && name.back() == '.') name.remove_suffix(1);
    if (name.size() < 3) return 0;
    const auto* const begin = std::find(begins.begin(), begins.end(), first_three(name));
    if (begin == begins.end()) return 0;
    const auto at = static_cast<std::size_t>(begin - begins.begin());
    const bool is_month = name.size() == 3 || ascii::equals(name, months[at].full) || ascii::equals(name, months[at].other);
    return is_month ? static_cast<int>(at + 1) : 0;
}

bool is_calendar_day(std::int32_t year, int month, int day) {
    if (month == 0) return day == 0;
    if (month >= first_season && month <= last_season) return day == 0;
    if (month < 1 || month > 12 || day < 0) return false;
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

Date copy_date(Arena& arena, const Date& date) {
    Date copy = date;
    copy.begin.time = arena.copy(date.begin.time);
    copy.end.time = arena.copy(date.end.time);
    copy.literal = arena.copy(date.literal);
    return copy;
}

}  // namespace bibcast
