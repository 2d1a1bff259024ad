#include "formats/endnote_xml/format.hpp"

#include <array>

#include "formats/endnote_xml/codes.hpp"
#include "formats/endnote_xml/tags.hpp"
#include "io/tagged/codes.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::endnote_xml {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"xml", "endx"};
constexpr std::array<std::string_view, 2> aliases = {"endnotexml", "endx"};
constexpr std::array<const Code*, 4> codes = {&unknown_type, &odd_date, &not_a_doi, &tagged::several_names};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.root() == "xml" && xml.has("records")) return 98;
    // EndNote 7.
    if (xml.root() == "XML" && xml.has("RECORDS")) return 98;
    if (xml.has("RECORD") && xml.has("REFERENCE_TYPE")) return 95;
    return xml.has("record") && xml.has("ref-type") ? 95 : 0;
}

std::string_view target_of(const TagRow& row) {
    switch (row.place) {
        case Place::key: return "id";
        case Place::journal: return "container-title, container-title-short";
        case Place::conference_title: return "event-title, container-title";
        case Place::conference_place: return "event-place, publisher-place";
        case Place::serial_number: return "ISSN, ISBN, number";
        case Place::accession: return "archive_location, PMID, identifiers";
        case Place::keywords: return "keyword, topics";
        case Place::url: return "URL, links";
        case Place::pdf: return "links: pdf";
        case Place::full_text: return "links: html";
        case Place::image: return "links: other";
        case Place::address: return "affiliation of a contributor";
        case Place::pages: return "number-of-pages, page";
        case Place::start_page: return "page, section";
        case Place::early_date: return "available-date";
        case Place::text:
        case Place::people:
        case Place::bodies:
        case Place::doi:
        case Place::year:
        case Place::accessed:
        case Place::custom2: break;
    }
    return name_of(row.variable);
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) rows.push_back({row.element, target_of(row), row.type_names, row.use == Use::read ? "read only" : row.group});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "endnote_xml",
    .title = "EndNote XML",
    .specification = "EndNote's XML export (RSXML.dtd), reference types of EndNote X to 21",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::endnote_xml
