#pragma once

#include "formats/bibtex/tidy/document.hpp"

namespace bibcast::bibtex {

/// Makes the keys of all entries by a template, and changes them where other entries name them. A template is text with tokens:
/// `[auth]` `[authEtAl]` `[authors]` `[authorsN]` `[veryshorttitle]` `[shorttitle]` `[title]` `[fulltitle]` `[year]` `[FIELD]`, each with
/// modifiers `:lower` `:upper` `:capitalize` `:required`, and `[duplicateLetter]` or `[duplicateNumber]` where keys would be the
/// same. An entry that lacks what is required keeps its key. Throws UsageError for a template that it does not understand.
void generate_keys(TidyDocument& document, std::string_view key_template, Findings& findings);

}  // namespace bibcast::bibtex
