#include <algorithm>
#include <optional>

#include "formats/csl_json/item_reader.hpp"
#include "formats/jats/codes.hpp"
#include "formats/jats/format.hpp"
#include "formats/jats/reading.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/format.hpp"
#include "text/bare_letters.hpp"
#include "text/json_parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::jats {

namespace {

constexpr XmlRecordElement elements[] = {{"front", {}}, {"front-stub", {}}, {"ref", {}}};
constexpr XmlRecordElement heads[] = {{"front", {}}, {"front-stub", {}}};

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

std::string_view local(pugi::xml_node node) { return xml_local_name(node.name()); }

/// An attribute of the `article` around the head.
std::string_view attribute_of_article(const XmlRecord& xml, std::string_view name) {
    for (const XmlAncestor* at = xml.ancestors(); at != nullptr; at = at->parent.get()) {
        if (xml_local_name(at->name) == "article" || xml_local_name(at->name) == "sub-article") return xml_attribute(at->tag, name);
    }
    return {};
}

const TypeRow* type_named(std::string_view word) {
    const auto* const row = std::find_if(article_types.begin(), article_types.end(), [word](const TypeRow& r) { return r.word == word; });
    return row == article_types.end() ? nullptr : row;
}

void set_type(Record& record, std::string_view word, ItemType fallback) {
    const TypeRow* const row = type_named(word);
    record.type = row != nullptr ? row->type : fallback;
    if (row == nullptr && !word.empty()) record.native_type.value = record.arena().copy(word);
}

NamesField* names_in(Record& record, Variable variable) {
    for (NamesField& field : record.names) {
        if (field.variable == variable) return &field;
    }
    return nullptr;
}

bool same_people(const NamesField& a, const NamesField& b) {
    return std::equal(a.people.begin(), a.people.end(), b.people.begin(), b.people.end(), [](const Contributor& x, const Contributor& y) {
        std::string one;
        std::string other;
        append_given_first(one, x.name);
        append_given_first(other, y.name);
        return one == other || (!x.name.family.empty() && x.name.family == y.name.family && x.name.given == y.name.given && x.name.suffix == y.name.suffix);
    });
}

class JatsReader final : public Reader {
  public:
    explicit JatsReader(bool references) : elements_(references ? std::span<const XmlRecordElement>(elements) : std::span<const XmlRecordElement>(heads)) {}

    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements_); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements_, arena, findings, [&](XmlRecord& xml) {
            if (local(xml.root()) == "ref") read_references(xml, arena, sink);
            else read_head(xml, arena, sink);
        });
    }

  private:
    static void read_head(XmlRecord& xml, Arena& arena, const Sink& sink) {
        Record record(arena);
        record.source = xml.span();
        Reading reading(xml, record);
        set_type(record, attribute_of_article(xml, "article-type"), ItemType::article_journal);
        const std::string_view language = attribute_of_article(xml, "xml:lang");
        if (!language.empty()) record.add_text(Variable::language, arena.copy(language));
        reading.find_targets();
        apply_xml_rules(reading, front_rules);
        reading.finish();
        static constexpr std::string_view ignored[] = {"@xmlns", "@iso-8601-date", "@publication-format", "@pub-type", "@date-type", "@lang", "@kwd-group-type", "@license-type"};
        xml.add_leftovers(record, "jats", ignored);
        sink(record);
    }

    // A `ref` can hold several citations; each is a record.
    static void read_references(XmlRecord& xml, Arena& arena, const Sink& sink) {
        std::vector<pugi::xml_node> citations;
        const auto find = [&](pugi::xml_node parent, const auto& again) -> void {
            for (const pugi::xml_node node : parent.children()) {
                const std::string_view name = local(node);
                if (name == "citation-alternatives") again(node, again);
                // Of the same citation in two forms the one with elements says more.
                const bool second = name == "mixed-citation" && local(parent) == "citation-alternatives" && XmlRecord::child(parent, "element-citation");
                if (second) xml.pass_over(node);
                else if (name == "element-citation" || name == "mixed-citation" || name == "nlm-citation" || name == "citation") citations.push_back(node);
            }
        };
        find(xml.root(), find);
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
                static constexpr std::string_view ignored[] = {"@xmlns", "@iso-8601-date", "@publisher-type", "label"};
                xml.add_leftovers(record, "jats", ignored);
            }
            sink(record);
        }
    }

    static bool says_something(std::string_view text) {
        return std::any_of(text.begin(), text.end(), [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; });
    }

    // Words of a mixed citation that stand in no element; punctuation says nothing.
    static void read_words(XmlRecord& xml, pugi::xml_node citation, Record& record) {
        std::string words;
        take_punctuation(xml, citation);
        for (const pugi::xml_node node : citation.children()) {
            if (node.type() != pugi::node_pcdata && node.type() != pugi::node_cdata) continue;
            xml.take(node);
            const std::string_view text = trim(std::string_view(node.value()));
            if (!says_something(text)) continue;
            if (!words.empty()) words += ' ';
            words += text;
        }
        if (!words.empty()) record.add_leftover("jats", "mixed-citation", to_nfc(record.arena(), record.arena().copy(words)), xml.span_of(citation));
    }

    // Between the parts of names and the names of a group.
    static void take_punctuation(XmlRecord& xml, pugi::xml_node citation) {
        for (const pugi::xml_node node : citation.children()) {
            const std::string_view name = local(node);
            if (name != "string-name" && name != "person-group") continue;
            for (const pugi::xml_node inner : node.children()) {
                const std::string_view text = trim(std::string_view(inner.value()));
                if (inner.type() == pugi::node_pcdata && (!says_something(text) || text == "and" || text == ", and")) xml.take(inner);
            }
            take_punctuation(xml, node);
        }
    }

    std::span<const XmlRecordElement> elements_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& options) { return std::make_unique<JatsReader>(options.on("references")); }

