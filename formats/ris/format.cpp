#include "formats/ris/format.hpp"

#include <array>

#include "formats/ris/tags.hpp"

namespace bibcast::ris {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"ris"};

constexpr std::array options = {
    FormatOption{"eol", "lf|crlf", "lf", "how written lines end (the specification has crlf, programs read both)"},
    FormatOption{"markup", "on|off", "on", "write italics, bold, superscripts and subscripts as HTML tags, as Zotero does"},
    FormatOption{"marks", "off|note", "off", "write who contributed equally and the like as a note (N1)"},
    FormatOption{"extras", "off|note", "off", "write awards and groups as notes (N1)"},
};

}  // namespace

constinit const Format format = {
    .id = "ris",
    .title = "RIS",
    .specification = "RIS Format Specifications, Research Information Systems 2001 and Thomson Reuters 2011",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/x-research-info-systems",
    .sniff = nullptr,
    .options = options,
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::ris
