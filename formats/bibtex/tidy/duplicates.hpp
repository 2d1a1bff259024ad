#pragma once

#include "formats/bibtex/tidy/document.hpp"
#include "formats/bibtex/tidy/options.hpp"

namespace bibcast::bibtex {

/// Reports entries that stand twice, and makes one of them if `options.merge` says so. Linear in the file. Keys that stand twice are
/// always reported, and merged only if asked for by `duplicates`.
void treat_duplicates(TidyDocument& document, const TidyOptions& options, Findings& findings);

}  // namespace bibcast::bibtex
