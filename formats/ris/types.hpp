#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::ris {

/// A reference type: an index into `types`.
using Type = std::uint8_t;

/// A reference type of the format and the item type that it is.
struct TypeRow {
    std::string_view name;
    ItemType item;
    std::string_view meaning;
};

// RIS format specifications: 2001 (35 types) and 2011 (all of these). Of several rows with one item type the
// first is the one that is written, unless the record's native type names another.
inline constexpr std::array types = {
    TypeRow{"JOUR", ItemType::article_journal, "journal article"},
    TypeRow{"ABST", ItemType::article_journal, "abstract"},
    TypeRow{"EJOUR", ItemType::article_journal, "electronic article"},
    TypeRow{"INPR", ItemType::article_journal, "in press"},
    TypeRow{"MGZN", ItemType::article_magazine, "magazine article"},
    TypeRow{"NEWS", ItemType::article_newspaper, "newspaper article"},
    TypeRow{"JFULL", ItemType::periodical, "journal, full"},
    TypeRow{"UNPB", ItemType::article, "unpublished work; preprint"},
    TypeRow{"BOOK", ItemType::book, "whole book"},
    TypeRow{"EBOOK", ItemType::book, "electronic book"},
    TypeRow{"EDBOOK", ItemType::book, "edited book"},
    TypeRow{"CTLG", ItemType::book, "catalog"},
    TypeRow{"SER", ItemType::book, "serial publication"},
    TypeRow{"CHAP", ItemType::chapter, "book section"},
    TypeRow{"ECHAP", ItemType::chapter, "electronic book section"},
    TypeRow{"CLSWK", ItemType::classic, "classical work"},
    TypeRow{"ANCIENT", ItemType::classic, "ancient text"},
    TypeRow{"DICT", ItemType::entry_dictionary, "dictionary entry"},
    TypeRow{"ENCYC", ItemType::entry_encyclopedia, "encyclopedia article"},
    TypeRow{"CONF", ItemType::paper_conference, "conference proceedings"},
    TypeRow{"CPAPER", ItemType::paper_conference, "conference paper"},
    TypeRow{"THES", ItemType::thesis, "thesis"},
    TypeRow{"RPRT", ItemType::report, "report"},
    TypeRow{"GOVDOC", ItemType::report, "government document"},
    TypeRow{"STAND", ItemType::standard, "standard"},
    TypeRow{"PAT", ItemType::patent, "patent"},
    TypeRow{"MANSCPT", ItemType::manuscript, "manuscript"},
    TypeRow{"PAMP", ItemType::pamphlet, "pamphlet"},
    TypeRow{"DATA", ItemType::dataset, "data file"},
    TypeRow{"AGGR", ItemType::dataset, "aggregated database"},
    TypeRow{"DBASE", ItemType::dataset, "online database"},
    TypeRow{"COMP", ItemType::software, "computer program"},
    TypeRow{"ELEC", ItemType::webpage, "web page"},
    TypeRow{"WEB", ItemType::webpage, "web page, as EndNote has it"},
    TypeRow{"BLOG", ItemType::post_weblog, "blog"},
    TypeRow{"PCOMM", ItemType::personal_communication, "personal communication"},
    TypeRow{"ICOMM", ItemType::personal_communication, "Internet communication"},
    TypeRow{"CASE", ItemType::legal_case, "case"},
    TypeRow{"STAT", ItemType::legislation, "statute"},
    TypeRow{"BILL", ItemType::bill, "bill"},
    TypeRow{"UNBILL", ItemType::bill, "unenacted bill or resolution"},
    TypeRow{"LEGAL", ItemType::regulation, "legal rule or regulation"},
    TypeRow{"HEAR", ItemType::hearing, "hearing"},
    TypeRow{"ART", ItemType::graphic, "artwork"},
    TypeRow{"FIGURE", ItemType::figure, "figure"},
    TypeRow{"CHART", ItemType::figure, "chart or table"},
    TypeRow{"MAP", ItemType::map, "map"},
    TypeRow{"MPCT", ItemType::motion_picture, "film or broadcast"},
    TypeRow{"VIDEO", ItemType::motion_picture, "video recording"},
    TypeRow{"ADVS", ItemType::motion_picture, "audiovisual material"},
    TypeRow{"MULTI", ItemType::motion_picture, "online multimedia"},
    TypeRow{"SOUND", ItemType::song, "sound recording"},
    TypeRow{"MUSIC", ItemType::musical_score, "music score"},
    TypeRow{"SLIDE", ItemType::speech, "slide presentation"},
    TypeRow{"GEN", ItemType::document, "generic"},
    TypeRow{"EQUA", ItemType::document, "equation"},
    TypeRow{"GRANT", ItemType::document, "grant"},
};
static_assert(types.size() <= 64, "a TypeSet has a bit for every type");

