#pragma once

#include <optional>

#include "name/legend.hpp"

namespace bibcast {

/// Reads the legends of one stretch of a line and adds them to `found`. Returns where the first one begins (names may stand
/// before it); nothing if there is none. Of a stretch that is too long for a legend only the end is looked at.
std::optional<std::uint32_t> read_legend_stretch(Arena& arena, const PlainLine& line, LineRange range, LegendPlace place,
                                                 std::uint32_t base, MarkLegends& found);

}  // namespace bibcast
