#include "formats/ads/format.hpp"

#include <array>

#include "formats/ads/grammar.hpp"
#include "formats/ads/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::ads {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"adsabs"};
constexpr std::array<std::string_view, 1> extensions = {"ads"};

constexpr std::array<const Code*, 6> codes = {&tagged::unknown_tag,       &tagged::stray_text, &tagged::odd_date,
                                              &tagged::conflicting_dates, &tagged::not_a_doi,  &tagged::several_names};

/// Sure by a bibcode in `%R`, near the beginning: results of queries have a heading.
int sniff(std::string_view head) {
    Grammar grammar;
    tagged::Lines lines(head);
    for (int seen = 0; seen < 12 && lines.next();) {
        if (trim(lines.line()).empty()) continue;
        ++seen;
        const tagged::Line line = grammar.see(lines.line());
        if (line.tag == "%R") return is_bibcode(line.value) ? 97 : 0;
    }
    return 0;
}

std::string_view special_target(std::string_view tag) {
    if (tag == "%R") return "id:bibcode, type";
    if (tag == "%F") return "affiliation of a contributor";
    if (tag == "%J") return "container-title, volume, issue, page";
    return "DOI, id:arxiv";
}

std::vector<MappingRow> mapping() { return table.mapping(special_target); }

}  // namespace

constinit const Format format = {
    .id = "ads",
    .title = "ADS tagged",
    .specification = "SAO/NASA ADS Help Pages, The ADS Tagged Format",
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

}  // namespace bibcast::ads
