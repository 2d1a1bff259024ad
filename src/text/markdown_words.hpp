#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// Appends plain words so that Markdown (CommonMark, GFM, pandoc, kramdown) shows them as they are, at the beginning of a line too.
void append_markdown(std::string& out, std::string_view words);

/// Appends an address to stand between `](<` and `>)`.
void append_markdown_address(std::string& out, std::string_view address);

/// What stands in place of stars until it is known what is beside them: `append_markdown` writes no such character.
namespace emphasis {
inline constexpr std::string_view open = "\1";
inline constexpr std::string_view close = "\2";
inline constexpr std::string_view strong_open = "\3";
inline constexpr std::string_view strong_close = "\4";
}  // namespace emphasis

/// Puts stars there, or HTML elements where the dialects read stars in different ways: beside letters, punctuation or other stars.
[[nodiscard]] std::string settle_emphasis(std::string_view markdown);

}  // namespace bibcast
