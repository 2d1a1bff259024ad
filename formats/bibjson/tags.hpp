#pragma once

#include <array>
#include <string_view>

#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::bibjson {

/// BibJSON takes its types and keys from BibTeX (okfnlabs.org/bibjson), in any case.
struct TypeRow {
    std::string_view word;
    ItemType type;
};

inline constexpr std::array type_rows = {
    TypeRow{"article", ItemType::article_journal},
    TypeRow{"book", ItemType::book},
    TypeRow{"booklet", ItemType::pamphlet},
    TypeRow{"conference", ItemType::paper_conference},
    TypeRow{"dataset", ItemType::dataset},
    TypeRow{"inbook", ItemType::chapter},
    TypeRow{"incollection", ItemType::chapter},
    TypeRow{"inproceedings", ItemType::paper_conference},
    TypeRow{"journal", ItemType::periodical},
    TypeRow{"manual", ItemType::document},
    TypeRow{"mastersthesis", ItemType::thesis},
    TypeRow{"misc", ItemType::document},
    TypeRow{"phdthesis", ItemType::thesis},
    TypeRow{"proceedings", ItemType::book},
    TypeRow{"software", ItemType::software},
    TypeRow{"techreport", ItemType::report},
    TypeRow{"unpublished", ItemType::manuscript},
};

struct TagRow {
    std::string_view tag;
    Variable variable;
};

inline constexpr std::array tag_rows = {
    TagRow{"title", Variable::title},
    TagRow{"booktitle", Variable::container_title},
    TagRow{"publisher", Variable::publisher},
    TagRow{"address", Variable::publisher_place},
    TagRow{"school", Variable::publisher},
    TagRow{"institution", Variable::publisher},
    TagRow{"organization", Variable::publisher},
    TagRow{"edition", Variable::edition},
    TagRow{"chapter", Variable::chapter_number},
    TagRow{"series", Variable::collection_title},
    TagRow{"volume", Variable::volume},
    TagRow{"issue", Variable::issue},
    TagRow{"howpublished", Variable::medium},
    TagRow{"note", Variable::note},
    TagRow{"annote", Variable::annote},
    TagRow{"abstract", Variable::abstract},
    TagRow{"language", Variable::language},
    TagRow{"doi", Variable::doi},
    TagRow{"isbn", Variable::isbn},
    TagRow{"issn", Variable::issn},
};

/// The type of an entry of `identifier`.
inline constexpr std::array number_rows = {
    TagRow{"doi", Variable::doi},   TagRow{"issn", Variable::issn},   TagRow{"pissn", Variable::issn}, TagRow{"eissn", Variable::issn},
    TagRow{"isbn", Variable::isbn}, TagRow{"pmid", Variable::pmid},   TagRow{"pmcid", Variable::pmcid},
};

}  // namespace bibcast::bibjson
