#include "io/tagged/date.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "io/tagged/month_words.hpp"
#include "model/date_words.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

constexpr std::array<std::pair<std::string_view, std::uint8_t>, 9> seasons = {{
    {"Spring", 21}, {"Summer", 22}, {"Autumn", 23}, {"Winter", 24}, {"Fall", 23},
    {"Spr", 21},    {"Sum", 22},    {"Fal", 23},    {"Win", 24},
}};

std::uint8_t season_named(std::string_view name) {
    for (const auto& [season, code] : seasons) {
        if (equals_ignoring_ascii_case(season, name)) return code;
    }
    return 0;
}

/// What stands for a date in print, so that it is kept as a literal date.
constexpr std::array<std::string_view, 17> date_words = {
    "in press",  "forthcoming", "submitted", "accepted", "to appear",  "in preparation", "in review", "under review", "n.d.",
    "no date",   "undated",     "ongoing",   "s.d.",     "s.a.",       "im druck",       "sous presse", "en prensa",
};

bool is_date_word(std::string_view text) {
    const std::string lower = ascii_lower(text);
    for (const std::string_view word : date_words) {
        if (lower.find(word) != std::string::npos) return true;
    }
    return false;
}

/// The decimal number that `text` is, or -1.
int number_in(std::string_view text) {
    int value = -1;
    if (text.empty() || text.size() > 4 || !is_ascii_digit(text.front())) return -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

std::uint8_t month_in(std::string_view text) {
    const int number = number_in(text);
    if (number >= 1 && number <= 12) return static_cast<std::uint8_t>(number);
    return static_cast<std::uint8_t>(month_of_word(text));
}

bool is_time(std::string_view text) {
    return text.size() >= 4 && text.find(':') != std::string_view::npos &&
           text.find_first_not_of("0123456789:.+-Z") == std::string_view::npos;
}

/// The year in `May 2005, 4` or `c2005`: the only four digits in a row, if they can be one; else 0.
int lone_year(std::string_view text) {
    int year = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_ascii_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        if (end - at >= 4) {
            const int found = end - at == 4 ? number_in(text.substr(at, 4)) : 0;
            if (year != 0 || found < 1000 || found > 2100) return 0;
            year = found;
        }
        at = end;
    }
    return year;
}

ReadDate literal_date(std::string_view text) {
    const bool word = is_date_word(text);
    if (!word && text.find_first_of("0123456789") == std::string_view::npos) return {};
    Date date = Date::of_literal(text);
    if (const int year = lone_year(text); year != 0) {
        date = Date::of_year(year);
        date.literal = text;
    }
    return {date, true, !word};
}

/// `[1999]`, `c1999`, `©1999`, `cop. 1999`: a year that catalogues took from elsewhere, or that of the copyright; it is kept as written, too.
std::optional<Date> catalogued_year(std::string_view text) {
    const std::string_view whole = text;
    const bool supplied = text.size() > 2 && text.front() == '[' && text.back() == ']';
    if (supplied) text = text.substr(1, text.size() - 2);
    for (const std::string_view sign : {"\u00A9", "cop. ", "copyright ", "c", "p"}) {
        if (supplied || !text.starts_with(sign)) continue;
        text = trim(text.substr(sign.size()));
        break;
    }
    const int year = text.size() == 4 ? number_in(text) : 0;
    if (year < 1000) return std::nullopt;
    Date date = Date::of_year(year);
    date.literal = whole;
    return date;
}

/// A date in words of another language. What is not understood in full is none: the words are kept then.
std::optional<Date> date_abroad(std::string_view text) {
    const auto translated = date_in_english(text);
    if (!translated) return std::nullopt;
    auto date = parse_written_date(*translated);
    if (!date || !date->has_parts() || !date->literal.empty() || !date->begin.time.empty()) return std::nullopt;
    return date;
}

