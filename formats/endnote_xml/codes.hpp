#pragma once

#include "diag/finding.hpp"

namespace bibcast::endnote_xml {

inline constexpr Code unknown_type{
    "endnote_xml/unknown-type", Severity::warning, "the reference type is none of EndNote's",
    "Neither the name nor the number in ref-type is one of EndNote's reference types: users can define their own. The record is read as one "
    "of no special kind, and the type is kept for output in EndNote XML."};
inline constexpr Code odd_date{
    "endnote_xml/odd-date", Severity::warning, "a date is not fully understood",
    "The year, or the date beside it, is no date. What could be read was read, and the rest is kept."};
inline constexpr Code not_a_doi{
    "endnote_xml/not-a-doi", Severity::note, "the electronic resource number is no DOI",
    "EndNote has a DOI in electronic-resource-num, and other databases have their own numbers there. The value is kept as an "
    "identifier."};

}  // namespace bibcast::endnote_xml
