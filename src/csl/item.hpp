#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/arena.hpp"
#include "model/contributor.hpp"
#include "model/item_type.hpp"
#include "model/record.hpp"
#include "model/variable.hpp"

namespace bibcast {
struct JsonNode;
}

namespace bibcast::csl {

/// A variable that a style can name: those of the record, and a few that only styles and citation processors know.
using Slot = std::uint8_t;
inline constexpr Slot no_slot = 255;
inline constexpr Slot collection_title_short_slot = static_cast<Slot>(variable_count);
inline constexpr Slot hereinafter_slot = static_cast<Slot>(variable_count + 1);
inline constexpr std::size_t slot_count = variable_count + 2;

[[nodiscard]] constexpr Slot slot_of(Variable variable) { return static_cast<Slot>(variable); }
/// The slot that CSL spells so; `no_slot` for any other word.
[[nodiscard]] Slot slot_named(std::string_view name);
[[nodiscard]] std::string_view name_of_slot(Slot slot);
[[nodiscard]] VariableKind kind_of_slot(Slot slot);

/// One name as the processor wants it: particles apart, everything else as it came.
struct PersonName {
    std::string_view family;
    std::string_view given;
    std::string_view dropping;
    std::string_view non_dropping;
    std::string_view suffix;
    std::string_view literal;
    bool comma_suffix = false;
    bool static_ordering = false;
    bool institution = false;
    bool others = false;  ///< no name: the list goes on
    const Contributor* contributor = nullptr;  ///< where the name came from, for marks; null for plain CSL-JSON
};

/// One end of a date. Zero is "not given"; years before Christ are negative, -1 is 1 BC.
struct DatePart {
    std::int32_t year = 0;
    std::uint8_t month = 0;   ///< 1 to 12
    std::uint8_t season = 0;  ///< 1 to 4
    std::uint8_t day = 0;
    [[nodiscard]] bool empty() const { return year == 0 && month == 0 && season == 0 && day == 0; }
};

struct ItemDate {
    DatePart begin;
    DatePart end;
    bool range = false;
    bool open_end = false;
    bool circa = false;
    std::string_view literal;  ///< as given, when there are no parts
    [[nodiscard]] bool empty() const { return begin.empty() && literal.empty(); }
};

/// An item to cite: plain values by variable, nothing normalised away. Views what it was made from and the arena.
struct Item {
    std::string_view id;
    std::string_view type;
    std::string_view language;
    std::array<std::uint8_t, slot_count> index{};  ///< 0: no value, else one more than the place in its list
    List<std::string_view> texts;
    List<ItemDate> dates;
    List<std::span<const PersonName>> names;

    [[nodiscard]] std::string_view text(Slot slot) const {
        return slot < slot_count && index[slot] != 0 && is_text(slot) ? texts[index[slot] - 1U] : std::string_view{};
    }
    [[nodiscard]] const ItemDate* date(Slot slot) const {
        return slot < slot_count && index[slot] != 0 && kind_of_slot(slot) == VariableKind::date ? &dates[index[slot] - 1U] : nullptr;
    }
    [[nodiscard]] std::span<const PersonName> people(Slot slot) const {
        return slot < slot_count && index[slot] != 0 && kind_of_slot(slot) == VariableKind::name ? names[index[slot] - 1U]
                                                                                                : std::span<const PersonName>{};
    }
    void set_text(Arena& arena, Slot slot, std::string_view value);
    void set_date(Arena& arena, Slot slot, const ItemDate& value);
    void set_people(Arena& arena, Slot slot, std::span<const PersonName> value);

  private:
    [[nodiscard]] static bool is_text(Slot slot) {
        const VariableKind kind = kind_of_slot(slot);
        return kind == VariableKind::text || kind == VariableKind::number;
    }
};

/// An item of CSL-JSON (CSL 1.0.2 input schema), as it stands: what the schema does not know is left alone.
[[nodiscard]] Item item_from_json(Arena& arena, const JsonNode& json);

/// The record as an item, with its marks on its names.
[[nodiscard]] Item item_from_record(Arena& arena, const Record& record);

/// The date that `text` says, in EDTF or as people write it; a literal if it is neither.
[[nodiscard]] ItemDate date_from_text(std::string_view text);

/// Moves particles that stand in the family or given name to fields of their own (citeproc-js, "parse-names").
void split_particles(PersonName& name);

}  // namespace bibcast::csl
