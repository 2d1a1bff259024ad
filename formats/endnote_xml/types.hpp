#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::endnote_xml {

/// A reference type of EndNote and the item type that it is.
struct TypeRow {
    std::string_view name;
    unsigned number;  ///< in `ref-type`
    ItemType item;
};

// The reference types of EndNote X to 21 with their numbers. Of several rows with one item type the first one is written,
// unless the record's native type names another.
inline constexpr std::array types = {
    TypeRow{"Journal Article", 17, ItemType::article_journal},
    TypeRow{"Electronic Article", 43, ItemType::article_journal},
    TypeRow{"Magazine Article", 19, ItemType::article_magazine},
    TypeRow{"Newspaper Article", 23, ItemType::article_newspaper},
    TypeRow{"Unpublished Work", 34, ItemType::article},
    TypeRow{"Book", 6, ItemType::book},
    TypeRow{"Edited Book", 28, ItemType::book},
    TypeRow{"Electronic Book", 44, ItemType::book},
    TypeRow{"Catalog", 8, ItemType::book},
    TypeRow{"Serial", 57, ItemType::periodical},
    TypeRow{"Book Section", 5, ItemType::chapter},
    TypeRow{"Electronic Book Section", 60, ItemType::chapter},
    TypeRow{"Classical Work", 49, ItemType::classic},
    TypeRow{"Ancient Text", 51, ItemType::classic},
    TypeRow{"Dictionary", 52, ItemType::entry_dictionary},
    TypeRow{"Encyclopedia", 53, ItemType::entry_encyclopedia},
    TypeRow{"Conference Proceedings", 10, ItemType::paper_conference},
    TypeRow{"Conference Paper", 47, ItemType::paper_conference},
    TypeRow{"Thesis", 32, ItemType::thesis},
    TypeRow{"Report", 27, ItemType::report},
    TypeRow{"Government Document", 46, ItemType::report},
    TypeRow{"Standard", 58, ItemType::standard},
    TypeRow{"Patent", 25, ItemType::patent},
    TypeRow{"Manuscript", 36, ItemType::manuscript},
    TypeRow{"Pamphlet", 24, ItemType::pamphlet},
    TypeRow{"Dataset", 59, ItemType::dataset},
    TypeRow{"Aggregated Database", 55, ItemType::dataset},
    TypeRow{"Online Database", 45, ItemType::dataset},
    TypeRow{"Computer Program", 9, ItemType::software},
    TypeRow{"Web Page", 12, ItemType::webpage},
    TypeRow{"Blog", 56, ItemType::post_weblog},
    TypeRow{"Personal Communication", 26, ItemType::personal_communication},
    TypeRow{"Case", 7, ItemType::legal_case},
    TypeRow{"Statute", 31, ItemType::legislation},
    TypeRow{"Bill", 4, ItemType::bill},
    TypeRow{"Legal Rule or Regulation", 50, ItemType::regulation},
    TypeRow{"Hearing", 14, ItemType::hearing},
    TypeRow{"Artwork", 2, ItemType::graphic},
    TypeRow{"Figure", 37, ItemType::figure},
    TypeRow{"Chart or Table", 38, ItemType::figure},
    TypeRow{"Map", 20, ItemType::map},
    TypeRow{"Film or Broadcast", 21, ItemType::motion_picture},
    TypeRow{"Audiovisual Material", 3, ItemType::motion_picture},
    TypeRow{"Online Multimedia", 48, ItemType::motion_picture},
    TypeRow{"Music", 61, ItemType::song},
    TypeRow{"Generic", 13, ItemType::document},
    TypeRow{"Equation", 39, ItemType::document},
    TypeRow{"Grant", 54, ItemType::document},
};

/// Types of EndNote 20 and later, by their names: what their fields are is as in a generic reference, and they come back as they were.
struct NewerType {
    std::string_view name;
    ItemType item;
};
inline constexpr std::array newer_types = {
    NewerType{"Discussion Forum", ItemType::post},      NewerType{"Interview", ItemType::interview},
    NewerType{"Multimedia Application", ItemType::software}, NewerType{"Podcast", ItemType::song},
    NewerType{"Preprint", ItemType::article},           NewerType{"Press Release", ItemType::document},
    NewerType{"Serial Publication", ItemType::periodical}, NewerType{"Social Media", ItemType::post},
    NewerType{"Television Episode", ItemType::broadcast},
};

/// Item types that EndNote has no type for, and the nearest one; that the type changes is a loss.
struct NearestType {
    ItemType item;
    std::string_view name;
};
inline constexpr std::array nearest_types = {
    NearestType{ItemType::broadcast, "Film or Broadcast"},   NearestType{ItemType::collection, "Generic"},
    NearestType{ItemType::entry, "Encyclopedia"},            NearestType{ItemType::event, "Generic"},
    NearestType{ItemType::interview, "Personal Communication"}, NearestType{ItemType::musical_score, "Music"},
    NearestType{ItemType::performance, "Generic"},           NearestType{ItemType::post, "Web Page"},
    NearestType{ItemType::review, "Journal Article"},        NearestType{ItemType::review_book, "Journal Article"},
    NearestType{ItemType::speech, "Conference Paper"},       NearestType{ItemType::treaty, "Statute"},
};

[[nodiscard]] constexpr const TypeRow* type_named(std::string_view name) {
    for (const TypeRow& row : types) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

[[nodiscard]] constexpr const TypeRow* type_numbered(unsigned number) {
    for (const TypeRow& row : types) {
        if (row.number == number) return &row;
    }
    return nullptr;
}

/// The type that is written for an item type.
[[nodiscard]] constexpr const TypeRow& type_of(ItemType item) {
    for (const NearestType& nearest : nearest_types) {
        if (nearest.item == item) return *type_named(nearest.name);
    }
    for (const TypeRow& row : types) {
        if (row.item == item) return row;
    }
    return *type_named("Generic");
}

static_assert([] {
    for (std::size_t i = 0; i < item_type_count; ++i) {
        const auto item = static_cast<ItemType>(i);
        bool nearest = false;
        for (const NearestType& row : nearest_types) nearest = nearest || row.item == item;
        if (!nearest && type_of(item).item != item) return false;
    }
    return true;
}(), "every item type has a reference type, or a nearest one");

/// A set of reference types, a bit each.
using TypeSet = std::uint64_t;
static_assert(types.size() <= 64);
inline constexpr TypeSet all_types = ~TypeSet{0} >> (64 - types.size());

[[nodiscard]] constexpr TypeSet bit_of(const TypeRow& type) { return TypeSet{1} << static_cast<unsigned>(&type - types.data()); }

/// The set that a list such as "Book|Edited Book" names, all but those if it begins with `!`. An unknown name does not compile.
[[nodiscard]] consteval TypeSet set_of(std::string_view names) {
    if (names.empty()) return all_types;
    const bool others = names.starts_with('!');
    if (others) names.remove_prefix(1);
    TypeSet set = 0;
    while (!names.empty()) {
        const std::size_t bar = names.find('|');
        set |= bit_of(*type_named(names.substr(0, bar)));
        names = bar == std::string_view::npos ? std::string_view{} : names.substr(bar + 1);
    }
    return others ? all_types & ~set : set;
}

}  // namespace bibcast::endnote_xml
