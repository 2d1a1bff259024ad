#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/date.hpp"

namespace bibcast {

/// One array of CSL's `date-parts`: year, month, day, as many as are given.
struct CslDateParts {
    std::array<std::int32_t, 3> values{};
    std::uint8_t size = 0;
};

/// A date variable as CSL-JSON has it (CSL 1.0.2 input schema, `date-variable`).
///
/// Years are EDTF's, so that 0 is 1 BCE: CSL defines no other count. A lone season stands in `season`, 1 (spring) to 4
/// (winter); in a range it stands in the month's place as 21 to 24, for want of a second `season`. An open end is
/// the array `[0]`, which citation processors print as an open range.
struct CslDate {
    std::array<CslDateParts, 2> parts{};
    std::uint8_t size = 0;  ///< how many arrays `date-parts` has; 0: there is none
    std::uint8_t season = 0;
    bool circa = false;
    std::string_view literal;
};

/// What of `date` the CSL form of it cannot say; all false: nothing is lost.
struct CslDateLoss {
    bool time = false;
    bool uncertain = false;    ///< `?`; `circa` says "approximate"
    bool one_end = false;      ///< circa holds for one end of a range only
    bool unspecified = false;  ///< digits, month or day written X
    bool bound = false;        ///< an unknown end, an open or unknown beginning, a year 0 that ends a range
    bool season = false;       ///< EDTF level 2: quarters, hemispheres

    [[nodiscard]] bool any() const { return time || uncertain || one_end || unspecified || bound || season; }
};

/// The CSL form of `date`. A date that needs more than two arrays of numbers is best given as its EDTF string or beside
/// it.
[[nodiscard]] CslDate to_csl_date(const Date& date, CslDateLoss& loss);

/// The date that `csl` says. Months 13 to 16 are seasons too (citeproc-js); a second array that is empty or begins with
/// 0 and has no month is an open end. Nothing if the numbers are no date of the calendar.
[[nodiscard]] std::optional<Date> date_of_csl(const CslDate& csl);

/// 1 to 4 for what CSL-JSON has in `season`: `1`, `21`, `13`, `Spring`, `fall`; 0 for what is no season.
[[nodiscard]] std::uint8_t csl_season_named(std::string_view text);

}  // namespace bibcast
