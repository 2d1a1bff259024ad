#pragma once

#include "io/format.hpp"

namespace bibcast::tsv {

extern const Format format;

}  // namespace bibcast::tsv
