#pragma once

#include "io/tree_reader.hpp"

namespace bibcast::openalex_json {

/// Reads one work into the record of `tree`.
void read_work(TreeReader& tree, const JsonNode& item);

}  // namespace bibcast::openalex_json
