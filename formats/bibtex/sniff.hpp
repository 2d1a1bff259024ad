#pragma once

#include <string_view>

#include "formats/bibtex/tags.hpp"

namespace bibcast::bibtex {

/// How sure it is that `head` is of this dialect: an entry start at a line start makes it BibTeX, and types or fields
/// that only BibLaTeX has make it BibLaTeX.
[[nodiscard]] int sniff(std::string_view head, Dialect dialect);

}  // namespace bibcast::bibtex
