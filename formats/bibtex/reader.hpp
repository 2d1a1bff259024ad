#pragma once

#include <memory>

#include "formats/bibtex/tags.hpp"
#include "io/format.hpp"

namespace bibcast::bibtex {

/// The reader of either dialect. The rules are the same for both; in BibLaTeX ` and ` separates publishers and places.
/// With `keep_strings` a record knows which macros its entry used.
[[nodiscard]] std::unique_ptr<Reader> make_reader(Dialect dialect, bool keep_strings = false);

}  // namespace bibcast::bibtex
