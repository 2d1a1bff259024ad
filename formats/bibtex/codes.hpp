#pragma once

#include <array>

#include "diag/finding.hpp"

namespace bibcast::bibtex {

inline constexpr Code key_changed{"bibtex/key-changed", Severity::warning, "a citation key was changed to be one that BibTeX can read",
                                  "Blanks, commas, braces and the characters \" # % ' ( ) = ~ \\ cannot stand in a BibTeX citation key. "
                                  "They were replaced by hyphens; citations of the old key must be changed too."};

/// All codes of the family `bibtex/`.
inline constexpr std::array codes = {&key_changed};

}  // namespace bibcast::bibtex
