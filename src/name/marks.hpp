#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/contributor.hpp"
#include "model/text.hpp"
#include "name/inline_markup.hpp"

namespace bibcast {

/// A mark, and the stretch of the cleaned text that it belongs to.
struct PlacedMark {
    /// `symbol` is decoded and normalised (`*` for `\*` and U+2217, `†` for `\dagger`). It is empty for words: `(co-first)`,
    /// `\thanks{…}`, which stand in `legend`. Emphasis of a name is a mark too, since it says something of the person and
    /// nobody knows what until a legend tells: its symbol is `bold`, `italic`, `underline`, `small-caps`, `strike`,
    /// `highlight` or `color` (`is_emphasis`). Numbers and single letters have the meaning `affiliation`, assumed; words have
    /// theirs, stated by the entry; all others are unknown until `resolve_marks`.
    Mark mark;
    std::uint32_t begin = 0;  ///< in `MarkedText::text`; where the mark was taken out, begin and end are equal
    std::uint32_t end = 0;
    bool before = false;  ///< the mark stood before what it belongs to
};

/// A link, address or number that stood beside or around a name.
struct PlacedLink {
    std::string_view address;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    SourceSpan source;
};

/// Text without markup and without marks.
struct MarkedText {
    std::string_view text;  ///< views the source if nothing was taken out
    std::vector<PlacedMark> marks;  ///< in order of the text
    std::vector<PlacedLink> links;

    /// A stretch of the decoded line that is not in `text`.
    struct Cut {
        std::uint32_t at = 0;  ///< in `text`
        std::uint32_t begin = 0;  ///< in the decoded line
        std::uint32_t end = 0;
        SourceSpan source;  ///< markup included
    };
    std::vector<Cut> cuts;

    /// The offset in the decoded line of the offset `at` in `text`; of the one before a cut, if `before_cut`.
    [[nodiscard]] std::uint32_t line_offset(std::uint32_t at, bool before_cut) const;
    /// The offset in `text` of the offset `at` in the decoded line; within a cut, where it was.
    [[nodiscard]] std::uint32_t text_offset(std::uint32_t at) const;
};

/// Takes the marks out of a name or a list of names. `base` is added to the spans of the marks. Symbols that stand inside
/// a word, or between names with blanks on both sides (`A • B`), are no marks. Separators are left alone. `skip` is taken out
/// unread: legends, in order.
[[nodiscard]] MarkedText strip_marks(Arena& arena, const PlainLine& line, std::uint32_t base = 0,
                                     std::span<const LineRange> skip = {});

/// One piece of text as its source has it, without markup and marks.
[[nodiscard]] MarkedText strip_marks(Arena& arena, std::string_view source, NameMarkup markup, std::uint32_t base = 0);

/// The same for decoded text whose superscripts are styles.
[[nodiscard]] MarkedText strip_marks(Arena& arena, const Text& text, std::uint32_t base = 0);

/// One name of a BibTeX list without its marks, still LaTeX: `{Lee$^\dagger$}` gives `{Lee}`. The marks are added to
/// `contributor`, with spans relative to `raw` moved by `offset`. Returns `raw` itself if there is none. Fits
/// `BibtexNameOptions::filter`.
[[nodiscard]] std::string_view take_latex_marks(Arena& arena, std::string_view raw, std::uint32_t offset, Contributor& contributor);

/// Adds a mark, unless the contributor has one of the same symbol and words.
void add_mark(Arena& arena, Contributor& contributor, const Mark& mark);

}  // namespace bibcast
