#pragma once

#include "io/format.hpp"

namespace bibcast::csl_json {

extern const Format format;

}  // namespace bibcast::csl_json
