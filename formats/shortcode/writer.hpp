#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::shortcode {

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::shortcode
