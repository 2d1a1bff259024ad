// Dates, places, parts, identifiers and the rest.
#include <algorithm>
#include <string>

#include "formats/mods/codes.hpp"
#include "formats/mods/reading.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

/// `c1984`, `[1984]`, `©1984.`, `p1980`: signs of cataloguing rules around a year.
std::string_view bare_year(std::string_view text) {
    text = trim(text);
    for (const std::string_view sign : {"[", "(", "\u00A9", "\u2117", "cop. ", "cop.", "c", "p"}) {
        if (text.starts_with(sign) && text.size() > sign.size()) text.remove_prefix(sign.size());
    }
    while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == '.')) text.remove_suffix(1);
    const bool year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
    return year ? text : std::string_view{};
}

/// `20010914`, `19880`; MARC's `u` for a digit that is not known.
std::optional<Date> compact_date(Arena& arena, std::string_view text) {
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
        xml.attribute(node, "point");
        xml.attribute(node, "qualifier");
        if (const auto date = parse_edtf(text)) return date;
        if (const auto date = compact_date(arena, text)) return date;
        if (const std::string_view year = bare_year(text); !year.empty()) return parse_edtf(year);
        return parse_written_date(text);
    };
    auto first = read(begin);
    if (!first) {
        if (!encoding.empty()) xml.report(odd_date, begin, "the date is not " + std::string(encoding));
        return Date::of_literal(xml.peek(begin));
    }
    const std::string_view qualifier = xml.attribute(begin, "qualifier");
    first->begin.approximate = first->begin.approximate || qualifier == "approximate";
    first->begin.uncertain = first->begin.uncertain || qualifier == "questionable";
    if (!end) return *first;
    const auto last = xml.peek(end) == "9999" ? std::nullopt : read(end);
    if (!last) xml.text(end);
    xml.attribute(end, "point");
    first->end_bound = last ? Bound::point : Bound::open;
    if (last) first->end = last->begin;
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
    // The same date in another spelling says nothing more.
    for (const pugi::xml_node inner : node.children()) {
        if (xml_local_name(inner.name()) != "dateIssued" || level == Level::series) continue;
        const DateField* issued = record.date(level == Level::original ? Variable::original_date : Variable::issued);
        const std::string_view year = bare_year(xml.peek(inner));
        if (issued != nullptr && !year.empty() && parse_edtf(year) == issued->value) xml.text(inner);
    }
}

void RecordReading::read_origin(pugi::xml_node node, Level level) {
    const Level rows = level == Level::host ? Level::top : level;
    for (const TagRow& row : tags) {
        if (row.level != rows || row.parent != "originInfo") continue;
        for (const pugi::xml_node inner : node.children()) {
            const std::string_view name = xml_local_name(inner.name());
            pugi::xml_node value = inner;
            if (row.element == "placeTerm") {
                if (name != "place") continue;
                value = {};
                for (const pugi::xml_node term : inner.children()) {
                    if (xml_local_name(term.name()) == "placeTerm" && xml.peek_attribute(term, "type") != "code") value = term;
                }
            } else if (name != row.element) {
                continue;
            }
            if (!value || xml.peek(value).empty()) continue;
            if (level == Level::host && has(row.variable) && record.plain(row.variable) != xml.peek(value)) continue;
            if (row.element == "placeTerm") xml.attribute(value, "type");
            add_joined(row.variable, value, "; ");
        }
    }
    if (const pugi::xml_node issuance = XmlRecord::child(node, "issuance")) {
        const std::string_view word = xml.peek(issuance);
        const bool goes_on = word == "continuing" || word == "serial" || word == "integrating resource" || word == "multipart monograph";
        if (level == Level::host) host_continuing_ = host_continuing_ || (goes_on && word != "multipart monograph");
        if (level == Level::host) host_book_ = host_book_ || word == "monographic";
        if (level == Level::top) continuing_ = continuing_ || (goes_on && word != "multipart monograph");
        if (level == Level::top) monographic_ = monographic_ || word == "monographic" || word == "multipart monograph";
        xml.text(issuance);
    }
    read_dates(node, level);
}

