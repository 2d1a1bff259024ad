#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.hpp"

namespace bibcast::shortcode {

// The smallest pieces of a tag. All take offsets into the page, which may be its end.

[[nodiscard]] inline std::size_t skip_space(std::string_view page, std::size_t at) {
    while (at < page.size() && is_ascii_space(page[at])) ++at;
    return at;
}

/// `>}}` or `%}}`.
[[nodiscard]] inline bool closes_tag(std::string_view page, std::size_t at) {
    return at + 2 < page.size() && (page[at] == '>' || page[at] == '%') && page[at + 1] == '}' && page[at + 2] == '}';
}

/// The size of the character at `at` if it may stand in a key or a bare word: a letter or digit of any script, `_`, `-`
/// or `.`; else 0.
[[nodiscard]] inline std::size_t word_character(std::string_view page, std::size_t at) {
    if (at >= page.size()) return 0;
    const char c = page[at];
    if (is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.') return 1;
    if (static_cast<unsigned char>(c) < 0x80) return 0;
    const CodePoint point = code_point_at(page, at);
    return is_letter(point.value) || is_digit(point.value) || is_combining(point.value) ? point.size : 0;
}

/// The end of the word that begins at `at`; `at` itself if none does.
[[nodiscard]] inline std::size_t word_end(std::string_view page, std::size_t at) {
    while (const std::size_t size = word_character(page, at)) at += size;
    return at;
}

/// True if `key=` begins here, with or without blanks before the `=`.
[[nodiscard]] inline bool begins_parameter(std::string_view page, std::size_t at) {
    const std::size_t end = word_end(page, at);
    if (end == at) return false;
    std::size_t equals = end;
    while (equals < page.size() && (page[equals] == ' ' || page[equals] == '\t')) ++equals;
    return equals < page.size() && page[equals] == '=';
}

/// True if a value may have ended here: the end of the tag or page, another tag, or the next parameter follows.
[[nodiscard]] inline bool ends_value(std::string_view page, std::size_t at) {
    const std::size_t next = skip_space(page, at);
    if (next >= page.size() || closes_tag(page, next)) return true;
    if (page[next] == '/') return closes_tag(page, skip_space(page, next + 1));
    if (page[next] == '{') return page.substr(next, 3) == "{{<" || page.substr(next, 3) == "{{%";
    if ((page[next] == '"' || page[next] == '`') && next > at) return true;
    return begins_parameter(page, next);
}

}  // namespace bibcast::shortcode
