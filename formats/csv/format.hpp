#pragma once

#include "io/format.hpp"

namespace bibcast::csv {

extern const Format format;

/// The rows that the formats of tables publish.
[[nodiscard]] std::vector<MappingRow> mapping();

}  // namespace bibcast::csv
