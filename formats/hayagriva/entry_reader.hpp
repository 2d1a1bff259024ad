#pragma once

#include "io/tree_reader.hpp"

namespace bibcast::hayagriva {

/// Reads one entry with its parents; what is not taken is left over.
void read_entry(TreeReader& tree, const JsonNode& entry);

}  // namespace bibcast::hayagriva
