#pragma once

#include <array>
#include <string_view>

#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::hayagriva {

// hayagriva, docs/file-format.md (0.5 to 0.9).

/// An entry type with the type of its parent. The first row of a common type is the one written; words of rows with `says_more` are
/// kept as native type. An empty parent is any other or none.
struct TypeRow {
    std::string_view word;
    std::string_view parent;
    ItemType type;
    bool says_more = false;
};

inline constexpr std::array type_rows = {
    TypeRow{"article", "periodical", ItemType::article_journal},
    TypeRow{"article", "newspaper", ItemType::article_newspaper},
    TypeRow{"article", "blog", ItemType::post_weblog},
    TypeRow{"article", "proceedings", ItemType::paper_conference},
    TypeRow{"article", "conference", ItemType::paper_conference},
    TypeRow{"article", "repository", ItemType::article},
    TypeRow{"article", "", ItemType::article},
    TypeRow{"chapter", "", ItemType::chapter},
    TypeRow{"anthos", "", ItemType::chapter, true},
    TypeRow{"entry", "reference", ItemType::entry_encyclopedia},
    TypeRow{"entry", "", ItemType::entry},
    TypeRow{"report", "", ItemType::report},
    TypeRow{"thesis", "", ItemType::thesis},
    TypeRow{"web", "", ItemType::webpage},
    TypeRow{"scene", "", ItemType::broadcast},
    TypeRow{"artwork", "", ItemType::graphic},
    TypeRow{"patent", "", ItemType::patent},
    TypeRow{"case", "", ItemType::legal_case},
    TypeRow{"legislation", "", ItemType::legislation},
    TypeRow{"manuscript", "", ItemType::manuscript},
    TypeRow{"post", "", ItemType::post},
    TypeRow{"tweet", "", ItemType::post},  // what `post` was called before 0.5
    TypeRow{"thread", "", ItemType::post, true},
    TypeRow{"misc", "", ItemType::document},
    TypeRow{"performance", "", ItemType::performance},
    TypeRow{"periodical", "", ItemType::periodical},
    TypeRow{"newspaper", "", ItemType::periodical, true},
    TypeRow{"book", "", ItemType::book},
    TypeRow{"proceedings", "", ItemType::book, true},
    TypeRow{"anthology", "", ItemType::book, true},
    TypeRow{"reference", "", ItemType::book, true},
    TypeRow{"blog", "", ItemType::webpage, true},
    TypeRow{"conference", "", ItemType::event},
    TypeRow{"exhibition", "", ItemType::event, true},
    TypeRow{"repository", "", ItemType::software},
    TypeRow{"video", "", ItemType::motion_picture},
    TypeRow{"audio", "", ItemType::song},
    TypeRow{"original", "", ItemType::document, true},
};

/// What an entry is a part of if nothing is said.
[[nodiscard]] constexpr std::string_view default_parent(std::string_view word) {
    if (word == "article") return "periodical";
    if (word == "chapter") return "book";
    if (word == "entry") return "reference";
    if (word == "anthos" || word == "legislation") return "anthology";
    if (word == "web") return "web";
    if (word == "scene" || word == "video") return "video";
    if (word == "artwork") return "exhibition";
    if (word == "audio") return "audio";
    if (word == "post" || word == "tweet") return "thread";
    return "misc";
}

/// The row that a word is read by in a parent of that type; null for a word of no meaning.
[[nodiscard]] constexpr const TypeRow* read_row(std::string_view word, std::string_view parent) {
    for (const TypeRow& row : type_rows) {
        if (row.word == word && (row.parent.empty() || row.parent == parent)) return &row;
    }
    return nullptr;
}

/// What the series of a book is.
inline constexpr std::string_view series_type = "anthology";

[[nodiscard]] constexpr std::string_view parent_of(const TypeRow& row) { return row.parent.empty() ? default_parent(row.word) : row.parent; }

/// The row that a type is written by: that of its native type, else its first one; null if it has none.
[[nodiscard]] constexpr const TypeRow* written_row(ItemType type, std::string_view native) {
    const TypeRow* first = nullptr;
    for (const TypeRow& row : type_rows) {
        if (row.type != type) continue;
        if (row.says_more && row.word == native) return &row;
        if (!row.says_more && first == nullptr) first = &row;
    }
    return first;
}

