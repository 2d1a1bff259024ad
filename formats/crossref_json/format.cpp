#include "formats/crossref_json/format.hpp"

#include <array>

#include "formats/crossref_json/tags.hpp"
#include "formats/crossref_json/work.hpp"
#include "io/json_records.hpp"

namespace bibcast::crossref_json {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"json"};
constexpr std::array<std::string_view, 1> aliases = {"crossref"};
constexpr std::array<std::string_view, 1> lists = {"\"items\""};
constexpr std::array<std::string_view, 1> envelopes = {"\"message\""};
constexpr std::array<std::string_view, 2> first_keys = {"\"indexed\"", "\"reference-count\""};
constexpr JsonLayout layout{.lists = lists, .envelopes = envelopes, .first_keys = first_keys};

constexpr std::array<const Code*, 4> codes = {&json_syntax, &json_lenient, &json_outside, &json_no_work};

/// Members that only Crossref's works have.
int sniff(std::string_view head) {
    Arena arena;
    const JsonNode* const item = first_json_item(arena, layout, head);
    if (item == nullptr || item->member("DOI") == nullptr) return 0;
    int found = 0;
    for (const std::string_view key : {"indexed", "deposited", "reference-count", "references-count", "is-referenced-by-count", "content-domain", "member", "issn-type",
                                       "prefix", "score"}) {
        if (item->member(key) != nullptr) ++found;
    }
    return found >= 3 ? 97 : head.find("\"message-type\"") != std::string_view::npos ? 95 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {{"type", "type", "", "Crossref's types"}, {"title", "title", "", "with the first of subtitle"}};
    for (const TagRow& row : tag_rows) rows.push_back({row.tag, name_of(row.variable), "", ""});
    for (const TagRow& row : people_rows) rows.push_back({row.tag, name_of(row.variable), "", ""});
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"abstract", "abstract", "", "without its heading"},
             {"ISBN", "ISBN", "", ""},
             {"ISSN", "ISSN", "", ""},
             {"container-title", "container-title", "", "the first one"},
             {"container-title", "collection-title", "chapter paper-conference book", "the second one"},
             {"issued", "issued", "", "else published, published-print, published-online, posted"},
             {"published-online", "available-date", "", "where it is another date than issued"},
             {"event", "event-title", "", "name"},
             {"event", "event-place", "", "location"},
             {"event", "event-date", "", "start and end"},
             {"institution", "authority", "", "where there is a publisher"},
             {"URL", "URL", "", "unless it is that of the DOI"},
             {"link", "links", "", ""},
             {"license", "license", "", "the address"},
             {"institution", "publisher", "", "where there is none"},
             {"subject", "keyword", "", ""},
             {"ORCID", "contributor details", "", "of a contributor; also affiliation and role"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "crossref_json",
    .title = "Crossref REST API, JSON",
    .specification = "Crossref REST API, works, https://api.crossref.org/swagger-ui/index.html",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/vnd.crossref-api-message+json",
    .sniff = sniff,
    .make_reader = [](const FormatOptions&) { return make_json_reader(layout, "crossref_json", read_work); },
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::crossref_json
