#pragma once

#include "io/format.hpp"

namespace bibcast::cff {

extern const Format format;

}  // namespace bibcast::cff
