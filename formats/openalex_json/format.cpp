#include "formats/openalex_json/format.hpp"

#include <array>

#include "formats/openalex_json/work.hpp"
#include "io/json_records.hpp"

namespace bibcast::openalex_json {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"json"};
constexpr std::array<std::string_view, 1> aliases = {"openalex"};
constexpr std::array<std::string_view, 1> lists = {"\"results\""};
constexpr std::array<std::string_view, 1> first_keys = {"\"id\":\"https://openalex.org/W"};
constexpr JsonLayout layout{.lists = lists, .envelopes = {}, .first_keys = first_keys};

int sniff(std::string_view head) {
    Arena arena;
    const JsonNode* const item = first_json_item(arena, layout, head);
    if (item == nullptr) return 0;
    int found = 0;
    for (const std::string_view key : {"authorships", "primary_location", "abstract_inverted_index", "host_venue", "open_access", "publication_year"}) {
        if (item->member(key) != nullptr) ++found;
    }
    const JsonNode* const id = item->member("id");
    const bool own = id != nullptr && id->text.find("openalex.org/") != std::string_view::npos;
    if (own && id->text.find("openalex.org/W") != std::string_view::npos) return 98;
    return own && found >= 1 ? 98 : found >= 2 ? 90 : 0;
}

std::vector<MappingRow> mapping() {
    return {
        {"type", "type", "", "with type_crossref and the type of the source"},
        {"title", "title", "", "else display_name"},
        {"doi", "DOI", "", ""},
        {"ids", "identifiers, PMID, PMCID", "", "openalex and mag are identifiers"},
        {"authorships", "author, contributor details, marks", "", "names, ORCID, affiliations; is_corresponding is a mark"},
        {"publication_date", "issued", "", "else publication_year"},
        {"display_name", "container-title, source", "", "of the source; of a repository it is source"},
        {"issn", "ISSN", "", "of the source"},
        {"host_organization_name", "publisher", "", "not of journal articles"},
        {"volume", "volume", "", "of biblio"},
        {"issue", "issue", "", "of biblio"},
        {"first_page", "page", "", "with last_page"},
        {"landing_page_url", "URL", "", "unless it is that of the DOI"},
        {"pdf_url", "links", "", ""},
        {"license", "license", "", ""},
        {"abstract_inverted_index", "abstract", "", ""},
        {"language", "language", "", ""},
        {"keywords", "keyword", "", ""},
        {"is_retracted", "status", "", "true: retracted"},
    };
}

}  // namespace

constinit const Format format = {
    .id = "openalex_json",
    .title = "OpenAlex works, JSON",
    .specification = "OpenAlex, \"Work object\", https://docs.openalex.org/api-entities/works/work-object",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/json",
    .sniff = sniff,
    .make_reader = [](const FormatOptions&) { return make_json_reader(layout, "openalex_json", read_work); },
    .codes = {},  // those that crossref_json has too
    .mapping = mapping,
};

}  // namespace bibcast::openalex_json
