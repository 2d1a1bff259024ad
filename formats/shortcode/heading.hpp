#pragma once

#include <functional>
#include <string_view>

#include "diag/span.hpp"
#include "model/arena.hpp"

namespace bibcast::shortcode {

/// A heading of a page.
struct Heading {
    std::string_view text;  ///< without markup
    SourceSpan span;        ///< of its words
    SourceSpan whole;       ///< of its lines
    unsigned level = 1;     ///< 1 to 6; 7 for a line that is only a year in bold
};

/// Finds the headings in a stretch of a page, in order: `# … ######`, underlined ones, `<h1>` to `<h6>`, and a line
/// that is only a year in bold.
void find_headings(std::string_view page, SourceSpan stretch, Arena& arena, const std::function<void(const Heading&)>& found);

/// The year that a heading stands for ("2024", "Papers in 2024"); 0 if it names none, several, or a period
/// ("before 2015").
[[nodiscard]] int year_of_heading(std::string_view text);

}  // namespace bibcast::shortcode
