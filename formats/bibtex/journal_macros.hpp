#pragma once

#include <string_view>

namespace bibcast::bibtex {

/// The journal that a macro of the Astrophysics Data System names, when it is the whole value: `\apj`, `{\mnras}`. Empty: it is none.
[[nodiscard]] std::string_view journal_of_macro(std::string_view latex);

}  // namespace bibcast::bibtex
