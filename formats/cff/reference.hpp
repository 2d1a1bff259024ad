#pragma once

#include "io/tree_reader.hpp"

namespace bibcast::cff {

/// What the description of an identifier says that is the citation key.
inline constexpr std::string_view key_description = "citation key";

/// The leftover that keeps the description of an identifier is called this and its value.
inline constexpr std::string_view description_place = "identifiers/";

/// What the leftover `preferred-citation` says of the record that is one; anything else there was no reference.
inline constexpr std::string_view preferred_mark = "true";

/// Reads the software itself, or one reference; what is not taken is the caller's to keep.
void read_reference(TreeReader& tree, const JsonNode& node, bool root);

}  // namespace bibcast::cff
