#pragma once

#include <string>

#include "report/placed.hpp"

namespace bibcast {

/// One finding as a JSON object on a line of its own: severity, code, message, file, line, column, end-line, end-column,
/// record, field, value, hint; what is not known is left out.
[[nodiscard]] std::string finding_line(const PlacedFinding& placed);

/// One row of a loss report, in the same form: record, variable, value, reason, message, code, file and place.
[[nodiscard]] std::string loss_line(const PlacedFinding& placed);

}  // namespace bibcast
