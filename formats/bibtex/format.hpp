#pragma once

#include "io/format.hpp"

namespace bibcast::bibtex {

extern const Format format;

}  // namespace bibcast::bibtex