void RecordReading::read_language(pugi::xml_node node) {
    pugi::xml_node code;
    pugi::xml_node words;
    for (const pugi::xml_node term : node.children()) {
        if (xml_local_name(term.name()) != "languageTerm") continue;
        const bool text = xml.peek_attribute(term, "type") == "text";
        if (text && !words) words = term;
        if (!text && !code) code = term;
    }
    // The name of the language only repeats its code.
    if (code && words) xml.take(words);
    const pugi::xml_node term = code ? code : words;
    // `zxx` is no linguistic content, `und` undetermined (ISO 639-2).
    if (!term || xml.peek(term) == "zxx" || xml.peek(term) == "und") return;
    xml.attribute(term, "type");
    add_joined(Variable::language, term, "; ");
}

void RecordReading::read_extent(pugi::xml_node node) {
    const std::string_view text = xml.peek(node);
    const std::string_view unit = xml.attribute(node, "unit");
    if (unit == "pages") return void(add_single(Variable::number_of_pages, node));
    if (unit == "volumes") return void(add_single(Variable::number_of_volumes, node));
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view word = trim(text.substr(end));
    const auto counted = [&](Variable variable) {
        if (has(variable)) return false;
        xml.text(node);
        record.add_text(variable, text.substr(0, end), xml.span_of(node));
        return true;
    };
    if (end > 0 && end < text.size()) {
        for (const std::string_view pages : {"p", "p.", "pp.", "pages", "pages.", "leaves", "Seiten", "S."}) {
            if (word == pages && counted(Variable::number_of_pages)) return;
        }
        for (const std::string_view volumes : {"v.", "v", "volumes", "volumes.", "vols.", "volume"}) {
            if (word == volumes && counted(Variable::number_of_volumes)) return;
        }
    }
    add_joined(Variable::dimensions, node, "; ");
}

void RecordReading::read_physical(pugi::xml_node node) {
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "extent") read_extent(inner);
        if (name == "form" && xml.peek_attribute(inner, "authority").empty()) add_joined(Variable::medium, inner, "; ");
        if (name == "internetMediaType") html_ = html_ || xml.peek(inner) == "text/html";
    }
}

void RecordReading::read_note(pugi::xml_node node) {
    const std::string_view type = xml.peek_attribute(node, "type");
    if (type.empty() || type == "annotation") {
        xml.attribute(node, "type");
        add_once(type.empty() ? Variable::note : Variable::annote, xml.text(node), xml.span_of(node));
        return;
    }
    if (type == "award" || type == "group") {
        xml.attribute(node, "type");
        if (type == "award") record.add_award(xml.text(node), xml.span_of(node));
        else record.add_group(xml.text(node), xml.span_of(node));
        return;
    }
    const auto variable = variable_named(type);
    if (!variable || kind_of(*variable) == VariableKind::name || kind_of(*variable) == VariableKind::date) return;
    if (has_row(*variable) || *variable == Variable::page || *variable == Variable::keyword) return;
    xml.attribute(node, "type");
    add_once(*variable, xml.text(node), xml.span_of(node));
}

/// The parts of a heading stand in one keyword, as in catalogues: `Music -- Bibliography`.
void RecordReading::read_subject(pugi::xml_node node) {
    std::string heading;
    for (const pugi::xml_node inner : node.children()) {
        if (!is_element(inner)) continue;
        const std::string_view name = xml_local_name(inner.name());
        if (name == "cartographics") {
            add_single(Variable::scale, XmlRecord::child(inner, "scale"));
        } else if (name != "geographicCode") {
            const std::string_view word = xml.text(inner);
            if (word.empty()) continue;
            if (!heading.empty()) heading += " -- ";
            heading += word;
            for (const pugi::xml_attribute attribute : inner.attributes()) xml.attribute(inner, xml_local_name(attribute.name()));
        }
    }
    if (!heading.empty()) record.add_keyword(arena.copy(heading), xml.span_of(node));
}

