#include "formats/nbib/format.hpp"

#include <array>

#include "formats/nbib/grammar.hpp"
#include "formats/nbib/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::nbib {

namespace {

constexpr std::array<std::string_view, 2> aliases = {"pubmed", "medline"};
constexpr std::array<std::string_view, 2> extensions = {"nbib", "medline"};

constexpr std::array<const Code*, 3> codes = {&tagged::unknown_tag, &tagged::stray_text, &tagged::odd_date};

/// Sure if the first line is the number of a record, likely if the first lines are tags of the format.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    int known = 0;
    for (int seen = 0; seen < 6 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        const tagged::Line line = grammar.see(lines.line());
        if (line.tag == "PMID") return seen <= 3 ? 98 : 80;
        if (line.tag == "OWN") return 95;
        // Two letters are also those of RIS, whose records begin with TY.
        if (line.tag == "TY" || line.tag == "VN") return 0;
        if (table.knows(line.tag)) ++known;
    }
    return known >= 4 ? 50 : 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "FAU" || tag == "AU" || tag == "CN") return "author";
    if (tag == "FED" || tag == "ED") return "editor";
    if (tag == "FIR" || tag == "IR") return "contributor";
    if (tag == "AD" || tag == "IRAD") return "affiliation of a contributor";
    if (tag == "AUID") return "orcid of a contributor";
    if (tag == "ISBN") return "ISBN";
    if (tag == "IS" || tag == "ISSN") return "ISSN";
    if (tag == "DP") return "issued";
    if (tag == "DEP") return "available-date";
    if (tag == "PG") return "page";
    if (tag == "LA") return "language";
    if (tag == "PT") return "type, native-type";
    return "DOI, URL, page, identifiers";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "nbib",
    .title = "PubMed (MEDLINE tagged)",
    .specification = "MEDLINE/PubMed Data Element (Field) Descriptions, National Library of Medicine",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/nbib",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::nbib
