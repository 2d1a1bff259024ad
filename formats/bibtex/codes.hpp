#pragma once

#include <array>

#include "diag/finding.hpp"

namespace bibcast::bibtex {

// What the syntax has to say. Every one of them leaves the entry readable, and its neighbours untouched.
inline constexpr Code unclosed_entry{"bibtex/unclosed-entry", Severity::warning, "the closing brace of an entry is missing",
                                     "The entry was ended where the next one surely begins (or at the end of the file). Its fields were "
                                     "read as far as they go."};
inline constexpr Code unclosed_value{"bibtex/unclosed-value", Severity::warning, "the closing brace or quote of a value is missing",
                                     "The value was ended before the line that begins the next field, so that it does not swallow the rest "
                                     "of the file. Check where it was meant to end."};
inline constexpr Code extra_brace{"bibtex/extra-brace", Severity::warning, "a closing brace too many",
                                  "The brace would end the entry, but fields of the entry follow it. It was passed over."};
inline constexpr Code missing_comma{"bibtex/missing-comma", Severity::warning, "a comma is missing between two fields",
                                    "BibTeX needs a comma behind each field but the last, and behind the key. It was read as if it were there."};
inline constexpr Code missing_equals{"bibtex/missing-equals", Severity::warning, "the equals sign between a field and its value is missing",
                                     "`title {…}` was read as `title = {…}`; BibTeX itself stops reading the entry there."};
inline constexpr Code missing_value{"bibtex/missing-value", Severity::warning, "a field has no value",
                                    "A name and an equals sign stand there, and no value in braces or quotes, number or macro. The field was passed over."};
inline constexpr Code missing_key{"bibtex/missing-key", Severity::warning, "an entry has no citation key",
                                  "Entries begin with a key: `@book{knuth1984, title = …`. The entry was read; it gets a key made from its authors, year and title."};
inline constexpr Code odd_key{"bibtex/odd-key", Severity::note, "a citation key has characters that BibTeX cannot read",
                              "The key was read up to the comma, with its blanks. LaTeX cannot cite it."};
inline constexpr Code unexpected_text{"bibtex/unexpected-text", Severity::warning, "text inside an entry is no field",
                                      "It belongs to no field and was passed over. Often a brace or a quote before it ends a value too early."};
inline constexpr Code stray_at{"bibtex/stray-at", Severity::note, "an @ begins no entry",
                               "Outside of entries all text is comment. This line begins with an @ and is no entry: is its brace or its key missing?"};
inline constexpr Code unclosed_comment{"bibtex/unclosed-comment", Severity::warning, "the closing brace of a @comment is missing",
                                       "Only its first line was taken for the comment; what follows was read."};
inline constexpr Code outside_entries{"bibtex/outside-entries", Severity::note, "there is text between the entries",
    "BibTeX takes everything between two entries, and what stands in @comment, for a remark. It belongs to no record, and is not converted; bibcast tidy keeps "
    "it. Entries that were commented out are such text too. As text this is shown once for each source, and as JSON Lines each time."};
inline constexpr Code remark_in_entry{"bibtex/remark-in-entry", Severity::note, "a remark inside an entry is not converted",
    "biber takes what follows a % between two fields for a remark, up to the end of the line; BibTeX itself knows no such remarks, and would take it for a field. A "
    "field that was commented out is one, too. It is not converted; bibcast tidy keeps it. As text this is shown once for each source, and as JSON Lines each time."};
inline constexpr Code strings_left_out{"bibtex/strings-left-out", Severity::note, "definitions of macros are not converted",
    "The value of an @string stands in the records wherever its macro is used. The definition itself is not written, so a macro that nothing uses is gone. The "
    "option strings=keep of the format writes those that are used, and bibcast tidy keeps all of them."};
inline constexpr Code preamble_left_out{"bibtex/preamble-left-out", Severity::note, "a @preamble belongs to no record",
                                        "It is TeX for the whole bibliography, and was left out. Commands that it defines are replaced in the entries by what they stand "
                                        "for; one that could not be understood outside of TeX stays, and then the output needs its definition, too. `bibcast tidy` keeps it."};
inline constexpr Code duplicate_field{"bibtex/duplicate-field", Severity::warning, "an entry has a field twice",
                                      "BibTeX reads the first one, and so does bibcast. The other one is kept, and written back in BibTeX output under a "
                                      "numbered name."};
inline constexpr Code unknown_type{"bibtex/unknown-type", Severity::note, "an entry type that no style defines",
                                   "The record is read as a `document`, which is what the standard styles do (@misc); the type comes back in BibTeX output."};

// Strings and relations between entries.
inline constexpr Code undefined_string{"bibtex/undefined-string", Severity::warning, "a macro has no definition",
                                       "BibTeX would leave the value empty. The macro's name was taken as the text. A definition "
                                       "(`@string{name = …}`) must stand before its use; or put braces around the value."};
inline constexpr Code string_too_long{"bibtex/string-too-long", Severity::warning, "a value made of macros is too long",
                                      "Macros that contain macros can grow without limit. What is beyond 8 KiB in a value, or 8 MiB in the definitions of a file together, was left out."};
inline constexpr Code missing_parent{"bibtex/missing-parent", Severity::warning, "crossref or xdata names an entry that is not there",
                                     "Nothing could be inherited. Read from a pipe, a parent more than some megabytes before the first child is out of sight: "
                                     "put parents behind their children, as BibTeX wants them."};
inline constexpr Code parent_cycle{"bibtex/parent-cycle", Severity::warning, "entries inherit from each other in a circle",
                                   "Each entry was completed once and the circle was cut there."};
inline constexpr Code unused_xdata{"bibtex/unused-xdata", Severity::warning, "no entry uses a data container",
                                   "An @xdata entry is no record: its fields belong to the entries that name it. Nobody names this one, so that its fields "
                                   "are in no record."};
inline constexpr Code overridden_xdata{"bibtex/overridden-xdata", Severity::note, "an entry has a field of its own in place of a data container's",
                                       "What an entry says itself comes before what the @xdata entries say that it names. The container's value is in the records of "
                                       "other entries that name it, if there are any."};

// Values.
inline constexpr Code unknown_command{"bibtex/unknown-command", Severity::warning, "a LaTeX command is not known",
                                      "It was kept as it stands, with its arguments. Other formats will show the command itself."};
inline constexpr Code unbalanced_latex{"bibtex/unbalanced-latex", Severity::warning, "a value's math or braces are not closed",
                                       "The value was read as far as it makes sense, and nothing of it was left out."};
inline constexpr Code dropped_latex{"bibtex/dropped-latex", Severity::note, "LaTeX that says nothing about the work was left out",
                                    "Comments (`%` to the end of a line), sorting aids (`\\noopsort{1973a}`), colours, fonts that no format has and the like have no "
                                    "place in a record."};
inline constexpr Code odd_date{"bibtex/odd-date", Severity::note, "a date is none",
                               "It is neither EDTF nor a date as people write it. It is kept word by word."};
inline constexpr Code two_dates{"bibtex/two-dates", Severity::warning, "`date` is another date than `year` and `month` are",
                                "What BibTeX's styles print is `year` and `month`, and biber takes `date`: each dialect is read as its program does. What does not count is kept "
                                "as it stands. Such a `date` often is that of another edition, or the day on which the entry was made."};
inline constexpr Code not_a_doi{"bibtex/not-a-doi", Severity::warning, "the value of `doi` is no DOI",
                                "A DOI begins with `10.` and a number, also behind `https://doi.org/` or `doi:`. An arXiv number is read as such; any other value is kept as "
                                "it stands, and comes back in BibTeX output."};
inline constexpr Code odd_annotation{"bibtex/odd-annotation", Severity::note, "an annotation could not be attached",
                                     "A data annotation (`author+an`) names a person that is not in the list, a part of a name, or a field that holds no names. It "
                                     "is kept as it stands, and comes back in BibTeX output."};

// The writers'.
inline constexpr Code key_changed{"bibtex/key-changed", Severity::warning, "a citation key was changed to be one that BibTeX can read",
                                  "Blanks, commas, braces and the characters \" # % ' ( ) = ~ \\ cannot stand in a BibTeX citation key. "
                                  "They were replaced by hyphens; citations of the old key must be changed too."};

/// All codes of the family `bibtex/`.
inline constexpr std::array codes = {
    &unclosed_entry, &unclosed_value,   &extra_brace,     &missing_comma,  &missing_equals, &missing_value, &missing_key,     &odd_key,
    &unexpected_text, &stray_at,        &unclosed_comment, &preamble_left_out, &outside_entries, &remark_in_entry, &strings_left_out, &duplicate_field, &unknown_type,  &undefined_string, &string_too_long,
    &missing_parent, &parent_cycle,     &unused_xdata,    &overridden_xdata, &unknown_command, &unbalanced_latex, &dropped_latex, &odd_date,   &two_dates,
    &not_a_doi,      &odd_annotation,   &key_changed,
};

}  // namespace bibcast::bibtex
