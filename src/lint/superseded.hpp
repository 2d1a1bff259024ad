#pragma once

#include "lint/packed_findings.hpp"

namespace bibcast {

/// Removes what a reader said of a value of which a rule says the same in more words. `findings` are sorted by source and place.
void remove_superseded(PackedFindings& findings);

}  // namespace bibcast
