#pragma once

#include "text/yaml.hpp"

namespace bibcast {

/// Parses `source` from `begin` on as TOML 1.0 (toml.io) into the tree of values that JSON and YAML have. A reader of our own, and not toml++'s, for the
/// reasons that stand in `json_parse.hpp`, and since that one has no bound on the depth of dotted keys. Dates and numbers are as they are
/// written; dates are strings. A key that stands twice is an issue, and both values are in the tree. At an error the reading ends: the
/// statements before it are in the tree, and `end` is where the broken one begins.
[[nodiscard]] YamlDocument parse_toml(Arena& arena, std::string_view source, std::size_t begin = 0);

}  // namespace bibcast
