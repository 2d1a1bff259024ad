#pragma once

#include "io/format.hpp"

namespace bibcast::quarto {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::quarto
