#include "formats/mods/heading.hpp"

#include "name/parse.hpp"
#include "name/particles.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

/// The name before the dates of a life.
std::string_view without_dates(std::string_view text) {
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit < 3) return text;
    std::size_t end = digit;
    for (const std::string_view before : {"b. ", "d. ", "ca. ", "fl. ", "active "}) {
        if (text.substr(0, end).ends_with(before)) end -= before.size();
    }
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '[' || text[end - 1] == '(')) --end;
    const bool separated = end > 0 && (text[end - 1] == ',' || (end < digit && (text[end] == ' ' && digit > end + 1)));
    const std::string_view dates = text.substr(digit);
    const bool years = dates.find_first_not_of("0123456789-?–[]()., ") == std::string_view::npos && dates.size() >= 4;
    if (!separated || !years) return text;
    while (end > 0 && (text[end - 1] == ',' || text[end - 1] == ' ')) --end;
    return text.substr(0, end);
}

}  // namespace

Name read_heading(Arena& arena, std::string_view written) {
    std::string_view text = without_dates(written);
    if (text.ends_with(',')) text.remove_suffix(1);
    Name name;
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) {
        if (text.find(' ') != std::string_view::npos) name = parse_name(arena, text);
        if (name.empty()) name.literal = text;
    } else if (text.find(',', comma + 1) != std::string_view::npos || is_lower_particle(text.substr(0, text.find(' ')))) {
        name = parse_name(arena, text);
    } else {
        name.family = trim(text.substr(0, comma));
        name.given = trim(text.substr(comma + 1));
    }
    if (text.size() != written.size()) name.as_written = written;
    return name;
}

}  // namespace bibcast::mods
