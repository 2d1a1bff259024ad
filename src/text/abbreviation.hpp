#pragma once

#include <string_view>

namespace bibcast {

/// True if `text` is `title` with each of its words cut short, or left out if it is a small one: `J Clin Oncol` of `Journal of clinical oncology`. What
/// stands behind a colon in the title may be left out.
[[nodiscard]] bool is_abbreviation_of(std::string_view text, std::string_view title);

}  // namespace bibcast
