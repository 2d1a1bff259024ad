#pragma once

#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// A part of a name as it is stored: NFC, one plain blank for every run of white space of any kind (no-break, narrow,
/// ideographic) and of control characters, none at the ends, and without soft hyphens, zero-width blanks and byte order marks. The same view if
/// nothing changes. (Joiners U+200C and U+200D are spelling in Persian and Indic names, and stay.)
[[nodiscard]] std::string_view normalize_name_text(Arena& arena, std::string_view text);

}  // namespace bibcast
