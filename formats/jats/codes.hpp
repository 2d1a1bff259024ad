#pragma once

#include "diag/finding.hpp"

namespace bibcast::jats {

inline constexpr Code dangling_reference{
    "jats/dangling-reference", Severity::warning, "a cross reference of an author leads nowhere",
    "An author's `xref` names a footnote or an affiliation by its id, and the head of the article has none with that id. What the reference shows is "
    "kept as a mark of unknown meaning."};
inline constexpr Code odd_date{
    "jats/odd-date", Severity::note, "a date is not fully understood",
    "The year is no number, or the month is none. The date is kept as it is written."};
inline constexpr Code unread_custom_meta{
    "jats/unread-custom-meta", Severity::warning, "the record's own part of the article cannot be read",
    "What JATS has no element for is written as an item of CSL-JSON into a `custom-meta` of the name `bibcast`. This one is no such item, and "
    "is kept as a leftover."};
inline constexpr Code item_differs{
    "jats/item-differs", Severity::warning, "the article's head says another thing than the record's own part",
    "Title and names stand in the head of the article, and in full in the item of CSL-JSON in its `custom-meta`. Somebody has changed one of the two since: what "
    "the head says is taken."};

}  // namespace bibcast::jats
