#pragma once

#include "io/format.hpp"

namespace bibcast::quarto {

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::quarto
