#pragma once

#include <string>

namespace bibcast {

/// Whether what is shown on `descriptor` gets colour: `choice` is `auto`, `always` or `never`; auto heeds the terminal and NO_COLOR.
[[nodiscard]] bool wants_colour(const std::string& choice, int descriptor = 2);

}  // namespace bibcast
