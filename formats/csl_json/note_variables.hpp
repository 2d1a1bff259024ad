#pragma once

#include "diag/finding.hpp"
#include "model/record.hpp"

namespace bibcast::csl_json {

/// Gives the variables that stand in the note of an item their own places: lines `key: value` at its head, and `{:key: value}` there. That is how Zotero
/// writes its field Extra, and citeproc-js and pandoc read it (citeproc-js, `CSL.parseNoteFieldHacks`): only keys that CSL has in its own letters; the first
/// line may be words, and behind the next line of words all is note. What has a value already keeps it, but for the type, which every item has. What
/// is not moved stays in the note.
void take_note_variables(Record& record, Findings& findings);

/// Whether the above would move anything.
[[nodiscard]] bool has_note_variables(Record& record);

}  // namespace bibcast::csl_json
