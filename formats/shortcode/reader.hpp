#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::shortcode {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::shortcode
