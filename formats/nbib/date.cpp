#include <array>

#include "formats/nbib/tags.hpp"

namespace bibcast::nbib {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 4> seasons = {"Spring", "Summer", "Autumn", "Winter"};

bool is_plain(const DatePoint& point) {
    return point.year > 0 && point.year <= 9999 && point.month <= 24 && !point.uncertain && !point.approximate && point.unspecified_digits == 0 &&
           !point.unspecified_month && !point.unspecified_day && point.time.empty();
}

std::string_view month_word(const DatePoint& point) { return point.is_season() ? seasons[point.month - 21U] : months[point.month - 1U]; }

void append_point(std::string& out, const DatePoint& point) {
    const std::string year = std::to_string(point.year);
    out.append(4 - year.size(), '0');
    out += year;
    if (point.month == 0) return;
    out += ' ';
    out += month_word(point);
    if (point.day == 0) return;
    out += ' ';
    out += std::to_string(point.day);
}

}  // namespace

void append_date(std::string& out, const Date& date) {
    if (!date.has_parts()) {
        out += date.literal;
        return;
    }
    const bool range = date.is_range();
    const bool plain = date.begin_bound == Bound::point && is_plain(date.begin) && (!range || (date.end_bound == Bound::point && is_plain(date.end)));
    if (!plain) return append_edtf(out, date);
    append_point(out, date.begin);
    if (!range) return;
    out += '-';
    const bool same_year = date.end.year == date.begin.year && date.begin.month != 0 && date.end.month != 0;
    const bool same_month = same_year && date.end.month == date.begin.month && date.begin.day != 0 && date.end.day != 0;
    if (same_month) {
        out += std::to_string(date.end.day);
    } else if (same_year && date.begin.day == 0 && date.end.day == 0) {
        out += month_word(date.end);
    } else {
        append_point(out, date.end);
    }
}

}  // namespace bibcast::nbib
