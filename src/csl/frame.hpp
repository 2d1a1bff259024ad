#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csl/render.hpp"

namespace bibcast::csl {

/// A bibliography as the CSL test suite expects it: a block of entries.
[[nodiscard]] std::string framed_html(const std::vector<std::string>& entries);

/// A document of citations, entries and a closing paragraph (a legend), each one rendered, in `form`; what is empty is left out.
[[nodiscard]] std::string framed(OutputForm form, const std::vector<std::string>& citations, const std::vector<std::string>& entries,
                                 const std::string& legend);

/// `html`, `text`, `markdown`, `latex`, `typst`, `rtf`, `asciidoc`; nothing for other words.
[[nodiscard]] std::optional<OutputForm> output_form_named(std::string_view name);

}  // namespace bibcast::csl
