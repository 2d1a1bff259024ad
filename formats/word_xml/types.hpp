#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::word_xml {

/// A source type of Word and the item type that it is.
struct TypeRow {
    std::string_view name;
    ItemType item;
    std::string_view author;  ///< the role in which this type has its authors
};

// ECMA-376, part 1, 22.6.2.60 (SourceType). The first row of an item type is written, unless the native type names another.
inline constexpr std::array types = {
    TypeRow{"JournalArticle", ItemType::article_journal, "Author"},
    TypeRow{"ArticleInAPeriodical", ItemType::article_magazine, "Author"},
    TypeRow{"Book", ItemType::book, "Author"},
    TypeRow{"BookSection", ItemType::chapter, "Author"},
    TypeRow{"ConferenceProceedings", ItemType::paper_conference, "Author"},
    TypeRow{"Report", ItemType::report, "Author"},
    TypeRow{"SoundRecording", ItemType::song, "Artist"},
    TypeRow{"Performance", ItemType::performance, "Writer"},
    TypeRow{"Art", ItemType::graphic, "Artist"},
    TypeRow{"InternetSite", ItemType::webpage, "Author"},
    TypeRow{"DocumentFromInternetSite", ItemType::webpage, "Author"},
    TypeRow{"Film", ItemType::motion_picture, "Author"},
    TypeRow{"Interview", ItemType::interview, "Interviewee"},
    TypeRow{"Patent", ItemType::patent, "Inventor"},
    TypeRow{"ElectronicSource", ItemType::software, "Author"},
    TypeRow{"Case", ItemType::legal_case, "Author"},
    TypeRow{"Misc", ItemType::document, "Author"},
};

/// Item types that Word has no type for, and the nearest one; that the type changes is a loss, but for a thesis, which
/// its `ThesisType` tells from a report.
struct NearestType {
    ItemType item;
    std::string_view name;
};
inline constexpr std::array nearest_types = {
    NearestType{ItemType::article, "Misc"},
    NearestType{ItemType::article_newspaper, "ArticleInAPeriodical"},
    NearestType{ItemType::broadcast, "Film"},
    NearestType{ItemType::classic, "Book"},
    NearestType{ItemType::dataset, "ElectronicSource"},
    NearestType{ItemType::entry, "BookSection"},
    NearestType{ItemType::entry_dictionary, "BookSection"},
    NearestType{ItemType::entry_encyclopedia, "BookSection"},
    NearestType{ItemType::figure, "Art"},
    NearestType{ItemType::map, "Art"},
    NearestType{ItemType::pamphlet, "Book"},
    NearestType{ItemType::periodical, "Book"},
    NearestType{ItemType::post, "InternetSite"},
    NearestType{ItemType::post_weblog, "InternetSite"},
    NearestType{ItemType::review, "JournalArticle"},
    NearestType{ItemType::review_book, "JournalArticle"},
    NearestType{ItemType::standard, "Report"},
    NearestType{ItemType::thesis, "Report"},
};

/// Word asks for the kind of any report in `ThesisType`, whose words tell a thesis from the others. Those that name another kind are few, and
/// those for a thesis are of all languages.
inline constexpr std::array<std::string_view, 16> report_words = {
    "report", "bericht", "rapport", "informe", "relazione", "paper", "memo", "unpublished", "technical",
    "study", "survey", "guideline", "brief", "documentation", "standard", "manual",
};
[[nodiscard]] constexpr bool is_thesis_type(std::string_view lower) {
    for (const std::string_view word : report_words) {
        if (lower.find(word) != std::string_view::npos) return false;
    }
    return !lower.empty();
}

/// Names that some programs write with blanks, as Word shows them.
[[nodiscard]] constexpr bool same_name(std::string_view name, std::string_view written) {
    std::size_t at = 0;
    for (const char c : written) {
        if (c == ' ') continue;
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (at == name.size()) return false;
        const char other = name[at] >= 'A' && name[at] <= 'Z' ? static_cast<char>(name[at] + 32) : name[at];
        if (lower != other) return false;
        ++at;
    }
    return at == name.size();
}

[[nodiscard]] constexpr const TypeRow* type_named(std::string_view name) {
    if (name == "Proceedings") name = "ConferenceProceedings";  // bibutils
    for (const TypeRow& row : types) {
        if (same_name(row.name, name)) return &row;
    }
    return nullptr;
}

/// The type that is written for an item type; `Misc` for what has none.
[[nodiscard]] constexpr const TypeRow& type_of(ItemType item) {
    for (const NearestType& nearest : nearest_types) {
        if (nearest.item == item) return *type_named(nearest.name);
    }
    for (const TypeRow& row : types) {
        if (row.item == item) return row;
    }
    return *type_named("Misc");
}

/// A set of source types, a bit each.
using TypeSet = std::uint32_t;
inline constexpr TypeSet all_types = (TypeSet{1} << types.size()) - 1;

[[nodiscard]] constexpr TypeSet bit_of(const TypeRow& type) { return TypeSet{1} << static_cast<unsigned>(&type - types.data()); }

/// The set that a list such as "Book Report" names. An unknown name does not compile.
[[nodiscard]] consteval TypeSet set_of(std::string_view names) {
    if (names.empty()) return all_types;
    TypeSet set = 0;
    while (!names.empty()) {
        const std::size_t blank = names.find(' ');
        set |= bit_of(*type_named(names.substr(0, blank)));
        names = blank == std::string_view::npos ? std::string_view{} : names.substr(blank + 1);
    }
    return set;
}

}  // namespace bibcast::word_xml
