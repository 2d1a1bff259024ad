#pragma once

#include <span>
#include <string_view>

#include "model/text.hpp"

namespace bibcast::bibtex {

/// A title as one text, from the three fields that biblatex has for it.
struct JoinedTitle {
    Text whole;
    Text main;  ///< the title without its subtitle and addition; empty when there is no subtitle
};

/// `title: subtitle. titleaddon`, with no second mark behind a title that ends in one.
[[nodiscard]] JoinedTitle join_title(Arena& arena, const Text& title, const Text& subtitle, const Text& addon);

/// The parts that are not empty, with `between` between them.
[[nodiscard]] Text join_texts(Arena& arena, std::span<const Text> parts, std::string_view between);

/// True for a title with formulas that BibTeX leaves as they are: it knows nothing of dollars, and makes a capital small that stands outside of braces. The record
/// does not tell how such a formula was written (`$\\alpha$`), nor, in braces around all of it, where one ends. Commands of other packages stand in none of them.
[[nodiscard]] bool has_safe_formulas(std::string_view latex);

/// What is left out at the end of a value can leave a blank behind.
[[nodiscard]] Text without_outer_blanks(Arena& arena, const Text& text);

/// Without braces that only protect letters from small ones. Those around a formula are part of it, and stay.
[[nodiscard]] Text without_protection(Arena& arena, const Text& text);

/// The names of the three fields of one title.
struct TitleFields {
    std::string_view title;
    std::string_view subtitle;  ///< empty: there is none for this title
    std::string_view addon;
};

/// The fields of a title by the name of the first one; null for any other field.
[[nodiscard]] const TitleFields* title_fields(std::string_view title);

}  // namespace bibcast::bibtex
