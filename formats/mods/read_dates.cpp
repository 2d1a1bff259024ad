// Dates: several elements, encodings and qualifiers for one.
#include <algorithm>
#include <string>

#include "formats/mods/codes.hpp"
#include "formats/mods/reading.hpp"
#include "io/catalogue_date.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

/// `20010914`, `198801`, and `20070302110055` or `20070302T110055Z`, whose time is not asked for.
std::optional<Date> compact_date(Arena& arena, std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    const bool timed = text.size() >= 14 && (text[8] == 'T' || text.substr(8, 6).find_first_not_of(digits) == std::string_view::npos);
    if (timed) text = text.substr(0, 8);
    if (text.find_first_not_of("0123456789") != std::string_view::npos || (text.size() != 8 && text.size() != 6)) return std::nullopt;
    std::string dashed(text.substr(0, 4));
    dashed += "-" + std::string(text.substr(4, 2));
    if (text.size() == 8) dashed += "-" + std::string(text.substr(6));
    return parse_edtf(arena.copy(dashed));
}

struct DateElement {
    std::string_view name;
    std::string_view type;
    Variable variable;
    int rank;  ///< of several that could be the date of issue the lowest counts
};
constexpr std::array date_elements = {
    DateElement{"dateIssued", "", Variable::issued, 0},
    DateElement{"copyrightDate", "", Variable::issued, 4},
    DateElement{"dateCreated", "", Variable::issued, 6},
    DateElement{"dateCaptured", "", Variable::accessed, 0},
    DateElement{"dateOther", "event-date", Variable::event_date, 0},
    DateElement{"dateOther", "submitted", Variable::submitted, 0},
    DateElement{"dateOther", "available-date", Variable::available_date, 0},
    DateElement{"dateOther", "accessed", Variable::accessed, 1},
    DateElement{"dateOther", "original-date", Variable::original_date, 1},
};

}  // namespace

Date RecordReading::date_in(pugi::xml_node begin, pugi::xml_node end) {
    const std::string_view encoding = xml.peek_attribute(begin, "encoding");
    const auto read = [&](pugi::xml_node node) -> std::optional<Date> {
        const std::string_view text = xml.text(node);
        xml.word(node, "point", {"start", "end"});
        xml.word(node, "qualifier", {"approximate", "questionable"});
        if (const auto date = parse_edtf(text)) return date;
        if (const auto date = compact_date(arena, text)) return date;
        auto found = read_catalogue_date(text);
        if (!found) return std::nullopt;
        if (!found->whole) found->date.literal = text;
        return found->date;
    };
    auto first = read(begin);
    if (!first) {
        if (!encoding.empty()) xml.report(odd_date, begin, "the date is not " + std::string(encoding));
        return Date::of_literal(xml.peek(begin));
    }
    const std::string_view qualifier = xml.peek_attribute(begin, "qualifier");
    first->begin.approximate = first->begin.approximate || qualifier == "approximate";
    first->begin.uncertain = first->begin.uncertain || qualifier == "questionable";
    if (!end) return *first;
    const bool none = xml.peek(end).empty() || xml.peek(end) == "9999" || xml.peek(end) == "uuuu";
    const auto last = none ? std::nullopt : read(end);
    xml.text(end);
    xml.word(end, "point", {"end"});
    if (!last && !none) {
        first->literal = arena.concat({xml.peek(begin), "/", xml.peek(end)});
        return *first;
    }
    first->end_bound = last ? Bound::point : Bound::open;
    if (last) first->end = last->begin;
    if (last && first->literal.empty() && !last->literal.empty()) first->literal = arena.concat({xml.peek(begin), "/", xml.peek(end)});
    return *first;
}

void RecordReading::read_dates(pugi::xml_node node, Level level) {
    std::vector<DatePlace> best;
    pugi::xml_node last;  // the end of a range
    for (const pugi::xml_node inner : node.children()) {
        if (xml.peek_attribute(inner, "point") == "end") last = inner;
    }
    for (const pugi::xml_node inner : node.children()) {
        if (!is_element(inner) || xml.peek(inner).empty() || xml.peek_attribute(inner, "point") == "end") continue;
        const std::string_view name = xml_local_name(inner.name());
        const std::string_view type = xml.peek_attribute(inner, "type");
        const auto row = std::find_if(date_elements.begin(), date_elements.end(), [&](const DateElement& element) {
            return element.name == name && element.type == type;
        });
        if (row == date_elements.end()) continue;
        // When an address was last looked at is what is asked for, before when the work was copied.
        if (row->variable == Variable::accessed && !last_accessed_.empty()) continue;
        const bool encoded = !xml.peek_attribute(inner, "encoding").empty();
        const bool key = xml.peek_attribute(inner, "keyDate") == "yes";
        DatePlace place{row->variable, inner, {}, row->rank + (encoded ? 0 : 2) - (key ? 1 : 0)};
        if (xml.peek_attribute(inner, "point") == "start") {
            if (std::string_view(last.name()) == inner.name()) place.end = last;
        }
        const auto known = std::find_if(best.begin(), best.end(), [&](const DatePlace& one) { return one.variable == place.variable; });
        if (known == best.end()) best.push_back(place);
        else if (place.rank < known->rank) *known = place;
    }
    for (const DatePlace& place : best) {
        const Variable variable = level == Level::original && place.variable == Variable::issued ? Variable::original_date : place.variable;
        if (level != Level::top && level != Level::host && level != Level::original) continue;
        const DateField* known = record.date(variable);
        if (known == nullptr) {
            xml.attribute(place.begin, "type");
            record.add_date(variable, date_in(place.begin, place.end), xml.span_of(place.begin));
        } else if (known->value == date_in(place.begin, place.end)) {
            xml.attribute(place.begin, "type");
        } else {
            xml.give_back(place.begin);
            if (place.end) xml.give_back(place.end);
        }
    }
    // The same date in another spelling says nothing more, or it says the words that belong to the date.
    for (const pugi::xml_node inner : node.children()) {
        if (xml_local_name(inner.name()) != "dateIssued" || level == Level::series) continue;
        const Variable variable = level == Level::original ? Variable::original_date : Variable::issued;
        const auto issued = std::find_if(record.dates.begin(), record.dates.end(), [&](const DateField& field) { return field.variable == variable; });
        const auto same = read_catalogue_date(xml.peek(inner));
        if (issued == record.dates.end() || !same || !(same->date == issued->value)) continue;
        const std::string_view words = xml.text(inner);
        if (!same->whole) issued->value.literal = words;
    }
}

}  // namespace bibcast::mods
