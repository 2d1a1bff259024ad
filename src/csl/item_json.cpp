#include <charconv>
#include <vector>

#include "csl/item.hpp"
#include "model/csl_date.hpp"
#include "model/date.hpp"
#include "text/json_parse.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

std::string_view scalar_text(const JsonNode& node) {
    switch (node.kind) {
        case JsonKind::string:
        case JsonKind::number: return node.text;
        case JsonKind::boolean: return node.text;
        default: return {};
    }
}

bool is_true(const JsonNode& node) {
    const std::string_view text = scalar_text(node);
    return !text.empty() && text != "false" && text != "0";
}

std::optional<std::int32_t> number_in(const JsonNode& node) {
    std::string_view text = trim(scalar_text(node));
    if (text.starts_with('+')) text.remove_prefix(1);
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

DatePart read_part(const JsonNode& array) {
    DatePart part;
    std::size_t place = 0;
    for (const JsonNode& element : array) {
        const std::int32_t value = number_in(element).value_or(0);
        if (place == 0) part.year = value;
        if (place == 1 && value >= 1 && value <= 12) part.month = static_cast<std::uint8_t>(value);
        if (place == 1 && value >= 13 && value <= 24) part.season = static_cast<std::uint8_t>((value - 13) % 4 + 1);
        if (place == 2 && value >= 1 && value <= 31) part.day = static_cast<std::uint8_t>(value);
        ++place;
    }
    return part;
}

ItemDate read_date(const JsonNode& node) {
    if (node.is(JsonKind::string) || node.is(JsonKind::number)) return date_from_text(node.text);
    ItemDate date;
    if (!node.is(JsonKind::object)) return date;
    if (const JsonNode* const raw = node.member("raw")) date = date_from_text(scalar_text(*raw));
    if (const JsonNode* const edtf = node.member("edtf")) date = date_from_text(scalar_text(*edtf));
    if (const JsonNode* const literal = node.member("literal"); literal != nullptr && date.empty()) date.literal = scalar_text(*literal);
    if (const JsonNode* const parts = node.member("date-parts"); parts != nullptr && parts->is(JsonKind::array)) {
        std::size_t place = 0;
        for (const JsonNode& array : *parts) {
            if (!array.is(JsonKind::array)) continue;
            if (place == 0) date.begin = read_part(array);
            if (place == 1) {
                date.end = read_part(array);
                date.range = true;
                date.open_end = date.end.empty();
            }
            ++place;
        }
        if (place > 0 && !date.begin.empty()) date.literal = {};
    }
    if (const JsonNode* const season = node.member("season"); season != nullptr && date.begin.month == 0 && date.begin.season == 0) {
        date.begin.season = csl_season_named(scalar_text(*season));
    }
    if (const JsonNode* const circa = node.member("circa")) date.circa = is_true(*circa);
    return date;
}

PersonName read_name(const JsonNode& node) {
    PersonName name;
    if (node.is(JsonKind::string)) {
        name.literal = node.text;
        return name;
    }
    for (const JsonNode& member : node) {
        const std::string_view text = trim_unicode(scalar_text(member));
        if (member.key == "family") name.family = text;
        if (member.key == "given") name.given = text;
        if (member.key == "dropping-particle") name.dropping = text;
        if (member.key == "non-dropping-particle") name.non_dropping = text;
        if (member.key == "suffix") name.suffix = text;
        if (member.key == "literal") name.literal = text;
        if (member.key == "comma-suffix") name.comma_suffix = is_true(member);
        if (member.key == "static-ordering") name.static_ordering = is_true(member);
        if (member.key == "isInstitution") name.institution = is_true(member);
    }
    if (name.literal.empty() && name.institution && name.given.empty()) {
        name.literal = name.family;
        name.family = {};
    }
    if (name.literal.empty()) split_particles(name);
    return name;
}

void read_names(Arena& arena, Item& item, Slot slot, const JsonNode& list) {
    std::vector<PersonName> names;
    if (list.is(JsonKind::array)) {
        for (const JsonNode& node : list) {
            if (!node.is(JsonKind::object) && !node.is(JsonKind::string)) continue;
            const PersonName name = read_name(node);
            if (!name.literal.empty() || !name.family.empty() || !name.given.empty()) names.push_back(name);
        }
    }
    if (!names.empty()) item.set_people(arena, slot, arena.copy_all(std::span<const PersonName>(names)));
}

void read_member(Arena& arena, Item& item, const JsonNode& member) {
    if (member.key == "id") item.id = scalar_text(member);
    if (member.key == "type") item.type = scalar_text(member);
    if (member.key == "language") item.language = language_tag_or_words(scalar_text(member));
    const Slot slot = slot_named(member.key);
    if (slot == no_slot) return;
    switch (kind_of_slot(slot)) {
        case VariableKind::name: read_names(arena, item, slot, member); break;
        case VariableKind::date: {
            const ItemDate date = read_date(member);
            if (!date.empty()) item.set_date(arena, slot, date);
            break;
        }
        default: {
            const std::string_view text = trim_unicode(scalar_text(member));
            const bool alias = name_of_slot(slot) != member.key;
            if (!text.empty() && !(alias && item.index[slot] != 0)) item.set_text(arena, slot, text);
        }
    }
}

}  // namespace

