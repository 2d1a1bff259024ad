#include "formats/copac/format.hpp"

#include <array>

#include "formats/copac/grammar.hpp"
#include "formats/copac/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::copac {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"copac"};

constexpr std::array<const Code*, 4> codes = {&tagged::unknown_tag, &tagged::stray_text, &tagged::odd_date, &tagged::several_names};

/// Likely if the first line is a title in that form.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    for (int seen = 0; seen < 3 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        if (grammar.see(lines.line()).tag == "TI") return 90;
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "PU") return "publisher, publisher-place, issued";
    if (tag == "PY") return "issued";
    if (tag == "IS") return "ISBN, ISSN";
    if (tag == "NT") return "note; genre and publisher of a thesis";
    return tag == "PD" ? "number-of-pages, dimensions" : "type";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "copac",
    .title = "Copac",
    .specification = "Copac, format of downloaded records",
    .aliases = {},
    .extensions = extensions,
    .media_type = "text/plain",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::copac
