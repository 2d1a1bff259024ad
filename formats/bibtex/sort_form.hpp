#pragma once

#include <string>
#include <string_view>

namespace bibcast::bibtex {

/// What a text is sorted by, byte by byte: letters without case and accents, punctuation before digits before letters, as people's
/// indexes have it.
[[nodiscard]] std::string sort_form(std::string_view text);

}  // namespace bibcast::bibtex
