#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bibcast::bibtex {

// What options do to the text of one value, LaTeX source without its delimiters. None of them touches mathematics, commands or the
// arguments of `\url` and `\href`; braces stay balanced.

/// Line ends, with the blanks around them, become one blank; empty lines stay, as one.
[[nodiscard]] std::string unwrap_lines(std::string_view value);

/// `{A}` as `A`, if that is the whole value and there are no braces inside.
[[nodiscard]] std::string_view without_enclosing_braces(std::string_view value);

/// True if the value is one group in braces.
[[nodiscard]] bool is_one_group(std::string_view value);

/// The value without braces but those of commands (`{\"o}`, `\emph{x}`) and of mathematics.
[[nodiscard]] std::string without_braces(std::string_view value);

/// If no letter is a small one: words with only the first letter large, but Roman numerals, what is in braces, and `and`.
[[nodiscard]] std::string without_all_caps(std::string_view value, bool is_names);

/// Characters above 0x7F as LaTeX, and a backslash before `& % # _` and before a `$` that opens nothing.
[[nodiscard]] std::string escaped(std::string_view value);

/// Percent-encodes what RFC 3986 does not allow, and takes the backslash from `\_ \% \& \# \~`.
[[nodiscard]] std::string encoded_url(std::string_view value);

/// Numbers joined by one hyphen, by two: `6-13` as `6--13`; also a dash (U+2013, U+2014).
[[nodiscard]] std::string with_page_dashes(std::string_view value);

/// The first `most` names and `and others`, if there are more. `cut` becomes how many were cut off.
[[nodiscard]] std::string with_fewer_names(std::string_view value, std::size_t most, std::size_t& cut);

/// `jan` for `January`, `jan`, `1`, `01`; empty for anything else.
[[nodiscard]] std::string_view month_macro(std::string_view value);

}  // namespace bibcast::bibtex
