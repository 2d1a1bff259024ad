#pragma once

#include <string_view>

#include "model/variable.hpp"

namespace bibcast::csl_json {

// The input schema of CSL 1.0.2 (citation-style-language/schema, branch v1.0, schemas/input/csl-data.json) allows no other
// keys than its own, and lacks five of the variables of the specification (appendix IV). Three of these it has
// under another name.

/// The schema's key for a variable; empty where it has none.
[[nodiscard]] inline std::string_view schema_key(Variable variable) {
    switch (variable) {
        case Variable::part_number: return "part";
        case Variable::printing_number: return "printing";
        case Variable::supplement_number: return "supplement";
        case Variable::license:
        case Variable::editor_translator: return {};
        default: return name_of(variable);
    }
}

}  // namespace bibcast::csl_json
