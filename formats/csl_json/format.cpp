#include "formats/csl_json/format.hpp"

#include <array>

#include "formats/csl_json/codes.hpp"
#include "formats/csl_json/descriptor.hpp"
#include "formats/csl_json/layout.hpp"
#include "formats/csl_json/reader.hpp"
#include "formats/csl_json/schema.hpp"
#include "formats/csl_json/writer.hpp"
#include "model/item_type.hpp"
#include "io/json_items.hpp"
#include "text/json_parse.hpp"

namespace bibcast::csl_json {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"json"};
constexpr std::array<std::string_view, 2> aliases = {"csljson", "csl"};

constexpr std::array<FormatOption, 2> options = {{
    {"indent", "N", "2", "blanks a level of nesting is indented by; 0 puts each item on one line"},
    keys_option,
}};

constexpr std::array<const Code*, 10> codes = {
    &syntax, &outside_item, &lenient, &wrong_type, &unknown_key, &unknown_type, &no_type, &duplicate_key, &note_type, &unreadable_date,
};

/// By the first item: is its type one of CSL's, are its keys?
int sniff(std::string_view head) {
    const std::size_t begin = skip_json_space(head, 0);
    if (begin == head.size() || (head[begin] != '[' && head[begin] != '{')) return 0;
    JsonItemScanner scanner(layout);
    const JsonItemScanner::Found found = scanner.next(head, begin);
    if (!found.item) return head.substr(begin, found.begin - begin).find_first_not_of("[] \t\r\n") == std::string_view::npos ? 40 : 0;
    Arena arena;
    const JsonDocument document = parse_json(arena, head.substr(0, found.end), found.begin);
    const JsonNode* const item = document.root != nullptr ? document.root : document.partial;
    if (item == nullptr) return 0;
    if (item->first != nullptr && item->first->is(JsonKind::object) && look_at(*item->first).typed && item->member("type") == nullptr) return 75;
    const ItemLook look = look_at(*item);
    // A line of the record's own form is that, even though it reads as an item too.
    if (look.typed) return head[begin] == '{' && item->first == item->member("type") ? 70 : 85;
    if (look.known) return 60;
    // Of a file that was cut there may be no more than one key.
    return document.root == nullptr && look.mostly && look.all ? 50 : 0;
}

}  // namespace

ItemLook look_at(const JsonNode& item) {
    const JsonNode* const type = item.member("type");
    std::size_t known = 0;
    std::size_t unknown = 0;
    for (const JsonNode& member : item) {
        const bool is_known = member.key == "id" || member.key == "type" || member.key == "custom" || variable_named(member.key);
        ++(is_known ? known : unknown);
    }
    return {.typed = type != nullptr && item_type_named(type->text).has_value(), .known = known >= 2 && known > unknown, .mostly = known > unknown, .all = unknown == 0};
}

bool is_map_of_items(const JsonNode& map) {
    std::size_t typed = 0;
    for (const JsonNode& member : map) {
        if (!member.is(JsonKind::object) || variable_named(member.key) || member.key == "custom") return false;
        if (look_at(member).typed) ++typed;
    }
    return typed != 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {{"type", "type", "", "one of CSL's 45 types"}, {"id", "id", "", ""}};
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        rows.push_back({name_of(variable), name_of(variable), "", schema_key(variable).empty() ? "not in the published schema" : ""});
    }
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"part", "part-number", "", "the schema's key for it; read, and written with keys=schema"},
             {"printing", "printing-number", "", "as part"},
             {"supplement", "supplement-number", "", "as part"},
             {"event", "event-title", "", "deprecated, read only"},
             {"shortTitle", "title-short", "", "deprecated, read only"},
             {"journalAbbreviation", "container-title-short", "", "deprecated, read only"},
             {"custom", "marks, contributor details, identifiers, links, groups, topics, awards, native type, leftovers", "", "under keys of their own"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

constinit const Format format = {
    .id = "csl_json",
    .title = "CSL-JSON",
    .specification = "CSL 1.0.2 input schema, https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/vnd.citationstyles.csl+json",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::csl_json