/// A date that is not in parts between slashes.
ReadDate written_date(std::string_view text) {
    if (text.size() == 4) {
        if (const int year = number_in(text); year > 0) return {Date::of_year(year), true, false};
    }
    if (const auto date = parse_edtf(text)) return {*date, true, false};
    if (const auto date = parse_written_date(text)) return {*date, true, false};
    if (const auto year = catalogued_year(text)) return {*year, true, false};
    if (const auto abroad = date_abroad(text)) return {*abroad, true, false};
    return literal_date(text);
}

struct Parts {
    std::array<std::string_view, 3> part;
    std::string_view other;
};

/// A part that is nothing but zeros is one that nobody knew.
Parts split_at_slashes(std::string_view text) {
    Parts parts;
    for (std::string_view& part : parts.part) {
        const std::size_t slash = text.find('/');
        part = trim(text.substr(0, slash));
        if (part == "0" || part == "00") part = {};
        text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
    }
    parts.other = trim(text);
    return parts;
}

/// `07/2005`; `00/2005` (ADS) is a year.
bool read_month_and_year(const Parts& parts, Date& date) {
    const int month = number_in(parts.part[0]);
    const int year = number_in(parts.part[1]);
    const bool fits = parts.part[0].empty() || (month >= 1 && month <= 12);
    if (parts.part[1].size() != 4 || year < 1000 || !fits || !parts.part[2].empty()) return false;
    date = Date::of_year(year);
    if (month > 0) date.begin.month = static_cast<std::uint8_t>(month);
    return true;
}

/// Day, month, year or month, day, year: only where no other reading is possible.
bool read_year_last(const Parts& parts, Date& date) {
    const int year = number_in(parts.part[2]);
    if (parts.part[2].size() != 4 || year <= 0) return false;
    const int a = number_in(parts.part[0]);
    const int b = number_in(parts.part[1]);
    date = Date::of_year(year);
    const bool day_first = a > 12;
    const int day = day_first ? a : b;
    const int month = day_first ? b : a;
    if ((a > 12) == (b > 12) && a != b) return false;
    if (month < 1 || day < 1 || !is_calendar_day(year, month, day)) return false;
    date.begin.month = static_cast<std::uint8_t>(month);
    date.begin.day = static_cast<std::uint8_t>(day);
    return true;
}

/// Whether a date says all that the parts of another one say; seasons have no part.
bool begins_as(const Date& date, const DatePoint& parts) {
    const DatePoint& begin = date.begin;
    return date.literal.empty() && begin.year == parts.year && (begin.month == parts.month || (parts.month == 0 && begin.is_season())) && begin.day == parts.day;
}

/// Takes in what stands after the third slash.
void add_other(Date& date, std::string_view other) {
    if (date.begin.month == 0) {
        if (const std::uint8_t season = season_named(other); season != 0) {
            date.begin.month = season;
            return;
        }
    }
    if (is_time(other)) {
        date.begin.time = other;
        return;
    }
    if (const int last = number_in(other); other.size() == 4 && last > date.begin.year && date.begin.month == 0) {
        date.end = DatePoint{.year = last};
        date.end_bound = Bound::point;
        return;
    }
    if (const auto exact = parse_edtf(other); exact && exact->has_parts() && begins_as(*exact, date.begin)) {
        date = *exact;
        return;
    }
    // `1984/05//May-June`, `1984///Spring-Summer`: words that say the whole, beside the parts that can say where it begins.
    const std::string with_year = std::to_string(date.begin.year) + ' ' + std::string(other);
    if (const auto whole = parse_written_date(with_year); whole && begins_as(*whole, date.begin)) {
        date = *whole;
        return;
    }
    date.literal = other;
}

bool needs_edtf(const Date& date) {
    const DatePoint& point = date.begin;
    return date.is_range() || date.begin_bound != Bound::point || point.uncertain || point.approximate ||
           point.unspecified_digits != 0 || point.unspecified_month || point.unspecified_day || point.year < 1 ||
           point.year > 9999 || (point.is_season() && point.month > 24);
}

