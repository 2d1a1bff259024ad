#pragma once

#include "io/tree_reader.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::cff {

/// Reads a list of persons and entities.
void read_people(TreeReader& tree, const JsonNode* list, Variable variable);

/// Writes a list of persons and entities; `key` is where their leftovers were found. Of two that are written alike the second is left out, and named.
void write_people(YamlWriter& yaml, Record& record, NamesField& field, std::string_view key, Findings& findings);

/// Writes the leftovers of this format that stood directly under `place` (`authors/0/`, or nothing for the outermost mapping), and
/// marks them as written. Keys in `used` are left out.
void write_leftovers(YamlWriter& yaml, Record& record, std::string_view place, std::span<const std::string_view> used = {});

}  // namespace bibcast::cff
