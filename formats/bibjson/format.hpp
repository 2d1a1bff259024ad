#pragma once

#include "io/format.hpp"

namespace bibcast::bibjson {

extern const Format format;

}  // namespace bibcast::bibjson
