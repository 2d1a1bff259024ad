#pragma once

#include <optional>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::bibtex {

/// The item type that is meant by one of EndNote's reference types (`Web Page`), which its BibTeX export writes into the field `type` of each entry.
[[nodiscard]] std::optional<ItemType> endnote_kind(std::string_view words);

}  // namespace bibcast::bibtex
