#pragma once

#include "io/format.hpp"

namespace bibcast::hayagriva {

extern const Format format;

}  // namespace bibcast::hayagriva
