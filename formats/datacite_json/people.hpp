#pragma once

#include "io/tree_reader.hpp"

namespace bibcast::datacite_json {

/// Reads a list of creators.
void read_people(TreeReader& tree, const JsonNode* list, Variable variable);

/// Reads a list of contributors, each into the variable of its type; who has several types that are no variables is one
/// contributor with several roles.
void read_contributors(TreeReader& tree, const JsonNode* list);

}  // namespace bibcast::datacite_json
