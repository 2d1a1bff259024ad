#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// Appends plain text as a LaTeX document prints it: what pdfLaTeX knows in Unicode stays, other letters and signs become commands
/// where there are any, ligatures of signs (`--`, ``?` ``) are kept apart, runs of white space are one blank, and what is invisible
/// (bidirectional controls, joiners) is left out. A word with a letter that has no command stays in Unicode as a whole.
void append_printed_latex(std::string& out, std::string_view text);

/// Appends an address as the first argument of `\href`, also inside the argument of another command. What no address holds is
/// percent-encoded.
void append_latex_address(std::string& out, std::string_view address);

/// What `source`, made by the functions above, needs beyond pdfLaTeX and `article`, as comment lines that say why; empty: nothing.
/// A definition that lets `\href` print its text where hyperref is not loaded comes with them.
[[nodiscard]] std::string latex_requirements(std::string_view source);

}  // namespace bibcast
