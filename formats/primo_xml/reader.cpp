#include <algorithm>

#include "formats/primo_xml/format.hpp"
#include "formats/primo_xml/tags.hpp"
#include "io/catalogue_date.hpp"
#include "io/extent.hpp"
#include "io/part_statement.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/xml_splitter.hpp"
#include "model/standard_number.hpp"
#include "name/parse.hpp"
#include "name/short_form.hpp"
#include "name/stated_parts.hpp"
#include "text/utf8.hpp"

namespace bibcast::primo_xml {

namespace {

constexpr XmlRecordElement elements[] = {{"record", "http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib"}};

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

/// The value that is shown: what stands before `$$Q` (the same for searching) and other subfields.
std::string_view shown(std::string_view text) { return trim(text.substr(0, text.find("$$"))); }

/// Whether what stands for searching (`$$Q…`) has no other words than what is shown.
bool shows_all(std::string_view text) {
    const std::string_view rest = text.substr(std::min(text.find("$$"), text.size()));
    return says_no_more_than(rest.substr(std::min<std::size_t>(rest.size(), 3)), shown(text));
}

/// The value that is shown, noted as understood; what stands for searching is named where it has other words.
std::string_view take_shown(XmlRecord& xml, pugi::xml_node node) {
    const std::string_view text = xml.peek(node);
    if (shows_all(text)) xml.text(node);
    else xml.pass_over(node);
    return shown(text);
}

std::string_view without_end(std::string_view text) {
    text = trim(text);
    while (text.ends_with(',') || text.ends_with(';') || text.ends_with(':') || text.ends_with('/')) text = trim(text.substr(0, text.size() - 1));
    return text;
}

/// `Beck, Simone, 1904-1991.`, `DeVoto, Avis [former owner]`, `Tolkien, Christopher <Autore>`: the name.
std::string_view bare_name(std::string_view text) {
    text = shown(text);
    text = trim(text.substr(0, text.find_first_of("[<(")));
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit != std::string_view::npos) {
        const std::size_t comma = text.rfind(',', digit);
        if (comma != std::string_view::npos) text = text.substr(0, comma);
    }
    // A full stop ends the heading, unless it ends an initial.
    if (text.ends_with('.') && text.size() > 3 && text[text.size() - 3] != ' ' && text[text.size() - 3] != '.') text.remove_suffix(1);
    return without_end(text);
}

/// `Tilo, degree supervisor`: words in small letters behind a given name, longer than particles are, say a role. Takes them from it.
std::string_view take_small_words(std::string_view& given) {
    const std::size_t comma = given.rfind(", ");
    if (comma == std::string_view::npos) return {};
    const std::string_view words = given.substr(comma + 2);
    const bool small = words.size() > 4 && std::all_of(words.begin(), words.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ' ' || c == '-'; });
    if (!small) return {};
    given = given.substr(0, comma);
    return words;
}

/// In lower case, without full stops.
std::string said_name(std::string_view name) {
    std::string said = fold_case(name);
    said.erase(std::remove(said.begin(), said.end(), '.'), said.end());
    return said;
}

struct RoleRow {
    std::string_view word;
    Variable variable;
};
// The relator terms (MARC Code List for Relators) that stand behind names in the catalogues that Primo shows.
constexpr std::array role_rows = {
    RoleRow{"author", Variable::author},           RoleRow{"creator", Variable::author},
    RoleRow{"editor", Variable::editor},           RoleRow{"editor of compilation", Variable::editor},
    RoleRow{"translator", Variable::translator},   RoleRow{"illustrator", Variable::illustrator},
    RoleRow{"compiler", Variable::compiler},       RoleRow{"composer", Variable::composer},
    RoleRow{"director", Variable::director},       RoleRow{"film director", Variable::director},
    RoleRow{"performer", Variable::performer},     RoleRow{"producer", Variable::producer},
    RoleRow{"narrator", Variable::narrator},       RoleRow{"interviewer", Variable::interviewer},
};

