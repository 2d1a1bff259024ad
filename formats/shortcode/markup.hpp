#pragma once

#include <string>
#include <string_view>

#include "model/text.hpp"

namespace bibcast::shortcode {

/// What becomes of the line breaks in a value.
enum class LineBreaks : unsigned char { blanks, kept };

/// Reads a parameter's string: HTML's inline tags are styles, character references are characters, and markdown is
/// nothing special. In NFC, runs of blanks are one.
[[nodiscard]] Text decode_string(Arena& arena, std::string_view source, LineBreaks lines = LineBreaks::blanks);

/// The inverse of `decode_string`: tags for styles, references for what would read as one.
void encode_string(std::string& out, const Text& text);

}  // namespace bibcast::shortcode
