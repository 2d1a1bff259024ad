#pragma once

#include <span>
#include <string_view>

#include "io/format.hpp"

namespace bibcast {

/// All formats, in the order in which they are listed to people.
[[nodiscard]] std::span<const Format* const> formats();

/// The format with that id or alias; `-` and `_` are the same, case does not matter. Null if there is none.
[[nodiscard]] const Format* format_named(std::string_view name);

}  // namespace bibcast
