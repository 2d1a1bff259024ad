#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bibcast {

/// Where a record stood before programs had it, as its JSON Lines say: `FILE:LINE:COLUMN` under this key. It is no part of the record.
inline constexpr std::string_view source_place_key = "source-place";

struct StatedPlace {
    std::string file;
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};

/// `FILE:LINE:COLUMN` or `FILE:LINE`, counted from 1; nothing if it is not that.
[[nodiscard]] std::optional<StatedPlace> read_stated_place(std::string_view text);
[[nodiscard]] std::string stated_place_of(const StatedPlace& place);

}  // namespace bibcast
