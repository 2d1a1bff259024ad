#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::inspec {

// Record types of INSPEC, with hyphens for blanks as SilverPlatter writes them.
inline constexpr std::array types = {
    tagged::TypeRow{"Journal-Paper", ItemType::article_journal},
    tagged::TypeRow{"Journal-Article", ItemType::article_journal},
    tagged::TypeRow{"Conference-Paper", ItemType::paper_conference},
    tagged::TypeRow{"Conference-Paper; Journal-Paper", ItemType::paper_conference},
    tagged::TypeRow{"Conference-Proceedings", ItemType::book},
    tagged::TypeRow{"Book", ItemType::book},
    tagged::TypeRow{"Book-Chapter", ItemType::chapter},
    tagged::TypeRow{"Report", ItemType::report},
    tagged::TypeRow{"Conference-Proceeding", ItemType::book},
    tagged::TypeRow{"Chapter", ItemType::chapter},
    tagged::TypeRow{"Report-Section", ItemType::report},
    tagged::TypeRow{"Dissertation", ItemType::thesis},
    tagged::TypeRow{"Dissertation-Abstract", ItemType::thesis},
    tagged::TypeRow{"Patent", ItemType::patent},
};

// INSPEC database guide of SilverPlatter, and tags of its other databases. The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"Record", Variable::source},
    tagged::Row{"TI", Variable::title},
    tagged::Row{"AU", tagged::Place::special},
    tagged::Row{"ED", tagged::Place::special},
    tagged::Row{"SO", tagged::Place::special},
    tagged::Row{"JN", tagged::Place::special},
    tagged::Row{"PY", tagged::Place::year},
    tagged::Row{"RT", tagged::Place::type},
    tagged::Row{"DT", tagged::Place::type},
    tagged::Row{"PT", tagged::Place::type},
    tagged::Row{"CT", Variable::event_title},
    tagged::Row{"CL", Variable::event_place},
    tagged::Row{"CY", tagged::Place::special},
    tagged::Row{"CD", tagged::Place::special},
    tagged::Row{"PB", Variable::publisher},
    tagged::Row{"PU", Variable::publisher},
    tagged::Row{"PG", tagged::Place::pages},
    tagged::Row{"LA", Variable::language},
    tagged::Row{"IS", tagged::Place::serial_number},
    tagged::Row{"ISSN", tagged::Place::serial_number},
    tagged::Row{"SN", tagged::Place::serial_number},
    tagged::Row{"ISBN", Variable::isbn},
    tagged::Row{"TO", Variable::original_title},
    tagged::Row{"UR", tagged::Place::url},
    tagged::Row{"URL", tagged::Place::url},
    tagged::Row{"BN", Variable::isbn},
    tagged::Row{"IB", Variable::isbn},
    tagged::Row{"NT", Variable::note},
    tagged::Row{"KP", tagged::Place::keyword},
    tagged::Row{"RN", Variable::number},
    tagged::Row{"DO", tagged::Place::doi},
    tagged::Row{"DOI", tagged::Place::doi},
    tagged::Row{"AB", Variable::abstract},
    tagged::Row{"ID", tagged::Place::keyword},
    tagged::Row{"DE", tagged::Place::keyword},
    tagged::Row{"MESH", tagged::Place::keyword},
    tagged::Row{"AN", tagged::Place::none},
    tagged::Row{"AF", tagged::Place::none},
    tagged::Row{"AD", tagged::Place::none},
    tagged::Row{"IN", tagged::Place::none},
    tagged::Row{"AV", tagged::Place::none},
    tagged::Row{"CO", tagged::Place::none},
    tagged::Row{"PD", tagged::Place::none},
    tagged::Row{"SP", tagged::Place::none},
    tagged::Row{"SF", tagged::Place::none},
    tagged::Row{"CC", tagged::Place::none},
    tagged::Row{"CP", tagged::Place::none},
    tagged::Row{"TC", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {.format = "inspec", .rows = tags, .types = types, .fallback = ItemType::article_journal};

}  // namespace bibcast::inspec
