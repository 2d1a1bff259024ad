#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/date.hpp"

namespace bibcast::bibtex {

/// The month, or months, and days that a `month` field has: `January`, `10~jan`, `May--June`, `7`, `4月1日`, `juillet`.
struct MonthField {
    std::uint8_t months[2] = {0, 0};  ///< 1 to 12, or a season of EDTF
    std::uint8_t days[2] = {0, 0};
    int month_count = 0;
    int day_count = 0;
    bool odd = false;  ///< it says something else, too
};

/// Reads the text of a `month` field, whose year stands elsewhere.
[[nodiscard]] MonthField parse_month(std::string_view text);

/// One or two days of a `day` field (`8`, `8th`, `8--9`), as `days` of the result.
[[nodiscard]] MonthField parse_days(std::string_view text);

/// A date as people write it, in English or another language of `io/tagged/month_words`, that says a month and a year: `28 June 2010`,
/// `Mai 2004`. Nothing for what could be read in two ways.
[[nodiscard]] std::optional<Date> parse_whole_date(std::string_view text);

}  // namespace bibcast::bibtex
