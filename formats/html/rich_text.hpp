#pragma once

#include <string>

#include "model/text.hpp"

namespace bibcast::html {

/// Where rich text stands: inside a link there may be no second one.
enum class LinkRule : unsigned char { links, no_links };

/// Appends `text` as phrasing content: escaped, styles as elements, a line end as `<br>`.
void append_rich_text(std::string& out, const Text& text, LinkRule rule = LinkRule::links);

[[nodiscard]] bool has_link(const Text& text);

}  // namespace bibcast::html
