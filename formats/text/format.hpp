#pragma once

#include "io/format.hpp"

namespace bibcast::text {

extern const Format format;

}  // namespace bibcast::text