/// Item types that RIS has no type for, and the nearest one; that the type changes is a loss.
struct NearestType {
    ItemType item;
    std::string_view name;
};
inline constexpr std::array nearest_types = {
    NearestType{ItemType::broadcast, "MPCT"},      NearestType{ItemType::collection, "GEN"},
    NearestType{ItemType::entry, "ENCYC"},         NearestType{ItemType::event, "GEN"},
    NearestType{ItemType::interview, "PCOMM"},     NearestType{ItemType::performance, "GEN"},
    NearestType{ItemType::post, "ICOMM"},          NearestType{ItemType::review, "JOUR"},
    NearestType{ItemType::review_book, "JOUR"},    NearestType{ItemType::treaty, "STAT"},
};

/// Other spellings that programs write.
struct TypeAlias {
    std::string_view alias;
    std::string_view name;
};
inline constexpr std::array type_aliases = {
    TypeAlias{"UNPD", "UNPB"},     TypeAlias{"PREPRINT", "UNPB"}, TypeAlias{"GRNT", "GRANT"},   TypeAlias{"JRNL", "JOUR"},
    TypeAlias{"JOURNAL", "JOUR"},  TypeAlias{"MANUSCPT", "MANSCPT"}, TypeAlias{"THESIS", "THES"},
    TypeAlias{"REPORT", "RPRT"},   TypeAlias{"CHAPTER", "CHAP"}, TypeAlias{"INCOL", "CHAP"},
    TypeAlias{"ELECTRONIC", "ELEC"}, TypeAlias{"MISC", "GEN"},   TypeAlias{"GENERIC", "GEN"},
    // bibutils
    TypeAlias{"STD", "GEN"},
    // MDPI, until about 2022
    TypeAlias{"EJOU", "EJOUR"},
};

/// The type with that name, in any case, or an alias of it.
[[nodiscard]] constexpr std::optional<Type> type_named(std::string_view name) {
    const auto same = [name](std::string_view row) {
        if (row.size() != name.size()) return false;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const char c = name[i] >= 'a' && name[i] <= 'z' ? static_cast<char>(name[i] - 32) : name[i];
            if (row[i] != c) return false;
        }
        return true;
    };
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (same(types[i].name)) return static_cast<Type>(i);
    }
    for (const TypeAlias& alias : type_aliases) {
        if (same(alias.alias)) return type_named(alias.name);
    }
    return std::nullopt;
}

/// What is no other type.
inline constexpr Type generic_type = *type_named("GEN");

namespace detail {

[[nodiscard]] constexpr Type find_type(ItemType item) {
    for (const NearestType& nearest : nearest_types) {
        if (nearest.item == item) return *type_named(nearest.name);
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].item == item) return static_cast<Type>(i);
    }
    return generic_type;
}

inline constexpr auto types_by_item = [] {
    std::array<Type, item_type_count> found{};
    for (std::size_t i = 0; i < item_type_count; ++i) found[i] = find_type(static_cast<ItemType>(i));
    return found;
}();

}  // namespace detail

/// The type that is written for `item`.
[[nodiscard]] constexpr Type type_of(ItemType item) { return detail::types_by_item[static_cast<std::size_t>(item)]; }

static_assert([] {
    for (std::size_t i = 0; i < item_type_count; ++i) {
        const ItemType item = static_cast<ItemType>(i);
        bool nearest = false;
        for (const NearestType& row : nearest_types) nearest = nearest || row.item == item;
        if (!nearest && types[type_of(item)].item != item) return false;
    }
    return true;
}(), "every item type has a reference type of its own, or is listed as having only a nearest one");

/// A set of reference types, a bit each.
using TypeSet = std::uint64_t;

inline constexpr TypeSet all_types = ~TypeSet{0} >> (64 - types.size());

/// The set that a list such as "CONF CPAPER" names. An unknown name does not compile.
[[nodiscard]] consteval TypeSet set_of(std::string_view names) {
    if (names.empty()) return all_types;
    TypeSet set = 0;
    while (!names.empty()) {
        const std::size_t blank = names.find(' ');
        set |= TypeSet{1} << type_named(names.substr(0, blank)).value();
        names = blank == std::string_view::npos ? std::string_view{} : names.substr(blank + 1);
    }
    return set;
}

}  // namespace bibcast::ris
