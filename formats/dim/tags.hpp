#pragma once

#include <array>
#include <string_view>

#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::dim {

/// What a field holds, where that is more than the text of one variable.
enum class Place : unsigned char { text, people, date, keyword, doi, identifier, url, type };

/// A field of qualified Dublin Core. The first row that fits counts; an empty qualifier stands for a field without one, `*` for
/// any.
struct TagRow {
    std::string_view element;
    std::string_view qualifier;
    Place place;
    Variable variable;
};

// DSpace's metadata registry (dc, dcterms), and what Zotero's translator makes of it.
inline constexpr std::array tags = {
    TagRow{"contributor", "author", Place::people, Variable::author},
    TagRow{"contributor", "editor", Place::people, Variable::editor},
    TagRow{"contributor", "illustrator", Place::people, Variable::illustrator},
    TagRow{"contributor", "translator", Place::people, Variable::translator},
    TagRow{"contributor", "*", Place::people, Variable::contributor},
    TagRow{"creator", "*", Place::people, Variable::author},
    TagRow{"title", "", Place::text, Variable::title},
    TagRow{"date", "issued", Place::date, Variable::issued},
    TagRow{"date", "", Place::date, Variable::issued},
    TagRow{"date", "created", Place::date, Variable::issued},
    TagRow{"date", "submitted", Place::date, Variable::submitted},
    TagRow{"description", "abstract", Place::text, Variable::abstract},
    TagRow{"description", "", Place::text, Variable::note},
    TagRow{"identifier", "doi", Place::doi, Variable::doi},
    TagRow{"identifier", "uri", Place::url, Variable::url},
    TagRow{"identifier", "url", Place::url, Variable::url},
    TagRow{"identifier", "isbn", Place::text, Variable::isbn},
    TagRow{"identifier", "issn", Place::text, Variable::issn},
    TagRow{"identifier", "pmid", Place::text, Variable::pmid},
    TagRow{"identifier", "citation", Place::text, Variable::note},
    TagRow{"identifier", "", Place::identifier, Variable::note},
    TagRow{"language", "*", Place::text, Variable::language},
    TagRow{"publisher", "place", Place::text, Variable::publisher_place},
    TagRow{"publisher", "", Place::text, Variable::publisher},
    TagRow{"relation", "ispartofseries", Place::text, Variable::collection_title},
    TagRow{"relation", "ispartof", Place::text, Variable::container_title},
    TagRow{"source", "", Place::text, Variable::container_title},
    TagRow{"rights", "*", Place::text, Variable::license},
    TagRow{"format", "extent", Place::text, Variable::dimensions},
    TagRow{"format", "medium", Place::text, Variable::medium},
    TagRow{"subject", "*", Place::keyword, Variable::keyword},
    TagRow{"type", "*", Place::type, Variable::genre},
};

/// A word of `dc.type`, and the item type that it is.
struct TypeRow {
    std::string_view word;  ///< in lower case
    ItemType item;
};
inline constexpr std::array types = {
    TypeRow{"article", ItemType::article_journal},  TypeRow{"journal article", ItemType::article_journal},
    TypeRow{"preprint", ItemType::article},         TypeRow{"book", ItemType::book},
    TypeRow{"book chapter", ItemType::chapter},     TypeRow{"dataset", ItemType::dataset},
    TypeRow{"image", ItemType::graphic},            TypeRow{"map", ItemType::map},
    TypeRow{"musical score", ItemType::musical_score}, TypeRow{"presentation", ItemType::speech},
    TypeRow{"recording, acoustical", ItemType::song}, TypeRow{"recording, musical", ItemType::song},
    TypeRow{"recording, oral", ItemType::song},     TypeRow{"software", ItemType::software},
    TypeRow{"technical report", ItemType::report},  TypeRow{"report", ItemType::report},
    TypeRow{"working paper", ItemType::report},     TypeRow{"thesis", ItemType::thesis},
    TypeRow{"thesis or dissertation", ItemType::thesis}, TypeRow{"video", ItemType::motion_picture},
    TypeRow{"conference paper", ItemType::paper_conference}, TypeRow{"text", ItemType::document},
};

}  // namespace bibcast::dim
