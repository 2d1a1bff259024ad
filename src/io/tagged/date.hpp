#pragma once

#include <string>
#include <string_view>

#include "model/date.hpp"

namespace bibcast::tagged {

/// What the value of a date tag was found to say.
struct ReadDate {
    Date date;
    bool understood = false;  ///< false: `date` is empty, the value is no date
    bool odd = false;         ///< understood, but not (or not fully) by the form of the specification
};

/// Reads `YYYY/MM/DD/other info` (RIS 2001; any part may be empty or missing), and the other forms that
/// programs write: EDTF, month names, `July 2004`, `2004/Jul/15`. What follows the third slash is a season, a
/// time, the end of a range, an EDTF date that says more than the parts, or a literal. Views `text` or `arena`.
[[nodiscard]] ReadDate read_date(Arena& arena, std::string_view text);

/// Reads a date whose year stands elsewhere: `July`, `08/13`, `13 Aug`, `Spring`. Not understood: `text` says
/// nothing of the kind.
[[nodiscard]] ReadDate read_date_in_year(Arena& arena, std::string_view text, const Date& year);

/// Reads a date whose year and day stand in two fields (`2012`, `June 2`), as EndNote has the date of access of a web page; `day` may be empty
/// or hold the whole date. Not understood: `year` is no year of four digits.
[[nodiscard]] ReadDate read_split_date(Arena& arena, std::string_view year, std::string_view day);

/// Appends `YYYY/MM/DD/other info`, so that `read_date` gives the same date back. A literal is written as it is. False if
/// the date's words are not in what was appended, since something else had to go there.
bool append_date(std::string& out, const Date& date);

/// How much a date says: the more precise one of two that agree is kept.
[[nodiscard]] int precision(const Date& date);

/// True if two dates are of one year, so that the one only says more than the other.
[[nodiscard]] bool agree(const Date& one, const Date& other);

}  // namespace bibcast::tagged
