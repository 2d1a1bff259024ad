#pragma once

#include <string_view>
#include <vector>

#include "name/legend.hpp"

namespace bibcast {

/// One place in a line where a symbol is spoken of: `*`, `(†)`, `"*"`, `*,†`, `an asterisk (*)`.
struct LegendSign {
    std::uint32_t begin = 0;  ///< brackets and quotation marks around it included
    std::uint32_t end = 0;
    std::vector<std::string_view> symbols;
    bool word = false;      ///< spelled out: asterisk, bold
    bool raised = false;    ///< numbers and letters in superscript
    bool strong = false;    ///< a character that is hardly ever anything but a mark
    bool glued = false;     ///< to a letter before it
    bool enclosed = false;  ///< in brackets or quotation marks
};

/// The signs of a stretch, in order; none if there are too many for a legend.
[[nodiscard]] std::vector<LegendSign> find_legend_signs(Arena& arena, const PlainLine& line, LineRange range);

}  // namespace bibcast
