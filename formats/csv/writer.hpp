#pragma once

#include "io/format.hpp"

namespace bibcast::csv {

/// Writes a table. The options are those of the format `csv`.
[[nodiscard]] std::unique_ptr<Writer> make_writer(char delimiter, std::string_view format, const FormatOptions& options);

}  // namespace bibcast::csv
