#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/arena.hpp"
#include "model/ascii.hpp"

namespace bibcast {

/// A decoded code point and the bytes it took. `valid` is false for a byte that begins no well-formed
/// sequence (Unicode 15, table 3-7); then `size` is 1 and `value` is U+FFFD.
struct CodePoint {
    char32_t value = 0;
    std::uint8_t size = 0;
    bool valid = false;
};

/// The code point at `at`, which must be inside `text`.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

/// The code point that ends just before `at`, which must not be 0.
[[nodiscard]] CodePoint code_point_before(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t value);

/// True if there is no byte above 0x7F. Looks at eight bytes a step.
[[nodiscard]] bool is_ascii(std::string_view text);

/// The offset of the first byte that is not part of well-formed UTF-8; npos if there is none.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// True for the control characters behind ASCII's, which no text means: they are bytes of Windows-1252 that were taken for Latin-1.
[[nodiscard]] constexpr bool is_c1_control(char32_t c) { return c >= 0x80 && c < 0xA0; }

/// The offset of the first byte that is not part of well-formed UTF-8, or is part of a C1 control character; npos if there is none.
[[nodiscard]] std::size_t find_irregular_utf8(std::string_view text);

/// How many code points `text` has; an ill-formed byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// How many terminal columns `text` takes; control characters take none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` in NFC; the same view if it was (always so for ASCII and for what has no combining or decomposed
/// character), else a copy in the arena.
[[nodiscard]] std::string_view to_nfc(Arena& arena, std::string_view text);

// Properties by general category (Unicode 15, as utf8proc has it).
[[nodiscard]] bool is_letter(char32_t value);
[[nodiscard]] bool has_letter(std::string_view text);  ///< anywhere
[[nodiscard]] bool is_upper(char32_t value);  ///< Lu or Lt
[[nodiscard]] bool is_lower(char32_t value);
[[nodiscard]] bool is_digit(char32_t value);       ///< Nd
[[nodiscard]] bool is_space(char32_t value);       ///< white space, also U+00A0, U+202F, U+2009, U+3000
[[nodiscard]] bool is_combining(char32_t value);   ///< Mn, Mc, Me
[[nodiscard]] char32_t to_lower(char32_t value);
[[nodiscard]] char32_t to_upper(char32_t value);

/// The letter without its accents: `e` for `é`; the character itself if it has no decomposition.
[[nodiscard]] char32_t base_letter(char32_t value);

/// ASCII letters lower-cased; other bytes as they are.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
/// Simple case folding of every code point, for comparing only.
[[nodiscard]] std::string fold_case(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

using ascii::trim;
/// `text` without white space of any kind (`is_space`) at both ends.
[[nodiscard]] std::string_view trim_unicode(std::string_view text);
/// Runs of ASCII white space become one blank, none at the ends; the same view if nothing changes.
[[nodiscard]] std::string_view collapse_spaces(Arena& arena, std::string_view text);

}  // namespace bibcast