void append_padded(std::string& out, int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    out.append(width > digits.size() ? width - digits.size() : 0, '0');
    out += digits;
}

}  // namespace

ReadDate read_date(Arena& arena, std::string_view text) {
    text = trim(text);
    if (text.find('/') == std::string_view::npos) return written_date(text);
    const Parts parts = split_at_slashes(text);
    if (parts.part[0].empty() && parts.part[1].empty() && parts.part[2].empty()) {
        if (parts.other.empty()) return {};
        ReadDate other = written_date(parts.other);
        if (!other.understood) other = {Date::of_literal(parts.other), true, true};
        return other;
    }
    // ERIC at Ovid: `1996-12//` has the month in its own way, and the slashes of a year.
    if (parts.part[1].empty() && parts.part[2].empty() && parts.other.empty() && parts.part[0].find('-', 1) != std::string_view::npos) {
        if (const ReadDate whole = written_date(parts.part[0]); whole.understood && !whole.odd && whole.date.has_parts()) return whole;
    }
    const int year = number_in(parts.part[0]);
    if (year <= 0 || parts.part[0].size() < 3) {
        Date date;
        if (read_year_last(parts, date) || read_month_and_year(parts, date)) return {date, true, false};
        if (const auto edtf = parse_edtf(text)) return {*edtf, true, false};
        // `Forthcoming//`, `00/Forthcoming`: the slashes are those of a date in parts, of which bibutils makes some.
        if (!parts.part[2].empty() || !parts.other.empty()) return literal_date(text);
        if (parts.part[0].empty() && number_in(parts.part[1]) <= 0) return literal_date(parts.part[1]);
        return literal_date(parts.part[1].empty() ? parts.part[0] : text);
    }
    Date date = Date::of_year(year);
    bool odd = false;
    if (!parts.part[1].empty()) {
        date.begin.month = month_in(parts.part[1]);
        if (date.begin.month == 0) date.begin.month = season_named(parts.part[1]);
        odd = date.begin.month == 0;
    }
    if (!parts.part[2].empty()) {
        // `2010/06/07-09`: the days of a conference.
        const std::size_t hyphen = parts.part[2].find('-');
        const int day = number_in(parts.part[2].substr(0, hyphen));
        const int last = hyphen == std::string_view::npos ? day : number_in(parts.part[2].substr(hyphen + 1));
        const bool fits = day >= 1 && day <= last && last <= 31 && date.begin.month != 0 && !date.begin.is_season() &&
                          is_calendar_day(year, date.begin.month, last);
        if (fits) date.begin.day = static_cast<std::uint8_t>(day);
        if (fits && last != day) {
            date.end = date.begin;
            date.end.day = static_cast<std::uint8_t>(last);
            date.end_bound = Bound::point;
        }
        odd = odd || !fits;
    }
    if (odd) {
        // EDTF ranges (2004/2005, 2004-05/06) have a slash, too.
        if (const auto edtf = parse_edtf(text)) return {*edtf, true, false};
        date.literal = text;
        return {date, true, true};
    }
    if (!parts.other.empty()) add_other(date, parts.other);
    static_cast<void>(arena);
    return {date, true, false};
}

