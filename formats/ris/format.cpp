#include "formats/ris/format.hpp"

#include <array>

#include "formats/ris/codes.hpp"
#include "formats/ris/line.hpp"
#include "formats/ris/tags.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::ris {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"ris"};

constexpr std::array options = {
    FormatOption{"eol", "lf|crlf", "lf", "how written lines end (the specification has crlf, programs read both)"},
    FormatOption{"markup", "on|off", "on", "write italics, bold, superscripts and subscripts as HTML tags, as Zotero does"},
    FormatOption{"marks", "off|note", "off", "write who contributed equally and the like as a note (N1)"},
    FormatOption{"extras", "off|note", "off", "write awards and groups as notes (N1)"},
};

constexpr std::array<const Code*, 12> codes = {
    &unknown_type, &unknown_tag,   &missing_end, &missing_type,      &stray_text, &stray_line,
    &short_names,  &capital_names, &several_names, &odd_date,        &conflicting_dates, &not_a_doi,
};

/// Sure if the first line with anything on it begins a record; likely if a later one does (a provider's header).
int sniff(std::string_view head) {
    tagged::Lines lines(head);
    bool first = true;
    while (lines.next()) {
        if (trim(lines.line()).empty()) continue;
        const auto tag = split_line(lines.line());
        if (tag && begins_record(*tag)) return first ? 98 : 80;
        if (tag && first && is_sure_tag(*tag)) return 40;
        first = false;
    }
    return 0;
}

/// The variable or part of the record that a row leads to.
std::string_view target_of(const TagRow& row) {
    switch (row.place) {
        case Place::text:
        case Place::people:
        case Place::date: return name_of(row.variable);
        case Place::type: return "type, native-type";
        case Place::key: return "id";
        case Place::year:
        case Place::full_date: return "issued";
        case Place::early_date: return "available-date, edition";
        case Place::publication_date: return "issued";
        case Place::access_year:
        case Place::access_day: return "accessed";
        case Place::journal: return "container-title, container-title-short";
        case Place::first_page:
        case Place::last_page: return "page, number-of-pages";
        case Place::start_page: return "page, section";
        case Place::subtitle: return "container-title, title";
        case Place::serial_number: return "ISSN, ISBN, number";
        case Place::accession: return "archive_location, PMID, PMCID, identifiers";
        case Place::keyword: return "keyword, topics";
        case Place::note: return "note";
        case Place::url: return "URL, links";
        case Place::pdf: return "links: pdf";
        case Place::full_text: return "links: html";
        case Place::related:
        case Place::image: return "links: other";
        case Place::affiliation: return "affiliation of a contributor";
        case Place::end: return "end of the record";
        case Place::none: break;
    }
    return "leftovers";
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        rows.push_back({row.tag, target_of(row), row.types, row.use == Use::read ? "read only" : ""});
    }
    for (const TypeRow& row : types) rows.push_back({row.name, "type", "", name_of(row.item)});
    for (const TypeAlias& alias : type_aliases) rows.push_back({alias.alias, "type", "", name_of(types[*type_named(alias.name)].item)});
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "ris",
    .title = "RIS",
    .specification = "RIS Format Specifications, Research Information Systems 2001 and Thomson Reuters 2011",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/x-research-info-systems",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::ris
