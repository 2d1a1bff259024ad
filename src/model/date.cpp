#include "model/date.hpp"

namespace bibcast {

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

Date copy_date(Arena& arena, const Date& date) {
    Date copy = date;
    copy.begin.time = arena.copy(date.begin.time);
    copy.end.time = arena.copy(date.end.time);
    copy.literal = arena.copy(date.literal);
    return copy;
}

void append_edtf(std::string& out, const Date& date) {
    if (date.has_parts()) out += std::to_string(date.begin.year);
}

}  // namespace bibcast
