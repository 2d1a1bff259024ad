#pragma once

#include <vector>

#include "io/format.hpp"

namespace bibcast::marc {

/// The table as `bibcast formats --mapping` shows it.
[[nodiscard]] std::vector<MappingRow> mapping();

}  // namespace bibcast::marc
