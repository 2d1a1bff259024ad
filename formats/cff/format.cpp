#include "formats/cff/format.hpp"

#include <array>

#include "formats/cff/codes.hpp"
#include "formats/cff/reader.hpp"
#include "formats/cff/tags.hpp"
#include "formats/cff/writer.hpp"

namespace bibcast::cff {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"cff"};
constexpr std::array<const Code*, 3> codes = {&not_a_file, &required, &one_person};

int sniff(std::string_view head) {
    if (head.starts_with("cff-version:") || head.find("\ncff-version:") != std::string_view::npos) return 98;
    return 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {{"title", "title", "", ""}};
    for (const TypeRow& row : type_rows) rows.push_back({row.word, "type", name_of(row.type), word_of(row.type) == row.word ? "" : "read only; kept as native type"});
    for (const TagRow& row : tag_rows) rows.push_back({row.tag, name_of(row.variable), "", row.root ? "" : "references only"});
    for (const TagRow& row : people_rows) rows.push_back({row.tag, name_of(row.variable), "", row.root ? "" : "references only"});
    for (const TagRow& row : date_rows) rows.push_back({row.tag, name_of(row.variable), "", "references only"});
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"collection-title", "container-title", "paper-conference chapter document post-weblog", "where there is no journal"},
             {"start", "page", "", "with end"},
             {"date-released", "issued", "software dataset", ""},
             {"date-published", "issued", "", "else year and month"},
             {"publisher", "publisher", "", "name"},
             {"publisher", "publisher-place", "", "the rest of it"},
             {"conference", "event-title", "", "name"},
             {"conference", "event-place", "", "location, city, region, country"},
             {"conference", "event-date", "", "date-start and date-end"},
             {"institution", "publisher", "thesis report", "where there is no publisher"},
             {"institution", "archive-place", "", "where it is no publisher: address, city, country"},
             {"institution", "authority", "", "of theses and reports the publisher"},
             {"location", "archive_location", "", ""},
             {"license-url", "license", "", "read only; where there is no license"},
             {"date-downloaded", "accessed", "", "read only; where there is no date-accessed"},
             {"keywords", "keyword", "", ""},
             {"repository-code", "links", "", "code"},
             {"repository", "links", "", "labelled repository"},
             {"repository-artifact", "links", "", "labelled artifact"},
             {"identifiers", "identifiers", "", "doi and url are variables, swh an identifier"},
             {"nihmsid", "identifiers", "", ""},
             {"orcid", "contributor details", "", "also affiliation, email, website, alias"},
             {"message", "leftovers", "", "also cff-version, and what has no variable"},
             {"preferred-citation", "leftovers", "", "a record of its own"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "cff",
    .title = "Citation File Format (CITATION.cff)",
    .specification = "Citation File Format 1.2.0, schema guide, https://doi.org/10.5281/zenodo.5171937",
    .extensions = extensions,
    .media_type = "application/yaml",
    .sniff = sniff,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::cff
