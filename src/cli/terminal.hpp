#pragma once

#include <cstddef>
#include <string>

namespace bibcast {

/// Whether what is shown on `descriptor` gets colour: `choice` is `auto`, `always` or `never`; auto heeds the terminal and NO_COLOR.
[[nodiscard]] bool wants_colour(const std::string& choice, int descriptor = 2);

/// How wide the terminal is that `descriptor` leads to; 0 for what is none, or does not say.
[[nodiscard]] std::size_t columns_of(int descriptor);

}  // namespace bibcast
