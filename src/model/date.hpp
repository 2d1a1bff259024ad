#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// One end of a date: EDTF (ISO 8601-2:2019) levels 0 and 1.
struct DatePoint {
    std::int32_t year = 0;     ///< astronomical: 0 is 1 BCE, -1 is 2 BCE
    std::uint8_t month = 0;    ///< 0 none, 1 to 12, or an EDTF season code 21 (spring) to 24 (winter), up to 41
    std::uint8_t day = 0;      ///< 0 none
    bool uncertain = false;    ///< `?` or `%`
    bool approximate = false;  ///< `~` or `%`
    std::uint8_t unspecified_digits = 0;  ///< trailing digits of the year written X: 2 for `19XX` (year = 1900)
    bool unspecified_month = false;       ///< `2004-XX`
    bool unspecified_day = false;         ///< `2004-05-XX`, `2004-XX-XX`
    std::string_view time;                ///< what followed `T`, as written: `10:22:05+02:00`

    [[nodiscard]] bool is_season() const { return month > 12; }
    friend bool operator==(const DatePoint&, const DatePoint&) = default;
};

/// How an end of a range stands.
enum class Bound : std::uint8_t {
    absent,   ///< no range: only `begin` counts
    point,    ///< a date
    open,     ///< `..`: goes on
    unknown,  ///< empty in EDTF: `2004/`
};

/// A date variable. A date that is none of the forms above is kept as a literal ("in press") and has no parts.
struct Date {
    DatePoint begin;
    DatePoint end;
    Bound begin_bound = Bound::absent;  ///< absent: there are no parts, `literal` holds the date
    Bound end_bound = Bound::absent;    ///< absent: no range
    std::string_view literal;           ///< as written, when it is no date, or beside the parts

    [[nodiscard]] static Date of_year(std::int32_t year);
    [[nodiscard]] static Date of_literal(std::string_view text);
    [[nodiscard]] bool has_parts() const { return begin_bound != Bound::absent; }
    [[nodiscard]] bool is_range() const { return end_bound != Bound::absent; }
    friend bool operator==(const Date&, const Date&) = default;
};

/// Reads an EDTF level 0 or 1 string, surrounding blanks allowed; also the older draft's `u` for `X`, `unknown`
/// and `open`, and a blank instead of `T`. Nothing for what is no such date or no day of the calendar
/// (2020-02-31). `time` views `text`.
[[nodiscard]] std::optional<Date> parse_edtf(std::string_view text);

/// Reads a date as people write it: EDTF, `2004/05/06`, `May 2004`, `6 May 2004`, `May 6, 2004`, `Spring 2004`,
/// `2004 May 6` (PubMed), `c. 1850`, `06.05.2004`, English month names and their abbreviations. Nothing for
/// what cannot be decided (`03/04/2004`) or is no date.
[[nodiscard]] std::optional<Date> parse_written_date(std::string_view text);

/// The EDTF form; empty for a literal.
void append_edtf(std::string& out, const Date& date);

/// 1 to 12 for an English month name or its usual abbreviation in any case, with or without a full stop; 0 if none.
[[nodiscard]] int month_named(std::string_view name);

/// True for a time of day as EDTF writes it after `T`: `10:22`, `10:22:05.5+02:00`, `10:22:05Z`; `24:00` is the end of
/// a day.
[[nodiscard]] bool is_edtf_time(std::string_view text);

/// True for a day that the Gregorian calendar has; month and day 0 are "not given" and pass.
[[nodiscard]] bool is_calendar_day(std::int32_t year, int month, int day);

[[nodiscard]] Date copy_date(Arena& arena, const Date& date);

}  // namespace bibcast
