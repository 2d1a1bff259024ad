#pragma once

#include <optional>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::shortcode {

/// The type of CSL for the word that a page has for it, in any case: CSL's own, BibTeX's entry types, `Conference paper`,
/// `preprint`, `PhD thesis`.
[[nodiscard]] std::optional<ItemType> type_of_word(std::string_view word);

}  // namespace bibcast::shortcode
