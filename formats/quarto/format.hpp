#pragma once

#include "io/format.hpp"

namespace bibcast::quarto {

extern const Format format;

}  // namespace bibcast::quarto