/// `Okafor, Ngozi, editor.`: the name, and what the role makes of `variable`.
std::string_view split_role(std::string_view text, Variable& variable) {
    std::string_view stated = text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    if (stated.ends_with(']')) stated.remove_suffix(1);
    for (const RoleRow& row : role_rows) {
        if (!stated.ends_with(row.word)) continue;
        const std::string_view name = stated.substr(0, stated.size() - row.word.size());
        // In brackets, behind a comma, or behind the years of a life.
        if (name.ends_with('[')) {
            variable = row.variable;
            return without_end(name.substr(0, name.size() - 1));
        }
        if (!name.ends_with(", ") && !name.ends_with("- ") && !(name.ends_with(' ') && name.size() > 1 && is_ascii_digit(name[name.size() - 2]))) continue;
        variable = row.variable;
        return without_end(trim(name));
    }
    return text;
}

void add_people(Reading& reading, const std::vector<pugi::xml_node>& nodes, Variable usual) {
    for (const pugi::xml_node node : nodes) {
        std::string_view list = reading.xml.text(node);
        while (!list.empty()) {
            const std::size_t end = list.find("; ");
            const std::string_view written = trim(list.substr(0, end));
            list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 2);
            Variable variable = usual;
            std::string_view bare = bare_name(split_role(shown(written), variable));
            if (bare.empty()) continue;
            const auto heading = of(reading).headings.find(said_name(bare));
            if (heading != of(reading).headings.end()) bare = heading->second;
            Name name;
            const std::size_t comma = bare.find(',');
            if (comma == std::string_view::npos) {
                name.literal = bare;
            } else {
                name.family = trim(bare.substr(0, comma));
                name.given = trim(bare.substr(comma + 1));
            }
            std::string_view given = name.given;
            const std::string_view role = take_small_words(given);
            if (!name.is_literal()) name = name_of_stated_parts(name.family, given);
            if (shown(written) != bare) name.as_written = shown(written);
            if (!shows_all(written)) reading.xml.pass_over(node);
            const SourceSpan span = reading.xml.span_of(node);
            reading.add_detail(reading.record.add_contributor(variable, name, span), DetailKind::role, role, span);
        }
    }
}

class PrimoReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            Reading reading(xml, record);
            // What `display` has counts before what `addata` repeats.
            for (const std::string_view section : {"control", "display", "delivery", "addata", "links"}) {
                const pugi::xml_node node = XmlRecord::child(xml.root(), section);
                if (node) apply_xml_rules(reading, rules, node, section);
            }
            reading.finish();
            xml.add_leftovers(record, "primo_xml", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }
};

}  // namespace

/// `(OCLC)44`, `44`
void read_catalogue_number(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const std::string_view scheme = xml_local_name(node.name()) == "oclcid" ? "oclc" : "lccn";
    std::string_view number = reading.xml.text(node);
    if (number.starts_with('(')) number = trim(number.substr(std::min(number.find(')') + 1, number.size())));
    if (!number.empty()) reading.record.add_identifier(scheme, number, reading.xml.span_of(node));
}

void read_key(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    reading.record.add_identifier("primo", reading.xml.text(node), reading.xml.span_of(node));
}

void read_type(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    // Primo VE has its types in the plural.
    const std::string word = ascii_lower(reading.xml.peek(node));
    const std::string_view one = std::string_view(word).substr(0, word.size() - (word.ends_with('s') ? 1 : 0));
    for (const TypeRow& row : types) {
        if (row.word != word && row.word != one) continue;
        reading.record.type = row.item;
        reading.xml.text(node);
    }
}

/// `The letters / edited by …`, `Theory : an essay`: as catalogues write them.
void read_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view written = take_shown(reading.xml, node);
    std::string title(written.substr(0, written.find(" / ")));
    for (std::size_t at = title.find(" : "); at != std::string::npos; at = title.find(" : ")) title.replace(at, 3, ": ");
    const std::string_view responsibility = written.find(" / ") == std::string_view::npos ? std::string_view{} : written.substr(written.find(" / ") + 3);
    reading.record.add_text(variable, reading.arena.copy(without_end(title)), reading.xml.span_of(node));
    if (!responsibility.empty()) {
        reading.record.add_leftover("primo_xml", "display/title", reading.arena.copy(responsibility), reading.xml.span_of(node));
    }
}

void read_single(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view value = shown(reading.xml.peek(node));
    if (value.empty()) return;
    if (!reading.has(variable)) reading.record.add_text(variable, reading.arena.copy(value), reading.xml.span_of(node));
    const std::string_view known = reading.record.plain(variable);
    // A title in `addata` has no subtitle.
    if (known == value || (variable == Variable::title && known.starts_with(value.substr(0, value.find_first_of(":/"))))) {
        if (says_no_more_than(value, known)) take_shown(reading.xml, node);
        else reading.xml.pass_over(node);
    }
}

