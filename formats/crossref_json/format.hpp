#pragma once

#include "io/format.hpp"

namespace bibcast::crossref_json {

extern const Format format;

}  // namespace bibcast::crossref_json
