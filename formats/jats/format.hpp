#pragma once

#include "io/format.hpp"

namespace bibcast::jats {

extern const Format format;

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);
[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::jats
