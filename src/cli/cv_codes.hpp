#pragma once

#include "diag/finding.hpp"

namespace bibcast {

inline constexpr Code nothing_fits{"cv/nothing-fits", Severity::warning, "a condition holds for no record",
                                   "The condition of --only or --where holds for none of the records, so that the list, or the section that it sets apart, is empty. "
                                   "`bibcast cv FILE --print-data` shows what records have; values are compared whole unless the condition says contains."};

}  // namespace bibcast
