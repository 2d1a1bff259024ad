#pragma once

#include <string_view>

#include "model/text.hpp"

namespace bibcast::shortcode {

/// Reads markdown inlines (CommonMark 0.31, chapter 6) and the inline tags of HTML as rich text in NFC: emphasis, code,
/// links, images (their description), character references, escapes. Line ends become blanks; what is no markup stays as
/// written. Linear in the size of `source`.
[[nodiscard]] Text decode_markdown(Arena& arena, std::string_view source);

/// The same without styles.
[[nodiscard]] std::string_view decode_markdown_plain(Arena& arena, std::string_view source);

/// True for shortcodes that stand inside of a line, as a part of its text: `CO{{< sub 2 >}}`.
[[nodiscard]] bool is_inline_shortcode(std::string_view name);

}  // namespace bibcast::shortcode
