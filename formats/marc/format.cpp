#include "formats/marc/format.hpp"

#include <algorithm>
#include <array>

#include "formats/marc/codes.hpp"
#include "formats/marc/mapping.hpp"
#include "formats/marc/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"mrc", "marc"};
constexpr std::array<std::string_view, 3> aliases = {"marc21", "iso2709", "unimarc"};
constexpr std::array<const Code*, 2> codes = {&damaged, &marc_8};

/// A leader: five digits, …, `4500`, and separators behind it.
int sniff(std::string_view head) {
    const std::string_view text = head.substr(std::min(head.find_first_not_of("\r\n \t"), head.size()));
    if (text.size() < 40 || text.find('\x1E') == std::string_view::npos) return 0;
    if (!std::all_of(text.begin(), text.begin() + 5, is_ascii_digit)) return 0;
    return text.substr(20, 2) == "45" ? 97 : 80;
}

std::string_view target_of(const TagRow& row) {
    switch (row.place) {
        case Place::subject: return "keyword";
        case Place::number: return "identifiers";
        case Place::link: return "URL, links";
        case Place::host: return "container-title, ISSN, ISBN, volume, issue, page";
        case Place::meeting: return "event-title, event-place, event-date";
        case Place::title: return "title, medium";
        case Place::thesis: return "type, genre, publisher";
        default: return name_of(row.variable);
    }
}

}  // namespace

std::vector<MappingRow> mapping() {
    static constexpr std::string_view letters = "*avxbcdt";
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        const std::size_t at = letters.find(row.code);
        rows.push_back({row.tag, target_of(row), row.dialect == Dialect::unimarc ? "UNIMARC" : "MARC 21", letters.substr(at, 1)});
    }
    return rows;
}

constinit const Format format = {
    .id = "marc",
    .title = "MARC",
    .specification = "ISO 2709; MARC 21 Format for Bibliographic Data, Library of Congress; UNIMARC, IFLA",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/marc",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::marc
