#include "io/tagged/table.hpp"

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

std::string_view target_of(const Row& row) {
    switch (row.place) {
        case Place::text:
        case Place::people:
        case Place::date: return name_of(row.variable);
        case Place::type: return "type, native-type";
        case Place::key: return "id";
        case Place::year:
        case Place::day: return "issued";
        case Place::pages:
        case Place::first_page:
        case Place::last_page: return "page, number-of-pages";
        case Place::serial_number: return "ISSN, ISBN, number";
        case Place::doi: return "DOI";
        case Place::accession: return "archive_location, PMID, PMCID, identifiers";
        case Place::keyword: return "keyword, topics";
        case Place::url: return "URL, links";
        case Place::pdf: return "links: pdf";
        case Place::full_text: return "links: html";
        case Place::special:
        case Place::none: break;
    }
    return "leftovers";
}

/// The names of the types in a set, separated by blanks; the rows live as long as the program, and so do these.
std::string_view names_of(ItemSet items) {
    if (items == all_items) return {};
    static std::mutex mutex;
    static std::map<ItemSet, std::string> made;
    const std::lock_guard lock(mutex);
    std::string& names = made[items];
    if (!names.empty()) return names;
    for (std::size_t i = 0; i < item_type_count; ++i) {
        const ItemType item = static_cast<ItemType>(i);
        if (!contains(items, item)) continue;
        if (!names.empty()) names += ' ';
        names += name_of(item);
    }
    return names;
}

}  // namespace

const Row* Table::row_of(std::string_view tag, ItemType item) const {
    for (const Row& row : rows) {
        if (row.tag == tag && contains(row.items, item)) return &row;
    }
    return nullptr;
}

const std::vector<const Row*>& Table::written_rows(ItemType item) const {
    // To look for the earlier rows of every tag takes longer than to write a record.
    static thread_local std::map<std::pair<const Row*, ItemType>, std::vector<const Row*>> made;
    const auto [known, is_new] = made.try_emplace({rows.data(), item});
    if (!is_new) return known->second;
    for (const Row& row : rows) {
        if (row.use == Use::both && row_of(row.tag, item) == &row) known->second.push_back(&row);
    }
    return known->second;
}

bool Table::knows(std::string_view tag) const {
    for (const Row& row : rows) {
        if (row.tag == tag) return true;
    }
    return false;
}

const TypeRow* Table::type_named(std::string_view name) const {
    for (const TypeRow& row : types) {
        if (equals_ignoring_ascii_case(row.name, name)) return &row;
    }
    return nullptr;
}

const TypeRow* Table::type_of(ItemType item) const {
    for (const TypeRow& row : types) {
        if (row.item == item) return &row;
    }
    return nullptr;
}

std::vector<MappingRow> Table::mapping(std::string_view (*specials)(std::string_view tag)) const {
    std::vector<MappingRow> all;
    for (const Row& row : rows) {
        const bool special = row.place == Place::special && specials != nullptr;
        all.push_back({row.tag, special ? specials(row.tag) : target_of(row), names_of(row.items), row.use == Use::read ? "read only" : ""});
    }
    for (const TypeRow& row : types) all.push_back({row.name, "type", "", name_of(row.item)});
    return all;
}

}  // namespace bibcast::tagged
