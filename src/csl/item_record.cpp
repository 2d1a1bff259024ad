#include <string>
#include <vector>

#include "csl/item.hpp"
#include "model/derived_text.hpp"
#include "text/csl_markup.hpp"
#include "text/language.hpp"

namespace bibcast::csl {

namespace {

DatePart part_of(const DatePoint& point) {
    DatePart part;
    // An astronomical year 0 is 1 BC.
    part.year = point.year <= 0 ? point.year - 1 : point.year;
    if (point.is_season()) {
        part.season = static_cast<std::uint8_t>((point.month - 21) % 4 + 1);
    } else {
        part.month = point.month;
        part.day = point.day;
    }
    return part;
}

PersonName name_of_contributor(const Contributor& contributor) {
    const Name& from = contributor.name;
    PersonName name;
    name.family = from.family;
    name.given = from.given;
    name.dropping = from.dropping_particle;
    name.non_dropping = from.non_dropping_particle;
    name.suffix = from.suffix;
    name.literal = from.literal;
    name.comma_suffix = from.comma_suffix;
    name.static_ordering = from.static_ordering;
    name.contributor = &contributor;
    if (name.literal.empty() && name.family.empty() && !name.given.empty()) {
        name.literal = name.given;
        name.given = {};
    }
    return name;
}

ItemDate item_date(const Date& from) {
    ItemDate date;
    if (from.begin_bound == Bound::point) {
        date.begin = part_of(from.begin);
        date.circa = from.begin.approximate || from.begin.uncertain;
        if (from.is_range()) {
            date.range = true;
            date.open_end = from.end_bound != Bound::point;
            if (!date.open_end) date.end = part_of(from.end);
        }
    } else {
        date.literal = from.literal;
    }
    return date;
}

}  // namespace

Item item_from_record(Arena& arena, const Record& record) {
    Item item;
    item.id = record.id;
    item.type = name_of(record.type);
    item.language = language_tag_or_words(record.plain(Variable::language));
    std::string encoded;
    for (const TextField& field : record.texts) {
        const Slot slot = slot_of(field.variable);
        if (item.index[slot] != 0) continue;
        if (field.value.is_plain()) {
            item.set_text(arena, slot, field.value.plain);
        } else {
            encoded.clear();
            encode_csl_markup(encoded, field.value, MarkupTags::csl);
            item.set_text(arena, slot, arena.copy(encoded));
        }
    }
    std::vector<DerivedText> derived;
    append_derived_texts(derived, record);
    for (const DerivedText& text : derived) {
        const Slot slot = slot_of(text.variable);
        if (item.index[slot] == 0) item.set_text(arena, slot, arena.copy(text.value));
    }
    for (const DateField& field : record.dates) {
        const Slot slot = slot_of(field.variable);
        const ItemDate date = item_date(field.value);
        if (item.index[slot] == 0 && !date.empty()) item.set_date(arena, slot, date);
    }
    for (const NamesField& field : record.names) {
        const Slot slot = slot_of(field.variable);
        std::vector<PersonName> names;
        for (const Contributor& contributor : field.people) {
            if (!contributor.name.empty()) names.push_back(name_of_contributor(contributor));
        }
        if (field.others && !names.empty()) {
            PersonName others;
            others.literal = "others";
            others.others = true;
            names.push_back(others);
        }
        if (!names.empty() && item.index[slot] == 0) item.set_people(arena, slot, arena.copy_all(std::span<const PersonName>(names)));
    }
    std::string keywords;
    for (const StringField& keyword : record.keywords) {
        if (!keywords.empty()) keywords += ", ";
        keywords += keyword.value;
    }
    const Slot keyword = slot_of(Variable::keyword);
    if (!keywords.empty() && item.index[keyword] == 0) item.set_text(arena, keyword, arena.copy(keywords));
    return item;
}

}  // namespace bibcast::csl
