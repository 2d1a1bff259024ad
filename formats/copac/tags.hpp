#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::copac {

/// What a document type (DT) of a library catalogue begins with or has in it, in lower case, and the item type that it is.
inline constexpr std::array types = {
    tagged::TypeRow{"book", ItemType::book},          tagged::TypeRow{"thesis", ItemType::thesis},
    tagged::TypeRow{"dissertation", ItemType::thesis}, tagged::TypeRow{"periodical", ItemType::periodical},
    tagged::TypeRow{"journal", ItemType::periodical}, tagged::TypeRow{"map", ItemType::map},
    tagged::TypeRow{"score", ItemType::musical_score}, tagged::TypeRow{"sound", ItemType::song},
    tagged::TypeRow{"video", ItemType::motion_picture}, tagged::TypeRow{"film", ItemType::motion_picture},
    tagged::TypeRow{"manuscript", ItemType::manuscript},
};

// The fields of a Copac export (help of copac.ac.uk). The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"TI", Variable::title},
    tagged::Row{"AU", Variable::author},
    tagged::Row{"ED", Variable::edition},
    tagged::Row{"PY", tagged::Place::special},
    tagged::Row{"PU", tagged::Place::special},
    tagged::Row{"SE", Variable::collection_title},
    tagged::Row{"IS", tagged::Place::special},
    tagged::Row{"LA", Variable::language},
    tagged::Row{"KW", tagged::Place::keyword},
    tagged::Row{"SU", tagged::Place::keyword},
    tagged::Row{"NT", tagged::Place::special},
    tagged::Row{"AB", Variable::abstract},
    tagged::Row{"PD", tagged::Place::special},
    tagged::Row{"UR", tagged::Place::url},
    tagged::Row{"DT", tagged::Place::special},
    tagged::Row{"HL", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {.format = "copac", .rows = tags, .types = types, .fallback = ItemType::book, .splits_lists = true};

}  // namespace bibcast::copac
