#include "model/csl_date.hpp"

#include "model/ascii.hpp"

namespace bibcast {

namespace {

CslDateParts to_parts(const DatePoint& point, bool with_season, CslDateLoss& loss) {
    CslDateParts parts;
    parts.values[0] = point.year;
    parts.size = 1;
    loss.time |= !point.time.empty();
    loss.uncertain |= point.uncertain;
    loss.unspecified |= point.unspecified_digits != 0 || point.unspecified_month || point.unspecified_day;
    if (point.month == 0) return parts;
    if (point.is_season()) {
        if (point.month > 24) {
            loss.season = true;
            return parts;
        }
        if (!with_season) return parts;
    }
    parts.values[parts.size++] = point.month;
    if (point.day != 0 && !point.is_season()) parts.values[parts.size++] = point.day;
    return parts;
}

bool to_point(const CslDateParts& parts, DatePoint& point) {
    if (parts.size == 0) return false;
    const int month = parts.size > 1 ? parts.values[1] : 0;
    const int day = parts.size > 2 ? parts.values[2] : 0;
    point.year = parts.values[0];
    const bool pseudo_month = month >= 13 && month <= 16;
    const int edtf_month = pseudo_month ? month + 8 : month;
    if (edtf_month < 0 || day < 0 || !is_calendar_day(point.year, edtf_month, day)) return false;
    point.month = static_cast<std::uint8_t>(edtf_month);
    point.day = static_cast<std::uint8_t>(day);
    return true;
}

bool is_open(const CslDateParts& parts) {
    return parts.size == 0 || (parts.values[0] == 0 && parts.values[1] == 0 && parts.values[2] == 0);
}

}  // namespace

CslDate to_csl_date(const Date& date, CslDateLoss& loss) {
    CslDate csl;
    csl.literal = date.literal;
    if (!date.has_parts()) return csl;
    if (date.begin_bound != Bound::point) {
        loss.bound = true;
        if (date.end_bound != Bound::point) return csl;
        csl.parts[0] = to_parts(date.end, true, loss);
        csl.size = 1;
        csl.circa = date.end.approximate || date.end.uncertain;
        return csl;
    }
    csl.size = 1;
    csl.parts[0] = to_parts(date.begin, date.is_range(), loss);
    csl.circa = date.begin.approximate || date.begin.uncertain;
    if (!date.is_range()) {
        if (date.begin.is_season() && date.begin.month <= 24)
            csl.season = static_cast<std::uint8_t>(date.begin.month - 20);
        return csl;
    }
    csl.size = 2;
    if (date.end_bound == Bound::point) {
        csl.parts[1] = to_parts(date.end, true, loss);
        const bool end_circa = date.end.approximate || date.end.uncertain;
        loss.one_end |= csl.circa != end_circa;
        loss.bound |= is_open(csl.parts[1]);
        csl.circa = csl.circa || end_circa;
    } else {
        csl.parts[1].size = 1;
        loss.bound |= date.end_bound == Bound::unknown;
    }
    return csl;
}

std::optional<Date> date_of_csl(const CslDate& csl) {
    Date date;
    date.literal = csl.literal;
    if (csl.size == 0) return csl.literal.empty() ? std::nullopt : std::optional(date);
    if (!to_point(csl.parts[0], date.begin)) return std::nullopt;
    date.begin_bound = Bound::point;
    if (csl.season >= 1 && csl.season <= 4 && date.begin.month == 0) {
        date.begin.month = static_cast<std::uint8_t>(csl.season + 20);
    }
    date.begin.approximate = csl.circa;
    if (csl.size < 2) return date;
    if (is_open(csl.parts[1])) {
        date.end_bound = Bound::open;
        return date;
    }
    if (!to_point(csl.parts[1], date.end)) return std::nullopt;
    date.end_bound = Bound::point;
    date.end.approximate = csl.circa;
    return date;
}

std::uint8_t csl_season_named(std::string_view text) {
    constexpr std::array<std::array<std::string_view, 5>, 4> seasons = {{
        {"spring", "1", "21", "13", "01"},
        {"summer", "2", "22", "14", "02"},
        {"autumn", "3", "23", "15", "fall"},
        {"winter", "4", "24", "16", "04"},
    }};
    text = ascii::trim(text);
    for (std::size_t i = 0; i < seasons.size(); ++i) {
        for (const std::string_view name : seasons[i]) {
            if (ascii::equals(text, name)) return static_cast<std::uint8_t>(i + 1);
        }
    }
    return 0;
}

}  // namespace bibcast
