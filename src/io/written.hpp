#pragma once

#include <vector>

#include "model/record.hpp"

namespace bibcast {

/// Marks every value of a record as written: for writers that have a place for each of them.
void mark_all_written(Record& record);

/// The flags of the values that are not written yet; valid as long as no value is added.
[[nodiscard]] std::vector<bool*> unwritten_flags(Record& record);

}  // namespace bibcast
