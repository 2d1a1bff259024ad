#pragma once

#include <optional>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::csv {

/// The type that a cell of a column of types means in the tables of databases, in any case: `Proceedings Paper`, `IEEE Journals`. Of several between
/// semicolons or commas the first that is known counts.
[[nodiscard]] std::optional<ItemType> type_of_words(std::string_view words);

/// What Google Scholar says of the file that it found, or that it found none: `PDF`, `HTML`, `CITATION`.
[[nodiscard]] bool names_a_file(std::string_view words);

}  // namespace bibcast::csv