void Reading::finish() {
    if (first_page.empty()) std::swap(first_page, last_page);
    if (!first_page.empty()) {
        const bool range = !last_page.empty() && last_page != first_page;
        if (!has(Variable::page)) record.add_text(Variable::page, range ? arena.concat({first_page, "-", last_page}) : first_page, page_span);
    }
    if (!own_item) return;
    const std::string_view value = xml.text(XmlRecord::child(own_item, "meta-value"));
    const JsonDocument document = parse_json(arena, value);
    if (document.root == nullptr || !document.root->is(JsonKind::object) || document.end != value.size()) {
        xml.report(unread_custom_meta, own_item, "the value is no item of CSL-JSON");
        record.add_leftover("jats", "custom-meta", value, xml.span_of(own_item));
        return;
    }
    Findings unheard;
    const ItemType type = record.type;
    const SourceSpan source = record.source;
    const List<NamesField> heads = record.names;
    record.names = {};
    record.native_type = {};
    // The item has the title with all of its formatting.
    std::optional<Text> head_title;
    for (std::size_t i = record.texts.size(); i > 0 && document.root->member("title") != nullptr; --i) {
        if (record.texts[i - 1].variable != Variable::title) continue;
        head_title = record.texts[i - 1].value;
        record.texts.erase(i - 1);
    }
    csl_json::ItemReader(record, {}, unheard).read(*document.root);
    if (document.root->member("type") == nullptr) record.type = type;
    record.source = source;
    for (TextField& field : record.texts) {
        if (field.variable != Variable::title || !head_title || bare_letters(head_title->plain) == bare_letters(field.value.plain)) continue;
        xml.report(item_differs, own_item, "its title is '" + std::string(field.value.plain) + "'").value = field.value.plain;
        field.value = *head_title;
    }
    // The item says more of the same people; where the names differ somebody has changed the head.
    for (const NamesField& field : heads) {
        NamesField* const known = names_in(record, field.variable);
        if (known == nullptr) {
            record.names.push(arena, field);
        } else if (!same_people(*known, field)) {
            const std::string others = people_in_words(known->people);
            xml.report(item_differs, own_item, "its names are '" + others + "'").value = others;
            known->people = field.people;
            known->others = field.others;
        }
    }
}

