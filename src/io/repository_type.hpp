#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast {

/// Letters and digits of a type in lower case, without what stands before the last slash: OpenAIRE's `info:eu-repo/semantics/`.
[[nodiscard]] std::string squeezed_type(std::string_view words);

/// The item type that a repository calls so (`dc.type`, DataCite's free `resourceType`): DSpace's list of types, COAR Resource Types and OpenAIRE's,
/// which say the same in other spellings, and what people write there. `squeezed` as above.
[[nodiscard]] std::optional<ItemType> repository_type(std::string_view squeezed);

}  // namespace bibcast
