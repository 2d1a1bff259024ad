#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::nbib {

// The publication types that say what kind of work a record is, of the list of the National Library of Medicine and of ERIC. All others
// ("Review", "Comparative Study") describe it, and are kept as leftovers. Of several rows with one item type the first is written.
inline constexpr std::array types = {
    tagged::TypeRow{"Journal Article", ItemType::article_journal},
    tagged::TypeRow{"Preprint", ItemType::article},
    tagged::TypeRow{"Newspaper Article", ItemType::article_newspaper},
    tagged::TypeRow{"Book", ItemType::book},
    tagged::TypeRow{"Books", ItemType::book},
    tagged::TypeRow{"Book Chapter", ItemType::chapter},
    tagged::TypeRow{"Congress", ItemType::paper_conference},
    tagged::TypeRow{"Speeches/Meeting Papers", ItemType::paper_conference},
    tagged::TypeRow{"Academic Dissertation", ItemType::thesis},
    tagged::TypeRow{"Dissertation", ItemType::thesis},
    tagged::TypeRow{"Technical Report", ItemType::report},
    tagged::TypeRow{"Dataset", ItemType::dataset},
    tagged::TypeRow{"Legal Case", ItemType::legal_case},
    tagged::TypeRow{"Legislation", ItemType::legislation},
    tagged::TypeRow{"Video-Audio Media", ItemType::motion_picture},
    tagged::TypeRow{"Webcast", ItemType::motion_picture},
};

namespace detail {
using enum ItemType;
/// Types that stand alone: their place of publication is one. That of a journal is a country, and no part of a reference.
inline constexpr tagged::ItemSet whole = tagged::set_of(book, chapter, report, thesis, motion_picture, document, dataset, paper_conference);
}  // namespace detail

