#pragma once

#include <string_view>

namespace bibcast::shortcode {

/// How sure it is that `head` is a page with entries in shortcodes.
[[nodiscard]] int sniff(std::string_view head);

}  // namespace bibcast::shortcode
