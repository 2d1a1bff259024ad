#pragma once

#include "model/record.hpp"

namespace bibcast::tagged {

/// Where a record has no address the full text is that of the work, else its PDF, which stays a link too.
void take_full_text(Record& record);

}  // namespace bibcast::tagged
