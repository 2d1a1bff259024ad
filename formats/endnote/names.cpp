#include "formats/endnote/tags.hpp"
#include "io/tagged/names.hpp"
#include "name/institutions.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::endnote {

Name read_name(Arena& arena, std::string_view text) {
    text = trim(text);
    const Name name = tagged::read_name(arena, text);
    if (!name.is_literal() || text.find(',') != std::string_view::npos || text.find(' ') == std::string_view::npos) return name;
    return is_institution(text) ? name : parse_name(arena, text);
}

void append_name(std::string& out, Arena& arena, const Name& name) {
    if (!name.as_written.empty() && read_name(arena, name.as_written) == name) {
        out += name.as_written;
        return;
    }
    const bool plain = name.is_literal() && name.literal.find(',') == std::string_view::npos;
    tagged::append_name(out, arena, name);
    // EndNote's manual: a comma behind the name of an institution, which is a person's with its words turned round without it.
    const bool words = name.literal.find(' ') != std::string_view::npos;
    if (plain && !out.ends_with(',') && (words || !read_name(arena, name.literal).is_literal())) out += ',';
}

}  // namespace bibcast::endnote
