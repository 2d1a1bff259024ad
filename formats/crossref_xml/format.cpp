#include "formats/crossref_xml/format.hpp"

#include <array>

#include "formats/crossref_xml/codes.hpp"
#include "formats/crossref_xml/tags.hpp"

namespace bibcast::crossref_xml {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"xml"};
constexpr std::array<std::string_view, 3> aliases = {"unixref", "unixsd", "crossref_unixref"};
constexpr std::array<const Code*, 2> codes = {&no_item, &not_found};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.root() == "doi_records" || xml.root() == "doi_record" || xml.root() == "crossref_result" || xml.root() == "doi_batch") return 97;
    return xml.has("crossref") || (xml.has("doi_record") && xml.has("query")) ? 92 : 0;
}

std::vector<MappingRow> mapping() { return mapping_of(rules); }

}  // namespace

constinit const Format format = {
    .id = "crossref_xml",
    .title = "Crossref XML",
    .specification = "Crossref metadata schema 5.3.1: unixref, unixsd and deposits",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/vnd.crossref.unixref+xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::crossref_xml
