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

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        const bool type = row.place == Place::type;
        rows.push_back({row.element, row.place == Place::identifier ? "identifiers" : type ? "type, genre" : name_of(row.variable), {}, row.qualifier});
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
