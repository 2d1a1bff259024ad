#pragma once

#include <span>

#include "diag/finding.hpp"
#include "formats/csv/columns.hpp"
#include "formats/csv/rows.hpp"
#include "model/record.hpp"

namespace bibcast::csv {

/// Reads one row into a record.
void read_row(Record& record, std::span<const Column> columns, const Row& row, std::string_view format, Findings& findings);

}  // namespace bibcast::csv
