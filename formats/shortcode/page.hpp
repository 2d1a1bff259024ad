#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/shortcode/lexer.hpp"
#include "formats/shortcode/profile.hpp"

namespace bibcast::shortcode {

/// A heading, or the name of a list, that entries stand under.
struct Group {
    std::string_view text;
    SourceSpan span;
};

/// Another shortcode inside an entry.
struct Nested {
    std::uint32_t token = 0;  ///< its opening tag
    SourceSpan whole;
    SourceSpan inner;  ///< not known: it has none
};

/// One entry of a page, as a stretch of it.
struct Entry {
    std::uint32_t token = 0;  ///< its opening tag
    std::uint32_t groups = 0;  ///< index into `Page::paths`
    SourceSpan whole;          ///< from the opening tag to the end of the closing one
    SourceSpan tail;           ///< whole, without the entries nested in it: [whole.begin, the first one)
    std::vector<SourceSpan> inner;  ///< its inner content, without what is nested in it
    std::vector<Nested> nested;
    bool container = false;
};

/// The structure of a page.
struct Page {
    Tokens tokens;
    std::vector<Entry> entries;              ///< in the order of the document
    std::vector<std::vector<Group>> paths;   ///< the headings that are in force, outermost first
    std::vector<SourceSpan> prose;           ///< text outside entries: legends may stand there
    std::vector<SourceSpan> outside;         ///< what is probably a work, and in no entry
};

/// Reads the structure of `text`. Whether a tag has inner content is known to its template only, which is not here: it
/// has if its closing tag follows before the end of the page, nesting respected.
[[nodiscard]] Page read_page(std::string_view text, const Profile& profile, Arena& arena, Findings& findings);

}  // namespace bibcast::shortcode
