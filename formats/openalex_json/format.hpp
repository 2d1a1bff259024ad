#pragma once

#include "io/format.hpp"

namespace bibcast::openalex_json {

extern const Format format;

}  // namespace bibcast::openalex_json
