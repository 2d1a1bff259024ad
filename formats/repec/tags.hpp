#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::repec {

// Template types of ReDIF that describe works.
inline constexpr std::array types = {
    tagged::TypeRow{"ReDIF-Paper", ItemType::report},
    tagged::TypeRow{"ReDIF-Article", ItemType::article_journal},
    tagged::TypeRow{"ReDIF-Book", ItemType::book},
    tagged::TypeRow{"ReDIF-Chapter", ItemType::chapter},
    tagged::TypeRow{"ReDIF-Software", ItemType::software},
};

// ReDIF, version 1 (Krichel). The names of fields are compared without case. The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"Template-Type", tagged::Place::special},
    tagged::Row{"Author-Name", tagged::Place::special},
    tagged::Row{"Author-Name-First", tagged::Place::special},
    tagged::Row{"Author-Name-Last", tagged::Place::special},
    tagged::Row{"Author-Email", tagged::Place::special},
    tagged::Row{"Author-Homepage", tagged::Place::special},
    tagged::Row{"Author-WorkPlace-Name", tagged::Place::special},
    tagged::Row{"Editor-Name", tagged::Place::special},
    tagged::Row{"Editor-Name-First", tagged::Place::special},
    tagged::Row{"Editor-Name-Last", tagged::Place::special},
    tagged::Row{"Title", Variable::title},
    tagged::Row{"Abstract", Variable::abstract},
    tagged::Row{"Journal", Variable::container_title},
    tagged::Row{"Book-Title", Variable::container_title},
    tagged::Row{"Series", Variable::collection_title},
    tagged::Row{"Year", tagged::Place::year},
    tagged::Row{"Month", tagged::Place::day},
    tagged::Row{"Publication-Date", tagged::Place::year},
    tagged::Row{"Creation-Date", tagged::Place::special},
    tagged::Row{"Revision-Date", tagged::Place::none},
    tagged::Row{"Volume", Variable::volume},
    tagged::Row{"Issue", Variable::issue},
    tagged::Row{"Number", tagged::set_of(ItemType::article_journal), Variable::issue},
    tagged::Row{"Number", Variable::number},
    tagged::Row{"Pages", tagged::Place::pages},
    tagged::Row{"Length", tagged::Place::special},
    tagged::Row{"Chapter", Variable::chapter_number},
    tagged::Row{"Edition", tagged::set_of(ItemType::software), Variable::version},
    tagged::Row{"Edition", Variable::edition},
    tagged::Row{"Programming-Language", tagged::Place::none},
    tagged::Row{"Publisher-Name", Variable::publisher},
    tagged::Row{"Publisher-Location", Variable::publisher_place},
    tagged::Row{"Provider-Name", Variable::publisher},
    tagged::Row{"Provider-Location", Variable::publisher_place},
    tagged::Row{"Publication-Status", Variable::status},
    tagged::Row{"ISBN", Variable::isbn},
    tagged::Row{"ISSN", Variable::issn},
    tagged::Row{"DOI", tagged::Place::doi},
    tagged::Row{"Language", Variable::language},
    tagged::Row{"Keywords", tagged::Place::keyword},
    tagged::Row{"Classification-JEL", tagged::Place::none},
    tagged::Row{"Note", tagged::Place::special},
    tagged::Row{"File-URL", tagged::Place::special},
    tagged::Row{"File-Format", tagged::Place::special},
    tagged::Row{"File-Function", tagged::Place::none},
    tagged::Row{"File-Size", tagged::Place::none},
    tagged::Row{"Handle", tagged::Place::special},
    tagged::Row{"Contact-Email", tagged::Place::none},
    tagged::Row{"Availability", tagged::Place::none},
    tagged::Row{"Price", tagged::Place::none},
    tagged::Row{"Size", tagged::Place::none},
    tagged::Row{"Requires", tagged::Place::none},
    tagged::Row{"Replaces", tagged::Place::none},
    tagged::Row{"HasChapter", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {.format = "repec", .rows = tags, .types = types, .keyword_separators = ",;", .splits_lists = true};

/// The field's name as the table has it; the name itself if it has none.
[[nodiscard]] std::string_view canonical_tag(std::string_view name);

}  // namespace bibcast::repec
