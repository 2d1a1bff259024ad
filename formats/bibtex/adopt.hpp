#pragma once

#include "model/record.hpp"

namespace bibcast::bibtex {

/// Makes a leftover of another format a field of BibTeX: a lawful name, a value in LaTeX. False if no letter of its tag can stand in a
/// name. Styles pass over fields that they do not know.
[[nodiscard]] bool adopt(Leftover& leftover, Arena& arena);

}  // namespace bibcast::bibtex
