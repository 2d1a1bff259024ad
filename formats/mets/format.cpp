#include "formats/mets/format.hpp"

#include <array>

#include "formats/mets/tags.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::mets {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"mets", "xml"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    return xml.root() == "mets" ? 99 : xml.has("mets") && xml.has_space("http://www.loc.gov/METS") ? 95 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = mapping_of(rules);
    rows.push_back({"mods", "all that MODS has", "", "bibcast formats --mapping mods"});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "mets",
    .title = "METS",
    .specification = "Metadata Encoding and Transmission Standard 1.12, Library of Congress",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/mets+xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = {},
    .mapping = mapping,
};

}  // namespace bibcast::mets
