// References: what is read of a `ref` and of nothing else.
#include <algorithm>
#include <array>
#include <optional>

#include "formats/jats/codes.hpp"
#include "formats/jats/reading.hpp"
#include "io/tagged/month_words.hpp"
#include "model/identifier.hpp"
#include "name/mark_symbol.hpp"
#include "text/bare_letters.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::jats {

namespace {

std::string_view local(pugi::xml_node node) { return xml_local_name(node.name()); }

bool is_tagged_citation(pugi::xml_node node) { return local(node) == "element-citation" || local(node) == "nlm-citation"; }

pugi::xml_node next_element(pugi::xml_node node) {
    do node = node.next_sibling();
    while (node && node.type() != pugi::node_element);
    return node;
}

pugi::xml_node previous_element(pugi::xml_node node) {
    do node = node.previous_sibling();
    while (node && node.type() != pugi::node_element);
    return node;
}

constexpr std::string_view digits = "0123456789";

/// What a printed reference and a tagged one beside it have in common.
enum class Twin : std::uint8_t {
    none,
    likely,
    same,
    more,  ///< the same, and the printed one says more, so that it is left over
};

/// Whether the printed one has a number, a volume or a page, that the tagged one does not have.
bool has_other_numbers(XmlRecord& xml, pugi::xml_node printed, pugi::xml_node tagged_one) {
    constexpr unsigned most_asked = 64;
    const std::string_view all = xml.peek(tagged_one);
    const std::string_view text = xml.peek(printed);
    unsigned asked = 0;
    for (std::size_t at = text.find_first_of(digits); at != std::string_view::npos; at = text.find_first_of(digits, at)) {
        const std::size_t end = std::min(text.find_first_not_of(digits, at), text.size());
        if (++asked > most_asked || all.find(text.substr(at, end - at)) == std::string_view::npos) return true;
        at = end;
    }
    return false;
}

/// The same if a name or a title of the tagged one stands in the printed one; likely if it has neither.
Twin compare_with_tagged(XmlRecord& xml, pugi::xml_node printed, pugi::xml_node tagged_one) {
    static constexpr std::array names = std::to_array<std::string_view>(
        {"surname", "collab", "article-title", "chapter-title", "data-title", "source", "string-name"});
    constexpr unsigned most_asked = 64;
    const std::string all = bare_letters(xml.peek(printed));
    unsigned asked = 0;
    const pugi::xml_node found = tagged_one.find_node([&](pugi::xml_node node) {
        if (node.type() != pugi::node_element || asked == most_asked || std::find(names.begin(), names.end(), local(node)) == names.end()) return false;
        const std::string words = bare_letters(xml.peek(node));
        asked += words.empty() ? 0 : 1;
        return !words.empty() && all.find(words) != std::string::npos;
    });
    if (!found) return asked == 0 ? Twin::likely : Twin::none;
    return has_other_numbers(xml, printed, tagged_one) ? Twin::more : Twin::same;
}

/// SciELO wants each reference twice: as it is printed, and tagged. The tagged one says more.
Twin tagged_twin(XmlRecord& xml, pugi::xml_node mixed) {
    if (local(mixed) != "mixed-citation") return Twin::none;
    if (local(mixed.parent()) == "citation-alternatives") {
        const pugi::xml_node tagged_one = XmlRecord::child(mixed.parent(), "element-citation");
        return !tagged_one ? Twin::none : has_other_numbers(xml, mixed, tagged_one) ? Twin::more : Twin::same;
    }
    for (const pugi::xml_node beside : {next_element(mixed), previous_element(mixed)}) {
        if (!is_tagged_citation(beside)) continue;
        if (const Twin twin = compare_with_tagged(xml, mixed, beside); twin != Twin::none) return twin;
    }
    return Twin::none;
}

std::vector<pugi::xml_node> citations_in(XmlRecord& xml) {
    std::vector<pugi::xml_node> citations;
    const auto find = [&](pugi::xml_node parent, const auto& again) -> void {
        for (const pugi::xml_node node : parent.children()) {
            const std::string_view name = local(node);
            if (name == "citation-alternatives") again(node, again);
            else if (name != "mixed-citation" && name != "citation" && !is_tagged_citation(node)) continue;
            else if (const Twin twin = tagged_twin(xml, node); twin == Twin::same) xml.pass_over(node);
            else if (twin == Twin::none) citations.push_back(node);
        }
    };
    find(xml.root(), find);
    return citations;
}

/// Blanks and the signs that part what is cited. Signs that are hung on names are more than that.
bool is_punctuation(char32_t c) {
    if (c < 0x80) return c != U'*' && c != U'#' && !is_ascii_alpha(static_cast<char>(c)) && !is_ascii_digit(static_cast<char>(c));
    const bool dash_or_quote = (c >= 0x2010 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201F) || c == 0x2026 || c == 0x2212;
    const bool east_asian = c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B;
    return dash_or_quote || east_asian || is_space(c) || c == 0xAB || c == 0xBB || c == 0xB7;
}

bool says_something(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!is_punctuation(point.value)) return true;
        at += point.size;
    }
    return false;
}

