#include "formats/mods/format.hpp"

#include <array>

#include "formats/mods/codes.hpp"
#include "formats/mods/roles.hpp"
#include "formats/mods/tags.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::mods {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"mods", "xml"};
constexpr std::array<std::string_view, 2> aliases = {"mods_xml", "modsxml"};
constexpr std::array<const Code*, 2> codes = {&unknown_role, &odd_date};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.root() == "mods" || xml.root() == "modsCollection") return 98;
    // An answer of OAI-PMH or SRU with records of MODS; METS has them too, and more.
    return xml.has("mods") && xml.has_space("http://www.loc.gov/mods/") && xml.root() != "mets" ? 90 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        rows.push_back({row.element, name_of(row.variable), {}, row.type.empty() ? row.parent : row.type});
    }
    for (const RoleRow& row : roles) rows.push_back({row.term, name_of(row.variable), {}, row.code.empty() ? "role" : row.code});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "mods",
    .title = "MODS",
    .specification = "Metadata Object Description Schema 3.8, Library of Congress",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/mods+xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::mods
