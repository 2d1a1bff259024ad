#include "report/excerpt.hpp"

#include <algorithm>

#include "report/escape.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::string_view left_out = "…";

/// As much of the beginning of `text` as fits, with a sign for the rest.
std::string beginning(const std::string& text, std::size_t columns) {
    if (display_width(text) <= columns) return text;
    std::size_t end = 0;
    for (std::size_t used = 0; end < text.size();) {
        const std::string_view character = std::string_view(text).substr(end, code_point_at(text, end).size);
        used += display_width(character);
        if (used + 1 > columns) break;
        end += character.size();
    }
    return text.substr(0, end).append(left_out);
}

/// As much of the end of `text` as fits.
std::string ending(const std::string& text, std::size_t columns) {
    std::size_t width = display_width(text);
    if (width <= columns) return text;
    std::size_t begin = 0;
    while (begin < text.size() && width + 1 > columns) {
        const std::string_view character = std::string_view(text).substr(begin, code_point_at(text, begin).size);
        width -= display_width(character);
        begin += character.size();
    }
    return std::string(left_out) + text.substr(begin);
}

}  // namespace

Excerpt excerpt_of(std::string_view line, std::size_t offset, std::size_t length, std::size_t columns) {
    std::string before = excerpt_for_terminal(line.substr(0, offset));
    std::string place = excerpt_for_terminal(line.substr(offset, length));
    std::string after = excerpt_for_terminal(line.substr(offset + length));
    if (columns != 0) {
        // The place first, then some of what stands before it, and what is left over for the rest of the line.
        const std::size_t rest = std::min<std::size_t>(display_width(after), columns / 4);
        const std::size_t context = std::min<std::size_t>(display_width(before), columns / 4);
        place = beginning(place, std::max<std::size_t>(columns - context - rest, 1));
        before = ending(before, columns - display_width(place) - rest);
        after = beginning(after, columns - display_width(before) - display_width(place));
    }
    Excerpt excerpt{.line = {}, .before = display_width(before), .width = display_width(place)};
    excerpt.line = before + place + after;
    return excerpt;
}

}  // namespace bibcast
