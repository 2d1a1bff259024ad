#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// `text` fit for a terminal: control characters, line ends and bidirectional controls as `\u{1B}`.
[[nodiscard]] std::string escape_for_terminal(std::string_view text);

/// `text` fit for a terminal with its columns kept: what must not reach it becomes one visible character.
[[nodiscard]] std::string excerpt_for_terminal(std::string_view text);

/// A JSON text with what is no plain character written as `\u202E`: JSON itself escapes only the first 32.
[[nodiscard]] std::string escape_json(std::string_view json);

}  // namespace bibcast
