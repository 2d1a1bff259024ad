#include <algorithm>

#include "formats/context_object/format.hpp"
#include "formats/context_object/tags.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/record_markup.hpp"
#include "name/institutions.hpp"
#include "name/parse.hpp"
#include "name/short_form.hpp"
#include "name/stated_parts.hpp"
#include "text/utf8.hpp"

namespace bibcast::context_object {

namespace {

constexpr XmlRecordElement elements[] = {{"context-object", {}}};

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

class ContextObjectReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            Reading reading(xml, record);
            // The referent is what is looked for; who asks and where from are others.
            const pugi::xml_node referent = XmlRecord::child(xml.root(), "referent");
            const pugi::xml_node values = XmlRecord::child(XmlRecord::child(referent, "metadata-by-val"), "metadata");
            for (const pugi::xml_node node : values.children()) {
                if (node.type() == pugi::node_element && !reading.metadata) reading.metadata = node;
            }
            const std::string_view kind = xml_local_name(reading.metadata.name());
            record.type = kind == "journal"        ? ItemType::article_journal
                          : kind == "book"         ? ItemType::book
                          : kind == "dissertation" ? ItemType::thesis
                          : kind == "patent"       ? ItemType::patent
                                                   : ItemType::document;
            // The genre says what the titles are.
            if (const pugi::xml_node genre = XmlRecord::child(reading.metadata, "genre")) read_genre(reading, genre, Variable::genre);
            apply_xml_rules(reading, rules, referent, "referent");
            reading.finish();
            xml.add_leftovers(record, "context_object", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }
};

}  // namespace

void read_genre(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    for (const GenreRow& row : genres) {
        if (row.word != reading.xml.peek(node)) continue;
        reading.xml.text(node);
        if (row.word != "unknown") reading.record.type = row.item;
    }
}

/// A journal's title is that of the record where this is the journal itself; so with a book.
void read_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const ItemType type = reading.record.type;
    const std::string_view name = xml_local_name(node.name());
    const bool part = type == ItemType::article_journal || type == ItemType::chapter || type == ItemType::paper_conference || type == ItemType::article;
    if (name != "atitle") variable = part && (name != "title" || XmlRecord::child(node.parent(), "atitle")) ? Variable::container_title : Variable::title;
    reading.add_once(variable, node);
}

/// `I S Udvarhelyi`, `Adams, Ada`.
void read_author(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view text = reading.xml.text(node);
    if (text.empty()) return;
    Name name = parse_name(reading.arena, text);
    name.given = tagged::spell_initials(reading.arena, name.given);
    reading.record.add_contributor(variable, name, reading.xml.span_of(node));
}

void read_body(XmlReading& reading, pugi::xml_node node, Variable variable) {
    Name name;
    name.literal = reading.xml.text(node);
    if (!name.empty()) reading.record.add_contributor(variable, name, reading.xml.span_of(node));
}

void read_advisor(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view text = reading.xml.text(node);
    if (text.empty()) return;
    const SourceSpan span = reading.xml.span_of(node);
    reading.add_detail(reading.record.add_contributor(variable, parse_name(reading.arena, text), span), DetailKind::role, "advisor", span);
}

void read_part_of_name(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).lasts.push_back(node); }
void read_first_page(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).first_page = node; }
void read_last_page(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).last_page = node; }

/// `info:doi/10.…`, `info:pmid/…`, `urn:ISBN:…`, an address.
void read_identifier(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const std::string_view text = reading.xml.text(node);
    const SourceSpan span = reading.xml.span_of(node);
    if (text.starts_with("info:doi/") && reading.add_doi(text.substr(9), span)) return;
    if (text.starts_with("info:pmid/")) return reading.add_once(Variable::pmid, text.substr(10), span);
    if (text.size() > 9 && equals_ignoring_ascii_case(text.substr(0, 9), "urn:isbn:")) return reading.add_once(Variable::isbn, text.substr(9), span);
    if (text.size() > 9 && equals_ignoring_ascii_case(text.substr(0, 9), "urn:issn:")) return reading.add_once(Variable::issn, text.substr(9), span);
    if (text.starts_with("http")) return reading.add_url(text, span);
    const std::size_t slash = text.find('/');
    if (text.starts_with("info:") && slash != std::string_view::npos) {
        reading.record.add_identifier(text.substr(5, slash - 5), text.substr(slash + 1), span);
    } else {
        reading.xml.give_back(node);
    }
}

/// `aulast` and its kin are the pieces of an author's name, of the first one in the key/value form, of each in an `author` of its own. It may stand whole
/// among the others (`au`), or not.
void Reading::finish_author(pugi::xml_node last, std::size_t number) {
    const pugi::xml_node around = last.parent();
    for (const Contributor& author : record.names_of(Variable::author).people) {
        const Name& known = author.name;
        const std::string_view whole =
            arena.concat({known.family, " ", known.given, " ", known.dropping_particle, " ", known.non_dropping_particle, " ", known.suffix, " ", known.literal});
        if (!says_no_more_than(xml.peek(last), whole)) continue;
        for (const std::string_view part : {"aulast", "aufirst", "auinit", "ausuffix"}) {
            const pugi::xml_node node = XmlRecord::child(around, part);
            if (says_no_more_than(xml.peek(node), whole)) xml.text(node);
        }
        return;
    }
    std::string_view given = xml.text(XmlRecord::child(around, "aufirst"));
    const pugi::xml_node initials = XmlRecord::child(around, "auinit");
    if (given.empty() || says_no_more_than(xml.peek(initials), given)) {
        const std::string_view first_letters = xml.text(initials);
        if (given.empty()) given = first_letters;
    }
    Name name = name_of_stated_parts(xml.text(last), tagged::spell_initials(arena, given));
    name.suffix = xml.text(XmlRecord::child(around, "ausuffix"));
    record.add_contributor(Variable::author, name, xml.span_of(last));
    List<Contributor>& people = record.names_of(Variable::author).people;
    if (number < people.size()) std::rotate(people.begin() + static_cast<std::ptrdiff_t>(number), people.end() - 1, people.end());
}

void Reading::finish() {
    for (std::size_t i = 0; i < lasts.size(); ++i) {
        if (!xml.peek(lasts[i]).empty()) finish_author(lasts[i], i);
    }
    if (first_page && !has(Variable::page)) {
        const std::string_view first = xml.text(first_page);
        const std::string_view end = xml.text(last_page);
        record.add_text(Variable::page, end.empty() || end == first ? first : arena.concat({first, "-", end}), xml.span_of(first_page));
    } else {
        // `pages` says it too; what it does not say is left over.
        const std::string_view pages = record.plain(Variable::page);
        if (pages.starts_with(xml.peek(first_page))) xml.text(first_page);
        if (pages.ends_with(xml.peek(last_page))) xml.text(last_page);
    }
    // Where a journal has no other title, the short one is.
    if (record.type == ItemType::article_journal && !has(Variable::container_title)) {
        if (const TextField* title = record.text(Variable::container_title_short)) {
            record.add_text(Variable::container_title, title->value, title->source);
        }
    }
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<ContextObjectReader>(); }

}  // namespace bibcast::context_object
