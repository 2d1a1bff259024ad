#include "formats/nbib/tags.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/short_names.hpp"
#include "name/parse.hpp"
#include "name/spaces.hpp"
#include "text/utf8.hpp"

namespace bibcast::nbib {

Name read_name(Arena& arena, std::string_view text) {
    text = trim(text);
    if (const std::string_view normal = normalize_name_text(arena, text); !normal.empty()) text = normal;
    if (text.find(',') != std::string_view::npos) return tagged::read_indexed_name(arena, text);
    const auto name = tagged::read_short_name(arena, text);
    if (name) return *name;
    // A person with one name: institutions are in CN.
    if (text.find(' ') == std::string_view::npos) return parse_name(arena, text);
    return tagged::read_name(arena, text);
}

}  // namespace bibcast::nbib
