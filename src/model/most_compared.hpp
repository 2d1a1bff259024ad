#pragma once

#include <cstddef>

namespace bibcast {

/// How many values of a record a further one is compared with, where what is said twice is kept once. Nobody gives a work more of a kind; those behind
/// are kept as they come, so that a record of a million takes linear time.
inline constexpr std::size_t most_compared = 512;

}  // namespace bibcast
