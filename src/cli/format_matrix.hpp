#pragma once

#include <string>

namespace bibcast {

/// What each format that publishes its mapping can carry, as a table: a line a variable, a column a format; `rw`, `r` and `w` say
/// in which direction.
[[nodiscard]] std::string format_matrix_text();

/// The same as one JSON object: `{"title": {"bibtex": "rw", …}, …}`.
[[nodiscard]] std::string format_matrix_json();

}  // namespace bibcast
