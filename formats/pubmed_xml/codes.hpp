#pragma once

#include "diag/finding.hpp"

namespace bibcast::pubmed_xml {

inline constexpr Code odd_date{
    "pubmed_xml/odd-date", Severity::warning, "a date that is not fully understood",
    "Year, month and day of PubMed, or the words of MedlineDate, say no date of the calendar. What can be read of it was read, and the "
    "words are kept beside it."};
inline constexpr Code no_title{
    "pubmed_xml/no-title", Severity::note, "the article has no title of its own",
    "ArticleTitle is empty, as PubMed has it where there is no English title. The title in the original language was taken."};

}  // namespace bibcast::pubmed_xml
