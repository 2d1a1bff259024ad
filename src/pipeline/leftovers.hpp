#pragma once

#include "io/format.hpp"

namespace bibcast {

/// Finds a place for every leftover of `record` that is not marked as written: its note or, with `as_fields`, a field of `target`, if
/// records of that format may have any. No value of the record is marked as written afterwards but those that stand in the note now.
void keep_leftovers(Record& record, const Format& target, bool as_fields);

}  // namespace bibcast
