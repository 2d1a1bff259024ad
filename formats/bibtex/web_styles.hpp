#pragma once

#include <string>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast::bibtex {

/// LaTeX in which the tags of web pages that come in pairs (`<i>…</i>`, `<sub>2</sub>`) are commands: publishers and doi.org put them into
/// their entries, and Zotero and Mendeley write their brackets as `{\textless}` and `$\less$`. The same view if there are none.
[[nodiscard]] std::string_view with_web_styles(Arena& arena, std::string_view latex);

/// Parts the brackets of what stands from `begin` on and would be such a tag: `<{}i>`.
void keep_web_tags(std::string& latex, std::size_t begin);

}  // namespace bibcast::bibtex
