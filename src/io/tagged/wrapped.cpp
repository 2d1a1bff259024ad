#include "io/tagged/wrapped.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

constexpr std::size_t indent = 3;
constexpr std::size_t width = 75;
constexpr std::size_t widest = 80;  // what other writers of the format break at

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string_view join_full_lines(Arena& arena, std::string_view value, bool (*are_apart)(std::string_view line, std::string_view next)) {
    if (value.find('\n') == std::string_view::npos) return value;
    std::string joined;
    std::string_view before;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find('\n', at), value.size());
        const std::string_view line = trim(value.substr(at, end - at));
        if (indent + columns(line) > widest) return value;
        const bool full = indent + columns(before) + 1 + columns(line.substr(0, line.find(' '))) > width;
        if (at != 0) joined += full && (are_apart == nullptr || !are_apart(before, line)) ? ' ' : '\n';
        joined += line;
        before = line;
        at = end + 1;
    }
    return arena.copy(joined);
}

}  // namespace bibcast::tagged
