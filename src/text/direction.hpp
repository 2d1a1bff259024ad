#pragma once

#include <string_view>

namespace bibcast {

/// True if `text` is written from right to left in a part of it, or holds a control of direction (UAX 9): what stands beside it would be
/// put in another order, unless it is kept apart (`<bdi>` in HTML).
[[nodiscard]] bool changes_direction(std::string_view text);

}  // namespace bibcast
