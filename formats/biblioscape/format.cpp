#include "formats/biblioscape/format.hpp"

#include <array>

#include "formats/biblioscape/grammar.hpp"
#include "formats/biblioscape/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::biblioscape {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"biblioscape"};

constexpr std::array<const Code*, 5> codes = {&tagged::unknown_tag, &tagged::stray_text, &tagged::missing_end, &tagged::odd_date, &tagged::several_names};

/// Sure if the first line is a field in that form.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    for (int seen = 0; seen < 3 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        if (const tagged::Line line = grammar.see(lines.line()); table.knows(line.tag)) return 97;
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "AT") return "links: pdf";
    return tag == "PP" || tag == "AD" || tag == "CO" ? "publisher-place" : "type, genre";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "biblioscape",
    .title = "Biblioscape tag file",
    .specification = "Biblioscape 8 manual, Biblioscape tag file",
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

}  // namespace bibcast::biblioscape
