#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bibcast::csl {

/// A piece of a number field and what stands behind it.
struct NumberPiece {
    std::string_view text;
    char separator = 0;  ///< 0: the end
};

/// The numbers of a field, parted at hyphens, dashes, commas and ampersands; `\-` parts nothing.
[[nodiscard]] std::vector<NumberPiece> split_numbers(std::string_view value);

[[nodiscard]] bool is_roman(std::string_view text);
[[nodiscard]] bool has_digit(std::string_view text);
/// True if there is nothing in `text` but letters.
[[nodiscard]] bool is_letters(std::string_view text);
/// What stands before the last digits: "n" of "n11564".
[[nodiscard]] std::string_view letters_before(std::string_view text);
/// Appends a number below 4000 in small Roman digits.
void append_roman(std::string& out, unsigned value);
/// Appends `text`, with `\-` as a plain hyphen.
void append_unescaped(std::string& out, std::string_view text);

}  // namespace bibcast::csl
