#pragma once

#include "diag/finding.hpp"

namespace bibcast::mods {

inline constexpr Code unknown_role{
    "mods/unknown-role", Severity::note, "a role that no variable has",
    "The role of this name is no relator that CSL has a name variable for. The name is a contributor, and the role stands beside it as "
    "a detail."};
inline constexpr Code odd_date{
    "mods/odd-date", Severity::warning, "a date is not in the encoding that it names",
    "The attribute `encoding` says how the date is written (w3cdtf, iso8601, edtf, marc), and it is not. The words are kept as they are."};

}  // namespace bibcast::mods
