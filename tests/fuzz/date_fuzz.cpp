// Dates on any bytes: what is read as a date is written as EDTF, and that is read as the same date.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "model/date.hpp"

namespace {

using namespace bibcast;

void require(bool condition) {
    if (!condition) std::abort();
}

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
    require(second == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto date = parse_edtf(text)) check(*date);
    if (const auto date = parse_written_date(text)) check(*date);
    static_cast<void>(is_edtf_time(text));
    static_cast<void>(month_named(text));
    return 0;
}
