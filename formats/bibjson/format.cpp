#include "formats/bibjson/format.hpp"

#include <array>

#include "formats/bibjson/tags.hpp"
#include "formats/bibjson/work.hpp"
#include "io/json_records.hpp"

namespace bibcast::bibjson {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"json", "bibjson"};
constexpr std::array<std::string_view, 2> lists = {"\"records\"", "\"results\""};
constexpr JsonLayout layout{.lists = lists, .envelopes = {}, .first_keys = {}};

/// Members that neither CSL-JSON nor an API has in this form.
int sniff(std::string_view head) {
    Arena arena;
    const JsonNode* item = first_json_item(arena, layout, head);
    if (item == nullptr) return 0;
    if (item->member("bibjson") != nullptr) return 96;
    int found = 0;
    for (const std::string_view key : {"identifier", "link"}) {
        const JsonNode* const list = item->member(key);
        if (list != nullptr && list->is(JsonKind::array) && list->first != nullptr && list->first->is(JsonKind::object)) ++found;
    }
    if (const JsonNode* journal = item->member("journal"); journal != nullptr) ++found;
    // CSL's names have no such member.
    const JsonNode* const author = item->member("author");
    const bool named = author != nullptr && author->first != nullptr && author->first->member("name") != nullptr;
    if (named) ++found;
    if (item->member("year") != nullptr) ++found;
    // (A work of Semantic Scholar has `journal`, `year` and `title` too; its people are `authors`.) A collection has what is said of it beside its records.
    if (head.find("\"metadata\"") != std::string_view::npos && head.find("\"records\"") != std::string_view::npos) ++found;
    return found >= 3 || (named && found == 2) ? 88 : found == 2 && item->member("title") != nullptr && item->member("authors") == nullptr ? 60 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TypeRow& row : type_rows) rows.push_back({row.word, "type", name_of(row.type), ""});
    for (const TagRow& row : tag_rows) rows.push_back({row.tag, name_of(row.variable), "", ""});
    for (const TagRow& row : number_rows) rows.push_back({row.tag, name_of(row.variable), "", "type of an identifier"});
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"id", "id", "", "also _id, citekey, cid"},
             {"journal", "container-title", "", "with volume, issue, pages, ISSN, publisher"},
             {"pages", "page", "", "also start_page and end_page"},
             {"author", "author, contributor details", "", ""},
             {"editor", "editor", "", ""},
             {"translator", "translator", "", ""},
             {"year", "issued", "", "with month; also date"},
             {"submitted", "submitted", "", "of date"},
             {"link", "URL, links", "", "the first is the URL"},
             {"number", "number", "", "of articles the issue"},
             {"license", "license", "", ""},
             {"keywords", "keyword", "", "also keyword and subject"},
             {"arxiv", "identifiers", "", "type of an identifier"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "bibjson",
    .title = "BibJSON",
    .specification = "BibJSON, http://okfnlabs.org/bibjson/; DOAJ, https://doaj.org/api/v4/docs",
    .extensions = extensions,
    .media_type = "application/json",
    .sniff = sniff,
    .make_reader = [](const FormatOptions&) { return make_json_reader(layout, "bibjson", read_work); },
    .codes = {},  // those that crossref_json has too
    .mapping = mapping,
};

}  // namespace bibcast::bibjson
