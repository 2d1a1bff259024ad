#pragma once

#include "diag/finding.hpp"

namespace bibcast::marc {

inline constexpr Code damaged{
    "marc/damaged", Severity::warning, "a record is not as ISO 2709 has it",
    "A record has a leader of 24 characters, a directory of 12 characters a field, the fields, and an end. Something of that is missing. What "
    "could be read was read; fields without an entry in the directory are kept as leftovers."};
inline constexpr Code marc_8{
    "marc/marc-8", Severity::warning, "the record says that it is not in Unicode",
    "The leader says that the record is in MARC-8, the character set of the 1960s, and it has characters beyond ASCII. They were read as UTF-8 or "
    "Windows-1252, and accented letters may be wrong. Convert the file first (`yaz-marcdump -f marc8 -t utf8`)."};

}  // namespace bibcast::marc
