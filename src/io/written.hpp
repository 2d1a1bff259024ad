#pragma once

#include "model/record.hpp"

namespace bibcast {

/// Marks every value of a record as written: for writers that have a place for each of them.
void mark_all_written(Record& record);

}  // namespace bibcast
