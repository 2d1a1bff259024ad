#pragma once

#include <string>
#include <string_view>

#include "csl/tokens.hpp"

namespace bibcast::csl {

/// The languages in which text can be written.
enum class OutputForm : std::uint8_t { html, text, markdown, latex, typst, rtf, asciidoc };

/// Appends settled tokens to `out` in `form`, every character escaped as the form needs.
void render(std::string& out, const Tokens& tokens, OutputForm form, const QuoteMarks& quotes);

/// Appends plain text with the form's escapes.
void append_escaped(std::string& out, std::string_view text, OutputForm form);

}  // namespace bibcast::csl