void read_display(XmlReading& reading, pugi::xml_node node, Variable variable) { read_single(reading, node, variable); }

void read_creator(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).creators.push_back(node); }
void read_contributor(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).contributors.push_back(node); }
void read_publisher(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    if (!of(reading).publisher) of(reading).publisher = node;
}
void read_created(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).created = node; }
void read_date(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    // `date` says more than `risdate`.
    if (!of(reading).date) of(reading).date = node;
    else if (reading.xml.peek(of(reading).date).starts_with(reading.xml.peek(node))) reading.xml.text(node);
}
void read_first_page(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).first_page = node; }
void read_last_page(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).last_page = node; }
void read_best(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).best_place = node; }

void read_isbn(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view value = reading.xml.text(node);
    const std::string_view whole = isbn13(reading.arena, value);
    for (std::size_t i = 0; i < std::min(reading.record.texts.size(), most_compared); ++i) {
        const TextField& known = reading.record.texts[i];
        if (known.variable == variable && !whole.empty() && isbn13(reading.arena, known.value.plain) == whole) return;
    }
    reading.add_once(variable, value, reading.xml.span_of(node));
}

void read_host_statement(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).host = node; }
void read_added_person(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).added_people.push_back(node); }
void read_article_number(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).article_number = node; }

void read_of_part(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.record.type != ItemType::book && reading.record.type != ItemType::thesis) read_single(reading, node, variable);
}

/// A book's own title stands in `btitle`, too.
void read_container(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const ItemType type = reading.record.type;
    const bool part = type != ItemType::book && type != ItemType::periodical && type != ItemType::thesis;
    if (part) return read_single(reading, node, variable);
    read_single(reading, node, Variable::title);
}

/// `463 p. ; 20 cm.`, `1 vol. (xxi-300 p.)`, `178 S., graph. Darst.`, `2 v.`
void read_format(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view text = shown(reading.xml.text(node));
    const SourceSpan span = reading.xml.span_of(node);
    const CountedExtent pages = find_count(text, page_words);
    const CountedExtent volumes = find_count(text, volume_words);
    if (!pages.number.empty() && !reading.has(variable)) reading.record.add_text(variable, pages.number, span);
    if (!volumes.number.empty() && volumes.number != "1") reading.add_once(Variable::number_of_volumes, volumes.number, span);
    if (!pages.whole && !volumes.whole) reading.record.add_leftover("primo_xml", "display/format", text, span);
}

void read_identifiers(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).identifiers.push_back(node); }

/// `$$CISBN$$V9783161484100; $$CDOI$$V10.1000/182`, `ISBN: 9783161484100`: what `addata` does not have.
void Reading::read_numbers(pugi::xml_node node) {
    const std::string_view text = xml.peek(node);
    xml.pass_over(node);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        std::string_view piece = trim(text.substr(at, end - at));
        at = end + 1;
        if (piece.starts_with("$$C")) piece.remove_prefix(3);
        const std::size_t sign = std::min(piece.find("$$V"), piece.find(':'));
        if (sign == std::string_view::npos) continue;
        const std::string_view kind = trim(piece.substr(0, sign));
        const std::string_view value = trim(piece.substr(sign + (piece[sign] == ':' ? 1 : 3)));
        const SourceSpan span = xml.span_of(node);
        if (kind == "DOI" && !has(Variable::doi)) static_cast<void>(add_doi(value, span));
        if (kind == "ISBN" && !has(Variable::isbn)) record.add_text(Variable::isbn, value, span);
        if (kind == "ISSN" && !has(Variable::issn)) record.add_text(Variable::issn, value, span);
        if (kind == "PMID" && !has(Variable::pmid)) record.add_text(Variable::pmid, value, span);
    }
}

void read_subject(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    std::string_view list = reading.xml.text(node);
    while (!list.empty()) {
        const std::size_t end = list.find(" ; ");
        const std::string_view keyword = shown(list.substr(0, end));
        list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 3);
        const auto known = reading.record.keywords.begin();
        const auto compared = static_cast<std::ptrdiff_t>(std::min(reading.record.keywords.size(), most_compared));
        const bool twice = std::any_of(known, known + compared, [&](const StringField& one) { return one.value == keyword; });
        if (!twice) reading.record.add_keyword(keyword, reading.xml.span_of(node));
    }
}

