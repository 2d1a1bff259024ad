#pragma once

#include <array>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::openalex_json {

/// What OpenAlex calls a work (docs.openalex.org, "Work object", type). `says_more`: the common type does not say it all.
struct TypeRow {
    std::string_view word;
    ItemType type;
    bool says_more = false;
};

inline constexpr std::array type_rows = {
    TypeRow{"article", ItemType::article_journal},
    TypeRow{"book", ItemType::book},
    TypeRow{"book-chapter", ItemType::chapter},
    TypeRow{"book-review", ItemType::review_book},
    TypeRow{"conference-abstract", ItemType::paper_conference, true},
    TypeRow{"conference-paper", ItemType::paper_conference},
    TypeRow{"database", ItemType::dataset, true},
    TypeRow{"dataset", ItemType::dataset},
    TypeRow{"dissertation", ItemType::thesis},
    TypeRow{"editorial", ItemType::article_journal, true},
    TypeRow{"erratum", ItemType::article_journal, true},
    TypeRow{"grant", ItemType::document, true},
    TypeRow{"letter", ItemType::article_journal, true},
    TypeRow{"libguides", ItemType::webpage, true},
    TypeRow{"other", ItemType::document},
    TypeRow{"paratext", ItemType::document, true},
    TypeRow{"peer-review", ItemType::review, true},
    TypeRow{"preprint", ItemType::article},
    TypeRow{"reference-entry", ItemType::entry},
    TypeRow{"report", ItemType::report},
    TypeRow{"retraction", ItemType::article_journal, true},
    TypeRow{"review", ItemType::article_journal, true},
    TypeRow{"software", ItemType::software},
    TypeRow{"standard", ItemType::standard},
    TypeRow{"supplementary-materials", ItemType::document, true},
};

}  // namespace bibcast::openalex_json
