#include "formats/marcxml/format.hpp"

#include <array>

#include "formats/marc/mapping.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::marcxml {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"xml"};
constexpr std::array<std::string_view, 2> aliases = {"marc_xml", "marcxchange"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    const bool space = xml.has_space("http://www.loc.gov/MARC21/slim") || xml.has_space("info:lc/xmlns/marcxchange");
    if (xml.has("leader") && (xml.has("controlfield") || xml.has("datafield"))) return 97;
    return space && xml.has("record") ? 95 : 0;
}

}  // namespace

constinit const Format format = {
    .id = "marcxml",
    .title = "MARCXML",
    .specification = "MARC 21 XML Schema, Library of Congress; MarcXchange, ISO 25577",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/marcxml+xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = {},
    .mapping = marc::mapping,
};

}  // namespace bibcast::marcxml
