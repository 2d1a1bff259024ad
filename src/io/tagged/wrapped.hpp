#pragma once

#include <string_view>

#include "model/arena.hpp"

namespace bibcast::tagged {

/// The value of a field whose lines are both what it consists of and what a writer made of lines that are too long: a line end is a blank where
/// the first word of the next line had no room on the line (Web of Science breaks lines at 75 columns), and stays where it had. Longer lines
/// are a sign that none was broken. `value` is without the tag and the indents, which take three columns. `are_apart` may tell of two lines that
/// they never were one.
[[nodiscard]] std::string_view join_full_lines(Arena& arena, std::string_view value,
                                               bool (*are_apart)(std::string_view line, std::string_view next) = nullptr);

}  // namespace bibcast::tagged
