#include "formats/inspec/format.hpp"

#include <array>

#include "formats/inspec/grammar.hpp"
#include "formats/inspec/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::inspec {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"silverplatter"};
constexpr std::array<std::string_view, 1> extensions = {"inspec"};

constexpr std::array<const Code*, 6> codes = {
    &tagged::unknown_tag, &tagged::unknown_type,      &tagged::stray_text,
    &tagged::odd_date,    &tagged::conflicting_dates, &tagged::not_a_doi,
};

/// Sure by the line that begins a record and names the database.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    for (int seen = 0; seen < 6 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        if (grammar.see(lines.line()).tag == "Record") return seen == 1 ? 97 : 80;
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "AU") return "author";
    if (tag == "CY") return "event-date";
    return tag == "ED" ? "editor" : "container-title, volume, issue, page, number-of-pages, issued";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "inspec",
    .title = "INSPEC and SilverPlatter",
    .specification = "INSPEC database guide, SilverPlatter",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/plain",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::inspec
