#pragma once

#include "diag/finding.hpp"

namespace bibcast::cff {

inline constexpr Code not_a_file{"cff/not-a-citation-file", Severity::error, "the file is no citation file",
                                 "A citation file is one YAML mapping with the keys of the Citation File Format, cff-version, title and authors among them. "
                                 "This file is something else."};
inline constexpr Code required{"cff/required", Severity::warning, "a record lacks what a citation file requires",
                               "The Citation File Format requires authors and a title of the software and of each reference. The file is written "
                               "without, and tools that validate it will say so."};

inline constexpr Code one_person{"cff/one-person", Severity::warning, "a person stands where a list of people must",
                                 "The Citation File Format has lists under authors and the like, even of one person: a hyphen stands before the first key. The "
                                 "person was read as the only one."};

}  // namespace bibcast::cff
