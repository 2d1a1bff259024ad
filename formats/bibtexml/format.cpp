#include "formats/bibtexml/format.hpp"

#include <array>

#include "text/xml_record_scanner.hpp"

namespace bibcast::bibtexml {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"bibtexml", "xml"};
constexpr std::array<std::string_view, 1> aliases = {"bibtex_xml"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.has_space("http://bibtexml.sf.net/")) return 98;
    return xml.root() == "file" && xml.has("entry") ? 80 : 0;
}

std::vector<MappingRow> mapping() {
    return {{"id", "id", "", "the attribute of an entry"},
            {"bibtex:", "all variables", "", "an element is the field of BibTeX of its name: bibcast formats --mapping bibtex"}};
}

}  // namespace

constinit const Format format = {
    .id = "bibtexml",
    .title = "BibTeXML",
    .specification = "BibTeXML (bibtexml.sf.net): BibTeX entries in XML",
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

}  // namespace bibcast::bibtexml
