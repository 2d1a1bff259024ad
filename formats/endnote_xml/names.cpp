#include "formats/endnote_xml/names.hpp"

#include <algorithm>

#include "name/format.hpp"
#include "name/institutions.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::endnote_xml {

namespace {

Name literal(std::string_view text) {
    Name name;
    name.literal = text;
    return name;
}

bool has_initials(std::string_view text) {
    std::size_t words = 0;
    bool initials = false;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        text = blank == std::string_view::npos ? std::string_view{} : trim(text.substr(blank));
        ++words;
        initials = initials || (!text.empty() && word.ends_with('.') && is_initials(word));
    }
    return initials && words <= 4;
}

}  // namespace

Name read_name(Arena& arena, std::string_view text) {
    text = trim(text);
    const std::size_t twice = text.find(",,");
    if (twice != std::string_view::npos) return literal(arena.concat({text.substr(0, twice), text.substr(twice + 1)}));
    if (text.ends_with(',')) return literal(trim(text.substr(0, text.size() - 1)));
    if (text.find(',') == std::string_view::npos && (!has_initials(text) || is_institution(text))) return literal(text);
    return parse_name(arena, text);
}

void append_name(std::string& out, Arena& arena, const Name& name) {
    if (!name.as_written.empty() && read_name(arena, name.as_written) == name) {
        out += name.as_written;
        return;
    }
    const std::size_t comma = name.literal.find(',');
    if (!name.is_literal() || comma == std::string_view::npos) {
        append_family_first(out, name);
        if (name.is_literal() && !read_name(arena, name.literal).is_literal()) out += ',';
        return;
    }
    out += name.literal.substr(0, comma);
    out += ',';
    out += name.literal.substr(comma);
}

}  // namespace bibcast::endnote_xml
