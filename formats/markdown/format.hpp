#pragma once

#include "io/format.hpp"

namespace bibcast::markdown {

extern const Format format;

}  // namespace bibcast::markdown
