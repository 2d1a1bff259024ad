#pragma once

#include <string>
#include <string_view>

#include "model/record.hpp"

namespace bibcast {

/// Appends one line that says who carries what, for formats that have notes only: `* Equal contribution: Siqi Kou, Lanxiang
/// Hu; † (meaning not stated): Hao Zhang`. Marks these marks as written; those that are written already are left out.
/// False if there was none.
bool append_marks_note(std::string& out, NamesField& names);

/// Reads such a line back: the marks go to the people whom it names. False, and nothing is changed, unless all of it is
/// understood, all the people are in `record`, and the words of some mark are known ones. `source` is where the line stands.
bool read_marks_note(Record& record, std::string_view line, SourceSpan source);

}  // namespace bibcast
