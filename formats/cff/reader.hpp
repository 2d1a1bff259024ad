#pragma once

#include "io/format.hpp"

namespace bibcast::cff {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::cff
