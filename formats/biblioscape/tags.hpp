#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::biblioscape {

/// Words that begin a word in the name of a reference type, in lower case; the first that is there counts. The types that Biblioscape comes with
/// (manual, "Reference types") stand whole; users make types of their own.
inline constexpr std::array types = {
    tagged::TypeRow{"journal article", ItemType::article_journal},
    tagged::TypeRow{"newspaper article", ItemType::article_newspaper},
    tagged::TypeRow{"magazine article", ItemType::article_magazine},
    tagged::TypeRow{"newspaper", ItemType::article_newspaper}, tagged::TypeRow{"magazine", ItemType::article_magazine},
    tagged::TypeRow{"article", ItemType::article_journal},     tagged::TypeRow{"journal", ItemType::article_journal},
    tagged::TypeRow{"book section", ItemType::chapter},        tagged::TypeRow{"book chapter", ItemType::chapter},
    tagged::TypeRow{"book", ItemType::book},
    tagged::TypeRow{"conference proceedings", ItemType::paper_conference},
    tagged::TypeRow{"conference", ItemType::paper_conference}, tagged::TypeRow{"proceedings", ItemType::paper_conference},
    tagged::TypeRow{"report", ItemType::report},               tagged::TypeRow{"thesis", ItemType::thesis},
    tagged::TypeRow{"dissertation", ItemType::thesis},         tagged::TypeRow{"patent", ItemType::patent},
    tagged::TypeRow{"web", ItemType::webpage},                 tagged::TypeRow{"internet", ItemType::webpage},
    tagged::TypeRow{"electronic source", ItemType::webpage},   tagged::TypeRow{"electronic citation", ItemType::webpage},
    tagged::TypeRow{"encyclopedia", ItemType::entry_encyclopedia}, tagged::TypeRow{"dictionary", ItemType::entry_dictionary},
    tagged::TypeRow{"artwork", ItemType::graphic},             tagged::TypeRow{"chart", ItemType::figure},
    tagged::TypeRow{"figure", ItemType::figure},               tagged::TypeRow{"map", ItemType::map},
    tagged::TypeRow{"film or broadcast", ItemType::motion_picture}, tagged::TypeRow{"film", ItemType::motion_picture},
    tagged::TypeRow{"video", ItemType::motion_picture},        tagged::TypeRow{"audiovisual material", ItemType::motion_picture},
    tagged::TypeRow{"audiovisual", ItemType::motion_picture},  tagged::TypeRow{"broadcast", ItemType::broadcast},
    tagged::TypeRow{"sound", ItemType::song},                  tagged::TypeRow{"computer program", ItemType::software},
    tagged::TypeRow{"software", ItemType::software},           tagged::TypeRow{"personal communication", ItemType::personal_communication},
    tagged::TypeRow{"letter", ItemType::personal_communication}, tagged::TypeRow{"hearing", ItemType::hearing},
    tagged::TypeRow{"statute", ItemType::legislation},         tagged::TypeRow{"bill", ItemType::bill},
    tagged::TypeRow{"case", ItemType::legal_case},             tagged::TypeRow{"standard", ItemType::standard},
    tagged::TypeRow{"manuscript", ItemType::manuscript},       tagged::TypeRow{"unpublished work", ItemType::manuscript},
    tagged::TypeRow{"unpublished", ItemType::manuscript},      tagged::TypeRow{"generic", ItemType::document},
};

// Biblioscape 8 manual, "Biblioscape tag file". The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"AU", Variable::author},
    tagged::Row{"TI", Variable::title},
    tagged::Row{"ST", tagged::set_of(ItemType::book, ItemType::report), Variable::collection_title},
    tagged::Row{"ST", Variable::container_title},
    tagged::Row{"YP", tagged::Place::year},
    tagged::Row{"DP", tagged::Place::day},
    tagged::Row{"DF", tagged::Place::day},
    tagged::Row{"VL", Variable::volume},
    tagged::Row{"NB", tagged::set_of(ItemType::report, ItemType::patent, ItemType::thesis), Variable::number},
    tagged::Row{"NB", tagged::set_of(ItemType::book, ItemType::chapter), Variable::collection_number},
    tagged::Row{"NB", Variable::issue},
    tagged::Row{"PS", tagged::Place::first_page},
    tagged::Row{"PE", tagged::Place::last_page},
    tagged::Row{"KW", tagged::Place::keyword},
    tagged::Row{"SB", tagged::Place::keyword},
    tagged::Row{"RT", tagged::Place::special},
    tagged::Row{"TW", tagged::Place::special},
    tagged::Row{"SA", Variable::editor},
    tagged::Row{"NT", Variable::note},
    tagged::Row{"PB", Variable::publisher},
    tagged::Row{"TA", Variable::collection_editor},
    tagged::Row{"TT", Variable::collection_title},
    tagged::Row{"ED", Variable::edition},
    tagged::Row{"QA", tagged::Place::none},
    tagged::Row{"QT", tagged::Place::none},
    tagged::Row{"IS", tagged::Place::serial_number},
    tagged::Row{"AB", Variable::abstract},
    tagged::Row{"PP", tagged::Place::special},
    tagged::Row{"AD", tagged::Place::special},
    tagged::Row{"CO", tagged::Place::special},
    tagged::Row{"LG", Variable::language},
    tagged::Row{"UR", tagged::Place::url},
    tagged::Row{"AT", tagged::Place::special},
    tagged::Row{"AC", tagged::Place::accession},
    tagged::Row{"LP", tagged::Place::none},
    tagged::Row{"C1", tagged::Place::none},
    tagged::Row{"C2", tagged::Place::none},
    tagged::Row{"C3", tagged::Place::none},
    tagged::Row{"C4", tagged::Place::none},
    tagged::Row{"C5", tagged::Place::none},
    tagged::Row{"C6", tagged::Place::none},
    tagged::Row{"DE", Variable::annote},
    tagged::Row{"CA", tagged::Place::none},
    tagged::Row{"TH", Variable::title_short},
    tagged::Row{"SE", Variable::chapter_number},
    tagged::Row{"CN", Variable::call_number},
    tagged::Row{"WR", Variable::reviewed_title},
    tagged::Row{"LO", tagged::Place::none},
    tagged::Row{"AV", tagged::Place::none},
    tagged::Row{"LA", tagged::Place::none},
    tagged::Row{"FA", tagged::Place::none},
    tagged::Row{"EW", tagged::Place::none},
    tagged::Row{"RS", tagged::Place::none},
    tagged::Row{"RD", tagged::Place::none},
    tagged::Row{"RP", tagged::Place::none},
    tagged::Row{"RM", tagged::Place::none},
    tagged::Row{"RU", tagged::Place::none},
    tagged::Row{"PR", tagged::Place::none},
    tagged::Row{"DI", tagged::Place::none},
    tagged::Row{"DM", tagged::Place::none},
    tagged::Row{"MB", tagged::Place::none},
    tagged::Row{"WP", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {.format = "biblioscape", .rows = tags, .types = types, .splits_lists = true};

}  // namespace bibcast::biblioscape
