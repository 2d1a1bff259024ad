#include "formats/datacite_json/format.hpp"

#include <array>

#include "formats/datacite_json/tags.hpp"
#include "formats/datacite_json/work.hpp"
#include "io/json_records.hpp"

namespace bibcast::datacite_json {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"json"};
constexpr std::array<std::string_view, 1> aliases = {"datacite"};
constexpr std::array<std::string_view, 1> lists = {"\"data\""};
constexpr std::array<std::string_view, 1> envelopes = {"\"data\""};
constexpr std::array<std::string_view, 2> first_keys = {"\"id\":\"10.", "\"id\":\"https://doi.org/"};
constexpr JsonLayout layout{.lists = lists, .envelopes = envelopes, .first_keys = first_keys};

int sniff(std::string_view head) {
    Arena arena;
    const JsonNode* item = first_json_item(arena, layout, head);
    if (item == nullptr) return 0;
    const JsonNode* const kind = item->member("type");
    if (kind != nullptr && kind->text == "dois") return 97;
    const JsonNode* const attributes = item->member("attributes");
    if (attributes != nullptr && attributes->is(JsonKind::object)) item = attributes;
    int found = 0;
    for (const std::string_view key : {"creators", "titles", "types", "publicationYear", "schemaVersion", "rightsList", "descriptions", "agency"}) {
        if (item->member(key) != nullptr) ++found;
    }
    return found >= 4 ? 97 : found >= 3 ? 85 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {
        {"resourceTypeGeneral", "type", "", "with citeproc and schemaOrg where it says little"},
        {"resourceType", "native type", "", ""},
        {"titles", "title", "", "with the subtitle; further ones of no type are titles too"},
        {"creators", "author, contributor details", "", "names, ORCID and other numbers, affiliations"},
        {"contributors", "contributor", "", "with their type as role"},
    };
    for (const RoleRow& row : role_rows) rows.push_back({row.word, name_of(row.variable), "", "contributorType"});
    for (const DateRow& row : date_rows) rows.push_back({row.word, name_of(row.variable), "", "dateType"});
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"doi", "DOI", "", ""},
             {"publicationYear", "issued", "", "where no date is Issued"},
             {"publisher", "publisher", "", ""},
             {"IsPublishedIn", "container-title, volume, issue, number, edition, page, ISSN, ISBN, container-author, editor", "", "of relatedItems"},
             {"container", "container-title, collection-title, volume, issue, page", "", "where relatedItems say nothing"},
             {"relatedIdentifiers", "ISBN", "", "and ISSN, of what the work is part of"},
             {"sizes", "dimensions, page, number-of-pages", "", ""},
             {"formats", "medium", "", ""},
             {"version", "version", "", ""},
             {"language", "language", "", ""},
             {"rightsList", "license", "", ""},
             {"subjects", "keyword", "", ""},
             {"Abstract", "abstract", "", "descriptionType"},
             {"Other", "note", "", "descriptionType"},
             {"url", "URL", "", ""},
             {"identifiers", "identifiers", "", "arXiv"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "datacite_json",
    .title = "DataCite JSON",
    .specification = "DataCite Metadata Schema 4.6 and REST API, https://support.datacite.org/docs/api",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/vnd.datacite.datacite+json",
    .sniff = sniff,
    .make_reader = [](const FormatOptions&) { return make_json_reader(layout, "datacite_json", read_work); },
    .codes = {},  // those that crossref_json has too
    .mapping = mapping,
};

}  // namespace bibcast::datacite_json
