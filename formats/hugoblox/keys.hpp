#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::hugoblox {

/// What a key of the front matter is.
enum class Place : unsigned char { text, date, keyword, topic, authors, notes, types, publication, link, links, ids, csl };

struct KeyRow {
    std::string_view key;
    Place place;
    Variable variable = Variable::title;
    LinkKind link = LinkKind::other;
    bool written = false;  ///< else only read
};

/// HugoBlox (Wowchemy, Academic): the archetype of a publication, 2018 to 2025; academicpages: `_publications`. The last row
/// is ours.
inline constexpr std::array keys = std::to_array<KeyRow>({
    {"title", Place::text, Variable::title, LinkKind::other, true},
    {"authors", Place::authors, Variable::author, LinkKind::other, true},
    {"author_notes", Place::notes, Variable::author, LinkKind::other, true},
    {"date", Place::date, Variable::issued, LinkKind::other, true},
    {"publication_types", Place::types, Variable::title, LinkKind::other, true},
    {"publication", Place::publication, Variable::container_title, LinkKind::other, true},
    {"publication_short", Place::publication, Variable::container_title_short, LinkKind::other, true},
    {"venue", Place::publication, Variable::container_title},
    {"abstract", Place::text, Variable::abstract, LinkKind::other, true},
    {"tags", Place::keyword, Variable::keyword, LinkKind::other, true},
    {"categories", Place::topic, Variable::keyword, LinkKind::other, true},
    {"doi", Place::text, Variable::doi, LinkKind::other, true},
    {"url_pdf", Place::link, Variable::url, LinkKind::pdf, true},
    {"url_code", Place::link, Variable::url, LinkKind::code, true},
    {"url_dataset", Place::link, Variable::url, LinkKind::data, true},
    {"url_poster", Place::link, Variable::url, LinkKind::poster, true},
    {"url_project", Place::link, Variable::url, LinkKind::project, true},
    {"url_slides", Place::link, Variable::url, LinkKind::slides, true},
    {"url_video", Place::link, Variable::url, LinkKind::video, true},
    {"url_preprint", Place::link, Variable::url, LinkKind::preprint, true},
    {"url_source", Place::link, Variable::url, LinkKind::other},
    {"paperurl", Place::link, Variable::url, LinkKind::pdf},
    {"slidesurl", Place::link, Variable::url, LinkKind::slides},
    {"bibtexurl", Place::link, Variable::url, LinkKind::other},
    {"links", Place::links},
    {"hugoblox", Place::ids},
    {"csl", Place::csl, Variable::title, LinkKind::other, true},
});

[[nodiscard]] constexpr const KeyRow* find_key(std::string_view key) {
    for (const KeyRow& row : keys) {
        if (row.key == key) return &row;
    }
    return nullptr;
}

/// True for a leftover that stands under its own key: nobody knew the key.
[[nodiscard]] inline bool is_unknown_key(const Leftover& leftover) {
    return leftover.format == "hugoblox" && leftover.tag != "body" && leftover.tag != "damaged" && leftover.tag.find('/') == std::string_view::npos &&
           find_key(leftover.tag) == nullptr;
}

/// Puts the leftovers in the order in which they are written and read again: those of the item, those under keys of their own.
inline void order_leftovers(Record& record) {
    std::stable_partition(record.leftovers.begin(), record.leftovers.end(), [](const Leftover& leftover) { return !is_unknown_key(leftover); });
}

/// The numbers that `publication_types` had until 2022 (Wowchemy 5.7, `publication_types.toml`).
struct TypeRow {
    std::string_view number;
    ItemType type;
};
inline constexpr std::array types = std::to_array<TypeRow>({
    {"0", ItemType::document},
    {"1", ItemType::paper_conference},
    {"2", ItemType::article_journal},
    {"3", ItemType::article},
    {"4", ItemType::report},
    {"5", ItemType::book},
    {"6", ItemType::chapter},
    {"7", ItemType::thesis},
    {"8", ItemType::patent},
});

}  // namespace bibcast::hugoblox
