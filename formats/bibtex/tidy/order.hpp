#pragma once

#include "formats/bibtex/tidy/document.hpp"
#include "formats/bibtex/tidy/options.hpp"

namespace bibcast::bibtex {

/// Sorts the entries by `options.sort`, stable. What stands between entries goes with the entry behind it. Three things that sorting
/// must not break: macros stay before their use, parents stay behind their children if that is how the file had it (BibTeX,
/// btxdoc section 2.2), and a line `% Encoding: …` stays the first one.
void sort_entries(TidyDocument& document, const TidyOptions& options);

/// Puts the named fields of each entry in that order, before all others.
void sort_fields(TidyDocument& document, const std::vector<std::string>& order);

}  // namespace bibcast::bibtex
