#pragma once

#include "io/format.hpp"

namespace bibcast::jsonl {

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::jsonl
