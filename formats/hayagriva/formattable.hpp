#pragma once

#include <string>
#include <string_view>

#include "model/text.hpp"

namespace bibcast::hayagriva {

/// Reads a formattable string: braces keep the case of what they hold, dollars hold formulas, a backslash takes its meaning
/// from the next character.
[[nodiscard]] Text decode_formattable(Arena& arena, std::string_view source);

/// Appends a text in this form. Returns the styles that it has no form for, one bit each (`style_bit`).
std::uint32_t encode_formattable(std::string& out, const Text& text);

}  // namespace bibcast::hayagriva