std::string_view decoded(Arena& arena, pugi::xml_node text) {
    const std::string_view raw = trim(std::string_view(text.value()));
    return text.type() == pugi::node_pcdata ? trim(decode_entities(arena, raw)) : raw;
}

/// Between the parts of names and dates, and the names of a group.
void take_punctuation(XmlRecord& xml, pugi::xml_node citation) {
    for (const pugi::xml_node node : citation.children()) {
        const std::string_view name = local(node);
        if (name != "string-name" && name != "person-group" && name != "string-date") continue;
        for (const pugi::xml_node inner : node.children()) {
            if (inner.type() != pugi::node_pcdata) continue;
            const std::string_view text = decoded(xml.arena(), inner);
            if (!says_something(text) || text == "and" || text == ", and") xml.take(inner);
        }
        take_punctuation(xml, node);
    }
}

// What a reference says before an address, a DOI or the day on which somebody looked.
constexpr std::array announcing = std::to_array<std::string_view>({
    "available from", "available at", "available in", "available online", "available online at", "available", "retrieved from", "accessed at", "from", "at",
    "doi", "pmid", "pmcid", "url", "uri", "link", "website", "web site", "online", "disponível em", "disponivel em", "disponível", "disponible en", "disponible",
    "disponible desde", "recuperado de", "disponible sur", "disponible à l'adresse", "verfügbar unter", "disponibile su",
});
constexpr std::array access_words = std::to_array<std::string_view>({
    "cited", "accessed", "access", "retrieved", "viewed", "visited", "citado", "acesso", "acessado", "accesado", "accedido", "acceso", "consultado",
    "consulté", "zugriff", "abgerufen", "on", "in", "em", "en", "el", "le", "am", "date",
});

bool announces(std::string_view words) {
    while (!words.empty() && std::string_view(":.<([ \n\t").find(words.back()) != std::string_view::npos) words.remove_suffix(1);
    while (!words.empty() && std::string_view("[(.,; \n\t").find(words.front()) != std::string_view::npos) words.remove_prefix(1);
    return words.empty() || std::any_of(announcing.begin(), announcing.end(), [&](std::string_view known) { return equals_ignoring_ascii_case(known, words); });
}

bool is_link(pugi::xml_node node) {
    const std::string_view name = local(node);
    return name == "pub-id" || name == "object-id" || name == "ext-link" || name == "uri";
}

/// Words of a mixed citation that stand in no element; punctuation says nothing.
void read_words(XmlRecord& xml, pugi::xml_node citation, Record& record) {
    std::string words;
    take_punctuation(xml, citation);
    for (const pugi::xml_node node : citation.children()) {
        if (node.type() != pugi::node_pcdata && node.type() != pugi::node_cdata) continue;
        const std::string_view text = decoded(xml.arena(), node);
        const bool is_said = says_something(text);
        // `doi:` before a DOI says it again.
        if (is_said && is_link(node.next_sibling()) && announces(text)) {
            xml.pass_over(node);
            continue;
        }
        xml.take(node);
        if (!is_said) continue;
        if (!words.empty()) words += ' ';
        words += text;
    }
    if (!words.empty()) record.add_leftover("jats", "mixed-citation", to_nfc(record.arena(), record.arena().copy(words)), xml.span_of(citation));
}

/// `cited 2007 Feb 21`, `[citado 2012 Out 10]`, `Accessed on February 11, 2016.` without what comes before the date.
std::string_view without_access_words(std::string_view text) {
    while (!text.empty() && (text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == '.' || text.back() == ';')) text.remove_suffix(1);
    while (true) {
        const std::size_t end = std::min(text.find_first_of(" :"), text.size());
        const std::string_view word = text.substr(0, end);
        if (std::none_of(access_words.begin(), access_words.end(), [&](std::string_view known) { return equals_ignoring_ascii_case(known, word); })) return text;
        text = trim(text.substr(std::min(end + 1, text.size())));
    }
}

/// `2012 Out 10`, `10 set. 2012`: Portuguese months that are common words elsewhere, but not beside a year and a day.
std::string with_english_months(std::string_view text) {
    std::string english;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" .,-/", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (equals_ignoring_ascii_case(word, "out")) english += "Oct";
        else if (equals_ignoring_ascii_case(word, "set")) english += "Sep";
        else english += word;
        if (end < text.size()) english += text[end];
        at = end + 1;
    }
    return english;
}

