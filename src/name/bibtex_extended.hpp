#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// True if one name of a list is in biblatex's extended format: `family=Schmidt, given=Hans, prefix=von` (biber manual,
/// "Extended name format"): parts in any order, values bare, in braces or in quotation marks.
[[nodiscard]] bool is_extended_name(std::string_view raw);

/// Told of a part that the record has no place for.
using UnknownPart = std::function<void(std::string_view piece, std::string message)>;

/// Reads such a name. `given-i` and the like are left out where they are the initials of the part, else `unknown` is told.
[[nodiscard]] Name parse_extended_name(Arena& arena, std::string_view raw, const UnknownPart& unknown);

}  // namespace bibcast
