#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/text.hpp"

namespace bibcast {

// Rich text as a string: the tags that CSL processors read inside a field (citeproc-js manual, "HTML-like
// formatting tags") and, for what CSL cannot say, HTML's own:
//
//     <i> <b> <sup> <sub>  <span style="font-variant:small-caps;">  <span class="nocase">
//     <u> <code> <a href="…">  <span class="quote">  <span class="math"> <span class="tex">
//
// Also read: <em>, <strong> and <sc>. Tags without their partner are text, and so is every other tag. A
// character `<` that would read as one of the tags is written `&lt;`, and a `&` that would read as `&lt;`,
// `&gt;` or `&amp;` is written `&amp;`; no other character changes, so that encoding and decoding are exact
// inverses.

/// Which styles are tags.
enum class MarkupTags : std::uint8_t {
    all,
    /// Those of CSL: other tags are text. Written, quotations get quotation marks, math its dollars, and the rest is plain;
    /// and a `<` is escaped only where the tags around would not read as text anyway.
    csl,
};

/// True if encoding and decoding leave `plain` as it is.
[[nodiscard]] bool is_free_of_markup(std::string_view plain);

/// Reads tags and the three entities. Without any, `source` itself is the text.
[[nodiscard]] Text decode_csl_markup(Arena& arena, std::string_view source, MarkupTags tags = MarkupTags::all);

/// Appends `text` with tags. Returns the styles that could not be written, one bit each (`style_bit`).
std::uint32_t encode_csl_markup(std::string& out, const Text& text, MarkupTags tags = MarkupTags::all);

[[nodiscard]] constexpr std::uint32_t style_bit(Style style) { return 1U << static_cast<unsigned>(style); }

}  // namespace bibcast
