#pragma once

#include "io/format.hpp"

namespace bibcast::html {

extern const Format format;

}  // namespace bibcast::html
