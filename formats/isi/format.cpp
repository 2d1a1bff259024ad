#include "formats/isi/format.hpp"

#include <array>

#include "formats/isi/grammar.hpp"
#include "formats/isi/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::isi {

namespace {

constexpr std::array<std::string_view, 3> aliases = {"wos", "web-of-science", "ciw"};
constexpr std::array<std::string_view, 2> extensions = {"ciw", "isi"};

constexpr std::array<const Code*, 8> codes = {
    &tagged::unknown_tag, &tagged::unknown_type,      &tagged::stray_text, &tagged::missing_end,
    &tagged::odd_date,    &tagged::conflicting_dates, &tagged::not_a_doi, &tagged::uneven_names,
};

/// Sure by `FN` and `VR`, or by a record that begins with PT and a letter.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    bool named = false;
    for (int seen = 0; seen < 6 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        const tagged::Line line = grammar.see(lines.line());
        if (line.tag == "PT") return line.value.size() == 1 ? 98 : 0;
        if (line.tag == "VR" && named) return 97;
        named = named || line.tag == "FN";
        if (line.tag.empty()) return 0;
    }
    return named ? 60 : 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "PT" || tag == "TY" || tag == "DT") return "type, native-type";
    if (tag == "AU" || tag == "AF" || tag == "BA" || tag == "CA") return "author";
    if (tag == "GP") return "author, container-author";
    if (tag == "RP") return "corresponding authors";
    if (tag == "D2") return "DOI";
    if (tag == "CY") return "event-date";
    if (tag == "C1") return "affiliation of a contributor";
    if (tag == "OI") return "orcid of a contributor";
    if (tag == "SN" || tag == "EI") return "ISSN";
    if (tag == "BN") return "ISBN";
    if (tag == "SO") return "title";
    if (tag == "Z1") return "original-title";
    if (tag == "PS" || tag == "SP") return "page";
    if (tag == "AR") return "page, number";
    return "identifiers, PMID";
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = table.mapping(special_target);
    for (const DocumentType& row : document_types) rows.push_back({row.name, "type", "", name_of(row.item)});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "isi",
    .title = "Web of Science tagged",
    .specification = "Web of Science Core Collection Field Tags, Clarivate",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/x-inst-for-Scientific-info",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::isi
