#pragma once

#include "diag/finding.hpp"

namespace bibcast::crossref_xml {

inline constexpr Code no_item{
    "crossref_xml/no-item", Severity::warning, "the record is about nothing that is known",
    "The record has no journal, book, conference, report, dissertation, dataset, standard, posted content or review. "
    "What it has is kept as leftovers."};

inline constexpr Code not_found{
    "crossref_xml/not-found", Severity::error, "Crossref answers that it has no record",
    "The DOI or what was asked for is not known, or not to Crossref: other agencies register DOIs too. The message, which the finding "
    "quotes, is no work, and makes no record."};

}  // namespace bibcast::crossref_xml
