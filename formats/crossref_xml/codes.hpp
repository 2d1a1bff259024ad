#pragma once

#include "diag/finding.hpp"

namespace bibcast::crossref_xml {

inline constexpr Code no_item{
    "crossref_xml/no-item", Severity::warning, "the record is about nothing that is known",
    "The record has no journal, book, conference, report, dissertation, dataset, standard, posted content or review; often Crossref says in "
    "it that the DOI was not found. What it has is kept as leftovers."};

}  // namespace bibcast::crossref_xml