void read_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const bool chapter = of(reading).is_reference && local(node) == "chapter-title";
    if (chapter && reading.record.type == ItemType::book) reading.record.type = ItemType::chapter;
    reading.add_once(variable, node);
}

void read_subtitle(XmlReading& reading, pugi::xml_node node, Variable variable) {
    for (TextField& field : reading.record.texts) {
        if (field.variable != variable || !field.value.is_plain()) continue;
        // Each one that is joined is copied: a title of this size is none, and its rest is left over.
        if (field.value.plain.size() > 4096) return;
        const std::string_view subtitle = reading.xml.text(node);
        field.value.plain = reading.arena.concat({field.value.plain, field.value.plain.ends_with('?') ? " " : ": ", subtitle});
        return;
    }
}

// The title of a book is that of the record, unless a chapter of it is cited.
void read_source(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const ItemType type = reading.record.type;
    const bool own = (type == ItemType::book || type == ItemType::report || type == ItemType::thesis || type == ItemType::software || type == ItemType::dataset ||
                      type == ItemType::webpage) && !XmlRecord::child(node.parent(), "article-title") && !XmlRecord::child(node.parent(), "chapter-title") &&
                     !XmlRecord::child(node.parent(), "data-title");
    reading.add_once(own ? Variable::title : variable, node);
}

void read_identifier(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    const std::string_view type = xml.peek_attribute(node, "pub-id-type");
    const std::string_view value = trim_unicode(xml.peek(node));
    const SourceSpan span = xml.span_of(node);
    const auto understood = [&] {
        xml.attribute(node, "pub-id-type");
        xml.pass_over(node, "specific-use");
        xml.text(node);
    };
    if (value.empty()) return;
    if (type == "doi") {
        if (reading.add_doi(value, span)) understood();
    } else if (type == "pmid") {
        reading.add_once(Variable::pmid, value, span);
        understood();
    } else if (type == "pmc" || type == "pmcid" || type == "pmc-aiid") {
        const std::string_view number = type == "pmc-aiid" ? std::string_view{} : canonical_pmcid(reading.arena, value);
        if (number.empty()) return;
        reading.add_once(Variable::pmcid, number, span);
        understood();
    } else if (type == "arxiv") {
        const FoundIdentifier found = parse_arxiv(reading.arena, value);
        if (!found.found()) return;
        add_found_identifier(reading.record, found, span);
        understood();
    } else if (type == "publisher-id" && !of(reading).is_reference) {
        if (reading.record.identifier("publisher-id") != nullptr) return;
        reading.record.add_identifier("publisher-id", value, span);
        understood();
    }
}

void read_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const std::string_view kind = xml.peek_attribute(node, variable == Variable::submitted ? "date-type" : node.attribute("pub-type") ? "pub-type" : "date-type");
    if (variable == Variable::submitted && kind != "received") return;
    // Of several dates of publication the first counts; collections and corrections are others.
    if (variable == Variable::issued && (kind == "collection" || kind == "retracted" || kind == "corrected") && node.next_sibling(node.name())) return;
    const bool again = reading.record.date(variable) != nullptr;
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
    const std::string_view literal = part("string-date");
    const std::string_view season = part("season");
    const std::string_view month = part("month");
    const Date date = literal.empty() ? date_of_parts(reading.arena, part("year"), month.empty() ? season : month, part("day"))
                                      : read_any_date(reading.arena, literal);
    if (!date.has_parts() && date.literal.empty()) return;
    if (again) {
        // An earlier or later edition of the same work.
        if (!(reading.record.date(variable)->value == date)) xml.give_back(node);
        return;
    }
    if (!date.literal.empty()) xml.report(odd_date, node, "the date is not fully understood");
    reading.record.add_date(variable, date, xml.span_of(node));
    for (const std::string_view attribute : {"pub-type", "date-type", "publication-format", "iso-8601-date"}) xml.pass_over(node, attribute);
}

