#include "formats/ovid/format.hpp"

#include <array>

#include "formats/ovid/grammar.hpp"
#include "formats/ovid/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::ovid {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"ovid-tagged"};
constexpr std::array<std::string_view, 1> extensions = {"ovid"};

constexpr std::array<const Code*, 4> codes = {&tagged::unknown_tag, &tagged::stray_text, &tagged::odd_date, &tagged::conflicting_dates};

/// Sure by the vendor's name, likely by a numbered record with fields.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    bool numbered = false;
    for (int seen = 0; seen < 6 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        const tagged::Line line = grammar.see(lines.line());
        if (line.tag == "VN" && line.value.starts_with("Ovid")) return 98;
        if (numbered && line.kind == tagged::LineKind::field && table.knows(line.tag)) return 90;
        numbered = numbered || line.tag == "<";
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "<") return "the number in the list of results";
    if (tag == "AU" || tag == "FA" || tag == "CA") return "author";
    if (tag == "ED") return "editor";
    if (tag == "TI") return "title, container-title";
    if (tag == "CT") return "title";
    if (tag == "BT") return "container-title, editor, page";
    if (tag == "SO") return "container-title, volume, issue, page, issued, editor, publisher, publisher-place";
    if (tag == "DP") return "issued";
    if (tag == "PG") return "page";
    if (tag == "IS") return "ISSN";
    if (tag == "IB") return "ISBN";
    if (tag == "UI") return "PMID";
    if (tag == "AN") return "call-number";
    if (tag == "LG") return "language";
    if (tag == "KW") return "keyword";
    if (tag == "IN") return "publisher of a thesis";
    if (tag == "PB" || tag == "PU") return "publisher, publisher-place";
    return "DOI";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "ovid",
    .title = "Ovid tagged",
    .specification = "Ovid database guides, field descriptions",
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

}  // namespace bibcast::ovid
