#pragma once

#include "io/format.hpp"

namespace bibcast::jsonl {

/// Appends the record as one line of JSON with its line end, and marks all of it as written. With `source`, the
/// native source is written too.
void write_record(std::string& out, Record& record, bool source);

[[nodiscard]] std::unique_ptr<Writer> make_writer(const FormatOptions& options);

}  // namespace bibcast::jsonl
