#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/contributor.hpp"
#include "name/inline_markup.hpp"

namespace bibcast {

/// What one symbol means by the words of a source.
struct Legend {
    std::string_view symbol;  ///< normalised; empty: said of all authors (alphabetical order)
    Meaning meaning = Meaning::other;
    std::string_view text;  ///< the words: `Equal contribution`
    SourceSpan source;
};

/// The legends of an entry or of a page.
struct MarkLegends {
    List<Legend> entries;

    /// The legend of `symbol`, or null; of several the last one, since a page says it again where it changes.
    [[nodiscard]] const Legend* find(std::string_view symbol) const;
    [[nodiscard]] bool empty() const { return entries.empty(); }
};

/// Where legends are looked for, which decides how much is believed.
enum class LegendPlace : std::uint8_t {
    entry,  ///< beside an author line: a sign with any wording behind it is a legend, unless it looks like names
    page,   ///< in the prose of a page: bullets, headings and footnotes look alike, so the wording must be known, or be said
            ///< with a sign that has no other use (`† Now at X`), or with a verb (`* denotes …`)
};

/// Finds the legends in `source`, line by line: `* Equal contribution`, `(*: equal, †: corresponding author)`, `Equal
/// contribution (*)`, `An asterisk denotes equal contribution`, `Underlined authors are students`, `* and † denote A and B,
/// respectively`, `¹UC Berkeley ²CMU`, `Authors are listed in alphabetical order`. Adds them to `found`; true if there was
/// one.
bool find_legends(Arena& arena, std::string_view source, NameMarkup markup, LegendPlace place, std::uint32_t base,
                  MarkLegends& found);

/// Reads the stretch as one or more legends. False, and nothing added, if it is none.
bool read_legends(Arena& arena, const PlainLine& line, LineRange range, LegendPlace place, std::uint32_t base, MarkLegends& found);

/// Finds the legends that stand in a decoded author line: whole lines, brackets, and what is glued to the last author.
/// Returns where they stand, in order.
[[nodiscard]] std::vector<LineRange> find_legends_in_author_line(Arena& arena, const PlainLine& line, std::uint32_t base,
                                                                 MarkLegends& found);

}  // namespace bibcast