/// Where a field belongs when there is a parent.
enum class Level : unsigned char { own, parent };

/// What a field takes: `types.hpp` says of the last two which values they are.
enum class Type : unsigned char { text, formattable, numeric, language };

/// A field that is one variable.
struct TagRow {
    std::string_view tag;
    Variable variable;
    Level level = Level::own;
    Type type = Type::text;
};

inline constexpr std::array tag_rows = {
    TagRow{"publisher", Variable::publisher, Level::parent, Type::formattable},
    TagRow{"location", Variable::publisher_place, Level::parent, Type::formattable},
    TagRow{"organization", Variable::authority, Level::own, Type::formattable},
    TagRow{"issue", Variable::issue, Level::parent},
    TagRow{"volume", Variable::volume, Level::parent},
    TagRow{"volume-total", Variable::number_of_volumes, Level::parent, Type::numeric},
    TagRow{"edition", Variable::edition, Level::parent},
    TagRow{"chapter", Variable::chapter_number},
    TagRow{"page-range", Variable::page},
    TagRow{"page-total", Variable::number_of_pages, Level::own, Type::numeric},
    TagRow{"runtime", Variable::dimensions},
    TagRow{"language", Variable::language, Level::own, Type::language},
    TagRow{"archive", Variable::archive, Level::own, Type::formattable},
    TagRow{"archive-location", Variable::archive_location, Level::own, Type::formattable},
    TagRow{"call-number", Variable::call_number, Level::own, Type::formattable},
    TagRow{"note", Variable::note, Level::own, Type::formattable},
    TagRow{"abstract", Variable::abstract, Level::own, Type::formattable},
    TagRow{"annotation", Variable::annote, Level::own, Type::formattable},
    TagRow{"genre", Variable::genre, Level::own, Type::formattable},
};

/// Keys of `serial-number`; of all others the value is an identifier of that scheme.
inline constexpr std::array number_rows = {
    TagRow{"doi", Variable::doi},
    TagRow{"isbn", Variable::isbn, Level::parent},
    TagRow{"issn", Variable::issn, Level::parent},
    TagRow{"pmid", Variable::pmid},
    TagRow{"pmcid", Variable::pmcid},
    TagRow{"serial", Variable::number},
    TagRow{"version", Variable::version},
};

/// Roles of `affiliated`. Those without a row are contributors with that role.
inline constexpr std::array role_rows = {
    TagRow{"translator", Variable::translator},
    TagRow{"compiler", Variable::compiler},
    TagRow{"organizer", Variable::organizer},
    TagRow{"cast-member", Variable::performer},
    TagRow{"composer", Variable::composer},
    TagRow{"producer", Variable::producer},
    TagRow{"executive-producer", Variable::executive_producer},
    TagRow{"writer", Variable::script_writer},
    TagRow{"director", Variable::director},
    TagRow{"illustrator", Variable::illustrator},
    TagRow{"narrator", Variable::narrator},
};

/// Theses and reports are published by the organization at which they were made.
[[nodiscard]] constexpr bool is_of_organization(ItemType type) { return type == ItemType::thesis || type == ItemType::report; }

/// Types of which the container is the parent.
[[nodiscard]] constexpr bool is_contained(ItemType type) {
    switch (type) {
        case ItemType::article:
        case ItemType::article_journal:
        case ItemType::article_magazine:
        case ItemType::article_newspaper:
        case ItemType::post_weblog:
        case ItemType::post:
        case ItemType::paper_conference:
        case ItemType::chapter:
        case ItemType::entry:
        case ItemType::entry_dictionary:
        case ItemType::entry_encyclopedia:
        case ItemType::webpage:
        case ItemType::broadcast:
        case ItemType::song:
        case ItemType::motion_picture:
        case ItemType::graphic:
        case ItemType::legal_case:
        case ItemType::legislation: return true;
        default: return false;
    }
}

/// The same of an entry's word.
[[nodiscard]] constexpr bool is_contained(std::string_view word) {
    for (const TypeRow& row : type_rows) {
        if (row.word == word) return is_contained(row.type);
    }
    return true;
}

}  // namespace bibcast::hayagriva
