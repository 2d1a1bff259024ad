#pragma once

#include "io/format.hpp"

namespace bibcast::datacite_json {

extern const Format format;

}  // namespace bibcast::datacite_json
