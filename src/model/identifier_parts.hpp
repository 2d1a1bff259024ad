#pragma once

#include <cstddef>
#include <string_view>

#include "model/arena.hpp"

// What identifier.cpp and identifier_url.cpp share; for others there is identifier.hpp.
namespace bibcast {

/// Where a DOI (`10.`, a registrant of 4 to 9 digits, `/`, something) begins in `text`; npos if there is none.
[[nodiscard]] std::size_t find_doi(std::string_view text);

/// `doi`, which begins with one, up to the first blank or quote and without the punctuation that followed it in a
/// sentence: a closing bracket goes only if it was never opened.
[[nodiscard]] std::string_view trim_doi(std::string_view doi);

/// `%2F` and the like made plain; the same view if there are none.
[[nodiscard]] std::string_view decode_percent(Arena& arena, std::string_view text);

}  // namespace bibcast
