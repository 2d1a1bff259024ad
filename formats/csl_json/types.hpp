#pragma once

#include <optional>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::csl_json {

/// The CSL type that is meant by a word that is none of them: spelled with other letters or hyphens (`Article_Journal`), or
/// the name that Crossref, Zotero or an older CSL has for it.
[[nodiscard]] std::optional<ItemType> item_type_meant(std::string_view word);

}  // namespace bibcast::csl_json
