#pragma once

#include "io/format.hpp"

namespace bibcast::hugoblox {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::hugoblox
