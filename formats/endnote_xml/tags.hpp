#pragma once

#include <array>
#include <string_view>

#include "formats/endnote_xml/types.hpp"
#include "model/variable.hpp"

namespace bibcast::endnote_xml {

/// What an element holds, where that is more than the text of one variable.
enum class Place : unsigned char {
    text,
    people,
    bodies,          ///< a text that stands where names do: an office, a department
    key,             ///< `foreign-keys/key`
    journal,         ///< a title that may stand elsewhere, too
    conference_title,
    conference_place,
    serial_number,
    accession,
    doi,
    keywords,
    year,
    accessed,
    url,
    pdf,
    full_text,
    image,
    address,
    custom2,
    pages,       ///< a number of pages, or a range
    start_page,  ///< the first page, which `pages` has too
    early_date,  ///< when an article was online
};

/// Whether a row is only read.
enum class Use : unsigned char { both, read };

/// What an element is in records of some types.
struct TagRow {
    std::string_view group;  ///< the element around it; empty: the record
    std::string_view element;
    std::string_view type_names;  ///< as `set_of` reads them; empty: all
    TypeSet types;
    Place place;
    Variable variable;
    Use use;

    consteval TagRow(std::string_view in, std::string_view name, std::string_view for_types, Variable what, Use how = Use::both)
        : group(in), element(name), type_names(for_types), types(set_of(for_types)),
          place(kind_of_names(what) ? Place::people : Place::text), variable(what), use(how) {}
    consteval TagRow(std::string_view in, std::string_view name, std::string_view for_types, Place where, Variable what = Variable::note,
                     Use how = Use::both)
        : group(in), element(name), type_names(for_types), types(set_of(for_types)), place(where), variable(what), use(how) {}

