#include "io/tagged/people.hpp"

#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/short_names.hpp"
#include "name/marks.hpp"
#include "name/name_list.hpp"
#include "name/others.hpp"
#include "name/usual_name.hpp"
#include "text/byte_block.hpp"

namespace bibcast::tagged {

namespace {

/// By what a mark can begin with: ASCII symbols, and the first bytes of § ¶ ° and of † ‡ • ∗ ✉ in UTF-8.
bool may_have_marks(std::string_view name) {
    return find_first_byte<'*', '#', '^', '$', '\\', '\xC2', '\xE2', '\xEF'>(name) != std::string_view::npos;
}

}  // namespace

bool add_usual_person(Record& record, Variable variable, std::string_view value, SourceSpan span) {
    UsualName usual;
    if (!read_usual_name(value, usual)) return false;
    // `van LI, Smith J` are two people.
    const bool one_word = usual.particle.empty() && usual.family.find(' ') == std::string_view::npos;
    if (!one_word && usual.given.find(' ') != std::string_view::npos) return false;
    Name& name = record.add_contributor(variable, {}, span).name;
    name.non_dropping_particle = usual.particle;
    name.family = usual.family;
    name.given = usual.given;
    return true;
}

void add_person(Record& record, Variable variable, std::string_view value, SourceSpan span,
                Name (*read)(Arena& arena, std::string_view text)) {
    Arena& arena = record.arena();
    const Text text = read_markup(arena, value);
    if (is_others(text.plain)) {
        record.names_of(variable, span).others = true;
        return;
    }
    std::string_view name = text.plain;
    MarkedText marked;
    if (!text.is_plain() || may_have_marks(text.plain)) {
        marked = strip_marks(arena, text, span.begin);
        name = marked.text;
    }
    // A comma at the end says that all before it is one name.
    std::string_view rest = name;
    const bool goes_on = !name.ends_with(',') && !take_others(rest).empty() && !rest.empty();
    if (goes_on) name = rest;
    Contributor& person = record.add_contributor(variable, read(arena, name), span);
    if (goes_on) record.names_of(variable, span).others = true;
    for (const PlacedMark& placed : marked.marks) add_mark(arena, person, placed.mark);
}

void add_listed_people(Record& record, Variable variable, std::string_view list, SourceSpan span, Findings& findings) {
    if (is_list_of_family_names(list)) {
        for_each_piece(list, ",", [&](std::string_view family) { record.add_contributor(variable, {}, span).name.literal = family; });
        return;
    }
    List<Contributor>& people = record.names_of(variable, span).people;
    std::size_t next = people.size();
    add_name_list(record, variable, list, span, findings);
    for (; next < people.size(); ++next) people[next].name.given = spell_initials(record.arena(), people[next].name.given);
}

}  // namespace bibcast::tagged