ReadDate read_date_in_year(Arena& arena, std::string_view text, const Date& year) {
    text = trim(text);
    Date date = year;
    if (const std::uint8_t season = season_named(text); season != 0) {
        date.begin.month = season;
        return {date, true, false};
    }
    const std::size_t slash = text.find_first_of("/-");
    if (slash != std::string_view::npos) {
        const int month = number_in(trim(text.substr(0, slash)));
        const int day = number_in(trim(text.substr(slash + 1)));
        if (month >= 1 && month <= 12 && day >= 1 && is_calendar_day(year.begin.year, month, day)) {
            date.begin.month = static_cast<std::uint8_t>(month);
            date.begin.day = static_cast<std::uint8_t>(day);
            return {date, true, false};
        }
    }
    if (slash != std::string_view::npos) {
        // `JAN-FEB`, `SPR-SUM` (Web of Science).
        const std::uint8_t season = season_named(trim(text.substr(0, slash)));
        if (const std::uint8_t end = season_named(trim(text.substr(slash + 1))); season != 0 && end > season) {
            date.begin.month = season;
            date.end = date.begin;
            date.end.month = end;
            date.end_bound = Bound::point;
            return {date, true, false};
        }
        const int first = month_of_word(trim(text.substr(0, slash)));
        const int last = month_of_word(trim(text.substr(slash + 1)));
        // `Apr-01`, `1-Apr`: spreadsheets write `APR 1` so.
        const auto day_of = [&](int of_month, std::string_view word) {
            const int day = number_in(trim(word));
            if (of_month == 0 || day < 1 || !is_calendar_day(year.begin.year, of_month, day)) return false;
            date.begin.month = static_cast<std::uint8_t>(of_month);
            date.begin.day = static_cast<std::uint8_t>(day);
            return true;
        };
        if (day_of(first, text.substr(slash + 1)) || day_of(last, text.substr(0, slash))) return {date, true, false};
        if (first != 0 && last > first) {
            date.begin.month = static_cast<std::uint8_t>(first);
            date.end = date.begin;
            date.end.month = static_cast<std::uint8_t>(last);
            date.end_bound = Bound::point;
            return {date, true, false};
        }
    }
    if (const int month = month_of_word(text); month != 0) {
        date.begin.month = static_cast<std::uint8_t>(month);
        return {date, true, false};
    }
    const std::string with_year = std::string(text) + ' ' + std::to_string(year.begin.year);
    if (const auto written = parse_written_date(arena.copy(with_year))) return {*written, true, false};
    if (const auto abroad = date_abroad(with_year)) return {*abroad, true, false};
    return {};
}

ReadDate read_split_date(Arena& arena, std::string_view year, std::string_view day) {
    if (const ReadDate whole = read_date(arena, day); whole.understood && whole.date.has_parts() && !whole.odd) return whole;
    if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string_view::npos) return {};
    const ReadDate alone = read_date(arena, year);
    if (day.empty()) return alone;
    return read_date_in_year(arena, day, alone.date);
}

bool append_date(std::string& out, const Date& date) {
    if (!date.has_parts()) {
        out += date.literal;
        return true;
    }
    const DatePoint& point = date.begin;
    if (date.begin_bound == Bound::point && point.year >= 1 && point.year <= 9999 && point.unspecified_digits == 0) {
        append_padded(out, point.year, 4);
        out += '/';
        if (point.month != 0 && !point.is_season()) append_padded(out, point.month, 2);
        out += '/';
        if (point.day != 0) append_padded(out, point.day, 2);
        out += '/';
    } else {
        out += "///";
    }
    if (const std::string words = date.is_range() ? words_within_year(date) : std::string(); !words.empty()) {
        out += words;
    } else if (needs_edtf(date)) {
        append_edtf(out, date);
    } else if (point.is_season()) {
        out += seasons[point.month - 21U].first;
    } else if (!point.time.empty()) {
        out += point.time;
    } else {
        out += date.literal;
        return true;
    }
    return date.literal.empty();
}

int precision(const Date& date) {
    if (!date.has_parts()) return 0;
    const DatePoint& begin = date.begin;
    return 1 + int{begin.month != 0} + int{begin.day != 0} + int{date.is_range()} + int{!begin.time.empty()} + int{!date.literal.empty()} +
           int{begin.approximate || begin.uncertain};
}

bool agree(const Date& one, const Date& other) {
    return one.has_parts() && other.has_parts() &&
           (one.begin.year == other.begin.year || (one.is_range() && one.end.year == other.begin.year));
}

}  // namespace bibcast::tagged
