#pragma once

#include "io/format.hpp"

namespace bibcast::biblatex {

extern const Format format;

}  // namespace bibcast::biblatex
