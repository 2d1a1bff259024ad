#pragma once

#include <string>

namespace bibcast {

/// Whether standard error gets colour: `choice` is `auto`, `always` or `never`; auto heeds the terminal and NO_COLOR.
[[nodiscard]] bool wants_colour(const std::string& choice);

}  // namespace bibcast
