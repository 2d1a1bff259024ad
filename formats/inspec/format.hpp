#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::inspec {

extern const Format format;

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::inspec
