#pragma once

#include <string_view>

#include "io/repository_type.hpp"

namespace bibcast {

/// The item type of what Crossref calls posted content (Crossref schema 5.4, `posted_content/@type`; `subtype` in its REST API): a preprint where nothing
/// is said, else what the word says. A letter is one to an editor and no personal communication; of that and of `other` CSL has nothing that says as much.
[[nodiscard]] inline ItemType posted_type(std::string_view word) {
    if (word.empty()) return ItemType::article;
    if (word == "letter") return ItemType::document;
    return repository_type(squeezed_type(word)).value_or(ItemType::document);
}

/// True if the item type says all that the word does.
[[nodiscard]] inline bool posted_type_says_all(std::string_view word) { return word == "preprint" || word == "dissertation" || word == "report"; }

}  // namespace bibcast
