#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// A name of which the source says what is the family name and what is given. Formats and headings without a place for particles have them in front of
/// the family name (`van der Berg`) or behind the given names (`Jürgen von`); nothing else of it is split. A part alone stays what it is said to be.
[[nodiscard]] Name name_of_stated_parts(std::string_view family, std::string_view given);

}  // namespace bibcast