std::optional<Date> date_in_words(std::string_view text) {
    text = without_access_words(text);
    if (const auto date = parse_written_date(text)) return date;
    if (text.size() > 60) return std::nullopt;
    if (const auto english = tagged::date_in_english(text)) return parse_written_date(*english);
    return parse_written_date(with_english_months(text));
}

/// A date in elements, in words, or in an attribute. What is in words is taken where it says the same.
Date read_date_within(XmlReading& reading, pugi::xml_node node) {
    XmlRecord& xml = reading.xml;
    if (const pugi::xml_node year = XmlRecord::child(node, "year")) {
        const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
        const std::string_view month = part("month");
        for (const pugi::xml_node inner : node.children()) {
            if (inner.type() == pugi::node_pcdata && !says_something(without_access_words(decoded(reading.arena, inner)))) xml.take(inner);
        }
        for (const std::string_view name : {"year", "month", "day"}) xml.pass_over(XmlRecord::child(node, name), "iso-8601-date");
        xml.pass_over(node, "iso-8601-date");
        return date_of_parts(reading.arena, xml.text(year), month.empty() ? part("season") : month, part("day"));
    }
    const std::string_view words = xml.peek(node);
    const std::optional<Date> written = words.empty() ? std::nullopt : date_in_words(words);
    const auto stated = parse_edtf(xml.peek_attribute(node, "iso-8601-date"));
    if (!stated) {
        xml.text(node);
        return written ? *written : Date::of_literal(words);
    }
    xml.attribute(node, "iso-8601-date");
    if (!written) xml.pass_over(node);
    else if (*written == *stated) xml.text(node);
    return *stated;
}

}  // namespace

// A `ref` can hold several citations; each is a record.
void read_references(XmlRecord& xml, Arena& arena, const Sink& sink) {
    const std::vector<pugi::xml_node> citations = citations_in(xml);
    // JATS: a reference may be nothing but a note.
    if (citations.empty() && xml.findings().wants(xml_outside, {})) xml.report(xml_outside, xml.root(), "a reference without a citation");
    const std::string_view id = xml.attribute(xml.root(), "id");
    for (std::size_t i = 0; i < citations.size(); ++i) {
        const pugi::xml_node citation = citations[i];
        Record record(arena);
        record.source = xml.span();
        record.id = i == 0 ? id : arena.concat({id, "-", arena.copy(std::to_string(i + 1))});
        Reading reading(xml, record);
        reading.is_reference = true;
        std::string_view type = xml.attribute(citation, "publication-type");
        if (type.empty()) type = xml.attribute(citation, "citation-type");
        set_type(record, type, ItemType::document);
        apply_xml_rules(reading, reference_rules, citation, local(citation));
        reading.finish();
        read_words(xml, citation, record);
        if (i + 1 == citations.size()) {
            static constexpr std::string_view ignored[] = {"@xmlns", "@iso-8601-date", "@publisher-type", "@publication-format", "label"};
            xml.add_leftovers(record, "jats", ignored);
        }
        sink(record);
    }
}

// The title of a book is that of the record, unless a part of it is cited.
void read_source(XmlReading& reading, pugi::xml_node node, Variable variable) {
    ItemType& type = reading.record.type;
    const auto has = [&](std::string_view name) { return !reading.xml.known_child(node.parent(), name).empty(); };
    const bool titled = has("article-title") || has("chapter-title") || has("data-title");
    // NLM's DTD has no element for the title of a chapter: the one for articles stands in its place.
    if (type == ItemType::book && has("article-title")) type = ItemType::chapter;
    const bool is_part = type == ItemType::article_journal || type == ItemType::article_magazine || type == ItemType::article_newspaper ||
                         type == ItemType::chapter || type == ItemType::paper_conference || type == ItemType::article;
    reading.add_once(titled || is_part ? variable : Variable::title, node);
}

void read_year(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const pugi::xml_node parent = node.parent();
    const auto part = [&](std::string_view name) { return xml.peek(xml.known_child(parent, name)); };
    std::string_view year = xml.peek(node);
    // `2001a` tells works of one year apart.
    std::string_view suffix;
    if (year.size() == 5 && is_ascii_digit(year[3]) && is_ascii_alpha(year[4])) {
        suffix = year.substr(4);
        year = year.substr(0, 4);
    }
    const std::string_view month = part("month");
    const Date date = date_of_parts(reading.arena, year, month.empty() ? part("season") : month, part("day"));
    if (!date.has_parts() && date.literal.empty()) return;
    // Another date of the same work is left over.
    const DateField* const known = reading.record.date(variable);
    if (known != nullptr && (!(known->value == date) || !suffix.empty())) return;
    if (reading.record.date(variable) == nullptr) {
        if (!date.literal.empty()) xml.report(odd_date, node, "the date is not fully understood");
        reading.record.add_text(Variable::year_suffix, suffix, xml.span_of(node));
        reading.record.add_date(variable, date, xml.span_of(node));
    }
    xml.text(node);
    for (const std::string_view name : {"month", "day"}) xml.text(xml.known_child(parent, name));
    if (month.empty()) xml.text(xml.known_child(parent, "season"));
    xml.pass_over(node, "iso-8601-date");
}

