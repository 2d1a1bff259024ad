#include "formats/context_object/format.hpp"

#include <array>

#include "formats/context_object/tags.hpp"

namespace bibcast::context_object {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"xml"};
constexpr std::array<std::string_view, 1> aliases = {"openurl_xml"};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    return xml.root() == "context-objects" || xml.root() == "context-object" ? 97 : 0;
}

std::vector<MappingRow> mapping() { return mapping_of(rules); }

}  // namespace

constinit const Format format = {
    .id = "context_object",
    .title = "OpenURL ContextObject",
    .specification = "ANSI/NISO Z39.88-2004 (OpenURL), XML ContextObject format",
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

}  // namespace bibcast::context_object
