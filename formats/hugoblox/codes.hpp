#pragma once

#include "diag/finding.hpp"

namespace bibcast::hugoblox {

inline constexpr Code no_front_matter{
    "hugoblox/no-front-matter", Severity::warning, "the text is no page with front matter",
    "A page begins with a line ---, YAML, and another line ---, or with TOML between lines +++."};
inline constexpr Code not_closed{
    "hugoblox/not-closed", Severity::warning, "the front matter has no end",
    "The second line --- or +++ is missing, so that the whole rest of the page was read as YAML or TOML."};
inline constexpr Code toml_syntax{
    "hugoblox/toml-syntax", Severity::error, "the front matter is not TOML",
    "The text between the lines +++ breaks TOML's rules at the place shown: often a string without quotation marks. The values before that place are read, and the rest is "
    "kept as a leftover."};
inline constexpr Code note_without_author{
    "hugoblox/note-without-author", Severity::warning, "there are more author notes than authors",
    "The entries of `author_notes` stand for the authors in the same order. One that has no author is kept as a leftover."};
inline constexpr Code names_differ{
    "hugoblox/names-differ", Severity::warning, "under `csl` the authors are others than under `authors`",
    "bibcast writes the authors under `csl` too, where their names have parts. Somebody changed one of the two since: those of `authors`, which the theme shows, are taken."};
inline constexpr Code not_a_doi{
    "hugoblox/not-a-doi", Severity::warning, "the value of `doi` is no DOI",
    "A DOI begins with `10.` and a number, also behind `https://doi.org/` or `doi:`. The value is kept as a leftover."};
inline constexpr Code unknown_type{
    "hugoblox/unknown-type", Severity::note, "the publication type is none that the theme has",
    "`publication_types` is a number of Wowchemy's list, 0 to 8, or one of CSL's types. The value is kept as a leftover."};

}  // namespace bibcast::hugoblox