ItemDate date_from_text(std::string_view text) {
    ItemDate date;
    std::optional<Date> parsed = parse_edtf(text);
    if (!parsed) parsed = parse_written_date(text);
    if (!parsed || !parsed->has_parts()) {
        date.literal = trim(text);
        return date;
    }
    const auto convert = [](const DatePoint& point) {
        DatePart part;
        part.year = point.year <= 0 ? point.year - 1 : point.year;
        if (point.is_season()) {
            part.season = static_cast<std::uint8_t>((point.month - 21) % 4 + 1);
        } else {
            part.month = point.month;
        }
        part.day = point.day;
        return part;
    };
    date.begin = convert(parsed->begin);
    date.circa = parsed->begin.approximate || parsed->begin.uncertain;
    if (parsed->is_range()) {
        date.range = true;
        date.open_end = parsed->end_bound != Bound::point;
        if (!date.open_end) date.end = convert(parsed->end);
    }
    return date;
}

namespace {

void set_from_note(Arena& arena, Item& item, std::string_view key, std::string_view value) {
    if (key == "type" && !value.empty()) {
        item.type = value;
        return;
    }
    const Slot slot = slot_named(key);
    if (slot == no_slot || value.empty()) return;
    switch (kind_of_slot(slot)) {
        case VariableKind::date:
            item.set_date(arena, slot, date_from_text(value));
            break;
        case VariableKind::name: {
            PersonName name;
            if (const std::size_t bars = value.find("||"); bars != std::string_view::npos) {
                name.family = trim(value.substr(0, bars));
                name.given = trim(value.substr(bars + 2));
            } else {
                name.literal = value;
            }
            item.set_people(arena, slot, arena.copy_all(std::span<const PersonName>(&name, 1)));
            break;
        }
        default:
            if (item.index[slot] == 0) item.set_text(arena, slot, value);
    }
}

bool is_note_key(std::string_view key) {
    for (const char c : key) {
        if (!is_ascii_alpha(c) && c != '-' && c != '_') return false;
    }
    return !key.empty();
}

/// Variables that have no field of their own stand in the note: `key: value` on lines at its head, or `{:key: value}`
/// (citeproc-js, "cheater syntax").
void read_note(Arena& arena, Item& item) {
    std::string_view note = item.text(slot_of(Variable::note));
    while (!note.empty()) {
        const std::size_t end = note.find('\n');
        const std::string_view line = trim(note.substr(0, end));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_note_key(line.substr(0, colon))) break;
        if (slot_named(line.substr(0, colon)) == no_slot && line.substr(0, colon) != "type") break;
        set_from_note(arena, item, line.substr(0, colon), trim(line.substr(colon + 1)));
        if (end == std::string_view::npos) break;
        note.remove_prefix(end + 1);
    }
    note = item.text(slot_of(Variable::note));
    for (std::size_t at = note.find("{:"); at != std::string_view::npos; at = note.find("{:", at + 2)) {
        const std::size_t close = note.find('}', at);
        const std::size_t colon = note.find(':', at + 2);
        if (close == std::string_view::npos || colon == std::string_view::npos || colon > close) break;
        set_from_note(arena, item, note.substr(at + 2, colon - at - 2), trim(note.substr(colon + 1, close - colon - 1)));
    }
}

}  // namespace

Item item_from_json(Arena& arena, const JsonNode& json) {
    Item item;
    if (!json.is(JsonKind::object)) return item;
    for (const JsonNode& member : json) read_member(arena, item, member);
    if (item.index[slot_of(Variable::note)] != 0) read_note(arena, item);
    return item;
}

}  // namespace bibcast::csl
