#include "formats/hugoblox/format.hpp"

#include <array>

#include "formats/hugoblox/codes.hpp"
#include "formats/hugoblox/keys.hpp"
#include "formats/hugoblox/reader.hpp"
#include "formats/hugoblox/writer.hpp"
#include "text/front_matter.hpp"
#include "text/toml.hpp"
#include "text/yaml.hpp"

namespace bibcast::hugoblox {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"hugo"};
constexpr std::array<std::string_view, 3> aliases = {"academicpages", "wowchemy", "hugo-blox"};

constexpr std::array options = {
    FormatOption{"owner", "NAME", "", "who the author `admin` or `me` is: the owner of the site"},
};

constexpr std::array codes = {&no_front_matter, &not_closed, &toml_syntax, &note_without_author, &names_differ, &unknown_type};

/// By keys that only pages of publications have.
int sniff(std::string_view head) {
    FrontMatter page;
    if (!find_front_matter(head, 0, page, Toml::wanted)) return 0;
    Arena arena;
    const std::string_view source = head.substr(0, page.end);
    const JsonNode* const root = (page.toml ? parse_toml(arena, source, page.begin) : parse_yaml(arena, source, page.begin)).root;
    if (root == nullptr || !root->is(JsonKind::object) || root->member("title") == nullptr) return 0;
    const JsonNode* const collection = root->member("collection");
    if (root->member("publication_types") != nullptr || root->member("author_notes") != nullptr) return 95;
    if (collection != nullptr && collection->text == "publications") return 95;
    return root->member("publication") != nullptr || root->member("paperurl") != nullptr || root->member("url_pdf") != nullptr ? 70 : 0;
}

std::string_view target_of(const KeyRow& row) {
    switch (row.place) {
        case Place::topic: return "topics";
        case Place::notes: return "marks";
        case Place::types: return "type, native-type";
        case Place::link:
        case Place::links: return "links";
        case Place::ids: return "DOI, identifiers";
        case Place::csl: return "all variables, by CSL's names";
        default: return name_of(row.variable);
    }
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const KeyRow& row : keys) rows.push_back({row.key, target_of(row), "", row.written ? "" : "read only"});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "hugoblox",
    .title = "HugoBlox and academicpages",
    .specification = "HugoBlox 2018 to 2025 (Wowchemy, Academic), front matter of publications; academicpages, _publications",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/markdown",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::hugoblox
