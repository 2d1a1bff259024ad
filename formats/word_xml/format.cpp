#include "formats/word_xml/format.hpp"

#include <array>

#include "formats/word_xml/codes.hpp"
#include "formats/word_xml/tags.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::word_xml {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"xml"};
constexpr std::array<std::string_view, 3> aliases = {"msbib", "word", "office_xml"};
constexpr std::array<const Code*, 2> codes = {&unknown_type, &odd_date};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.root() == "Sources" && xml.has_space("http://schemas.openxmlformats.org/officeDocument/2006/bibliography")) return 99;
    // ISO/IEC 29500 strict has another namespace.
    if (xml.root() == "Sources" && xml.has("SourceType")) return 95;
    return xml.root() == "Source" && xml.has("SourceType") ? 90 : 0;
}

std::string_view target_of(const TagRow& row) {
    switch (row.place) {
        case Place::key: return "id";
        case Place::type: return "type, native-type";
        case Place::people: return "author";
        case Place::serial_number: return "ISSN, ISBN, DOI, identifiers";
        default: return name_of(row.variable);
    }
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) rows.push_back({row.element, target_of(row), row.type_names, row.use == Use::read ? "read only" : ""});
    for (const RoleRow& row : roles) rows.push_back({row.element, name_of(row.variable), {}, "in Author"});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "word_xml",
    .title = "Word bibliography",
    .specification = "ECMA-376, part 1, 22.6 (Office Open XML bibliography)",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/vnd.openxmlformats-officedocument.bibliography+xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::word_xml
