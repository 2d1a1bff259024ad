#pragma once

#include <string>
#include <string_view>

#include "model/text.hpp"

namespace bibcast::ris {

/// RIS has no markup, but publishers and reference managers put HTML's `<i>`, `<b>`, `<sup>`, `<sub>` and
/// character references into its values. Reads these; anything else in angle brackets is text. Views `value` if
/// there is nothing to read.
[[nodiscard]] Text read_markup(Arena& arena, std::string_view value);

/// Appends `text` so that `read_markup` gives it back, with tags only if `with_tags`. False if a part of the
/// formatting is not in what was appended.
[[nodiscard]] bool append_markup(std::string& out, const Text& text, bool with_tags);

}  // namespace bibcast::ris
