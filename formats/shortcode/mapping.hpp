#pragma once

#include <vector>

#include "io/format.hpp"

namespace bibcast::shortcode {

/// The published mapping: the parameters of the built-in profile. CSL's own names are known besides.
[[nodiscard]] std::vector<MappingRow> mapping();

}  // namespace bibcast::shortcode