    [[nodiscard]] static constexpr bool kind_of_names(Variable variable) { return variable >= Variable::author; }
};

// EndNote's own exports, the reference types of its preferences (what each field is called in each type), and what Zotero,
// Mendeley and bibutils write. Of the rows of one element the first that fits the type counts. In the order of the elements in
// EndNote's files.
inline constexpr std::array tags = {
    TagRow{"foreign-keys", "key", "", Place::key},
    TagRow{"contributors", "authors", "Edited Book", Variable::editor},
    TagRow{"contributors", "authors", "Film or Broadcast|Audiovisual Material|Online Multimedia", Variable::director},
    TagRow{"contributors", "authors", "Music", Variable::composer},
    TagRow{"contributors", "authors", "", Variable::author},
    TagRow{"contributors", "secondary-authors", "Book|Edited Book|Electronic Book|Catalog|Report|Map", Variable::collection_editor},
    TagRow{"contributors", "secondary-authors", "Personal Communication", Variable::recipient},
    TagRow{"contributors", "secondary-authors", "Dataset", Variable::producer},
    TagRow{"contributors", "secondary-authors", "Patent|Government Document|Legal Rule or Regulation", Place::bodies, Variable::authority},
    TagRow{"contributors", "secondary-authors", "Music", Variable::performer},
    TagRow{"contributors", "secondary-authors", "", Variable::editor},
    TagRow{"contributors", "tertiary-authors", "Book|Electronic Book|Catalog|Report|Map", Variable::editor},
    TagRow{"contributors", "tertiary-authors", "Film or Broadcast|Audiovisual Material|Online Multimedia", Variable::producer},
    TagRow{"contributors", "tertiary-authors", "Edited Book|Personal Communication|Music", Variable::contributor, Use::read},
    TagRow{"contributors", "tertiary-authors", "Thesis", Variable::contributor},
    TagRow{"contributors", "tertiary-authors", "", Variable::collection_editor},
    TagRow{"contributors", "subsidiary-authors", "Film or Broadcast|Audiovisual Material|Online Multimedia", Variable::performer},
    TagRow{"contributors", "subsidiary-authors", "Case|Conference Proceedings|Conference Paper", Variable::contributor},
    TagRow{"contributors", "subsidiary-authors", "Report", Place::bodies, Variable::division},
    TagRow{"contributors", "subsidiary-authors", "", Variable::translator},
    TagRow{"", "auth-address", "", Place::address},
    TagRow{"titles", "title", "", Variable::title},
    TagRow{"titles", "secondary-title", "Conference Proceedings|Conference Paper", Place::conference_title, Variable::event_title},
    TagRow{"titles", "secondary-title", "Book|Edited Book|Electronic Book|Catalog|Report|Map|Computer Program", Variable::collection_title},
    TagRow{"titles", "secondary-title", "Hearing", Variable::section},
    TagRow{"titles", "secondary-title", "Thesis", Variable::division},
    TagRow{"titles", "secondary-title", "", Variable::container_title},
    TagRow{"titles", "tertiary-title", "Book|Edited Book|Electronic Book|Catalog|Report|Map|Computer Program", Variable::container_title},
    TagRow{"titles", "tertiary-title", "Hearing|Bill", Variable::authority},
    TagRow{"titles", "tertiary-title", "", Variable::collection_title},
    TagRow{"titles", "alt-title", "", Place::journal, Variable::container_title_short, Use::read},
    TagRow{"titles", "short-title", "", Variable::title_short},
    TagRow{"periodical", "full-title", "", Place::journal, Variable::container_title, Use::read},
    TagRow{"periodical", "abbr-1", "", Place::journal, Variable::container_title_short},
    TagRow{"periodical", "abbr-2", "", Place::journal, Variable::container_title_short},
    TagRow{"periodical", "abbr-3", "", Place::journal, Variable::container_title_short},
    TagRow{"", "pages", "Book|Edited Book|Electronic Book|Catalog|Thesis|Manuscript", Place::pages, Variable::number_of_pages},
    TagRow{"", "pages", "", Variable::page},
    TagRow{"", "volume", "Thesis", Variable::genre, Use::read},
    TagRow{"", "volume", "", Variable::volume},
    TagRow{"", "number", "Journal Article|Electronic Article|Magazine Article|Newspaper Article", Variable::issue},
    TagRow{"", "number", "Book|Edited Book|Electronic Book|Catalog|Book Section|Electronic Book Section", Variable::collection_number},
    TagRow{"", "number", "", Variable::number},
    TagRow{"", "issue", "", Variable::issue},
    TagRow{"", "num-vols", "", Variable::number_of_volumes},
    TagRow{"", "edition", "Computer Program|Dataset|Figure|Chart or Table|Equation", Variable::version},
    TagRow{"", "edition", "Bill|Hearing|Statute", Variable::chapter_number},
    TagRow{"", "edition", "Journal Article", Place::early_date, Variable::available_date},
    TagRow{"", "edition", "", Variable::edition},
    TagRow{"", "section", "Journal Article|Magazine Article|Manuscript|Book|Edited Book|Electronic Book|Classical Work|Thesis", Place::start_page,
           Variable::section},
    TagRow{"", "section", "Book Section|Serial", Variable::chapter_number},
    TagRow{"", "section", "Electronic Article", Place::early_date, Variable::available_date},
    TagRow{"", "section", "Hearing", Variable::section, Use::read},
    TagRow{"", "section", "", Variable::section},
    TagRow{"", "keywords", "", Place::keywords},
    TagRow{"dates", "year", "", Place::year, Variable::issued},
    TagRow{"", "pub-location", "Conference Proceedings|Conference Paper", Place::conference_place, Variable::event_place},
    TagRow{"", "pub-location", "", Variable::publisher_place},
    TagRow{"", "publisher", "Case", Variable::authority},
    TagRow{"", "publisher", "", Variable::publisher},
    TagRow{"", "orig-pub", "Case|Statute|Bill|Legal Rule or Regulation|Hearing", Variable::references},
    TagRow{"", "orig-pub", "", Variable::original_title},
    TagRow{"", "isbn", "", Place::serial_number, Variable::isbn},
    TagRow{"", "accession-num", "", Place::accession, Variable::archive_location},
    TagRow{"", "call-num", "", Variable::call_number},
    TagRow{"", "report-id", "", Variable::number, Use::read},
    TagRow{"", "electronic-resource-num", "", Place::doi, Variable::doi},
    TagRow{"", "abstract", "", Variable::abstract},
    TagRow{"", "label", "", Variable::citation_label},
    TagRow{"", "notes", "", Variable::note},
    TagRow{"", "research-notes", "", Variable::annote},
    TagRow{"", "work-type", "Artwork|Figure|Chart or Table|Equation", Variable::medium},
    TagRow{"", "work-type", "", Variable::genre},
    TagRow{"", "reviewed-item", "", Variable::reviewed_title},
    TagRow{"", "meeting-place", "!Conference Proceedings|Conference Paper", Variable::event_place},
    TagRow{"", "size", "", Variable::dimensions},
    TagRow{"", "remote-database-name", "", Variable::archive},
    TagRow{"", "remote-database-provider", "", Variable::source},
    TagRow{"", "language", "", Variable::language},
    // What other programs write right into the record.
    TagRow{"", "title", "", Variable::title, Use::read},
    TagRow{"", "authors", "", Place::people, Variable::author, Use::read},
    TagRow{"", "year", "", Place::year, Variable::issued, Use::read},
    TagRow{"", "doi", "", Place::doi, Variable::doi, Use::read},
    TagRow{"", "url", "", Place::url, Variable::url, Use::read},
    TagRow{"urls", "web-urls", "", Place::url, Variable::url},
    TagRow{"urls", "related-urls", "", Place::url, Variable::url, Use::read},
    TagRow{"urls", "pdf-urls", "", Place::pdf},
    TagRow{"urls", "text-urls", "", Place::full_text},
    TagRow{"urls", "image-urls", "", Place::image},
    TagRow{"", "access-date", "", Place::accessed, Variable::accessed},
    TagRow{"", "custom1", "Map", Variable::scale},
    TagRow{"", "custom1", "Music", Variable::medium},
    TagRow{"", "custom1", "Book Section|Serial", Variable::section},
    TagRow{"", "custom1", "Conference Proceedings|Conference Paper", Variable::publisher_place},
    TagRow{"", "custom2", "", Place::custom2, Variable::pmcid},
    TagRow{"", "custom3", "Conference Proceedings|Conference Paper", Variable::container_title},
    TagRow{"", "custom3", "Artwork|Map|Audiovisual Material", Variable::dimensions, Use::read},
    TagRow{"", "custom4", "Film or Broadcast", Variable::genre, Use::read},
    TagRow{"", "custom5", "Journal Article|Electronic Article|Magazine Article", Variable::volume_title},
    TagRow{"", "custom5", "Film or Broadcast|Audiovisual Material|Online Multimedia", Variable::medium},
    TagRow{"", "custom3", "Patent", Variable::jurisdiction},
    TagRow{"", "custom5", "Patent", Variable::references},
    TagRow{"", "custom6", "Patent", Variable::status},
    TagRow{"", "custom7", "Journal Article|Electronic Article|Magazine Article", Variable::number},
};

/// The elements of a record in the order that EndNote wants them in (RSXML.dtd).
inline constexpr std::array<std::string_view, 61> element_order = {
    "database", "source-app", "rec-number", "foreign-keys", "ref-type", "contributors", "auth-address", "auth-affiliaton", "titles", "periodical", "pages",
    "volume", "number", "issue", "secondary-volume", "secondary-issue", "num-vols", "edition", "section", "reprint-edition", "reprint-status", "keywords",
    "dates", "pub-location", "publisher", "orig-pub", "isbn", "accession-num", "call-num", "report-id", "coden", "electronic-resource-num", "abstract",
    "label", "image", "caption", "notes", "research-notes", "work-type", "reviewed-item", "availability", "remote-source", "meeting-place", "work-location",
    "work-extent", "pack-method", "size", "repro-ratio", "remote-database-name", "remote-database-provider", "language", "urls", "access-date",
    "modified-date", "custom1", "custom2", "custom3", "custom4", "custom5", "custom6", "custom7",
};

/// Where an element stands; those that are not among them are the last ones, in the order in which they come.
[[nodiscard]] constexpr std::size_t place_of(std::string_view element) {
    for (std::size_t i = 0; i < element_order.size(); ++i) {
        if (element_order[i] == element) return i;
    }
    return element_order.size();
}

/// True for an element with others inside, which a record has once.
[[nodiscard]] constexpr bool is_group(std::string_view element) {
    return element == "foreign-keys" || element == "contributors" || element == "titles" || element == "periodical" || element == "keywords" ||
           element == "dates" || element == "urls";
}

/// The row of an element for a type; null if there is none.
[[nodiscard]] constexpr const TagRow* row_of(std::string_view group, std::string_view element, const TypeRow& type) {
    for (const TagRow& row : tags) {
        if (row.group == group && row.element == element && (row.types & bit_of(type)) != 0) return &row;
    }
    return nullptr;
}

/// True if this is the row that counts for its element and that type.
[[nodiscard]] constexpr bool is_effective(const TagRow& row, const TypeRow& type) {
    const TagRow* found = row_of(row.group, row.element, type);
    return found == &row;
}

/// What the element of a date of early publication is if it holds none.
[[nodiscard]] constexpr Variable other_than_date(const TagRow& row) { return row.element == "edition" ? Variable::edition : Variable::section; }

namespace detail {

/// The types for which each row is the one that counts.
inline constexpr auto effective_sets = [] {
    std::array<TypeSet, tags.size()> sets{};
    for (std::size_t i = 0; i < tags.size(); ++i) {
        sets[i] = tags[i].types;
        for (std::size_t j = 0; j < i; ++j) {
            if (tags[j].element == tags[i].element && tags[j].group == tags[i].group) sets[i] &= ~tags[j].types;
        }
    }
    return sets;
}();

}  // namespace detail

/// True if the address is that of the page of PubMed with this number.
[[nodiscard]] inline bool is_page_of_pubmed(std::string_view url, std::string_view number) {
    if (number.size() < 5 || url.find("ncbi.nlm.nih.gov") == std::string_view::npos || !url.ends_with(number)) return false;
    const char before = url[url.size() - number.size() - 1];
    return before == '/' || before == '=';
}

static_assert([] {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const TagRow& a = tags[i];
            const TagRow& b = tags[j];
            if (a.variable != b.variable || a.use == Use::read || b.use == Use::read || a.place != Place::text || b.place != Place::text) continue;
            const bool numbers = a.variable == Variable::number || a.variable == Variable::issue;
            if (!numbers && (detail::effective_sets[i] & detail::effective_sets[j]) != 0) return false;
        }
    }
    return true;
}(), "no variable has two elements in one type: the table is two-way");

}  // namespace bibcast::endnote_xml
