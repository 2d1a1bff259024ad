#include "formats/rdf/format.hpp"

#include <array>

#include "formats/rdf/tags.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::rdf {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"rdf", "xml"};
constexpr std::array<std::string_view, 3> aliases = {"bibo_rdf", "zotero_rdf", "dc_rdf"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.root() == "RDF") return 90;
    return 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        const std::string_view target = row.place == Place::type         ? "type"
                                        : row.place == Place::key        ? "id"
                                        : row.place == Place::identifier ? "DOI, ISBN, ISSN, URL"
                                        : row.place == Place::number     ? "identifiers"
                                        : row.place == Place::attachment ? "links"
                                                                         : name_of(row.variable);
        rows.push_back({row.property, target, {}, {}});
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "rdf",
    .title = "Bibliographic RDF",
    .specification = "RDF/XML with Zotero's vocabulary, BIBO 1.3, or Dublin Core",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/rdf+xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = {},
    .mapping = mapping,
};

}  // namespace bibcast::rdf
