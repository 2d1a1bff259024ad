#pragma once

#include "io/format.hpp"

namespace bibcast::hayagriva {

/// Appends one record as a member of the file's mapping.
void write_entry(Record& record, std::string& out, Chunk::Item& item, Findings& findings);

}  // namespace bibcast::hayagriva
