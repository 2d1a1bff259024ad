#pragma once

#include "io/format.hpp"

namespace bibcast::hayagriva {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::hayagriva
