#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast {

/// How many bytes must be put in, taken out or changed to make `b` of `a` (Levenshtein). Quadratic: for names, not texts.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace bibcast
