#pragma once

#include "io/format.hpp"

namespace bibcast::csl_yaml {

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::csl_yaml
