#include "model/literal_name.hpp"

#include <algorithm>
#include <string>

namespace bibcast {

namespace {

/// Without the blanks and commas between the words.
std::size_t size_of_words(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == ','; }));
}

}  // namespace

void settle_literal(Arena& arena, Contributor& contributor) {
    Name& name = contributor.name;
    if (!name.is_literal()) return;
    const std::string_view literal = name.literal;
    const bool other_name = !name.family.empty();
    std::string joined;
    bool more = false;
    for (const std::string_view part : {name.given.view(), name.dropping_particle.view(), name.non_dropping_particle.view(), other_name ? name.family.view() : literal, name.suffix.view()}) {
        if (part.empty()) continue;
        more = more || literal.find(part) == std::string_view::npos;
        if (!joined.empty()) joined += ' ';
        joined += part;
    }
    // `{"family": "Fenner", "given": "Martin", "literal": "Fenner, Martin"}`: the parts say all of it.
    if (!more && other_name && size_of_words(joined) == size_of_words(literal)) name.literal = {};
    if (!more) return;
    if (other_name) contributor.details.push(arena, {.kind = DetailKind::alias, .value = arena.copy(joined), .scheme = {}, .source = contributor.source});
    else name.literal = arena.copy(joined);
    name.given = name.dropping_particle = name.non_dropping_particle = name.family = name.suffix = {};
    name.comma_suffix = false;
}

}  // namespace bibcast
