#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csl/render.hpp"

namespace bibcast::csl {

/// A bibliography as the CSL test suite expects it: a block of entries.
[[nodiscard]] std::string framed_html(const std::vector<std::string>& entries);

/// `html`, `text`, `markdown`, `latex`, `typst`, `rtf`, `asciidoc`; nothing for other words.
[[nodiscard]] std::optional<OutputForm> output_form_named(std::string_view name);

}  // namespace bibcast::csl
