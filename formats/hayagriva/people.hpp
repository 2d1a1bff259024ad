#pragma once

#include "io/tree_reader.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::hayagriva {

/// Reads a person or a list of persons. `role` goes with each one if it is not empty.
void read_people(TreeReader& tree, const JsonNode* node, Variable variable, std::string_view role = {});

/// Writes one person where `yaml` stands, and marks it as written.
void write_person(YamlWriter& yaml, Contributor& person);

/// Writes a list of persons, or the only one.
void write_people(YamlWriter& yaml, NamesField& field);

}  // namespace bibcast::hayagriva
