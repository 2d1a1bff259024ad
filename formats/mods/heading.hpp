#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast::mods {

/// Reads a person's name as catalogues write it: `Family, Given`, with the dates of a life behind it (`Smith, John,
/// 1901-1978`, `Doe, Jane [1848-1914]`), which are kept in `as_written`. A single word is a whole name.
[[nodiscard]] Name read_heading(Arena& arena, std::string_view text);

}  // namespace bibcast::mods
