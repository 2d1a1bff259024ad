#pragma once

#include "diag/finding.hpp"

namespace bibcast::hayagriva {

inline constexpr Code not_an_entry{"hayagriva/not-an-entry", Severity::error, "a key of the file holds no entry",
                                   "A Hayagriva file is a mapping of entries, and each entry is a mapping of fields. This key holds something else, which is "
                                   "not converted."};

}  // namespace bibcast::hayagriva
