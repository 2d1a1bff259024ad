#include "io/tagged/record_markup.hpp"

#include <string>

#include "io/tagged/markup.hpp"
#include "model/plain_variables.hpp"
#include "name/signs_in_names.hpp"
#include "text/csl_markup.hpp"
#include "text/entities.hpp"

namespace bibcast::tagged {

void read_record_markup(Record& record) {
    for (TextField& field : record.texts) {
        if (holds_no_markup(field.variable) || !field.value.is_plain() || is_free_of_markup(field.value.plain)) continue;
        field.value = read_markup(record.arena(), field.value.plain);
    }
    read_name_references(record);
    for (NamesField& names : record.names) take_signs_off(record.arena(), names);
}

void read_name_references(Record& record) {
    Arena& arena = record.arena();
    const auto decode = [&](CompactView& part) {
        const std::string_view text = part;
        if (text.find('&') != std::string_view::npos) part = decode_entities(arena, text);
    };
    for (NamesField& names : record.names) {
        for (Contributor& person : names.people) {
            decode(person.name.family);
            decode(person.name.given);
            decode(person.name.literal);
        }
    }
}

void read_references(Record& record) {
    read_name_references(record);
    Arena& arena = record.arena();
    const auto has_reference = [](std::string_view text) { return text.find('&') != std::string_view::npos; };
    for (StringField& keyword : record.keywords) {
        if (has_reference(keyword.value)) keyword.value = decode_entities(arena, keyword.value);
    }
    for (NamesField& names : record.names) {
        for (Contributor& person : names.people) {
            for (Detail& detail : person.details) {
                const std::string_view value = detail.value;
                if (detail.kind == DetailKind::affiliation && has_reference(value)) detail.value = decode_entities(arena, value);
            }
        }
    }
}

std::string_view escaped_plain(Arena& arena, std::string_view text) {
    if (is_free_of_markup(text)) return text;
    std::string escaped;
    append_plain(escaped, text);
    return escaped.size() == text.size() ? text : arena.copy(escaped);
}

}  // namespace bibcast::tagged
