#include "formats/endnote/format.hpp"

#include <array>

#include "formats/endnote/grammar.hpp"
#include "formats/endnote/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::endnote {

namespace {

constexpr std::array<std::string_view, 3> aliases = {"enw", "refer", "bibix"};
constexpr std::array<std::string_view, 3> extensions = {"enw", "refer", "bix"};

constexpr std::array<const Code*, 6> codes = {
    &tagged::unknown_tag, &tagged::unknown_type,  &tagged::stray_text,
    &tagged::odd_date,    &tagged::several_names, &tagged::conflicting_dates,
};

/// Sure by a first `%0` of a known kind; two tags on end are likely. A line of a TeX comment has a blank behind the `%`.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    int found = 0;
    for (int seen = 0; seen < 5 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        const tagged::Line line = grammar.see(lines.line());
        if (line.tag == "%0") return table.type_named(line.value) != nullptr ? 98 : 80;
        if (line.tag.empty() || line.value.empty()) return found >= 2 ? 60 : 0;
        if (table.knows(line.tag)) ++found;
    }
    return found >= 2 ? 70 : 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "%A" || tag == "%Q") return "author";
    if (tag == "%B") return "event-title, container-title";
    if (tag == "%3") return "container-title";
    if (tag == "%C") return "event-place, publisher-place";
    if (tag == "%1") return "publisher-place";
    if (tag == "%2") return "links: pdf";
    if (tag == "%R") return "DOI, number";
    if (tag == "%G") return "language";
    if (tag == "%O") return "note, DOI";
    if (tag == "%V" || tag == "%N") return "accessed, number";
    if (tag == "%7") return "available-date, edition";
    if (tag == "%M") return "archive_location, PMID, identifiers";
    if (tag == "%&") return "page, section";
    return "affiliation of a contributor";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "endnote",
    .title = "EndNote tagged (refer)",
    .specification = "EndNote 20 manual, tagged EndNote import format; refer(1)",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/x-endnote-refer",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::endnote
