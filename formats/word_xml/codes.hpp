#pragma once

#include "diag/finding.hpp"

namespace bibcast::word_xml {

inline constexpr Code unknown_type{
    "word_xml/unknown-type", Severity::warning, "the source type is none of Word's",
    "SourceType is none of the seventeen that ECMA-376 has. The source is read as one of no special kind, and the type is kept for output to "
    "Word."};
inline constexpr Code odd_date{
    "word_xml/odd-date", Severity::warning, "a date is not fully understood",
    "Year, month and day are free text in Word, and what stands there is no date. What could be read was read, and the words are kept."};

}  // namespace bibcast::word_xml
