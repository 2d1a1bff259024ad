// Places, parts, identifiers and the rest.
#include <algorithm>
#include <string>

#include "formats/mods/codes.hpp"
#include "formats/mods/reading.hpp"
#include "io/extent.hpp"
#include "io/part_statement.hpp"
#include "io/thesis_note.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

bool repeats_first_page(std::string_view first, std::string_view pages) {
    if (first.empty() || !pages.starts_with(first)) return false;
    const std::string_view rest = pages.substr(first.size());
    return rest.empty() || rest.starts_with('-') || rest.starts_with("\u2013");
}

}  // namespace

/// Whether something in an element says where the work was published.
bool RecordReading::says_publication(pugi::xml_node parent) {
    if (parent == asked_for_publication_) return has_publication_;
    asked_for_publication_ = parent;
    has_publication_ = std::any_of(parent.begin(), parent.end(), [&](pugi::xml_node inner) {
        const std::string_view word = xml.peek_attribute(inner, "eventType");
        return xml_local_name(inner.name()) == "originInfo" && (word.empty() || word == "publication");
    });
    return has_publication_;
}

void RecordReading::read_origin(pugi::xml_node node, Level level) {
    // What was done to a work elsewhere (MODS 3.8, `eventType`: distribution, manufacture, digitization) does not publish it, if it has a publication.
    const std::string_view event = xml.peek_attribute(node, "eventType");
    if (event == "publication") xml.attribute(node, "eventType");
    const bool beside = !event.empty() && event != "publication" && event != "copyright";
    if (beside && says_publication(node.parent())) return;
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
            if (row.element == "placeTerm") xml.word(value, "type", {"text"});
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
        if (goes_on || word == "monographic" || word == "single unit") xml.text(issuance);
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
    if (code && words) xml.pass_over(words);
    const pugi::xml_node term = code ? code : words;
    // `zxx` is no linguistic content, `und` undetermined (ISO 639-2).
    if (!term || xml.peek(term) == "zxx" || xml.peek(term) == "und") return;
    xml.word(term, "type", {"code", "text"});
    add_joined(Variable::language, term, "; ");
}

