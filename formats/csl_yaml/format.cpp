#include "formats/csl_yaml/format.hpp"

#include <array>

#include "formats/csl_json/descriptor.hpp"
#include "formats/csl_yaml/layout.hpp"
#include "formats/csl_yaml/reader.hpp"
#include "formats/csl_yaml/writer.hpp"
#include "io/yaml_findings.hpp"

namespace bibcast::csl_yaml {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"yaml", "yml"};
constexpr std::array<std::string_view, 1> aliases = {"cslyaml"};

constexpr std::array<FormatOption, 2> options = {{
    {"markup", "pandoc|csl", "pandoc", "the markup of fields: that of pandoc's Markdown, or CSL's tags"},
    csl_json::keys_option,
}};

constexpr std::array<const Code*, 7> codes = {
    &yaml_syntax, &yaml_alias, &yaml_duplicate_key, &yaml_tag, &yaml_complex_key, &yaml_control_character, &yaml_outside,
};

/// By the first item: is its type one of CSL's, are its keys?
int sniff(std::string_view head) {
    YamlScanner scanner(layout);
    for (std::size_t at = 0; at < head.size();) {
        const YamlBlock block = scanner.next(head, at, true);
        at = block.end;
        if (block.kind == YamlBlock::Kind::frame || block.kind == YamlBlock::Kind::outside) continue;
        Arena arena;
        const JsonNode* item = parse_yaml(arena, head.substr(0, block.end), block.begin).root;
        if (item != nullptr && block.kind == YamlBlock::Kind::member) item = item->first;
        if (item != nullptr && item->is(JsonKind::array)) item = item->first;
        if (item == nullptr || !item->is(JsonKind::object)) return 0;
        const csl_json::ItemLook look = csl_json::look_at(*item);
        // `citation` in the head of a page of Quarto is how that page is cited.
        if (block.kind == YamlBlock::Kind::member && item->key == "citation") continue;
        if (look.typed && look.mostly) return 80;
        // Metadata in front of items that stand under their ids.
        if (block.kind == YamlBlock::Kind::member && !is_list_key(item->key) && !item->key.empty()) continue;
        return look.known ? 50 : 0;
    }
    return 0;
}

}  // namespace

constinit const Format format = {
    .id = "csl_yaml",
    .title = "CSL-YAML",
    .specification = "CSL 1.0.2 input schema in YAML 1.2, as in pandoc's manual, \"Specifying bibliographic data\"",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/yaml",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = csl_json::mapping,
};

}  // namespace bibcast::csl_yaml
