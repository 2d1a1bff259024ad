#pragma once

#include "diag/finding.hpp"

namespace bibcast::csv {

inline constexpr Code quote{"csv/quote", Severity::warning, "a quotation mark is out of place",
                            "Quotation marks stand around a whole cell, and are doubled inside it (RFC 4180). This one is not closed, or stands inside a "
                            "cell; it was taken for a character, and the row ends at the end of its line."};
inline constexpr Code wrong_width{"csv/wrong-width", Severity::warning, "a row has another number of cells than the header",
                              "Cells that are missing are empty. Those that have no header are leftovers."};
inline constexpr Code no_header{"csv/no-header", Severity::error, "the table has no header that is known",
                                "The first row of a table must say what its columns are: title, author, year, DOI, the names of CSL variables, or the headers of "
                                "Zotero, Scopus, Web of Science and PubMed. Without it nothing can be read."};
inline constexpr Code above_header{"csv/above-header", Severity::note, "a line above the header is not read",
                                   "Databases write there what was searched, and programs what separates the cells. The value of the finding holds it."};
inline constexpr Code joined_names{"csv/joined-names", Severity::note, "names stand without anything between them",
                                   "Springer Link writes the authors of a work so. They were cut where a capital letter follows a small one, which is wrong for a "
                                   "name with a capital letter inside that is not one of the usual ones (McDonald, LeCun)."};
inline constexpr Code unread_row{"csv/unread-row", Severity::warning, "a row under no known header is not read",
                                 "Nobody knows what its cells are. The value of the finding holds it. As text this is shown once for each source, and as JSON Lines "
                                 "for each row."};
inline constexpr Code unknown_type{"csv/unknown-type", Severity::note, "a type is none of CSL's",
                                   "The cell is kept as native type. Where it is another vocabulary's name for one of CSL's types the record has that."};

}  // namespace bibcast::csv
