#pragma once

#include <cstdint>
#include <string_view>

namespace bibcast {

/// A place in a source as people count: lines and code points from 1. A line ends with LF, CR LF, or CR.
struct Position {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};

/// The position behind `text`, if `text` begins at `start`.
[[nodiscard]] Position advance(Position start, std::string_view text);

/// The line of `text` that holds the byte at `offset`, without its end. `begin` becomes the line's offset.
[[nodiscard]] std::string_view line_around(std::string_view text, std::size_t offset, std::size_t& begin);

}  // namespace bibcast
