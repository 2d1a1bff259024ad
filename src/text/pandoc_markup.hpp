#pragma once

#include <string>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

// Pandoc takes the fields of a bibliography in YAML for its Markdown (manual, "Specifying bibliographic data"). Of that these
// are CSL's markup: *italic*, **bold**, ^superscript^, ~subscript~, [small capitals]{.smallcaps}, [as it is]{.nocase}.

/// Turns the markup of a field into CSL's tags; tags that stand there already stay, and what is neither is text. Without any of it
/// `field` itself is returned.
/// Its dashes and dots (`smart`) become characters: `--`, `---`, `...`. What CSL has no tag for (`~~struck~~`) is text.
[[nodiscard]] std::string_view pandoc_to_csl(Arena& arena, std::string_view field);

/// Appends a text with CSL's tags as such a field; characters that pandoc would take for markup are escaped.
void append_csl_as_pandoc(std::string& out, std::string_view text);

// The same of a number or an address, which pandoc takes for Markdown too, and which never has any: only what is escaped is read, and what would be markup
// is escaped.

/// Without the backslashes before signs, and without the brackets of `<https://example.org>`.
[[nodiscard]] std::string_view pandoc_to_plain(Arena& arena, std::string_view field);
void append_plain_as_pandoc(std::string& out, std::string_view plain);

}  // namespace bibcast
