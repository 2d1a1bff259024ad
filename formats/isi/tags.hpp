#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::isi {

// Publication types (PT): journal, book, book in series, patent, conference. What a work is in detail the document type (DT) says.
inline constexpr std::array types = {
    tagged::TypeRow{"J", ItemType::article_journal}, tagged::TypeRow{"B", ItemType::book},
    tagged::TypeRow{"S", ItemType::chapter},         tagged::TypeRow{"P", ItemType::patent},
    tagged::TypeRow{"C", ItemType::paper_conference},
    // bibutils writes words.
    tagged::TypeRow{"Journal", ItemType::article_journal}, tagged::TypeRow{"Book", ItemType::book},
    tagged::TypeRow{"Chapter", ItemType::chapter},
    // Exports of IEEE have types of RIS.
    tagged::TypeRow{"JOUR", ItemType::article_journal}, tagged::TypeRow{"CONF", ItemType::paper_conference},
};

/// A document type that makes a record another kind of work, and the publication type that it is written with.
struct DocumentType {
    std::string_view name;
    std::string_view publication;
    ItemType item;
};
inline constexpr std::array document_types = {
    DocumentType{"Article", "J", ItemType::article_journal},
    DocumentType{"Proceedings Paper", "C", ItemType::paper_conference},
    DocumentType{"Book Review", "J", ItemType::review_book},
    DocumentType{"Book Chapter", "B", ItemType::chapter},
    DocumentType{"Article; Book Chapter", "B", ItemType::chapter},
    DocumentType{"Review; Book Chapter", "B", ItemType::chapter},
    DocumentType{"Book", "B", ItemType::book},
    DocumentType{"Patent", "P", ItemType::patent},
    DocumentType{"Data Set", "J", ItemType::dataset},
    DocumentType{"Preprint", "J", ItemType::article},
    DocumentType{"Software", "J", ItemType::software},
    DocumentType{"Thesis", "B", ItemType::thesis},
    DocumentType{"Report", "B", ItemType::report},
};

namespace detail {
inline constexpr tagged::ItemSet patent = tagged::set_of(ItemType::patent);
inline constexpr tagged::ItemSet parts = tagged::set_of(ItemType::chapter, ItemType::paper_conference);
}  // namespace detail

