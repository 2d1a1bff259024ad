#pragma once

#include "io/format.hpp"

namespace bibcast::ris {

extern const Format format;

}  // namespace bibcast::ris
