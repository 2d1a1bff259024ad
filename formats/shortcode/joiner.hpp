#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::shortcode {

/// Puts entries together to a page: as they stood in one, with all that stood between them, as long as they come in its
/// order; else under headings of its own. `front_matter`: a page that begins with an entry that stood in none gets some.
[[nodiscard]] std::unique_ptr<Joiner> make_joiner(bool front_matter);

}  // namespace bibcast::shortcode
