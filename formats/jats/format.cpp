#include "formats/jats/format.hpp"

#include <array>

#include "formats/jats/codes.hpp"
#include "formats/jats/reading.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast::jats {

namespace {

constexpr std::array<std::string_view, 3> extensions = {"jats", "nxml", "xml"};
constexpr std::array<std::string_view, 2> aliases = {"nlm", "pmc"};

constexpr std::array options = {
    FormatOption{"references", "on|off", "on", "read the references of an article as records too"},
};

constexpr std::array codes = {&dangling_reference, &odd_date, &unread_custom_meta, &item_differs};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    if (xml.root() == "pmc-articleset") return 98;
    const bool article = xml.root() == "article" && (xml.has("front") || xml.has("front-stub") || xml.has("journal-meta") || xml.has("article-meta"));
    if (article) return 98;
    if (xml.root() == "ref-list" || xml.root() == "front") return 90;
    return xml.has("article-meta") || xml.has("element-citation") ? 85 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = mapping_of(front_rules);
    for (const MappingRow& row : mapping_of(reference_rules)) rows.push_back(row);
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "jats",
    .title = "JATS",
    .specification = "Journal Article Tag Suite 1.3 (ANSI/NISO Z39.96-2021), Journal Publishing Tag Set",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/jats+xml",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::jats
