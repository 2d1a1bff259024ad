#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// A character reference that stands at some place of a text; `size` 0: there is none.
struct CharacterReference {
    std::size_t size = 0;  ///< bytes, from `&` to `;`
    char32_t character = 0;
};

/// The reference that begins at `text[at]`. The semicolon must be there, so that `AT&T` and `?a=1&copy=2` are
/// what they look like. Numbers follow the HTML Standard, 13.2.5.80: `&#146;` is Windows-1252, what is no
/// character is U+FFFD.
[[nodiscard]] CharacterReference character_reference_at(std::string_view text, std::size_t at);

/// `text` with its character references (`&amp;`, `&dagger;`, `&#8224;`, `&#x2020;`) decoded, once; an unknown one
/// stays as written. The same view if there is none.
[[nodiscard]] std::string_view decode_entities(Arena& arena, std::string_view text);

/// Appends `text` as content of an HTML or XML element. What neither may hold (control characters, U+FFFE,
/// ill-formed UTF-8) becomes U+FFFD.
void append_html(std::string& out, std::string_view text);

/// The same for an attribute value in double or single quotes; line ends and tabs survive as references.
void append_html_attribute(std::string& out, std::string_view text);

}  // namespace bibcast
