#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::html {

extern const Format format;

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::html
