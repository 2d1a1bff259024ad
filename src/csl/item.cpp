#include "csl/item.hpp"

#include <limits>

namespace bibcast::csl {

Slot slot_named(std::string_view name) {
    if (const std::optional<Variable> variable = variable_named(name)) return slot_of(*variable);
    if (name == "collection-title-short") return collection_title_short_slot;
    if (name == "hereinafter") return hereinafter_slot;
    return no_slot;
}

std::string_view name_of_slot(Slot slot) {
    if (slot < variable_count) return name_of(static_cast<Variable>(slot));
    return slot == collection_title_short_slot ? "collection-title-short" : slot == hereinafter_slot ? "hereinafter" : "";
}

VariableKind kind_of_slot(Slot slot) {
    return slot < variable_count ? kind_of(static_cast<Variable>(slot)) : VariableKind::text;
}

namespace {

template <class T>
void set_value(Arena& arena, std::uint8_t& index, List<T>& list, const T& value) {
    if (index != 0) {
        list[index - 1U] = value;
    } else if (list.size() < std::numeric_limits<std::uint8_t>::max()) {
        list.push(arena, value);
        index = static_cast<std::uint8_t>(list.size());
    }
}

}  // namespace

void Item::set_text(Arena& arena, Slot slot, std::string_view value) { set_value(arena, index[slot], texts, value); }
void Item::set_date(Arena& arena, Slot slot, const ItemDate& value) { set_value(arena, index[slot], dates, value); }
void Item::set_people(Arena& arena, Slot slot, std::span<const PersonName> value) { set_value(arena, index[slot], names, value); }

}  // namespace bibcast::csl