// MEDLINE/PubMed Data Element (Field) Descriptions, National Library of Medicine; ERIC's export has some of its own (ISSN, KW). The
// order of the rows is that of the lines written, which is PubMed's.
inline constexpr std::array tags = {
    tagged::Row{"PMID", Variable::pmid},
    tagged::Row{"PMC", Variable::pmcid},
    tagged::Row{"IS", tagged::Place::special},
    tagged::Row{"ISSN", tagged::Place::special, tagged::Use::read},
    tagged::Row{"ISBN", tagged::Place::special},
    tagged::Row{"VI", Variable::volume},
    tagged::Row{"IP", Variable::issue},
    tagged::Row{"DP", tagged::Place::special},
    tagged::Row{"TI", Variable::title},
    tagged::Row{"TT", Variable::original_title},
    tagged::Row{"BTI", tagged::set_of(ItemType::book), Variable::title, tagged::Use::read},
    tagged::Row{"BTI", tagged::set_of(ItemType::chapter), Variable::container_title},
    tagged::Row{"BTI", Variable::container_title, tagged::Use::read},
    tagged::Row{"CTI", Variable::collection_title},
    tagged::Row{"VTI", Variable::volume_title},
    tagged::Row{"PG", tagged::Place::special},
    tagged::Row{"LID", tagged::Place::special},
    tagged::Row{"AID", tagged::Place::special, tagged::Use::read},
    tagged::Row{"4099", tagged::Place::special, tagged::Use::read},  // Atypon: the address at the publisher's site
    tagged::Row{"4100", tagged::Place::special, tagged::Use::read},
    tagged::Row{"AB", Variable::abstract},
    tagged::Row{"CI", Variable::license},
    tagged::Row{"FAU", tagged::Place::special},
    tagged::Row{"AU", tagged::Place::special, tagged::Use::read},
    tagged::Row{"AUID", tagged::Place::special, tagged::Use::read},
    tagged::Row{"AD", tagged::Place::special, tagged::Use::read},
    tagged::Row{"CN", tagged::Place::special, tagged::Use::read},
    tagged::Row{"FED", tagged::Place::special},
    tagged::Row{"ED", tagged::Place::special, tagged::Use::read},
    tagged::Row{"FIR", tagged::Place::special},
    tagged::Row{"IR", tagged::Place::special, tagged::Use::read},
    tagged::Row{"IRAD", tagged::Place::special, tagged::Use::read},
    tagged::Row{"LA", tagged::Place::special},
    tagged::Row{"PT", tagged::Place::special},
    tagged::Row{"DEP", tagged::Place::special},
    tagged::Row{"PL", detail::whole, Variable::publisher_place},
    tagged::Row{"PL", tagged::Place::none},
    tagged::Row{"PB", Variable::publisher},
    tagged::Row{"EN", Variable::edition},
    tagged::Row{"TA", Variable::container_title_short},
    // ERIC has the publisher here, and the service that sells the copies of a thesis.
    tagged::Row{"JT", tagged::set_of(ItemType::chapter), Variable::container_title, tagged::Use::read},
    tagged::Row{"JT", tagged::set_of(ItemType::book, ItemType::report), Variable::publisher, tagged::Use::read},
    tagged::Row{"JT", tagged::set_of(ItemType::thesis), Variable::archive},
    tagged::Row{"JT", Variable::container_title},
    tagged::Row{"GN", Variable::note},
    tagged::Row{"OT", tagged::Place::keyword},
    tagged::Row{"MH", tagged::Place::keyword, tagged::Use::read},
    tagged::Row{"KW", tagged::Place::keyword, tagged::Use::read},

    // Bookkeeping of the database, and links from record to record.
    tagged::Row{"CDAT", tagged::Place::none}, tagged::Row{"CIN", tagged::Place::none},  tagged::Row{"COI", tagged::Place::none},
    tagged::Row{"COIS", tagged::Place::none}, tagged::Row{"CON", tagged::Place::none},  tagged::Row{"CRDT", tagged::Place::none},
    tagged::Row{"CRF", tagged::Place::none},  tagged::Row{"CRI", tagged::Place::none},  tagged::Row{"CTDT", tagged::Place::none},
    tagged::Row{"DA", tagged::Place::none},   tagged::Row{"DCOM", tagged::Place::none}, tagged::Row{"DDIN", tagged::Place::none},
    tagged::Row{"DRDT", tagged::Place::none}, tagged::Row{"DRIN", tagged::Place::none}, tagged::Row{"ECF", tagged::Place::none},
    tagged::Row{"ECI", tagged::Place::none},  tagged::Row{"EDAT", tagged::Place::none}, tagged::Row{"EFR", tagged::Place::none},
    tagged::Row{"EIN", tagged::Place::none},  tagged::Row{"FPS", tagged::Place::none},  tagged::Row{"GR", tagged::Place::none},
    tagged::Row{"GS", tagged::Place::none},   tagged::Row{"JID", tagged::Place::none},  tagged::Row{"LR", tagged::Place::none},
    tagged::Row{"MHDA", tagged::Place::none}, tagged::Row{"MID", tagged::Place::none},  tagged::Row{"NM", tagged::Place::none},
    tagged::Row{"OAB", tagged::Place::none},  tagged::Row{"OABL", tagged::Place::none}, tagged::Row{"OCI", tagged::Place::none},
    tagged::Row{"OID", tagged::Place::none},  tagged::Row{"ORI", tagged::Place::none},  tagged::Row{"OTO", tagged::Place::none},
    tagged::Row{"OWN", tagged::Place::none},  tagged::Row{"PHST", tagged::Place::none}, tagged::Row{"PMCR", tagged::Place::none},
    tagged::Row{"PRIN", tagged::Place::none}, tagged::Row{"PROF", tagged::Place::none}, tagged::Row{"PS", tagged::Place::none},
    tagged::Row{"PST", tagged::Place::none},  tagged::Row{"PUBM", tagged::Place::none}, tagged::Row{"RF", tagged::Place::none},
    tagged::Row{"RIN", tagged::Place::none},  tagged::Row{"RN", tagged::Place::none},   tagged::Row{"ROF", tagged::Place::none},
    tagged::Row{"RPF", tagged::Place::none},  tagged::Row{"RPI", tagged::Place::none},  tagged::Row{"RRF", tagged::Place::none},
    tagged::Row{"RRI", tagged::Place::none},  tagged::Row{"SB", tagged::Place::none},   tagged::Row{"SFM", tagged::Place::none},
    tagged::Row{"SI", tagged::Place::none},   tagged::Row{"SO", tagged::Place::none},   tagged::Row{"SPIN", tagged::Place::none},
    tagged::Row{"STAT", tagged::Place::none}, tagged::Row{"UIN", tagged::Place::none},  tagged::Row{"UOF", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

/// Reads `Family, Given, Jr`; where there is no comma `Family GI Jr`, the short form of MEDLINE.
[[nodiscard]] Name read_name(Arena& arena, std::string_view text);

inline constexpr tagged::Table table = {.format = "nbib", .rows = tags, .types = types, .fallback = ItemType::article_journal,
                                        .people_separators = "", .keyword_separators = "", .read_name = read_name};

/// Appends a date as PubMed writes it: `2022 Oct 7`, `1998 Mar-Apr`, `2000 Spring`, `2000 Dec-2001 Jan`; one that it cannot say in EDTF.
void append_date(std::string& out, const Date& date);

}  // namespace bibcast::nbib
