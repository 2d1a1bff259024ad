#pragma once

#include <string_view>

#include "model/text.hpp"

namespace bibcast {

/// Reads text with the tags that titles and abstracts of Crossref, DataCite and OpenAlex have: JATS (`<jats:italic>`), HTML
/// (`<em>`), MathML, once or twice escaped. Styles that the record knows become styles, paragraphs and sections become lines,
/// MathML leaves its text; a tag of another kind is text. Without tags and entities `source` itself is the text.
[[nodiscard]] Text decode_jats_markup(Arena& arena, std::string_view source);

}  // namespace bibcast