void read_year(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const pugi::xml_node parent = node.parent();
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(parent, name)); };
    std::string_view year = xml.text(node);
    // `2001a` tells works of one year apart.
    if (year.size() == 5 && is_ascii_digit(year[3]) && is_ascii_alpha(year[4])) {
        reading.record.add_text(Variable::year_suffix, year.substr(4), xml.span_of(node));
        year = year.substr(0, 4);
    }
    const std::string_view month = part("month");
    const Date date = date_of_parts(reading.arena, year, month.empty() ? part("season") : month, part("day"));
    if (!date.has_parts() && date.literal.empty()) return;
    if (!date.literal.empty()) xml.report(odd_date, node, "the date is not fully understood");
    if (reading.record.date(variable) == nullptr) reading.record.add_date(variable, date, xml.span_of(node));
    xml.pass_over(node, "iso-8601-date");
}

void read_page(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    Reading& state = of(reading);
    std::string_view& page = local(node) == "fpage" ? state.first_page : state.last_page;
    if (!page.empty() || reading.has(Variable::page)) return;
    page = reading.xml.text(node);
    if (!state.page_span.known()) state.page_span = reading.xml.span_of(node);
}

void read_abstract(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.has(variable) || !reading.xml.peek_attribute(node, "abstract-type").empty()) return;
    std::string text;
    const auto gather = [&](pugi::xml_node parent, const auto& again) -> void {
        std::string_view title;
        const auto end_title = [&] {
            if (title.empty()) return;
            if (!text.empty()) text += '\n';
            text += title;
            title = {};
        };
        for (const pugi::xml_node inner : parent.children()) {
            const std::string_view name = local(inner);
            if (name == "title") {
                end_title();
                title = reading.xml.text(inner);
                if (parent == node && (title == "Abstract" || title == "Summary")) title = {};
            } else if (name == "sec") {
                end_title();
                again(inner, again);
            } else if (name == "p") {
                const std::string_view words = reading.xml.text(inner);
                if (words.empty()) continue;
                if (!text.empty()) text += '\n';
                if (!title.empty()) (text += title) += ": ";
                text += words;
                title = {};
            }
        }
        end_title();
    };
    const bool single = XmlRecord::child(node, "p") && !XmlRecord::child(node, "sec") && XmlRecord::child(node, "p") == node.last_child() && !XmlRecord::child(node, "title");
    if (single) return reading.add_once(variable, reading.xml.rich(XmlRecord::child(node, "p")), reading.xml.span_of(node));
    gather(node, gather);
    reading.record.add_text(variable, reading.arena.copy(text), reading.xml.span_of(node));
}

void read_license(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view address = reading.xml.attribute(node, "href");
    if (!address.empty()) reading.add_once(variable, address, reading.xml.span_of(node));
}

void read_link(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    std::string_view address = xml.attribute(node, "href");
    const std::string_view words = xml.peek(node);
    if (address.empty() || words == address) xml.text(node);
    const bool pdf = xml.word(node, "content-type", {"pdf"}) == "pdf";
    xml.word(node, "ext-link-type", {"uri", "doi"});
    if (address.empty()) address = words;
    if (pdf) return reading.record.add_link(LinkKind::pdf, address, {}, xml.span_of(node));
    if (!reading.add_doi(address, xml.span_of(node)) || !address.starts_with("http")) reading.add_url(address, xml.span_of(node));
}

void read_custom_meta(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    if (reading.xml.peek(XmlRecord::child(node, "meta-name")) != "bibcast" || of(reading).own_item) return;
    reading.xml.text(XmlRecord::child(node, "meta-name"));
    reading.xml.text(XmlRecord::child(node, "meta-value"));
    of(reading).own_item = node;
}

}  // namespace bibcast::jats