/// A copy in a library: `$$2` is where it stands, `(641.64 C53m)`.
void read_library(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const std::string_view text = reading.xml.text(node);
    reading.xml.pass_over(node);  // the library, and whether the volume is there
    const std::size_t begin = text.find("$$2");
    if (begin == std::string_view::npos) return;
    std::string_view number = text.substr(begin + 3);
    number = trim(number.substr(0, number.find("$$")));
    while (number.starts_with('(') && number.ends_with(')')) number = trim(number.substr(1, number.size() - 2));
    Reading& state = of(reading);
    if (number.empty() || state.call_numbers.size() > 16384 || state.call_numbers.find(number) != std::string_view::npos) return;
    state.call_numbers = state.call_numbers.empty() ? number : reading.arena.concat({state.call_numbers, ", ", number});
    if (!state.call_span.known()) state.call_span = reading.xml.span_of(node);
}

/// `Studies in wheels ; 12`
void read_series(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view text = shown(reading.xml.peek(node));
    const std::size_t end = text.rfind(';');
    const std::string_view number = end == std::string_view::npos ? std::string_view{} : trim(text.substr(end + 1));
    const bool counted = !number.empty() && number.size() < 8 && is_ascii_digit(number.front());
    if (!counted) return read_single(reading, node, variable);
    const std::string_view title = reading.arena.copy(trim(text.substr(0, end)));
    if (reading.has(variable) && reading.record.plain(variable) != title) return;
    take_shown(reading.xml, node);
    reading.add_once(variable, title, reading.xml.span_of(node));
    reading.add_once(Variable::collection_number, reading.arena.copy(number), reading.xml.span_of(node));
}

/// `$$Uhttps://…$$DOnline`: the work itself; a template (`$$T`) leads nowhere by itself.
void read_source_link(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const std::string_view text = reading.xml.peek(node);
    const std::size_t begin = text.find("$$U");
    if (begin == std::string_view::npos) return;
    const std::string_view url = text.substr(begin + 3, std::min(text.find("$$", begin + 3), text.size()) - begin - 3);
    if (url.empty()) return;
    reading.add_url(reading.arena.copy(trim(url)), reading.xml.span_of(node));
    // What else it says (`$$DOnline`) is left over with it.
    if (begin == 0 && url.size() + 3 == text.size()) reading.xml.text(node);
}

void Reading::gather_headings() {
    for (const pugi::xml_node node : XmlRecord::child(xml.root(), "addata").children()) {
        const std::string_view name = xml_local_name(node.name());
        if ((name != "au" && name != "addau") || headings.size() >= most_compared) continue;
        const std::string_view heading = arena.copy(bare_name(xml.peek(node)));
        const std::size_t comma = heading.find(',');
        if (comma == std::string_view::npos || heading.find(',', comma + 1) != std::string_view::npos) continue;
        headings.emplace(said_name(std::string(trim(heading.substr(comma + 1))) + " " + std::string(trim(heading.substr(0, comma)))), heading);
    }
}

/// `Journal of Wheels, 2001, Vol.3(2), p.1-3`: the title, and behind it what is in words.
void Reading::read_host() {
    if (!host) return;
    const std::string_view text = shown(xml.peek(host));
    if (has(Variable::container_title)) {
        // Primo makes it of what `addata` has; what that has not is found behind the title.
        const std::string_view title = record.plain(Variable::container_title);
        if (!equals_ignoring_ascii_case(text.substr(0, title.size()), title)) return;
        add_parts_in_words(record, text.substr(title.size()), xml.span_of(host));
        xml.pass_over(host);
        return;
    }
    if (record.type == ItemType::book || record.type == ItemType::periodical || record.type == ItemType::thesis) return;
    std::size_t comma = text.find(", ");
    for (; comma != std::string_view::npos; comma = text.find(", ", comma + 1)) {
        const std::string lower = ascii_lower(text.substr(comma + 2, 5));
        if (is_ascii_digit(lower.empty() ? ' ' : lower.front()) || lower.starts_with("vol") || lower.starts_with("p.") || lower.starts_with("no.")) break;
    }
    const std::string_view title = text.substr(0, comma);
    record.add_text(Variable::container_title, arena.copy(title), xml.span_of(host));
    if (title.size() == xml.peek(host).size()) xml.text(host);
    else add_parts_in_words(record, text.substr(title.size()), xml.span_of(host));  // which are left over with what was found in them
}

