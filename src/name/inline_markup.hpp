#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/span.hpp"
#include "model/arena.hpp"
#include "model/compact_view.hpp"
#include "model/text.hpp"

namespace bibcast {

/// How the source of a name or an author line is written.
enum class NameMarkup : std::uint8_t {
    none,   ///< decoded text
    page,   ///< Markdown, HTML and the LaTeX that people put into both
    latex,  ///< a BibTeX value: `*`, `_` and `<` are characters; what is no mark stays LaTeX
};

/// What a stretch of a line is.
enum class InlineKind : std::uint8_t { superscript, bold, italic, underline, small_caps, strike, highlight, color, link, note };

/// A stretch of a line that its markup says something of.
struct Inline {
    std::uint32_t begin = 0;  ///< in `PlainLine::text`
    std::uint32_t end = 0;
    InlineKind kind = InlineKind::superscript;
    CompactView value;  ///< link: the address; note (`\thanks`, `^[…]`): its words, decoded; begin and end are equal
    SourceSpan opening;      ///< the markup before and after the stretch, in the source
    SourceSpan closing;
};

/// A line with its markup taken off, as a reader of the rendered page sees it. Line breaks of markup (`<br>`, `<li>`) are
/// line feeds.
struct PlainLine {
    std::string_view text;        ///< views the source or the arena
    std::vector<Inline> inlines;  ///< in order of `begin`

    /// A piece of the text and where it comes from.
    struct Piece {
        std::uint32_t text = 0;
        SourceSpan source;
        bool verbatim = false;  ///< byte for byte the source
    };
    std::vector<Piece> pieces;  ///< empty: the text is the source

    /// The source of the text from `begin` to `end`, markup around it not included.
    [[nodiscard]] SourceSpan source_of(std::uint32_t begin, std::uint32_t end) const;
};

/// A stretch of the text of a line, in bytes.
struct LineRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Takes the markup off `source`. Damaged markup stays as text; linear in the size of `source`.
[[nodiscard]] PlainLine decode_markup(Arena& arena, std::string_view source, NameMarkup markup);

/// The same for decoded text: superscripts and emphasis are in its styles.
[[nodiscard]] PlainLine decode_markup(Arena& arena, const Text& text);

/// The name of an emphasis as it stands in `Mark::symbol`; empty for superscript, link and note.
[[nodiscard]] std::string_view emphasis_name(InlineKind kind);

}  // namespace bibcast
