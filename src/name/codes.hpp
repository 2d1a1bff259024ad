#pragma once

#include "diag/finding.hpp"

namespace bibcast {

// What the parsers of names and name lists have to say. The writing of a name is never an error: there is always a
// reading, and the finding tells which one was taken.
inline constexpr Code name_too_many_commas{
    "name/too-many-commas", Severity::warning, "a name has more commas than a name can have",
    "A BibTeX name has at most two commas: `von Family, Jr, Given`. What stands behind the second one was read as the "
    "given name, without the further commas. Names in a list are joined with ` and `, never with commas."};
inline constexpr Code name_comma_list{
    "name/comma-list", Severity::warning, "names in a BibTeX list are joined by commas",
    "BibTeX joins the names of a list with ` and `. The value has so many commas that it can only be a list of names, and "
    "was read as one. Write ` and ` between the names."};
inline constexpr Code name_semicolon_list{
    "name/semicolon-list", Severity::warning, "names in a BibTeX list are joined by semicolons",
    "BibTeX joins the names of a list with ` and `. A semicolon never stands in a name, so the value was cut there. Write "
    "` and ` between the names; put braces around an institution that has a semicolon in it."};
inline constexpr Code name_stray_comma{
    "name/stray-comma", Severity::warning, "a name begins or ends with a comma",
    "The comma separates nothing and was left out. `A, B, and C` is not a BibTeX list: write `A and B and C`."};
inline constexpr Code name_empty{
    "name/empty", Severity::warning, "a name in the list is empty",
    "Two separators follow each other, or one stands at the beginning or the end of the list. There is no name to read "
    "there; the others are kept."};
inline constexpr Code name_unbalanced_brace{
    "name/unbalanced-brace", Severity::warning, "a name has a brace without its partner",
    "The brace was read as a character of the name, so that it does not swallow the names that follow."};
inline constexpr Code name_suffix_last{
    "name/suffix-last", Severity::note, "the suffix stands behind the given name",
    "BibTeX writes `Family, Jr., Given`. This name has the order `Family, Given, Jr.` or `Given Family, Jr.`, of which BibTeX would print odd initials or "
    "a given name Jr., and was read as it is meant."};
inline constexpr Code name_glued_initials{
    "name/glued-initials", Severity::note, "a blank is missing behind initials",
    "`R.K.Singh` is one word, which BibTeX takes for a family name without given names, and sorts under R. It was read as `R. K. Singh`. Braces around a "
    "name that is such a word keep it whole."};
inline constexpr Code name_others_inside{
    "name/others-inside", Severity::warning, "`others` stands inside the list",
    "`and others` says that the list goes on, and is meant for its end. It was read so, and never as a person."};
inline constexpr Code name_others_in_name{
    "name/others-in-name", Severity::note, "a name ends in words that say that the list goes on",
    "For BibTeX `Smith, J. et al.` is one name with odd given names. It was read as `Smith, J. and others`, which is what it means; put "
    "braces around the whole name if it is one."};
inline constexpr Code name_others_counted{
    "name/others-counted", Severity::loss, "the number of the people who are left out is not kept",
    "`and 12 others` says that the list goes on, and for how long. The record has a place for the first only, as all formats have."};
inline constexpr Code name_formatting{
    "name/formatting", Severity::loss, "formatting around a whole name is not kept",
    "A name in bold, italics or colour (often the owner's own name) is read as the name alone. Mark people with an "
    "annotation, such as `author+an = {2=highlight}`, to keep this."};
inline constexpr Code name_sort_key{
    "name/sort-key", Severity::loss, "a sort key inside a name is not kept",
    "`{\\noopsort{key}}` before a name is a trick for BibTeX's sorting. It is no part of the name; biblatex has the field "
    "`sortname` for this."};
inline constexpr Code name_and_command{
    "name/and-command", Severity::note, "names are joined by `\\and`",
    "`\\and` joins the authors of a paper in its LaTeX source. BibTeX takes `A. One \\and B. Two` for one person; in its lists the word is ` and `."};
inline constexpr Code name_unknown_part{
    "name/unknown-part", Severity::loss, "a part of an extended name is not kept",
    "biblatex's extended name format gives name parts as `family=..., given=...`. The record has family, given, prefix and "
    "suffix (a middle name and a patronymic are given names); this part has no place in it."};
inline constexpr Code name_other_short_form{
    "name/other-short-form", Severity::loss, "a short name says more than the full one beside it",
    "MEDLINE and Web of Science give each name twice: in full and in short, `Marsh, Marie C.` and `Marsh MC`. The record has the full one. A short "
    "one with other words or initials is another name, or a mistake in one of the two."};
inline constexpr Code name_institution{
    "name/institution-unbraced", Severity::note, "an institution's name is not in braces",
    "Without braces BibTeX takes the last word for a family name and the words before it for given names, and so do all "
    "styles. Write `{World Health Organization}`."};
inline constexpr Code name_ambiguous_list{
    "name/ambiguous-list", Severity::warning, "a list of names can be read in two ways",
    "Commas separate both the names and the parts of a name, and the words do not tell which is which. The reading taken is "
    "in the message. Join the names with ` and ` or `;`, or say which order the list has."};
inline constexpr Code name_crowd{
    "name/crowd", Severity::warning, "a list of names is no list of people",
    "It has hundreds of thousands of pieces of a sign or two each, as only damage has, or an attack. It is kept as one name, as it stands."};
inline constexpr Code name_guessed{
    "name/guessed", Severity::note, "how a name splits into parts was guessed",
    "The name as written does not say which part is the family name. `bibcast names` shows the reading."};

/// All codes of the family `name/`.
[[nodiscard]] Codes name_codes();

}  // namespace bibcast
