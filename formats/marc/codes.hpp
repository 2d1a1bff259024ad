#pragma once

#include "diag/finding.hpp"

namespace bibcast::marc {

inline constexpr Code damaged{
    "marc/damaged", Severity::warning, "a record is not as ISO 2709 has it",
    "A record has a leader of 24 characters, a directory of 12 characters a field, the fields, and an end. Something of that is missing. What "
    "could be read was read; fields without an entry in the directory are kept as leftovers."};
inline constexpr Code marc_8{
    "marc/marc-8", Severity::warning, "a character of a record in MARC-8 could not be read",
    "The leader says that the record is in MARC-8, the character set of library systems before Unicode. Latin, Greek, Cyrillic, Hebrew and Arabic "
    "are read by its tables. East Asian characters (EACC, three bytes each) are not, nor are bytes that mean nothing in the set at hand: each became "
    "the replacement character, and its bytes are named here. Convert the file first if you have such records (`yaz-marcdump -f marc8 -t utf8`)."};

}  // namespace bibcast::marc
