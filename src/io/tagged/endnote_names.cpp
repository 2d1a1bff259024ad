#include "io/tagged/endnote_names.hpp"

#include "io/tagged/names.hpp"
#include "name/institutions.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

Name read_endnote_name(Arena& arena, std::string_view text) {
    text = trim(text);
    const Name name = read_name(arena, text);
    if (!name.is_literal() || text.find(',') != std::string_view::npos || text.find(' ') == std::string_view::npos) return name;
    return is_institution(text) ? name : parse_name(arena, text);
}

void append_endnote_name(std::string& out, Arena& arena, const Name& name) {
    if (!name.as_written.empty() && read_endnote_name(arena, name.as_written) == name) {
        out += name.as_written;
        return;
    }
    const bool plain = name.is_literal() && name.literal.find(',') == std::string_view::npos;
    append_name(out, arena, name);
    // EndNote's manual: a comma behind the name of an institution, which is a person's with its words turned round without it.
    const bool words = name.literal.find(' ') != std::string_view::npos;
    if (plain && !out.ends_with(',') && (words || !read_endnote_name(arena, name.literal).is_literal())) out += ',';
}

}  // namespace bibcast::tagged
