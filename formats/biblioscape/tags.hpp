#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::biblioscape {

/// Words in the name of a reference type, in lower case; the first that is there counts. Users make types of their own.
inline constexpr std::array types = {
    tagged::TypeRow{"newspaper", ItemType::article_newspaper}, tagged::TypeRow{"magazine", ItemType::article_magazine},
    tagged::TypeRow{"article", ItemType::article_journal},     tagged::TypeRow{"journal", ItemType::article_journal},
    tagged::TypeRow{"book section", ItemType::chapter},        tagged::TypeRow{"book chapter", ItemType::chapter},
    tagged::TypeRow{"book", ItemType::book},                   tagged::TypeRow{"conference", ItemType::paper_conference},
    tagged::TypeRow{"proceedings", ItemType::paper_conference}, tagged::TypeRow{"report", ItemType::report},
    tagged::TypeRow{"thesis", ItemType::thesis},               tagged::TypeRow{"dissertation", ItemType::thesis},
    tagged::TypeRow{"patent", ItemType::patent},               tagged::TypeRow{"web", ItemType::webpage},
    tagged::TypeRow{"internet", ItemType::webpage},
};

// Biblioscape 8 manual, "Biblioscape tag file". The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"AU", Variable::author},
    tagged::Row{"TI", Variable::title},
    tagged::Row{"ST", tagged::set_of(ItemType::book, ItemType::report), Variable::collection_title},
    tagged::Row{"ST", Variable::container_title},
    tagged::Row{"YP", tagged::Place::year},
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
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {.format = "biblioscape", .rows = tags, .types = types};

}  // namespace bibcast::biblioscape
