#include "formats/dim/format.hpp"

#include <array>

#include "formats/dim/tags.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::dim {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"xml"};
constexpr std::array<std::string_view, 1> aliases = {"dspace"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    return xml.has("dim") && (xml.has("field") || xml.has_space("http://www.dspace.org/xmlns/dspace/dim")) ? 96 : 0;
}

std::string_view target_of(const TagRow& row) {
    switch (row.place) {
        case Place::identifier: return "identifiers";
        case Place::type: return "type, genre";
        case Place::series: return "collection-title, collection-number";
        case Place::extent: return "number-of-pages, dimensions";
        default: return name_of(row.variable);
    }
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        rows.push_back({row.element, target_of(row), {}, row.qualifier});
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "dim",
    .title = "DSpace Intermediate Metadata",
    .specification = "DSpace Intermediate Metadata (DIM): qualified Dublin Core of the DSpace metadata registry",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = {},
    .mapping = mapping,
};

}  // namespace bibcast::dim
