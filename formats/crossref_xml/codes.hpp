#pragma once

#include "diag/finding.hpp"

namespace bibcast::crossref_xml {

inline constexpr Code several_items{
    "crossref_xml/several-items", Severity::warning, "a record has more than one article or chapter",
    "A Crossref record that answers for one DOI has one item. This one has more, as a deposit does: the first was read, and the others are kept "
    "whole as leftovers."};
inline constexpr Code no_item{
    "crossref_xml/no-item", Severity::warning, "the record is about nothing that is known",
    "The record has no journal, book, conference, report, dissertation, dataset, standard, posted content or review; often Crossref says in "
    "it that the DOI was not found. What it has is kept as leftovers."};

}  // namespace bibcast::crossref_xml
