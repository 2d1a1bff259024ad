#pragma once

#include "io/tree_reader.hpp"

namespace bibcast::datacite_json {

/// Reads one work into the record of `tree`.
void read_work(TreeReader& tree, const JsonNode& item);

}  // namespace bibcast::datacite_json
