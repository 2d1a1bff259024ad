#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bibcast {

/// A source line as it is shown, with the place that a finding speaks of.
struct Excerpt {
    std::string line;        ///< fit for a terminal
    std::size_t before = 0;  ///< columns before the place
    std::size_t width = 0;   ///< columns of the place; 0 where it is between two characters
};

/// `line` with the bytes [`offset`, `offset` + `length`) as its place, cut at both sides so that it takes no more than `columns`; 0: it is
/// not cut. What is left out stands as `…`.
[[nodiscard]] Excerpt excerpt_of(std::string_view line, std::size_t offset, std::size_t length, std::size_t columns);

}  // namespace bibcast
