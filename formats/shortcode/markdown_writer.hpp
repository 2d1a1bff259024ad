#pragma once

#include <string>
#include <string_view>

namespace bibcast::shortcode {

/// The level of the heading of the outermost group.
inline constexpr int heading_level = 3;
/// The comment after which no heading is in force: markdown cannot say so.
inline constexpr std::string_view group_end = "<!-- end of group -->";
/// How many groups within groups can be headings; the others are a parameter.
inline constexpr std::size_t heading_depth = 4;

/// Appends `text` so that markdown shows it as it is.
void append_markdown(std::string& out, std::string_view text);

/// Appends the line that says what a symbol means: `\* Equal contribution`.
void append_legend(std::string& out, std::string_view symbol, std::string_view words);

}  // namespace bibcast::shortcode
