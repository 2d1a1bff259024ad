#pragma once

#include <string>
#include <string_view>

namespace bibcast::markdown {

/// In which notation an entry is written.
enum class Notation : unsigned char { markdown, text };

/// Appends an entry that the `html` format made, in another notation: its lines, links, emphasis and marks, without what
/// only screen readers are given.
void append_entry(std::string& out, std::string_view html, Notation notation);

/// Appends plain words so that Markdown (CommonMark, GFM, pandoc, kramdown) shows them as they are.
void append_words(std::string& out, std::string_view words, Notation notation);

}  // namespace bibcast::markdown
