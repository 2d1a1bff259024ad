#pragma once

#include "io/format.hpp"

namespace bibcast::hugoblox {

extern const Format format;

}  // namespace bibcast::hugoblox
