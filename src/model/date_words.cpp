#include "model/date_words.hpp"

#include <array>

namespace bibcast {

namespace {

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 4> seasons = {"Spring", "Summer", "Autumn", "Winter"};

/// A month, a day or a season, of which nothing is in doubt.
bool has_words(const DatePoint& point) {
    DatePoint said;
    said.year = point.year;
    said.month = point.month;
    said.day = point.day;
    return said == point && ((point.month >= 1 && point.month <= 12) || (point.month >= 21 && point.month <= 24 && point.day == 0));
}

void append_point(std::string& out, const DatePoint& point) {
    out += point.is_season() ? seasons[point.month - 21U] : months[point.month - 1U];
    if (point.day != 0) out += ' ' + std::to_string(point.day);
}

}  // namespace

std::string words_within_year(const Date& date) {
    std::string words;
    if (date.begin_bound != Bound::point || !has_words(date.begin)) return words;
    append_point(words, date.begin);
    if (!date.is_range()) return words;
    const bool alike = has_words(date.end) && date.begin.is_season() == date.end.is_season() && (date.begin.day == 0) == (date.end.day == 0);
    if (date.end_bound != Bound::point || !alike || date.begin.year != date.end.year) return {};
    words += '-';
    if (date.begin.month == date.end.month && date.begin.day != 0) words += std::to_string(date.end.day);
    else append_point(words, date.end);
    return words;
}

}  // namespace bibcast