void RecordReading::read_extent(pugi::xml_node node) {
    const std::string_view text = xml.peek(node);
    const std::string_view unit = xml.word(node, "unit", {"pages", "volumes"});
    if (unit == "pages") return void(add_single(Variable::number_of_pages, node));
    if (unit == "volumes") return void(add_single(Variable::number_of_volumes, node));
    const auto counts = [&](Variable variable, const CountedExtent& count) {
        if (count.number.empty()) return false;
        if (has(variable) && record.plain(variable) != count.number) return true;
        add_once(variable, count.number, xml.span_of(node));
        if (count.whole) xml.text(node);
        return true;
    };
    const CountedExtent volumes = find_count(text, volume_words);
    const bool pages = counts(Variable::number_of_pages, find_count(text, page_words));
    const bool parts = (volumes.whole || volumes.number != "1") && counts(Variable::number_of_volumes, volumes);
    // Illustrations and height of a book (`xi, 301 p. : ill. ; 23 cm`) are left over with the statement.
    if (pages || parts) return;
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

/// A dissertation note is what MARC has in 502, and is read in the same way: with an ISBN it is the book that came of the thesis.
void RecordReading::read_thesis(pugi::xml_node note) {
    if (has(Variable::genre)) return;
    const bool book = std::any_of(root_.begin(), root_.end(), [&](pugi::xml_node inner) {
        return xml_local_name(inner.name()) == "identifier" && equals_ignoring_ascii_case(xml.peek_attribute(inner, "type"), "isbn");
    });
    if (!book && (!type_known_ || record.type == ItemType::book)) {
        type_known_ = true;
        record.type = ItemType::thesis;
    }
    xml.attribute(note, "type");
    const std::string_view text = xml.peek(note);
    const auto parts = record.type == ItemType::thesis ? parse_thesis_note(text) : std::nullopt;
    const bool published = has(Variable::publisher) || XmlRecord::child(XmlRecord::child(root_, "originInfo"), "publisher");
    if (!parts || published) return void(add_single(Variable::genre, note));
    record.add_text(Variable::genre, parts->degree, xml.span_of(note));
    record.add_text(Variable::publisher, parts->institution, xml.span_of(note));
    // Another year than that of issue is left over with the note.
    const DateField* const issued = record.date(Variable::issued);
    if (parts->year.empty() || (issued != nullptr && std::to_string(issued->value.begin.year) == parts->year)) xml.text(note);
}

void RecordReading::read_note(pugi::xml_node node) {
    const std::string_view type = xml.peek_attribute(node, "type");
    if (type.empty() || type == "annotation") {
        xml.attribute(node, "type");
        add_once(type.empty() ? Variable::note : Variable::annote, xml.text(node), xml.span_of(node));
        return;
    }
    if (type == "thesis") return read_thesis(node);
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

/// A term of a subject on one line: a name and its dates, a title and its part, a place in a place.
std::string_view RecordReading::subject_term(pugi::xml_node node) {
    const std::string_view name = xml_local_name(node.name());
    const std::string_view separator = name == "name" ? ", " : name == "titleInfo" ? ". " : " -- ";
    std::string term;
    bool inside = false;
    for (const pugi::xml_node inner : node.children()) {
        if (!is_element(inner)) continue;
        inside = true;
        // What else is said of a person (role, affiliation, number) is left over.
        if (name == "name" && xml_local_name(inner.name()) != "namePart") continue;
        const std::string_view word = xml.text(inner);
        if (word.empty()) continue;
        const bool closed = term.ends_with(',') || term.ends_with('.');
        if (!term.empty()) term += closed && separator.front() == term.back() ? " " : separator;
        term += word;
        xml.pass_over(inner, "type");
    }
    return inside ? arena.copy(term) : xml.text(node);
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
            const std::string_view word = subject_term(inner);
            if (word.empty()) continue;
            if (!heading.empty()) heading += " -- ";
            heading += word;
            for (const pugi::xml_attribute attribute : inner.attributes()) xml.pass_over(inner, xml_local_name(attribute.name()));
        }
    }
    if (!heading.empty()) record.add_keyword(arena.copy(heading), xml.span_of(node));
}

void RecordReading::read_identifier(pugi::xml_node node, Level level) {
    std::string_view type = xml.peek_attribute(node, "type");
    const std::string_view value = xml.peek(node);
    if (value.empty() || xml.peek_attribute(node, "invalid") == "yes") return;
    // `http://id.loc.gov/vocabulary/identifiers/isbn`
    const std::string_view address = xml.peek_attribute(node, "typeURI");
    if (const std::size_t slash = address.rfind('/'); slash != std::string_view::npos) {
        if (type.empty()) type = address.substr(slash + 1);
        if (equals_ignoring_ascii_case(type, address.substr(slash + 1))) xml.attribute(node, "typeURI");
    }
    const std::string lower = ascii_lower(type);
    const SourceSpan span = xml.span_of(node);
    const auto understood = [&] {
        // `isbn-10`, `print issn`: which of them it is no variable says.
        if ((lower != "isbn" && lower.starts_with("isbn")) || (lower != "issn" && lower.find("issn") != std::string::npos)) xml.pass_over(node, "type");
        else xml.attribute(node, "type");
        xml.text(node);
    };
    if (lower == "doi") {
        if (add_doi(value, span)) understood();
    } else if (lower.starts_with("isbn")) {
        // `0801486394 (pbk. : acid-free paper)`: what is said of the number is left over with it.
        const std::string_view number = trim(value.substr(0, value.find_first_of("(:;")));
        const bool bare = number.size() == value.size() || canonical_isbn(arena, number).empty();
        if (bare) understood();
        add_once(Variable::isbn, bare ? value : number, span);
    } else if (lower.find("issn") != std::string::npos) {
        understood();
        add_once(Variable::issn, value, span);
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
    } else if ((lower == "report number" || lower == "patent number" || lower == "report" || lower == "patent") && !has(Variable::number)) {
        add_single(Variable::number, node);
        understood();
    } else if (!lower.empty()) {
        const FoundIdentifier found = lower == "hdl" || lower == "handle" ? identifier_in_url(arena, value) : FoundIdentifier{};
        if (found.scheme == "handle" && value.ends_with(found.value)) add_found_identifier(record, found, span);
        else record.add_identifier(lower == "hdl" ? "handle" : type, value, span);
        understood();
    }
}

