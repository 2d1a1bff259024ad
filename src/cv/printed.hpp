#pragma once

#include "cv/options.hpp"
#include "diag/finding.hpp"
#include "model/record.hpp"

namespace bibcast::cv {

/// Marks what a document on paper shows of a record as written: what stands in the open on the page. Abstracts, details and BibTeX, which
/// the page has behind buttons, are not there, and topics only if they are the sections.
void show_printed(Record& record, Findings& findings, const Options& options);

}  // namespace bibcast::cv
