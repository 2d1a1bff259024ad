#pragma once

#include "io/format.hpp"

namespace bibcast::cff {

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::cff
