#include "formats/refworks/format.hpp"

#include <array>

#include "formats/refworks/grammar.hpp"
#include "formats/refworks/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::refworks {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"refworks-tagged"};
constexpr std::array<std::string_view, 1> extensions = {"refworks"};

constexpr std::array<const Code*, 7> codes = {
    &tagged::unknown_type, &tagged::stray_text, &tagged::short_names, &tagged::odd_date, &tagged::conflicting_dates, &tagged::not_a_doi,
    &tagged::several_names,
};

/// Sure by the head of an export, or by a first record of a known type.
int sniff(std::string_view head) {
    tagged::Lines lines(head);
    while (lines.next()) {
        const std::string_view line = trim(lines.line());
        if (line.empty()) continue;
        if (equals_ignoring_ascii_case(line.substr(0, 15), "RefWorks Export")) return 98;
        if (!line.starts_with("RT ")) return 0;
        return table.type_named(trim(line.substr(3))) != nullptr ? 98 : 60;
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "LA") return "language";
    return tag == "A1" ? "author" : "event-title, container-title";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "refworks",
    .title = "RefWorks tagged",
    .specification = "RefWorks Tagged Format, RefWorks help",
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

}  // namespace bibcast::refworks
