#pragma once

#include <string_view>
#include <vector>

#include "diag/finding.hpp"

namespace bibcast {

/// Every code that any part of the tool can report, in the order of their ids.
[[nodiscard]] std::vector<const Code*> all_codes();

/// The code with that id; null if there is none.
[[nodiscard]] const Code* code_named(std::string_view id);

}  // namespace bibcast
