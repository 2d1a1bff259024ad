#pragma once

#include "model/date.hpp"
#include "text/json.hpp"
#include "text/json_parse.hpp"

namespace bibcast::jsonl {

/// Writes a date as a CSL date object. What CSL's `date-parts`, `season`, `circa` and `literal` cannot say exactly
/// (a time, an uncertain or unspecified part, an open end, a year before 1) stands as an EDTF string under `edtf` instead.
void write_date(JsonWriter& json, const Date& date);

/// True if `date-parts`, `season` and `circa` say all of the date but its literal.
[[nodiscard]] bool is_exact_in_date_parts(const Date& date);

/// Reads every form in which a CSL date is met: an object with `date-parts` (numbers or strings, one or two
/// ends, an empty or zero end being open, months 13 to 24 being seasons, years before 1 counted as CSL does:
/// -1 is 1 BCE), `season`, `circa`, `literal`, `raw`, `edtf`, or a string or number in place of the object.
/// False if a part of it was not understood; what was is in `date`.
[[nodiscard]] bool read_date(const JsonNode& node, Date& date);

}  // namespace bibcast::jsonl
