#pragma once

#include "io/tree_reader.hpp"

namespace bibcast::bibjson {

/// Reads one work into the record of `tree`.
void read_work(TreeReader& tree, const JsonNode& item);

}  // namespace bibcast::bibjson
