#pragma once

#include "formats/csl_json/format.hpp"
#include "text/json_parse.hpp"

namespace bibcast::csl_json {

// What CSL-JSON and CSL-YAML have in common to say of themselves: the same items, written in two ways.

inline constexpr FormatOption keys_option{
    "keys", "specification|schema", "specification",
    "name all variables as the specification does, or only those keys that the published schema of CSL-JSON allows, the rest going under custom"};

/// How much an object looks like an item of CSL.
struct ItemLook {
    bool typed = false;  ///< its type is one of CSL's
    bool known = false;  ///< most of its keys are CSL's, and there are two of these at least
    bool mostly = false; ///< more of its keys are CSL's than not
    bool all = false;    ///< all of them are
};
[[nodiscard]] ItemLook look_at(const JsonNode& item);

/// True for an object whose members are items under their ids.
[[nodiscard]] bool is_map_of_items(const JsonNode& map);

/// The table that `bibcast formats --mapping` prints for both.
[[nodiscard]] std::vector<MappingRow> mapping();

}  // namespace bibcast::csl_json
