#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "io/format.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/serial_number.hpp"
#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::tagged {

/// A set of item types, a bit each.
using ItemSet = std::uint64_t;
inline constexpr ItemSet all_items = ~ItemSet{0} >> (64 - item_type_count);

[[nodiscard]] consteval ItemSet set_of(std::same_as<ItemType> auto... items) {
    return ((ItemSet{1} << static_cast<unsigned>(items)) | ...);
}
[[nodiscard]] constexpr bool contains(ItemSet set, ItemType item) { return ((set >> static_cast<unsigned>(item)) & 1) != 0; }

/// Types whose number is that of a document when it is no ISBN or ISSN.
inline constexpr ItemSet document_items = set_of(ItemType::report, ItemType::patent, ItemType::standard);
/// Types whose number is an ISSN when nothing else can be said of it.
inline constexpr ItemSet serial_items =
    set_of(ItemType::article, ItemType::article_journal, ItemType::article_magazine, ItemType::article_newspaper, ItemType::periodical,
           ItemType::review, ItemType::review_book);
/// Types of whole works: there a lone number of pages counts them.
inline constexpr ItemSet whole_items =
    set_of(ItemType::book, ItemType::classic, ItemType::thesis, ItemType::manuscript, ItemType::pamphlet);

/// Types of what stands in something larger, whose title may be given in short alone.
inline constexpr ItemSet part_items =
    set_of(ItemType::article_journal, ItemType::article_magazine, ItemType::article_newspaper, ItemType::chapter, ItemType::entry_dictionary,
           ItemType::entry_encyclopedia, ItemType::paper_conference, ItemType::review, ItemType::review_book);

/// What a number that may be an ISSN or an ISBN can be in a record of that type.
[[nodiscard]] constexpr SerialKind serial_kind(ItemType item) {
    if (contains(document_items, item)) return SerialKind::document;
    return contains(serial_items, item) ? SerialKind::serial : SerialKind::book;
}

/// What the value of a tag becomes. `text`, `people` and `date` go to the row's variable as they stand.
enum class Place : std::uint8_t {
    text, people, date, type, key,
    year,        ///< the date of publication, or its year
    day,         ///< what the year leaves out of it: `Nov 12`, `SUM`
    pages,       ///< `12-15`; a lone number in a whole work counts its pages
    first_page, last_page,
    serial_number, doi, accession, keyword, url, pdf, full_text,
    special,     ///< the format's own code
    none,        ///< has a meaning that no variable has: kept as a leftover
};

/// Whether a row also says how its variable is written.
enum class Use : std::uint8_t { both, read };

/// One row of a mapping: what `tag` means in records of the types in `items`. Of several rows for a tag the first that holds counts.
struct Row {
    std::string_view tag;
    ItemSet items;
    Place place;
    Variable variable;
    Use use;

    consteval Row(std::string_view t, ItemSet set, Place p, Use u = Use::both)
        : tag(t), items(set), place(p), variable(Variable::title), use(u) {}
    consteval Row(std::string_view t, Place p, Use u = Use::both) : Row(t, all_items, p, u) {}
    consteval Row(std::string_view t, ItemSet set, Variable v, Use u = Use::both)
        : tag(t), items(set), place(place_of(v)), variable(v), use(u) {}
    consteval Row(std::string_view t, Variable v, Use u = Use::both) : Row(t, all_items, v, u) {}

  private:
    static consteval Place place_of(Variable v) {
        if (v < Variable::accessed) return Place::text;
        return v < Variable::author ? Place::date : Place::people;
    }
};

/// A kind of reference as the format names it. Of several rows with one item type the first is written, unless the
/// record's native type names another.
struct TypeRow {
    std::string_view name;
    ItemType item;
};

/// The mapping of a format, and how its values are written.
struct Table {
    std::string_view format;  ///< its id, for leftovers
    std::span<const Row> rows;
    std::span<const TypeRow> types;
    ItemType fallback = ItemType::document;  ///< of a record that does not say what it is
    std::string_view people_separators = "\n;";
    std::string_view keyword_separators = "\n;";
    bool wrapped_keywords = false;  ///< a line end may be only where a line was full; among keywords with separators it always is
    bool splits_lists = false;  ///< several names where one should stand are told apart, with a finding
    bool keep_lines = false;  ///< the lines of a leftover are kept apart, since they mean something
    Name (*read_name)(Arena& arena, std::string_view text) = tagged::read_name;
    void (*append_name)(std::string& out, Arena& arena, const Name& name) = tagged::append_name;

    /// The row that counts for a tag in a record of that type; null if there is none.
    [[nodiscard]] const Row* row_of(std::string_view tag, ItemType item) const;
    /// The rows by which a record of that type is written, in their order. They are worked out once for each thread.
    [[nodiscard]] const std::vector<const Row*>& written_rows(ItemType item) const;
    /// True for a tag of the format.
    [[nodiscard]] bool knows(std::string_view tag) const;
    /// The kind with that name, in any case; null if there is none.
    [[nodiscard]] const TypeRow* type_named(std::string_view name) const;
    /// The kind that is written for `item`; null if the format has none.
    [[nodiscard]] const TypeRow* type_of(ItemType item) const;
    /// The rows as `bibcast formats --mapping` prints them. `specials` names what rows with `Place::special` lead to.
    [[nodiscard]] std::vector<MappingRow> mapping(std::string_view (*specials)(std::string_view tag) = nullptr) const;
};

/// True if every tag's last row holds for all types, and no row is hidden by those before it.
[[nodiscard]] consteval bool is_complete(std::span<const Row> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ItemSet taken = 0;
        bool last = true;
        for (std::size_t k = 0; k < rows.size(); ++k) {
            if (rows[k].tag != rows[i].tag) continue;
            if (k < i) taken |= rows[k].items;
            last = last && k <= i;
        }
        if ((rows[i].items & ~taken) == 0 || (last && rows[i].items != all_items)) return false;
    }
    return true;
}

}  // namespace bibcast::tagged
