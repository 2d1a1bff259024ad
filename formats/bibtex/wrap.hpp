#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bibcast::bibtex {

/// Appends the words of `paragraph` in lines of at most `width` code points, each but the first behind `indent`; the first line has
/// `used` of them already. No line begins like an entry or a comment.
void append_wrapped(std::string& out, std::string_view paragraph, std::size_t width, std::string_view indent, std::size_t used = 0);

}  // namespace bibcast::bibtex
