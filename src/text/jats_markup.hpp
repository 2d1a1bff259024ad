#pragma once

#include <string_view>

#include "model/text.hpp"

namespace bibcast {

/// Reads text with the tags that titles and abstracts of Crossref, DataCite and OpenAlex have: JATS (`<jats:italic>`), HTML
/// (`<em>`), MathML, once or twice escaped. Styles that the record knows become styles, paragraphs and sections become lines,
/// MathML leaves its text; a tag of another kind is text. Lines of a text with paragraphs mean nothing. The address of a link stands in parentheses behind its words. Without tags and
/// entities `source` itself is the text.
[[nodiscard]] Text decode_jats_markup(Arena& arena, std::string_view source);

/// True if `source` has more than the styles of a line: paragraphs, headings, lists or links with their end tags, line breaks, or paragraphs that are
/// closed where they begin.
[[nodiscard]] bool has_block_markup(std::string_view source);

/// True if the `<` at `at` begins a tag by which `has_block_markup` could come about.
[[nodiscard]] bool is_block_tag(std::string_view source, std::size_t at);

}  // namespace bibcast
