#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::ads {

extern const Format format;

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::ads
