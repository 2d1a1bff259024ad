#include "formats/html/date_text.hpp"

#include <array>

#include "text/entities.hpp"

namespace bibcast::html {

namespace {

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
// EDTF level 1 and 2 codes 21 to 41 (ISO 8601-2, 4.8).
constexpr std::array<std::string_view, 21> parts_of_year = {
    "Spring", "Summer", "Autumn", "Winter", "Spring (north)", "Summer (north)", "Autumn (north)", "Winter (north)", "Spring (south)",
    "Summer (south)", "Autumn (south)", "Winter (south)", "First quarter", "Second quarter", "Third quarter", "Fourth quarter",
    "First third", "Second third", "Last third", "First half", "Second half"};

std::string year_text(const DatePoint& point) {
    if (point.year <= 0) return std::to_string(1 - point.year) + " BCE";
    std::string year = std::to_string(point.year);
    for (std::size_t i = 0; i < point.unspecified_digits && i < year.size(); ++i) year[year.size() - 1 - i] = 'x';
    return year;
}

/// How much of a point is said: of a stretch within one year or month the first one says less.
enum class Said : unsigned char { all, without_year, day_only };

std::string point_text(const DatePoint& point, Said said) {
    std::string text;
    if (point.approximate) text += "c. ";
    if (point.day != 0) text += std::to_string(point.day) + ' ';
    const bool with_month = said != Said::day_only;
    if (with_month && point.is_season() && point.month >= 21 && point.month <= 41) text += std::string(parts_of_year[point.month - 21U]) + ' ';
    else if (with_month && point.month >= 1 && point.month <= 12) text += std::string(months[point.month - 1U]) + ' ';
    if (said == Said::all) text += year_text(point);
    else if (!text.empty()) text.pop_back();
    if (!point.time.empty()) text += ", " + std::string(point.time);
    if (point.uncertain) text += " (?)";
    return text;
}

/// `5` of 5 to 7 May, `May` of May to June of a year.
Said said_of_begin(const Date& date) {
    DatePoint begin = date.begin;
    DatePoint end = date.end;
    if (date.end_bound != Bound::point || begin.year != end.year || begin.month == 0 || end.month == 0 || (begin.day == 0) != (end.day == 0)) return Said::all;
    const bool same_month = begin.month == end.month && begin.day != 0;
    begin.month = end.month = begin.day = end.day = 0;
    if (!(begin == Date::of_year(begin.year).begin) || !(end == begin)) return Said::all;
    return same_month ? Said::day_only : Said::without_year;
}

/// What the `datetime` attribute may say: a year, a month or a day (HTML Standard, 2.3.5). Empty for anything else.
std::string machine_date(const DatePoint& point) {
    const bool plain = point.year >= 1 && point.year <= 9999 && !point.is_season() && point.unspecified_digits == 0 &&
                       !point.unspecified_month && !point.unspecified_day;
    if (!plain) return {};
    std::string text;
    append_edtf(text, {.begin = {.year = point.year, .month = point.month, .day = point.day}, .end = {}, .begin_bound = Bound::point,
                       .end_bound = Bound::absent, .literal = {}});
    return text;
}

void append_point(std::string& out, const DatePoint& point, Said said = Said::all) {
    const std::string machine = machine_date(point);
    if (!machine.empty()) out += "<time datetime=\"" + machine + "\">";
    append_html(out, point_text(point, said));
    if (!machine.empty()) out += "</time>";
}

}  // namespace

void append_date(std::string& out, const Date& date) {
    if (!date.has_parts()) {
        append_html(out, date.literal);
        return;
    }
    // The exact form, for those that no `time` element can have.
    std::string edtf;
    append_edtf(edtf, date);
    out += "<span class=\"date\" data-edtf=\"";
    append_html_attribute(out, edtf);
    out += "\">";
    const Said said = date.is_range() && date.begin_bound == Bound::point ? said_of_begin(date) : Said::all;
    if (date.begin_bound == Bound::point) append_point(out, date.begin, said);
    if (date.is_range()) {
        // A dash has blanks around it where there are some before it.
        const bool single = date.begin_bound == Bound::point && date.end_bound == Bound::point && point_text(date.begin, said).find(' ') == std::string::npos;
        out += date.begin_bound != Bound::point ? "until " : single ? "\u2013" : " \u2013 ";
        if (date.end_bound == Bound::point) append_point(out, date.end);
    }
    if (!date.literal.empty()) {
        out += " (";
        append_html(out, date.literal);
        out += ')';
    }
    out += "</span>";
}

}  // namespace bibcast::html
