#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::dim {

/// What a field holds, where that is more than the text of one variable.
enum class Place : unsigned char { text, people, date, keyword, doi, identifier, url, type, series, extent, first_page, last_page };

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
    TagRow{"identifier", "arxiv", Place::identifier, Variable::note},
    TagRow{"identifier", "govdoc", Place::text, Variable::number},
    TagRow{"identifier", "eissn", Place::text, Variable::issn},
    TagRow{"identifier", "isbn", Place::text, Variable::isbn},
    TagRow{"identifier", "issn", Place::text, Variable::issn},
    TagRow{"identifier", "pmid", Place::text, Variable::pmid},
    TagRow{"identifier", "citation", Place::text, Variable::note},
    TagRow{"identifier", "", Place::identifier, Variable::note},
    TagRow{"language", "*", Place::text, Variable::language},
    TagRow{"publisher", "place", Place::text, Variable::publisher_place},
    TagRow{"publisher", "", Place::text, Variable::publisher},
    TagRow{"relation", "ispartofseries", Place::series, Variable::collection_title},
    TagRow{"relation", "ispartof", Place::text, Variable::container_title},
    TagRow{"source", "", Place::text, Variable::container_title},
    TagRow{"rights", "*", Place::text, Variable::license},
    TagRow{"format", "extent", Place::extent, Variable::dimensions},
    TagRow{"format", "medium", Place::text, Variable::medium},
    TagRow{"subject", "*", Place::keyword, Variable::keyword},
    TagRow{"type", "*", Place::type, Variable::genre},
    // The schemas `thesis` (ETD-MS) and `oaire` (OpenAIRE).
    TagRow{"degree", "name", Place::text, Variable::genre},
    TagRow{"degree", "grantor", Place::text, Variable::publisher},
    TagRow{"degree", "department", Place::text, Variable::division},
    TagRow{"citation", "title", Place::text, Variable::container_title},
    TagRow{"citation", "volume", Place::text, Variable::volume},
    TagRow{"citation", "issue", Place::text, Variable::issue},
    TagRow{"citation", "edition", Place::text, Variable::edition},
    TagRow{"citation", "startPage", Place::first_page, Variable::page},
    TagRow{"citation", "endPage", Place::last_page, Variable::page},
    TagRow{"citation", "conferencePlace", Place::text, Variable::event_place},
    TagRow{"citation", "conferenceDate", Place::date, Variable::event_date},
};

}  // namespace bibcast::dim
