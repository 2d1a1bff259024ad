#pragma once

#include "io/format.hpp"

namespace bibcast::shortcode {

extern const Format format;

}  // namespace bibcast::shortcode
