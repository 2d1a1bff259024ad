#pragma once

#include "io/format.hpp"

namespace bibcast::csl_yaml {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::csl_yaml