void RecordReading::read_url(pugi::xml_node node) {
    const std::string_view url = xml.text(node);
    const std::string_view label = xml.attribute(node, "displayLabel");
    const std::string_view accessed = xml.peek_attribute(node, "dateLastAccessed");
    const std::string_view word = xml.peek_attribute(node, "note");
    const LinkKind kind = link_kind_named(word);
    if (kind != LinkKind::other) xml.attribute(node, "note");
    const SourceSpan span = xml.span_of(node);
    const bool whose = address_ ? node == address_ : kind == LinkKind::other && label.empty() && xml.peek_attribute(node, "access") != "preview";
    if (whose && !has(Variable::url)) {
        record.add_text(Variable::url, url, span);
        // What such a label says (`Content Detail`) is the place of the page on its site.
        if (!label.empty()) record.add_link(kind, url, label, span);
    } else {
        record.add_link(kind, url, label, span);
    }
    if (accessed.empty() || record.date(Variable::accessed) != nullptr) return;
    record.add_date(Variable::accessed, read_any_date(arena, xml.attribute(node, "dateLastAccessed")), span);
}

/// Where a copy stands (MODS 3.8, `holdingSimple/copyInformation`).
void RecordReading::read_shelf(pugi::xml_node holding) {
    for (const pugi::xml_node copy : holding.children()) {
        if (xml_local_name(copy.name()) == "copyInformation") add_single(Variable::archive_location, XmlRecord::child(copy, "shelfLocator"));
    }
}

void RecordReading::read_location(pugi::xml_node node) {
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "physicalLocation") add_joined(Variable::archive, inner, "; ");
        if (name == "shelfLocator") add_joined(Variable::archive_location, inner, "; ");
        if (name == "holdingSimple") read_shelf(inner);
        if (name == "url" && !xml.peek(inner).empty()) read_url(inner);
    }
}

void RecordReading::read_pages(pugi::xml_node node) {
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
    const std::string_view unit = xml.peek_attribute(node, "unit");
    if (!unit.empty() && !unit.starts_with("page") && unit != "p" && unit != "pp") return;
    xml.word(node, "unit", {"page", "pages", "p", "pp"});
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
        if (xml_local_name(inner.name()) == "extent" && level != Level::series) read_pages(inner);
    }
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "date" && level != Level::series) {
            const DateField* issued = record.date(Variable::issued);
            if (issued == nullptr) record.add_date(Variable::issued, date_in(inner, {}), xml.span_of(inner));
            else if (!(issued->value == date_in(inner, {}))) xml.give_back(inner);
        }
        // What MARC has in 773 `$g`; it is left over with what was found in it.
        if (name == "text" && level == Level::host) {
            add_parts_in_words(record, xml.peek(inner), xml.span_of(inner));
            issue_ = issue_ || has(Variable::issue);
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
        // Where the pages stand as well their first one is said again.
        if (!read && type == "page" && has(Variable::page)) read = repeats_first_page(xml.peek(number), record.plain(Variable::page));
        if (read) xml.text(number);
        issue_ = issue_ || (read && type == "issue");
        number_ = number_ || (read && type == "number");
        if (read) xml.attribute(inner, "type");
    }
}

}  // namespace bibcast::mods
