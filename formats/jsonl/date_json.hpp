#pragma once

#include "model/csl_date.hpp"
#include "model/date.hpp"
#include "text/json.hpp"
#include "text/json_parse.hpp"

namespace bibcast::jsonl {

/// Writes a date as a CSL date object. What CSL's `date-parts`, `season`, `circa` and `literal` cannot say exactly
/// (a time, an uncertain or unspecified part) stands as an EDTF string under `edtf` instead.
void write_date(JsonWriter& json, const Date& date);

/// True if `date-parts`, `season` and `circa` say all of the date but its literal.
[[nodiscard]] bool is_exact_in_date_parts(const Date& date);

/// Writes the members `date-parts`, `season` and `circa`, those that are there.
void write_date_parts(JsonWriter& json, const CslDate& csl);

/// Reads every form in which a CSL date is met: an object with `date-parts` (numbers or strings, one or two
/// ends, see `CslDate`), `season`, `circa`, `literal`, `raw`, `edtf`, or a string or number in place of the object, and
/// the members `year`, `month` and `day` of pandoc-citeproc. False if a part of it was not understood; what was is in `date`.
[[nodiscard]] bool read_date(const JsonNode& node, Date& date);

/// Reads a list of one or two dates as the one date or the range that it is for pandoc-citeproc. The list must not be empty.
[[nodiscard]] bool read_date_list(const JsonNode& node, Date& date);

}  // namespace bibcast::jsonl
