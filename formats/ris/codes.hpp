#pragma once

#include "diag/finding.hpp"

namespace bibcast::ris {

inline constexpr Code unknown_type{
    "ris/unknown-type", Severity::warning, "the reference type is none of RIS",
    "The value of TY is none of the reference types of the RIS specifications (JOUR, BOOK, CHAP, CONF, THES, RPRT, …). The record "
    "is read as a document of no special kind, and the type is kept for output in RIS."};
inline constexpr Code unknown_tag{
    "ris/unknown-tag", Severity::note, "the tag is none of RIS",
    "Neither RIS specification has this tag. Its value is kept, and written when the output is RIS."};
inline constexpr Code missing_end{
    "ris/missing-end", Severity::warning, "a record has no ER line",
    "Each record ends with `ER  - `. This one ends where the next one begins, or with the file; the file may have been cut off."};
inline constexpr Code missing_type{
    "ris/missing-type", Severity::warning, "a record has no TY line",
    "Each record begins with `TY  - ` and its type. Tags stand here outside of any record: they were read as a record of "
    "no special kind."};
inline constexpr Code stray_text{
    "ris/stray-text", Severity::warning, "there is text outside of the records",
    "Between the records of a RIS file there is nothing but blank lines. The text was left out; providers put headers and "
    "search results there."};
inline constexpr Code stray_line{
    "ris/stray-line", Severity::warning, "a line cannot belong to the name before it",
    "A line without a tag goes on with the value of the line before. After a name this one is no part of it and no further name, so it "
    "was made a note."};
inline constexpr Code short_names{
    "ris/short-names", Severity::note, "names without a comma were read as family names and initials",
    "RIS has names as `Family, Given`. All people of this record stand as `Smith JK`, as databases of medicine export them, and it is assumed "
    "that the last word of each is initials. Output has the comma."};
inline constexpr Code capital_names{
    "ris/capital-names", Severity::note, "words in capitals were read as family names",
    "RIS has names as `Family, Given`. All people of this record have no comma and some of their words in capitals, all at the same end: `Taro YAMADA`. "
    "These are assumed to be family names. Output has the comma."};
inline constexpr Code several_names{
    "ris/several-names", Severity::note, "one name's line holds several names",
    "Each name has a line of its own in RIS, but this value is a list: `Smith JK, Jones A`, `Smith, John and Doe, Jane`. It was taken apart."};
inline constexpr Code odd_date{
    "ris/odd-date", Severity::warning, "a date does not have the form YYYY/MM/DD/other",
    "What can be read of the date was read, and the rest is kept as it is. The specification has year, month and day as numbers "
    "between slashes, then any other information: 2004/05/06/ or 2004///Spring."};
inline constexpr Code conflicting_dates{
    "ris/conflicting-dates", Severity::warning, "two dates of publication disagree",
    "DA, PY and Y1 give the date of publication in more or less detail. Here they name different years: the one of DA, else of PY, "
    "was taken, and the other is kept as it is."};
inline constexpr Code not_a_doi{
    "ris/not-a-doi", Severity::warning, "the value of DO is no DOI",
    "A DOI begins with `10.` and a number, also behind `https://doi.org/` or `doi:`. The value is kept, and written again when the output "
    "is RIS."};

}  // namespace bibcast::ris
