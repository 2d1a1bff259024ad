#include "formats/shortcode/mapping.hpp"

#include "formats/shortcode/parameters.hpp"

namespace bibcast::shortcode {

namespace {

std::string_view target_of(const Field& field) {
    switch (field.slot) {
        case Slot::text:
        case Slot::date:
        case Slot::names: return name_of(field.variable);
        case Slot::people: return "names, as CSL-JSON";
        case Slot::year:
        case Slot::month:
        case Slot::day: return "issued";
        case Slot::venue: return "container-title, event-title, type, issued";
        case Slot::url: return "URL, links/pdf";
        case Slot::link: return name_of(field.link);
        case Slot::doi: return "DOI";
        case Slot::arxiv: return "identifiers/arxiv";
        case Slot::identifier: return "identifiers";
        case Slot::award: return "awards";
        case Slot::topics: return "topics";
        case Slot::keywords: return "keyword";
        case Slot::group: return "groups";
        case Slot::bibtex: return "all variables";
        case Slot::id: return "id";
        case Slot::type: return "type, native-type";
        case Slot::legend: return "marks";
        case Slot::nothing: return "(leftover)";
    }
    return {};
}

std::string_view note_of(const Field& field) {
    switch (field.slot) {
        case Slot::link: return "a typed link";
        case Slot::identifier: return field.word.empty() ? "scheme:value" : field.word;
        case Slot::year: return "year";
        case Slot::month: return "month";
        case Slot::day: return "day";
        default: return {};
    }
}

}  // namespace

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const Field& field : built_in_parameters()) rows.push_back({field.name, target_of(field), {}, note_of(field)});
    return rows;
}

}  // namespace bibcast::shortcode
