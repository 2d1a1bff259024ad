#pragma once

#include "diag/finding.hpp"

namespace bibcast::csl_json {

inline constexpr Code syntax{"csl_json/syntax", Severity::error, "an item is not JSON",
                             "The text of this item breaks JSON's rules at the place shown. The members before that place are read, and "
                             "the rest of the item is kept as a leftover. The other items are read as if nothing had happened."};
inline constexpr Code outside_item{"csl_json/outside-item", Severity::warning, "there is something between or around the items",
                                   "CSL-JSON is a list of objects. What else stands in the file (numbers or strings in the list, members "
                                   "beside the list, stray brackets) belongs to no record and is not converted."};
inline constexpr Code lenient{"csl_json/lenient", Severity::warning, "an item is not strict JSON",
                              "RFC 8259 forbids this, but what is meant is clear. Other programs may refuse the file."};
inline constexpr Code wrong_type{"csl_json/wrong-type", Severity::warning, "a value has the wrong JSON type",
                                 "CSL's input schema wants another type here. The value was used if it could be, and is a leftover with "
                                 "its JSON text if not."};
inline constexpr Code unknown_key{"csl_json/unknown-key", Severity::note, "an item has a key that CSL does not have",
                                  "CSL's input schema allows only its own keys; anything else belongs under custom. The value is kept as a "
                                  "leftover, and written under custom when the target is CSL-JSON."};
inline constexpr Code unknown_type{"csl_json/unknown-type", Severity::warning, "an item's type is none of CSL's",
                                   "The type is kept as the native type. Where it is another vocabulary's name for one of CSL's types "
                                   "(Crossref's journal-article), the item has that; otherwise it is a document."};
inline constexpr Code no_type{"csl_json/no-type", Severity::note, "an item has no type",
                              "CSL requires a type. Without one the item is a document, CSL's word for anything else."};
inline constexpr Code duplicate_key{"csl_json/duplicate-key", Severity::warning, "a key stands twice in one item",
                                    "Most JSON readers would take the second value and forget the first. Both are kept."};
inline constexpr Code note_type{"csl_json/note-type", Severity::note, "the note of an item says of which type it is",
                                "A line `type: dataset` at the head of a note stands for the type that Zotero has no word for, and citation processors go "
                                "by it. The type that the item itself had is the value of this finding."};
inline constexpr Code unreadable_date{"csl_json/date", Severity::warning, "a date or a part of it could not be read",
                                      "What was understood of the date is used; the JSON text of the whole date is kept as a leftover."};

}  // namespace bibcast::csl_json
