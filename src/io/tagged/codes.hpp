#pragma once

#include "diag/finding.hpp"

namespace bibcast::tagged {

// The findings that the tagged formats share. RIS, which knows more of its records, has its own.
inline constexpr Code unknown_tag{
    "tagged/unknown-tag", Severity::note, "the tag is none of the format",
    "The format's specification has no such tag. Its value is kept, and written when the output is in the same format."};
inline constexpr Code unknown_type{
    "tagged/unknown-type", Severity::warning, "the kind of reference is none of the format",
    "The name of the kind of reference is none that the format's specification or a known program has. The record is read as one "
    "of no special kind, and the name is kept for output in the same format."};
inline constexpr Code stray_text{
    "tagged/stray-text", Severity::warning, "there is text outside of the records",
    "Between the records of a tagged file there is nothing but blank lines and, in some formats, a head. This text was left out; "
    "providers put messages and search results there."};
inline constexpr Code missing_end{
    "tagged/missing-end", Severity::warning, "a record has no line that ends it",
    "In this format each record ends with a tag of its own (ER). This one ends where the next one begins, or with the file; the file may "
    "have been cut off."};
inline constexpr Code short_names{
    "tagged/short-names", Severity::note, "names without a comma were read as family names and initials",
    "The format has names as `Family, Given`. All people of this record stand as `Smith JK`, as databases of medicine export them, and it is "
    "assumed that the last word of each is initials. Output has the comma."};
inline constexpr Code several_names{
    "tagged/several-names", Severity::note, "one name's line holds several names",
    "Each name has a line of its own in the tagged formats, but this value is a list: `Smith JK, Jones A`, `Smith, John and Doe, Jane`. It was taken "
    "apart."};
inline constexpr Code odd_date{
    "tagged/odd-date", Severity::warning, "a date is not understood",
    "The value is none of the forms in which dates are written in this format. What can be read of it was read, and the rest is kept as "
    "it is."};
inline constexpr Code conflicting_dates{
    "tagged/conflicting-dates", Severity::warning, "two dates of publication disagree",
    "Two tags give the date of publication, and they name different years. The first one was taken, and the other is kept as it is."};
inline constexpr Code uneven_names{
    "tagged/uneven-names", Severity::warning, "the short names are not as many as the full ones",
    "The format has each name twice, in full and in short. The full ones were taken, and the list of short ones is kept as it is: it may name "
    "people who are not among the others."};
inline constexpr Code not_a_doi{
    "tagged/not-a-doi", Severity::warning, "the value of a tag for DOIs is no DOI",
    "A DOI begins with `10.` and a number, also behind `https://doi.org/` or `doi:`. The value is kept, and written again when the "
    "output is in the same format."};

}  // namespace bibcast::tagged
