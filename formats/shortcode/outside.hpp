#pragma once

#include <string_view>
#include <vector>

#include "diag/span.hpp"

namespace bibcast::shortcode {

/// Adds the paragraphs and list items of `stretch` that are probably works, told in plain Markdown outside of every entry: they hold a year,
/// an address or emphasis, and a list. Headings, legends and introductions are none.
void find_works_outside(std::string_view page, SourceSpan stretch, std::vector<SourceSpan>& found);

}  // namespace bibcast::shortcode