void Reading::finish() {
    for (const pugi::xml_node node : identifiers) read_numbers(node);
    gather_headings();
    add_people(*this, creators, Variable::author);
    add_people(*this, contributors, record.people(Variable::author) == nullptr ? Variable::author : Variable::contributor);
    if (record.people(Variable::author) == nullptr) add_people(*this, added_people, Variable::author);
    if (publisher) {
        // `London : HarperCollins, 1995`
        const std::string_view text = take_shown(xml, publisher);
        std::size_t colon = text.find(" : ");
        std::size_t size = 3;
        if (colon == std::string_view::npos) {
            colon = text.find(": ");
            size = 2;
        }
        std::string_view name = colon == std::string_view::npos ? text : text.substr(colon + size);
        const std::size_t comma = name.rfind(", ");
        if (comma != std::string_view::npos && name.substr(comma + 2).find_first_not_of("0123456789-c[]?.") == std::string_view::npos) name = name.substr(0, comma);
        const bool better = !has(Variable::publisher) || name.find(record.plain(Variable::publisher)) != std::string_view::npos;
        if (!has(Variable::publisher)) record.add_text(Variable::publisher, without_end(name), xml.span_of(publisher));
        else if (!better) xml.give_back(publisher);
        else if (!says_no_more_than(name, record.plain(Variable::publisher))) xml.pass_over(publisher);
        if (colon != std::string_view::npos && !has(Variable::publisher_place)) record.add_text(Variable::publisher_place, without_end(text.substr(0, colon)), xml.span_of(publisher));
    }
    for (const pugi::xml_node node : {date, created}) {
        if (!node || record.date(Variable::issued) != nullptr) continue;
        const std::string_view text = xml.text(node);
        auto read = parse_edtf(text);
        if (!read) {
            if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos) {
                read = parse_edtf(arena.concat({text.substr(0, 4), "-", text.substr(4, 2), "-", text.substr(6)}));
            }
            if (const auto found = read_catalogue_date(text); !read && found) {
                read = found->date;
                if (!found->whole) read->literal = text;
            }
        }
        const Date value = read ? *read : Date::of_literal(text);
        record.add_date(Variable::issued, value, xml.span_of(node));
    }
    if (const DateField* const issued = record.date(Variable::issued); created && issued != nullptr && issued->source.begin != xml.span_of(created).begin) {
        // The year once more, or with other words.
        const auto again = read_catalogue_date(xml.peek(created));
        if (again && again->whole && again->date.begin.year == issued->value.begin.year) xml.text(created);
        else xml.pass_over(created);
    }
    const bool whole = record.type == ItemType::book || record.type == ItemType::periodical || record.type == ItemType::thesis;
    if (first_page && whole && !last_page) {
        // The first page of a whole book is its extent once more.
        const std::string_view counted = record.plain(Variable::number_of_pages);
        const CountedExtent extent = find_count(xml.peek(first_page), page_words);
        if (xml.peek(first_page) == counted || (extent.whole && extent.number == counted)) xml.text(first_page);
    } else if (first_page && !has(Variable::page)) {
        const std::string_view first = xml.text(first_page);
        const std::string_view last = last_page ? xml.text(last_page) : std::string_view{};
        record.add_text(Variable::page, last.empty() || last == first ? first : arena.concat({first, "-", last}), xml.span_of(first_page));
    } else {
        // `pages` says it too; what it does not say is left over.
        const std::string_view pages = record.plain(Variable::page);
        if (pages.starts_with(xml.peek(first_page))) xml.text(first_page);
        if (pages.ends_with(xml.peek(last_page))) xml.text(last_page);
    }
    if (article_number) {
        record.add_text(has(Variable::page) ? Variable::number : Variable::page, xml.text(article_number), xml.span_of(article_number));
    }
    read_host();
    if (call_numbers.empty() && best_place) {
        call_numbers = xml.text(best_place);
        call_span = xml.span_of(best_place);
    }
    record.add_text(Variable::call_number, call_numbers, call_span);
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<PrimoReader>(); }

}  // namespace bibcast::primo_xml
