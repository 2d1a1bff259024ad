#pragma once

#include "io/outflow.hpp"

namespace bibcast::csl_json {

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);
/// The same, for formats that hold an item inside.
[[nodiscard]] std::unique_ptr<PartWriter> make_part_writer(const FormatOptions& options);

}  // namespace bibcast::csl_json