void RecordReading::read_identifier(pugi::xml_node node, Level level) {
    const std::string_view type = xml.peek_attribute(node, "type");
    const std::string_view value = xml.peek(node);
    if (value.empty() || xml.peek_attribute(node, "invalid") == "yes") return;
    const std::string lower = ascii_lower(type);
    const SourceSpan span = xml.span_of(node);
    const auto understood = [&] {
        xml.attribute(node, "type");
        xml.text(node);
    };
    if (lower == "doi") {
        if (add_doi(value, span)) understood();
    } else if (lower == "isbn" || lower == "issn") {
        const Variable variable = lower == "isbn" ? Variable::isbn : Variable::issn;
        understood();
        add_once(variable, value, span);
    } else if (lower == "pmid" || lower == "pubmed" || lower == "medline" || lower == "pmcid" || lower == "pmc") {
        if (add_single(lower == "pmcid" || lower == "pmc" ? Variable::pmcid : Variable::pmid, node)) understood();
    } else if (level == Level::host) {
        return;
    } else if (lower == "citekey" || (lower.empty() && value.find_first_of(" /") == std::string_view::npos)) {
        if (!record.id.empty() && record.id != value) return;
        record.id = value;
        understood();
    } else if (lower == "uri" || lower == "url") {
        const FoundIdentifier found = identifier_in_url(arena, value);
        if (found.scheme == "doi" && !has(Variable::doi)) add_found_identifier(record, found, span);
        else add_url(value, span);
        understood();
    } else if (lower == "arxiv") {
        const FoundIdentifier found = parse_arxiv(arena, value);
        if (found.found()) add_found_identifier(record, found, span);
        else record.add_identifier("arxiv", value, span);
        understood();
    } else if (!lower.empty()) {
        record.add_identifier(lower == "hdl" ? "handle" : type, value, span);
        understood();
    }
}

void RecordReading::read_url(pugi::xml_node node) {
    const std::string_view url = xml.text(node);
    const std::string_view label = xml.attribute(node, "displayLabel");
    const std::string_view accessed = xml.attribute(node, "dateLastAccessed");
    const std::string_view word = xml.peek_attribute(node, "note");
    const LinkKind kind = link_kind_named(word);
    if (kind != LinkKind::other) xml.attribute(node, "note");
    const bool primary = xml.peek_attribute(node, "usage").starts_with("primary") || xml.peek_attribute(node, "access") == "object in context";
    const SourceSpan span = xml.span_of(node);
    if (kind == LinkKind::other && (label.empty() || primary) && !has(Variable::url)) {
        record.add_text(Variable::url, url, span);
        // What such a label says (`Content Detail`) is the place of the page on its site.
        if (!label.empty()) record.add_link(kind, url, label, span);
    } else {
        record.add_link(kind, url, label, span);
    }
    if (accessed.empty() || record.date(Variable::accessed) != nullptr) return;
    record.add_date(Variable::accessed, read_any_date(arena, accessed), span);
}

void RecordReading::read_location(pugi::xml_node node) {
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "physicalLocation") add_joined(Variable::archive, inner, "; ");
        if (name == "shelfLocator") add_joined(Variable::archive_location, inner, "; ");
        if (name == "url" && !xml.peek(inner).empty()) read_url(inner);
    }
}

void RecordReading::read_pages(pugi::xml_node node) {
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
    const std::string_view unit = xml.peek_attribute(node, "unit");
    if (!unit.empty() && !unit.starts_with("page") && unit != "p" && unit != "pp") return;
    xml.attribute(node, "unit");
    const std::string_view start = part("start");
    const std::string_view end = part("end");
    std::string_view pages = part("list");
    if (pages.empty()) pages = start.empty() ? end : end.empty() || end == start ? start : arena.concat({start, "-", end});
    for (const std::string_view word : {"pp. ", "p. ", "pp.", "p."}) {
        if (pages.starts_with(word)) pages = trim(pages.substr(word.size()));
    }
    add_once(Variable::page, pages, xml.span_of(node));
    if (const pugi::xml_node total = XmlRecord::child(node, "total")) add_single(Variable::number_of_pages, total);
}

void RecordReading::read_part(pugi::xml_node node, Level level) {
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "extent" && level != Level::series) read_pages(inner);
        if (name == "date" && level != Level::series) {
            const DateField* issued = record.date(Variable::issued);
            if (issued == nullptr) record.add_date(Variable::issued, date_in(inner, {}), xml.span_of(inner));
            else if (!(issued->value == date_in(inner, {}))) xml.give_back(inner);
        }
        if (name != "detail") continue;
        const std::string type = ascii_lower(xml.peek_attribute(inner, "type"));
        const pugi::xml_node number = XmlRecord::child(inner, "number");
        const Level rows = level == Level::series ? Level::series : Level::host;
        bool read = false;
        for (const TagRow& row : tags) {
            if (row.level == rows && row.parent == "detail" && row.type == type) read = add_single(row.variable, number);
        }
        for (const DetailAlias& alias : detail_aliases) {
            if (!read && rows == Level::host && alias.type == type) read = add_single(alias.variable, number);
        }
        issue_ = issue_ || (read && type == "issue");
        if (read) xml.attribute(inner, "type");
    }
}

}  // namespace bibcast::mods
