#pragma once

#include <string>
#include <string_view>

namespace bibcast::shortcode {

/// Appends `value` between quotes or backticks so that Hugo gives it back. There are values that no quoting can hold
/// (a backtick beside a backslash or a line break): then the backticks become apostrophes, and the answer is false.
[[nodiscard]] bool append_quoted(std::string& out, std::string_view value);

}  // namespace bibcast::shortcode
