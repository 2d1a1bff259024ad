#pragma once

#include "io/format.hpp"

namespace bibcast::csv {

/// Reads a table. A `delimiter` of 0 is guessed from the header.
[[nodiscard]] std::unique_ptr<Reader> make_reader(char delimiter, std::string_view format);

/// How sure it is that `head` is a table with this delimiter (0: any but tabs) whose header is known.
[[nodiscard]] int sniff(std::string_view head, char delimiter);

}  // namespace bibcast::csv
