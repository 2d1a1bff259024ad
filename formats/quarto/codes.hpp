#pragma once

#include "diag/finding.hpp"

namespace bibcast::quarto {

inline constexpr Code no_front_matter{
    "quarto/no-front-matter", Severity::warning, "there is text before the front matter",
    "A document of Quarto, MyST or JOSS begins with a line ---, YAML, and another line ---. What stands before the first one is not "
    "read."};
inline constexpr Code not_closed{
    "quarto/not-closed", Severity::warning, "the front matter has no end",
    "The second line --- is missing, so that the whole rest of the document was read as YAML."};
inline constexpr Code unknown_affiliation{
    "quarto/unknown-affiliation", Severity::warning, "an author has an affiliation that the document does not list",
    "`affiliation: 1` and `ref: a` point to an entry of the document's `affiliations`. There is none with that index or id. What was "
    "written is kept as the affiliation."};

}  // namespace bibcast::quarto
