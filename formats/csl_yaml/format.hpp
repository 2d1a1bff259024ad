#pragma once

#include "io/format.hpp"

namespace bibcast::csl_yaml {

extern const Format format;

}  // namespace bibcast::csl_yaml
