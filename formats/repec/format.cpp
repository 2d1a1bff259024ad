#include "formats/repec/format.hpp"

#include <array>

#include "formats/repec/grammar.hpp"
#include "formats/repec/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::repec {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"redif"};
constexpr std::array<std::string_view, 1> extensions = {"redif"};

constexpr std::array<const Code*, 7> codes = {
    &tagged::unknown_tag, &tagged::unknown_type,      &tagged::stray_text,
    &tagged::odd_date,    &tagged::conflicting_dates, &tagged::not_a_doi, &tagged::several_names,
};

/// Sure by the type of the first template, or by the name of the lists that announce papers.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    for (int seen = 0; seen < 25 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        if (lines.line().find("NEP: New Economics Papers") != std::string_view::npos) return 95;
        const tagged::Line line = grammar.see(lines.line());
        if (line.tag != "Template-Type" || seen > 6) continue;
        return equals_ignoring_ascii_case(line.value.substr(0, 5), "ReDIF") ? 98 : 60;
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "Template-Type") return "type";
    if (tag == "Editor-Name") return "editor";
    if (tag == "Author-Email") return "email of a contributor";
    if (tag == "Author-Homepage") return "url of a contributor";
    if (tag == "Author-WorkPlace-Name") return "affiliation of a contributor";
    if (tag.starts_with("Author")) return "author";
    if (tag == "Creation-Date") return "issued";
    if (tag == "Length") return "number-of-pages";
    if (tag == "File-URL") return "URL, links";
    return tag == "File-Format" ? "links: pdf" : "identifiers: repec";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "repec",
    .title = "RePEc (ReDIF)",
    .specification = "ReDIF version 1, Thomas Krichel",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/plain",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::repec