// Web of Science Core Collection field tags, and those of BIOSIS, CABI, Inspec and Derwent records in the same export. The order of the rows
// is that of the lines written, which is the one of Web of Science.
inline constexpr std::array tags = {
    tagged::Row{"PT", tagged::Place::special},
    tagged::Row{"TY", tagged::Place::special, tagged::Use::read},
    tagged::Row{"AU", tagged::Place::special},
    tagged::Row{"AF", tagged::Place::special},
    tagged::Row{"BA", tagged::Place::special, tagged::Use::read},
    tagged::Row{"BF", detail::parts, Variable::container_author},
    tagged::Row{"BF", Variable::author, tagged::Use::read},
    tagged::Row{"CA", tagged::Place::special},
    tagged::Row{"GP", tagged::Place::special, tagged::Use::read},
    tagged::Row{"BE", Variable::editor},
    tagged::Row{"TI", Variable::title},
    // CABI and FSTA: the title in the work's own language, of which TI is a translation.
    tagged::Row{"FT", Variable::original_title},
    tagged::Row{"Z1", tagged::Place::special, tagged::Use::read},
    tagged::Row{"SO", tagged::set_of(ItemType::book), tagged::Place::special, tagged::Use::read},
    tagged::Row{"SO", Variable::container_title},
    tagged::Row{"JO", Variable::container_title, tagged::Use::read},
    tagged::Row{"BT", Variable::container_title, tagged::Use::read},
    tagged::Row{"SE", Variable::collection_title},
    tagged::Row{"BS", tagged::Place::none},
    tagged::Row{"LA", Variable::language},
    tagged::Row{"DT", tagged::Place::special},
    tagged::Row{"CT", Variable::event_title},
    tagged::Row{"CY", tagged::Place::special},
    tagged::Row{"CL", Variable::event_place},
    tagged::Row{"SP", tagged::Place::special, tagged::Use::read},
    tagged::Row{"HO", tagged::Place::none},
    tagged::Row{"DE", tagged::Place::keyword},
    tagged::Row{"ID", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"BD", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"OR", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"MC", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"MQ", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"KW", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"AB", Variable::abstract},
    tagged::Row{"C1", tagged::Place::special},
    tagged::Row{"RP", tagged::Place::special},
    tagged::Row{"OI", tagged::Place::special},
    tagged::Row{"PU", Variable::publisher},
    tagged::Row{"PI", detail::patent, tagged::Place::none},
    tagged::Row{"PI", Variable::publisher_place},
    tagged::Row{"SN", tagged::Place::special},
    tagged::Row{"EI", tagged::Place::special, tagged::Use::read},
    tagged::Row{"BN", tagged::Place::special},
    tagged::Row{"JI", Variable::container_title_short},
    tagged::Row{"JA", Variable::container_title_short, tagged::Use::read},
    tagged::Row{"PD", tagged::Place::day},
    tagged::Row{"DG", detail::patent, tagged::Place::day, tagged::Use::read},
    tagged::Row{"DG", tagged::Place::none},
    tagged::Row{"PY", tagged::Place::year},
    tagged::Row{"VL", Variable::volume},
    tagged::Row{"IS", Variable::issue},
    tagged::Row{"SU", Variable::supplement_number},
    tagged::Row{"SI", tagged::Place::none},
    tagged::Row{"MA", tagged::Place::none},
    tagged::Row{"BP", tagged::Place::first_page},
    tagged::Row{"EP", tagged::Place::last_page},
    tagged::Row{"PS", tagged::Place::special, tagged::Use::read},
    tagged::Row{"AR", tagged::Place::special},
    tagged::Row{"DI", tagged::Place::doi},
    tagged::Row{"D2", tagged::set_of(ItemType::book), tagged::Place::special, tagged::Use::read},
    tagged::Row{"D2", tagged::Place::none},
    tagged::Row{"PG", tagged::set_of(ItemType::book), Variable::number_of_pages},
    tagged::Row{"PG", tagged::Place::none},
    tagged::Row{"EA", detail::patent, tagged::Place::none},
    tagged::Row{"EA", Variable::available_date},
    tagged::Row{"PN", detail::patent, Variable::number},
    tagged::Row{"PN", Variable::part_number},
    tagged::Row{"PC", detail::patent, Variable::jurisdiction},
    tagged::Row{"PC", tagged::Place::none},
    tagged::Row{"UT", tagged::Place::special},
    tagged::Row{"PM", Variable::pmid},
    tagged::Row{"UR", tagged::Place::url},

    // What the database says of the record, and what no variable has.
    tagged::Row{"AE", tagged::Place::none}, tagged::Row{"CC", tagged::Place::none}, tagged::Row{"CN", tagged::Place::none},
    tagged::Row{"C3", tagged::Place::none}, tagged::Row{"CR", tagged::Place::none}, tagged::Row{"DA", tagged::Place::none},
    tagged::Row{"DL", tagged::Place::none}, tagged::Row{"FP", tagged::Place::none},
    // SciELO, KCI and the Russian index: titles, authors, sources, abstracts and keywords in further languages; citations in each database.
    tagged::Row{"X1", tagged::Place::none}, tagged::Row{"X4", tagged::Place::none}, tagged::Row{"X5", tagged::Place::none},
    tagged::Row{"Y1", tagged::Place::none}, tagged::Row{"Y4", tagged::Place::none}, tagged::Row{"Y5", tagged::Place::none},
    tagged::Row{"Z2", tagged::Place::none}, tagged::Row{"Z3", tagged::Place::none}, tagged::Row{"Z4", tagged::Place::none},
    tagged::Row{"Z5", tagged::Place::none}, tagged::Row{"Z8", tagged::Place::none}, tagged::Row{"ZB", tagged::Place::none},
    tagged::Row{"ZR", tagged::Place::none}, tagged::Row{"ZS", tagged::Place::none},
    // Derwent: applications, classes, states and citations of patents.
    tagged::Row{"AD", tagged::Place::none}, tagged::Row{"CP", tagged::Place::none}, tagged::Row{"DC", tagged::Place::none},
    tagged::Row{"DS", tagged::Place::none}, tagged::Row{"FD", tagged::Place::none}, tagged::Row{"FS", tagged::Place::none},
    tagged::Row{"IP", tagged::Place::none}, tagged::Row{"TF", tagged::Place::none},
    tagged::Row{"EM", tagged::Place::none}, tagged::Row{"EY", tagged::Place::none}, tagged::Row{"FU", tagged::Place::none},
    tagged::Row{"FX", tagged::Place::none}, tagged::Row{"GA", tagged::Place::none}, tagged::Row{"HC", tagged::Place::none},
    tagged::Row{"HP", tagged::Place::none}, tagged::Row{"J9", tagged::Place::none}, tagged::Row{"NR", tagged::Place::none},
    tagged::Row{"OA", tagged::Place::none}, tagged::Row{"P2", tagged::Place::none},
    tagged::Row{"PA", tagged::Place::none}, tagged::Row{"PL", tagged::Place::none},
    tagged::Row{"RI", tagged::Place::none}, tagged::Row{"SC", tagged::Place::none},
    tagged::Row{"TC", tagged::Place::none}, tagged::Row{"U1", tagged::Place::none}, tagged::Row{"U2", tagged::Place::none},
    tagged::Row{"WC", tagged::Place::none}, tagged::Row{"WE", tagged::Place::none}, tagged::Row{"Z9", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

/// What stands in RP behind the names of those who answer letters; the second until 2020.
inline constexpr std::string_view corresponding_author = " (corresponding author)";
inline constexpr std::string_view reprint_author = " (reprint author)";

/// The databases whose numbers stand in UT: `WOS:000290776200020`.
inline constexpr std::array<std::string_view, 17> databases = {"WOS",    "ISI", "BIOSIS", "BCI",  "CABI", "INSPEC", "ZOOREC", "DIIDW", "KJD",
                                                               "SCIELO", "CCC", "FSTA",   "RSCI", "CSCD", "ARCI",   "PPRN",   "DRCI"};
/// Those whose TI is an English translation, and whose Z1 is the title in the work's own language: Korea, Russia, China.
inline constexpr std::array<std::string_view, 3> translating_databases = {"KJD", "RSCI", "CSCD"};

/// The kind of work that a publication type and a document type make together, and the row of the latter, if it has a say.
struct Kind {
    ItemType item = ItemType::article_journal;
    const DocumentType* row = nullptr;
};
[[nodiscard]] Kind classify(std::string_view publication, std::string_view document);

/// The row that is written for `item`; null if there is none.
[[nodiscard]] const DocumentType* document_type_of(ItemType item);

inline constexpr tagged::Table table = {.format = "isi", .rows = tags, .types = types, .fallback = ItemType::article_journal,
                                        .wrapped_keywords = true, .keep_lines = true, .read_name = tagged::read_indexed_name};

}  // namespace bibcast::isi
