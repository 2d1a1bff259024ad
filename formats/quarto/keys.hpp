#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::quarto {

/// What a top-level key of the front matter is.
enum class Place : unsigned char { text, date, keyword, license, venue, code, arxiv, authors, affiliations, citation, subtitle, first_page, last_page };

struct KeyRow {
    std::string_view key;
    Place place;
    Variable variable = Variable::title;
    bool written = false;  ///< else only read
};

/// Quarto's "Front Matter and Citations" and "Authors & Affiliations" (1.4), MyST's "Frontmatter" (mystmd 1.2), JOSS' "Example
/// paper and bibliography" (2024).
inline constexpr std::array keys = std::to_array<KeyRow>({
    {"title", Place::text, Variable::title, true},
    {"subtitle", Place::subtitle},
    {"author", Place::authors, Variable::author, true},
    {"authors", Place::authors, Variable::author},
    {"affiliations", Place::affiliations, Variable::author},
    {"date", Place::date, Variable::issued, true},
    {"published", Place::date, Variable::issued},
    {"abstract", Place::text, Variable::abstract, true},
    {"keywords", Place::keyword, Variable::keyword, true},
    {"tags", Place::keyword, Variable::keyword},
    {"doi", Place::text, Variable::doi, true},
    {"pmid", Place::text, Variable::pmid},
    {"pmcid", Place::text, Variable::pmcid},
    {"arxiv", Place::arxiv},
    {"license", Place::license, Variable::license},
    {"lang", Place::text, Variable::language},
    {"publisher", Place::text, Variable::publisher},
    {"journal", Place::venue, Variable::container_title},
    {"venue", Place::venue, Variable::container_title},
    {"short_title", Place::text, Variable::title_short},
    {"volume", Place::venue, Variable::volume},
    {"issue", Place::venue, Variable::issue},
    {"first_page", Place::first_page, Variable::page},
    {"last_page", Place::last_page, Variable::page},
    {"github", Place::code},
    {"repository", Place::code},
    {"citation", Place::citation, Variable::title, true},
});

[[nodiscard]] constexpr const KeyRow* find_key(std::string_view key) {
    for (const KeyRow& row : keys) {
        if (row.key == key) return &row;
    }
    return nullptr;
}

/// True for a leftover that stands under its own key: nobody knew the key.
[[nodiscard]] inline bool is_unknown_key(const Leftover& leftover) {
    return leftover.format == "quarto" && leftover.tag != "body" && leftover.tag != "damaged" && leftover.tag.find('/') == std::string_view::npos &&
           find_key(leftover.tag) == nullptr;
}

/// Puts the leftovers in the order in which they are written and read again: those of the item, those under keys of their own.
inline void order_leftovers(Record& record) {
    std::stable_partition(record.leftovers.begin(), record.leftovers.end(), [](const Leftover& leftover) { return !is_unknown_key(leftover); });
}

/// A key of an author that says something true of them.
struct FlagRow {
    std::string_view key;
    Meaning meaning;
    bool written = false;
};

/// Quarto: `attributes` and their short forms; MyST: `equal_contributor`; JOSS: `equal-contrib`.
inline constexpr std::array flags = std::to_array<FlagRow>({
    {"equal-contributor", Meaning::equal, true},
    {"equal_contributor", Meaning::equal},
    {"equal-contrib", Meaning::equal},
    {"equal_contrib", Meaning::equal},
    {"corresponding", Meaning::corresponding, true},
    {"correspondence", Meaning::corresponding},
    {"deceased", Meaning::deceased, true},
});

[[nodiscard]] constexpr const FlagRow* find_flag(std::string_view key) {
    for (const FlagRow& row : flags) {
        if (row.key == key) return &row;
    }
    return nullptr;
}

/// The flag that is written for a meaning, or null.
[[nodiscard]] constexpr const FlagRow* flag_of(Meaning meaning) {
    for (const FlagRow& row : flags) {
        if (row.meaning == meaning && row.written) return &row;
    }
    return nullptr;
}

/// A key of an author that is a detail.
struct DetailRow {
    std::string_view key;
    DetailKind kind;
    bool written = false;
};

inline constexpr std::array details = std::to_array<DetailRow>({
    {"orcid", DetailKind::orcid, true},
    {"email", DetailKind::email, true},
    {"url", DetailKind::url, true},
    {"website", DetailKind::url},
    {"degrees", DetailKind::degree},
    {"degree", DetailKind::degree},
    {"roles", DetailKind::role},
    {"role", DetailKind::role},
});

[[nodiscard]] constexpr const DetailRow* find_detail(std::string_view key) {
    for (const DetailRow& row : details) {
        if (row.key == key) return &row;
    }
    return nullptr;
}

}  // namespace bibcast::quarto
