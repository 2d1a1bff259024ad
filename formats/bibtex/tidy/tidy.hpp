#pragma once

#include <string>

#include "diag/finding.hpp"
#include "formats/bibtex/tidy/options.hpp"

namespace bibcast::bibtex {

/// A BibTeX or BibLaTeX file laid out anew: not through records, but piece by piece, so that comments, text between entries, macros,
/// order and unknown things stay as they are. A second run changes nothing. `source` is UTF-8; spans of the findings are
/// offsets into it. Linear in time.
[[nodiscard]] std::string tidy(std::string_view source, const TidyOptions& options, Findings& findings);

[[nodiscard]] Codes tidy_codes();

}  // namespace bibcast::bibtex
