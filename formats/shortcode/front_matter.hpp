#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast::shortcode {

/// The size of the front matter that `page` begins with, its closing line included: YAML between `---`, TOML between
/// `+++`, or a JSON object. 0 if there is none, or none that ends before the first shortcode.
[[nodiscard]] std::size_t front_matter_end(std::string_view page);

}  // namespace bibcast::shortcode
