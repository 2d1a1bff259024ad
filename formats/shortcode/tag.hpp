#pragma once

#include <cstddef>
#include <string_view>

#include "formats/shortcode/lexer.hpp"

namespace bibcast::shortcode {

/// Reads the tag that begins at `at` (at its `{{<` or `{{%`), appends its arguments to `tokens.arguments`, and fills
/// `token`. False if there is no tag there: no name follows.
[[nodiscard]] bool lex_tag(std::string_view page, std::size_t at, Arena& arena, Findings& findings, Tokens& tokens, Token& token);

/// True where `{{<` or `{{%` stands.
[[nodiscard]] constexpr bool opens_tag(std::string_view page, std::size_t at) {
    return at + 2 < page.size() && page[at] == '{' && page[at + 1] == '{' && (page[at + 2] == '<' || page[at + 2] == '%');
}

/// The offset of the next `{{<` or `{{%` at or after `from`; the size of the page if there is none.
[[nodiscard]] std::size_t next_tag(std::string_view page, std::size_t from);

}  // namespace bibcast::shortcode
