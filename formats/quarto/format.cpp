#include "formats/quarto/format.hpp"

#include <array>

#include "formats/quarto/codes.hpp"
#include "formats/quarto/keys.hpp"
#include "formats/quarto/reader.hpp"
#include "formats/quarto/writer.hpp"
#include "text/front_matter.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast::quarto {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"qmd"};
constexpr std::array<std::string_view, 2> aliases = {"myst", "joss"};

constexpr std::array<const Code*, 3> codes = {&no_front_matter, &not_closed, &unknown_affiliation};

/// By the way in which the authors are written: no other front matter has a list of mappings with names.
int sniff(std::string_view head) {
    FrontMatter page;
    if (!find_front_matter(head, 0, page)) return 0;
    Arena arena;
    const JsonNode* const root = parse_yaml(arena, head.substr(0, page.end), page.begin).root;
    if (root == nullptr || !root->is(JsonKind::object) || root->member("title") == nullptr) return 0;
    const JsonNode* authors = root->member("author");
    if (authors == nullptr) authors = root->member("authors");
    const JsonNode* const citation = root->member("citation");
    if (citation != nullptr && citation->is(JsonKind::object)) return 90;
    if (authors == nullptr) return 0;
    const JsonNode* const first = authors->is(JsonKind::array) ? authors->first.get() : authors;
    if (first != nullptr && first->is(JsonKind::object) && (first->member("name") != nullptr || first->member("surname") != nullptr)) return 90;
    return root->member("format") != nullptr || root->member("bibliography") != nullptr || root->member("affiliations") != nullptr ? 60 : 0;
}

std::string_view target_of(const KeyRow& row) {
    switch (row.place) {
        case Place::subtitle: return "title";
        case Place::code: return "links: code";
        case Place::arxiv: return "identifiers: arxiv";
        case Place::affiliations: return "affiliation of a contributor";
        case Place::citation: return "all variables, by CSL's names";
        default: return name_of(row.variable);
    }
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const KeyRow& row : keys) rows.push_back({row.key, target_of(row), "", row.written ? "" : "read only"});
    for (const FlagRow& row : flags) rows.push_back({row.key, "marks", "", row.written ? "of an author" : "of an author; read only"});
    for (const DetailRow& row : details) rows.push_back({row.key, "details", "", row.written ? "of an author" : "of an author; read only"});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "quarto",
    .title = "Quarto front matter",
    .specification = "Quarto 1.4, \"Front Matter\" and \"Authors & Affiliations\"; MyST Markdown, \"Frontmatter\"; JOSS, \"Submitting a paper\"",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/markdown",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::quarto
