#include "formats/mods/heading.hpp"

#include "name/life_dates.hpp"
#include "name/parse.hpp"
#include "name/particles.hpp"
#include "name/stated_parts.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

Name read_heading(Arena& arena, std::string_view written) {
    std::string_view text = without_life_dates(written);
    if (text.ends_with(',')) text.remove_suffix(1);
    Name name;
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) {
        if (text.find(' ') != std::string_view::npos) name = parse_name(arena, text);
        if (name.empty()) name.literal = text;
    } else if (text.find(',', comma + 1) != std::string_view::npos || is_lower_particle(text.substr(0, text.find(' ')))) {
        name = parse_name(arena, text);
    } else {
        name = name_of_stated_parts(trim(text.substr(0, comma)), trim(text.substr(comma + 1)));
    }
    if (text.size() != written.size()) name.as_written = written;
    return name;
}

}  // namespace bibcast::mods