void read_string_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (const pugi::xml_node year = XmlRecord::child(node, "year")) return read_year(reading, year, variable);
    if (reading.record.date(variable) == nullptr) read_event_date(reading, node, variable);
}

void read_event_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.record.date(variable) != nullptr) return;
    const Date date = read_date_within(reading, node);
    if (!date.literal.empty()) reading.xml.report(odd_date, node, "the date is not fully understood");
    if (date.has_parts() || !date.literal.empty()) reading.record.add_date(variable, date, reading.xml.span_of(node));
}

/// Without a type it is the day on which the reference was looked at, as the tag library has it; other types are days of other events.
void read_access_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view kind = reading.xml.peek_attribute(node, "content-type");
    static constexpr std::string_view known[] = {"", "access-date", "access", "accessed", "cited", "date-accessed"};
    if (std::find(std::begin(known), std::end(known), kind) == std::end(known) || reading.record.date(variable) != nullptr) return;
    reading.xml.attribute(node, "content-type");
    read_event_date(reading, node, variable);
}

// `doi:10.1371/…`, `Available from: http://…`: what publishers had no other element for. Any other comment is a note.
void read_comment(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const std::string_view all = xml.peek(node);
    pugi::xml_node link = XmlRecord::child(node, "ext-link");
    if (!link) link = XmlRecord::child(node, "uri");
    const std::string_view stated = link ? xml.peek_attribute(link, "href") : std::string_view{};
    const std::string_view shown = link ? xml.peek(link) : std::string_view{};
    std::size_t at = link ? all.rfind(shown) : all.find("http");
    if (!link && at == std::string_view::npos) at = all.find("10.");
    if (at == std::string_view::npos || (link && shown.empty() && stated.empty())) return read_xml_rich(reading, node, variable);
    std::string_view words = link ? shown : all.substr(at, std::min(all.find(' ', at), all.size()) - at);
    while (!link && !words.empty() && std::string_view(".,;)]>").find(words.back()) != std::string_view::npos) words.remove_suffix(1);
    const std::string_view address = stated.empty() ? words : stated;
    const bool is_doi = !canonical_doi(reading.arena, address).empty() && !says_more_than_doi(reading.arena, address);
    const bool is_address = is_doi || address.starts_with("http://") || address.starts_with("https://") || address.starts_with("ftp://");
    if (!is_address || !announces(all.substr(0, at)) || says_something(all.substr(at + words.size()))) {
        read_xml_rich(reading, node, variable);
        // The words of the note have the address already.
        if (stated == shown) xml.attribute(link, "href");
        if (link) xml.word(link, "ext-link-type", {"uri", "url", "doi"});
        return;
    }
    const SourceSpan span = xml.span_of(node);
    if (!is_doi || !reading.add_doi(address, span)) reading.add_url(address, span);
    if (at == 0) xml.take(node);
    else xml.pass_over(node);
}

void read_version(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const std::string_view number = xml.peek_attribute(node, "designator");
    const std::string_view words = xml.peek(node);
    if (words.empty()) return reading.add_once(variable, xml.attribute(node, "designator"), xml.span_of(node));
    // `<version designator="1.2">version 1.2</version>`
    if (words.find(number) != std::string_view::npos) xml.attribute(node, "designator");
    reading.add_once(variable, node);
}

void read_patent(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.has(variable)) return;
    read_xml_text(reading, node, variable);
    const std::string_view country = reading.xml.attribute(node, "country");
    if (!country.empty()) reading.add_once(Variable::jurisdiction, country, reading.xml.span_of(node));
}

/// `<size units="pages">234</size>`; other sizes are left over.
void read_size(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view unit = reading.xml.peek_attribute(node, "units");
    if ((unit != "pages" && unit != "page") || reading.has(variable)) return;
    reading.xml.attribute(node, "units");
    read_xml_text(reading, node, variable);
}

void set_notes_apart(pugi::xml_node text) {
    pugi::xml_node behind = text;
    const auto find = [&](pugi::xml_node parent, const auto& again) -> void {
        for (pugi::xml_node inner = parent.first_child(); inner;) {
            const pugi::xml_node next = inner.next_sibling();
            if (inner.type() == pugi::node_element) {
                if (local(inner) == "xref" || local(inner) == "fn") behind = text.parent().insert_move_after(inner, behind);
                else again(inner, again);
            }
            inner = next;
        }
    };
    find(text, find);
}

}  // namespace bibcast::jats
