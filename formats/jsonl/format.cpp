#include "formats/jsonl/format.hpp"

#include <array>

#include "formats/jsonl/codes.hpp"
#include "formats/jsonl/reader.hpp"
#include "formats/jsonl/writer.hpp"
#include "text/json_parse.hpp"

namespace bibcast::jsonl {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"jsonl", "ndjson"};

constexpr std::array<std::string_view, 1> aliases = {"json-lines"};

constexpr std::array<FormatOption, 1> options = {{
    {"source", "on|off", "on", "write how each record stood in its source, so that its format can give it back unchanged"},
}};

constexpr std::array<const Code*, 8> codes = {
    &syntax, &not_a_record, &lenient, &wrong_type, &unknown_key, &unknown_type, &duplicate_key, &date,
};

/// Keys that only this format has.
constexpr std::array<std::string_view, 9> own_keys = {
    "\"generated-id\":", "\"others\":[", "\"identifiers\":[", "\"links\":[",  "\"groups\":[",
    "\"topics\":[",      "\"awards\":[", "\"native-type\":",  "\"leftovers\":[",
};

/// What stands behind the quotation mark before `at`, up to the next one.
std::string_view string_at(std::string_view text, std::size_t at) { return text.substr(at, text.find('"', at) - at); }

int sniff(std::string_view head) {
    const std::size_t at = skip_json_space(head, 0);
    if (at == head.size() || head[at] != '{') return 0;
    const std::string_view line = head.substr(at, head.find('\n', at) - at);
    const std::string_view line_end = line.substr(0, line.find_last_not_of(" \r\t") + 1);
    const bool whole = line_end.ends_with('}');
    // An object that does not end on its line is of another format, unless it is so long that it is cut off.
    if (!whole && at + line.size() < head.size()) return 0;
    if (line.starts_with("{\"type\":\"")) {
        for (const std::string_view key : own_keys) {
            if (line.find(key) != std::string_view::npos) return 95;
        }
        return item_type_named(string_at(line, 9)) ? 80 : 40;
    }
    // Answers of APIs have both words somewhere inside: only those of the record itself count.
    if (line.find("\"type\"") == std::string_view::npos || line.find("\"title\"") == std::string_view::npos) return 0;
    Arena arena;
    const JsonDocument document = parse_json(arena, line);
    const JsonNode* const record = document.root != nullptr ? document.root : document.partial;
    if (record == nullptr || !record->is(JsonKind::object)) return 0;
    const auto has = [record](std::string_view key) {
        const JsonNode* const member = record->member(key);
        return member != nullptr && member->is(JsonKind::string);
    };
    return has("type") && has("title") ? 45 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {
        {"type", "type", "", "one of CSL's 45 types"},
        {"id", "id", "", "the citation key"},
        {"generated-id", "id", "", "true: the key was made by bibcast"},
    };
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        rows.push_back({bibcast::name_of(variable), bibcast::name_of(variable), "", ""});
    }
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"others", "names", "", "the name variables whose lists end in \"and others\""},
             {"identifiers", "identifiers", "", ""},
             {"links", "links", "", ""},
             {"marks", "marks", "", "of a contributor"},
             {"details", "contributor details", "", "of a contributor"},
             {"groups", "groups", "", ""},
             {"topics", "topics", "", ""},
             {"awards", "awards", "", ""},
             {"native-type", "native type", "", ""},
             {"leftovers", "leftovers", "", ""},
             {"native-source", "native source", "", "see option source"}}) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "jsonl",
    .title = "JSON Lines (the record itself)",
    .specification = "formats/jsonl/record.schema.json",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/jsonl",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::jsonl
