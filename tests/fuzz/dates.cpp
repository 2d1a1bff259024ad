// Dates on any bytes: what is read as a date is written as EDTF, and that is read as the same date.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/target.hpp"
#include "model/date.hpp"

namespace bibcast::fuzz {

namespace {

void check(const Date& date) {
    if (!date.has_parts()) return;
    for (const DatePoint& point : {date.begin, date.end}) {
        require(point.month <= 41);
        require(point.is_season() || is_calendar_day(point.year, point.month, point.day));
    }
    std::string written;
    append_edtf(written, date);
    const auto again = parse_edtf(written);
    require(again.has_value());
    std::string second;
    append_edtf(second, *again);
    require(second == written, "a date is not what was written", written, second);
}

}  // namespace

void fuzz_dates(std::string_view text) {
    if (const auto date = parse_edtf(text)) check(*date);
    if (const auto date = parse_written_date(text)) check(*date);
    static_cast<void>(is_edtf_time(text));
    static_cast<void>(month_named(text));
}

}  // namespace bibcast::fuzz
