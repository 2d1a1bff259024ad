#pragma once

#include "diag/finding.hpp"

namespace bibcast {

inline constexpr Code unknown_item{"cite/unknown-item", Severity::error, "a citation names an item that is not there",
                                   "The file of citations has an id that no record of the bibliographies has. The citation is printed without it. Ids are compared byte for "
                                   "byte; a record without a citation key gets one when it is read."};

}  // namespace bibcast
