#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::crossref_json {

/// A member of a work that is one variable. Crossref REST API, "works" (api.crossref.org/swagger-ui), and the Crossref schema 5.3.
struct TagRow {
    std::string_view tag;
    Variable variable;
};

inline constexpr std::array tag_rows = {
    TagRow{"DOI", Variable::doi},
    TagRow{"publisher", Variable::publisher},
    TagRow{"publisher-location", Variable::publisher_place},
    TagRow{"short-container-title", Variable::container_title_short},
    TagRow{"container-title-short", Variable::container_title_short},  // the answers of doi.org in CSL-JSON
    TagRow{"short-title", Variable::title_short},
    TagRow{"original-title", Variable::original_title},
    TagRow{"volume", Variable::volume},
    TagRow{"issue", Variable::issue},
    TagRow{"page", Variable::page},
    TagRow{"article-number", Variable::number},
    TagRow{"language", Variable::language},
    TagRow{"edition-number", Variable::edition},
    TagRow{"part-number", Variable::part_number},
    TagRow{"degree", Variable::genre},
    TagRow{"source", Variable::source},
};

/// A list of people.
inline constexpr std::array people_rows = {
    TagRow{"author", Variable::author},
    TagRow{"editor", Variable::editor},
    TagRow{"translator", Variable::translator},
    TagRow{"chair", Variable::chair},
};

}  // namespace bibcast::crossref_json
