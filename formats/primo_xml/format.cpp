#include "formats/primo_xml/format.hpp"

#include <array>

#include "formats/primo_xml/tags.hpp"

namespace bibcast::primo_xml {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"pnx", "xml"};
constexpr std::array<std::string_view, 2> aliases = {"primo", "pnx"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.has_space("http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib")) return 98;
    return xml.has("record") && xml.has("sourcerecordid") && xml.has("control") ? 85 : 0;
}

std::vector<MappingRow> mapping() { return mapping_of(rules); }

}  // namespace

constinit const Format format = {
    .id = "primo_xml",
    .title = "Primo XML",
    .specification = "Primo Normalized XML (PNX), Ex Libris",
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

}  // namespace bibcast::primo_xml
