#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "model/text.hpp"

namespace bibcast::tagged {

/// RIS has no markup, but publishers and reference managers put HTML's `<i>`, `<b>`, `<sup>`, `<sub>` and
/// character references into its values. Reads these; anything else in angle brackets is text. Views `value` if
/// there is nothing to read.
[[nodiscard]] Text read_markup(Arena& arena, std::string_view value);

/// True if `value` is what it says: no markup, no reference, one line without tabs, and surely in NFC.
[[nodiscard]] bool is_plain_line(std::string_view value);

/// Appends `text` so that `read_markup` gives it back, with tags only if `with_tags`. False if a part of the
/// formatting is not in what was appended.
[[nodiscard]] bool append_markup(std::string& out, const Text& text, bool with_tags);

/// Whether a line can begin with `tag`: a leftover may have any, if it does not come from our reader.
[[nodiscard]] inline bool is_one_word(std::string_view tag) {
    return !tag.empty() && std::none_of(tag.begin(), tag.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

/// Appends plain text so that `read_markup` gives it back.
void append_plain(std::string& out, std::string_view text);

/// The same for a piece of a list: a semicolon in it is written as a reference.
void append_piece(std::string& out, std::string_view text);

/// The piece of a list that begins at `at`, trimmed; moves `at` behind its separator, or behind the end. A semicolon that ends a
/// character reference separates nothing.
[[nodiscard]] std::string_view next_piece(std::string_view list, std::string_view separators, std::size_t& at);

/// Calls `take` with each piece of a list, trimmed and not empty.
template <class Take>
void for_each_piece(std::string_view list, std::string_view separators, Take&& take) {
    for (std::size_t at = 0; at <= list.size();) {
        if (const std::string_view piece = next_piece(list, separators, at); !piece.empty()) take(piece);
    }
}

}  // namespace bibcast::tagged
