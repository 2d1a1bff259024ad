#include "formats/hayagriva/format.hpp"

#include <array>

#include "formats/hayagriva/codes.hpp"
#include "formats/hayagriva/layout.hpp"
#include "formats/hayagriva/reader.hpp"
#include "formats/hayagriva/tags.hpp"
#include "formats/hayagriva/writer.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast::hayagriva {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"yml", "yaml"};
constexpr std::array<const Code*, 1> codes = {&not_an_entry};

/// CSL's items may stand under their ids, too: they have dates of parts and people of parts.
bool is_csl(const JsonNode& entry) {
    if (entry.member("issued") != nullptr) return true;
    const JsonNode* const author = entry.member("author");
    const JsonNode* const first = author == nullptr ? nullptr : author->first;
    return first != nullptr && first->is(JsonKind::object) && (first->member("family") != nullptr || first->member("literal") != nullptr);
}

/// By the first entry: has it a type of the format, or fields that only the format has?
int sniff(std::string_view head) {
    YamlScanner scanner(layout);
    for (std::size_t at = 0; at < head.size();) {
        const YamlBlock block = scanner.next(head, at, true);
        at = block.end;
        if (block.kind != YamlBlock::Kind::member) continue;
        Arena arena;
        const JsonNode* const root = parse_yaml(arena, head.substr(0, block.end), block.begin).root;
        if (root == nullptr || !root->is(JsonKind::object) || root->first == nullptr) return 0;
        const JsonNode* const entry = root->first;
        if (!entry->is(JsonKind::object)) continue;
        if (is_csl(*entry)) return 20;
        const JsonNode* const type = entry->member("type");
        if (type != nullptr) {
            const std::string word = ascii_lower(type->text);
            for (const TypeRow& row : type_rows) {
                if (row.word == word) return 90;
            }
        }
        for (const std::string_view key : {"parent", "page-range", "serial-number", "affiliated", "page-total"}) {
            if (entry->member(key) != nullptr) return 85;
        }
        return 0;
    }
    return 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {
        {"title", "title", "", ""},
        {"author", "author", "", ""},
        {"editor", "editor", "", ""},
        {"date", "issued", "", ""},
    };
    for (const TypeRow& row : type_rows) rows.push_back({row.word, "type", name_of(row.type), row.says_more ? "kept as native type" : row.parent});
    for (const TagRow& row : tag_rows) rows.push_back({row.tag, name_of(row.variable), "", row.level == Level::parent ? "of the parent, if there is one" : ""});
    for (const TagRow& row : number_rows) rows.push_back({row.tag, name_of(row.variable), "", "of serial-number"});
    for (const TagRow& row : role_rows) rows.push_back({row.tag, name_of(row.variable), "", "role of affiliated"});
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"short", "title-short", "", "of a title"},
             {"title", "container-title", "", "of a parent; with container-title-short"},
             {"title", "container-title-short", "", "short of the title of a parent"},
             {"title", "collection-title", "", "of a series"},
             {"title", "event-title", "", "of a conference; with event-place and event-date"},
             {"author", "container-author", "", "of a parent"},
             {"editor", "collection-editor", "", "of a series"},
             {"location", "event-place", "", "of a conference"},
             {"date", "event-date", "", "of a conference"},
             {"date", "accessed", "", "of a url"},
             {"url", "URL", "", ""},
             {"serial-number", "identifiers", "", "all other keys of it"},
             {"affiliated", "contributor", "", "all other roles of it"},
             {"alias", "contributor details", "", "of a person"},
             {"parent", "collection-number", "", "volume of a series"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "hayagriva",
    .title = "Hayagriva",
    .specification = "hayagriva 0.9, docs/file-format.md, https://github.com/typst/hayagriva/blob/main/docs/file-format.md",
    .extensions = extensions,
    .media_type = "application/yaml",
    .sniff = sniff,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::hayagriva
