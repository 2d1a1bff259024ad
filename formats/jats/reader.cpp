#include <algorithm>
#include <optional>

#include "formats/csl_json/item_reader.hpp"
#include "formats/jats/codes.hpp"
#include "formats/jats/format.hpp"
#include "formats/jats/reading.hpp"
#include "io/text_lines.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/format.hpp"
#include "text/bare_letters.hpp"
#include "text/json_parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::jats {

namespace {

constexpr XmlRecordElement elements[] = {{"front", {}, true}, {"front-stub", {}}, {"ref", {}}};
constexpr XmlRecordElement heads[] = {{"front", {}, true}, {"front-stub", {}}};

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

std::string_view local(pugi::xml_node node) { return xml_local_name(node.name()); }

/// The article, or part of one, around a head.
const XmlAncestor* article_around(const XmlAncestor* at) {
    const auto is_article = [](std::string_view name) { return name == "article" || name == "sub-article" || name == "response"; };
    while (at != nullptr && !is_article(xml_local_name(at->name))) at = at->parent.get();
    return at;
}

std::string_view type_of_article(const XmlRecord& xml) {
    const XmlAncestor* const article = article_around(xml.ancestors());
    if (article == nullptr) return {};
    return xml_attribute(article->tag, xml_local_name(article->name) == "response" ? "response-type" : "article-type");
}

/// A part of an article is in its language, unless it says otherwise.
std::string_view language_of_article(const XmlRecord& xml) {
    for (const XmlAncestor* at = article_around(xml.ancestors()); at != nullptr; at = article_around(at->parent.get())) {
        if (const std::string_view language = xml_attribute(at->tag, "xml:lang"); !language.empty()) return language;
    }
    return {};
}

std::optional<ItemType> type_named(std::string_view word) {
    const auto is_row = [word](const TypeRow& row) { return equals_ignoring_ascii_case(row.word, word); };
    const auto* const row = std::find_if(article_types.begin(), article_types.end(), is_row);
    // Pandoc writes the name of the type as CSL has it.
    return row == article_types.end() ? item_type_named(word) : row->type;
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
        Head around{arena};
        read_xml_records(slice, elements_, arena, findings, [&](XmlRecord& xml) {
            if (local(xml.root()) == "ref") read_references(xml, arena, sink);
            else read_head(xml, arena, sink, around);
        });
    }

  private:
    /// The head of the article around the last `front-stub`.
    struct Head {
        explicit Head(Arena& arena) : record(arena) {}
        std::shared_ptr<const std::string> text;
        Record record;
    };

    /// Reads a head without a word: it is a record of its own, which was reported.
    static void read_around(Head& head, Arena& arena) {
        Findings unheard;
        const Slice slice{.text = arena.copy(*head.text), .context = nullptr, .source_name = {}, .number = 0, .last = true};
        head.record = Record(arena);
        read_xml_records(slice, heads, arena, unheard, [&](XmlRecord& xml) {
            Reading reading(xml, head.record);
            reading.find_targets();
            apply_xml_rules(reading, inherited_rules);
            reading.settle_addresses();
        });
    }

    /// Of what stands elsewhere no place can be shown.
    static Contributor without_places(Arena& arena, const Contributor& person) {
        Contributor copy = copy_contributor(arena, person);
        copy.source = {};
        for (Mark& mark : copy.marks) mark.source = {};
        for (Detail& detail : copy.details) detail.source = {};
        return copy;
    }

    /// What a `front-stub` does not say is that of the article around it. Who wrote it and where it stands is so of a translation alone.
    static void inherit(XmlRecord& xml, Record& record, Head& head) {
        const XmlAncestor* const own = article_around(xml.ancestors());
        const XmlAncestor* above = own;
        while (above != nullptr && above->head == nullptr) above = above->parent.get();
        if (above == nullptr || own == above) return;
        if (head.text != above->head) {
            head.text = above->head;
            read_around(head, record.arena());
        }
        std::vector<TextField> missing;
        for (const TextField& field : head.record.texts) {
            if (record.text(field.variable) == nullptr) missing.push_back(field);
        }
        for (const TextField& field : missing) record.add_text(field.variable, field.value);
        const DateField* const issued = head.record.date(Variable::issued);
        if (issued != nullptr && record.date(Variable::issued) == nullptr) record.add_date(Variable::issued, issued->value);
        const NamesField* const authors = head.record.people(Variable::author);
        if (authors == nullptr || !record.names.empty() || xml_attribute(own->tag, "article-type") != "translation") return;
        NamesField& names = record.names_of(Variable::author);
        for (const Contributor& person : authors->people) {
            names.people.push(record.arena(), without_places(record.arena(), person));
        }
        names.others = authors->others;
    }

    static void read_head(XmlRecord& xml, Arena& arena, const Sink& sink, Head& around) {
        Record record(arena);
        record.source = xml.span();
        Reading reading(xml, record);
        set_type(record, type_of_article(xml), ItemType::article_journal);
        const std::string_view language = language_of_article(xml);
        if (!language.empty()) record.add_text(Variable::language, arena.copy(language));
        reading.article_language = language;
        reading.find_targets();
        apply_xml_rules(reading, front_rules);
        reading.finish();
        if (local(xml.root()) == "front-stub") inherit(xml, record, around);
        static constexpr std::string_view ignored[] = {"@xmlns", "@iso-8601-date", "@publication-format", "@pub-type", "@date-type", "@lang", "@kwd-group-type", "@license-type"};
        xml.add_leftovers(record, "jats", ignored);
        sink(record);
    }

    std::span<const XmlRecordElement> elements_;
};

}  // namespace

void set_type(Record& record, std::string_view word, ItemType fallback) {
    const std::optional<ItemType> type = type_named(word);
    record.type = type.value_or(fallback);
    if (!type && !word.empty()) record.native_type.value = record.arena().copy(word);
}

std::unique_ptr<Reader> make_reader(const FormatOptions& options) { return std::make_unique<JatsReader>(options.on("references")); }

namespace {

/// The fields of the record's own item have all of their formatting: what the head says of one is set aside, if the item has it.
std::optional<Text> set_head_apart(Record& record, const JsonNode& item, Variable variable) {
    std::optional<Text> head;
    for (std::size_t i = record.texts.size(); i > 0 && item.member(name_of(variable)) != nullptr; --i) {
        if (record.texts[i - 1].variable != variable) continue;
        head = record.texts[i - 1].value;
        record.texts.erase(i - 1);
    }
    return head;
}

}  // namespace

void Reading::read_head_again(Variable variable, const std::optional<Text>& head) {
    for (TextField& field : record.texts) {
        if (field.variable != variable || !head || bare_letters(head->plain) == bare_letters(field.value.plain)) continue;
        xml.report(item_differs, own_item, "its " + std::string(name_of(variable)) + " is '" + std::string(field.value.plain) + "'").value = field.value.plain;
        field.value = *head;
    }
}

void Reading::settle_pages() {
    if (const TextField* const range = record.text(Variable::page); range != nullptr) {
        // `page-range` says more: 8-11, 14-19.
        for (const std::string_view page : {first_page, last_page}) {
            if (range->value.plain.find(page) == std::string_view::npos) record.add_leftover("jats", "page", page, page_span);
        }
        return;
    }
    if (first_page.empty()) std::swap(first_page, last_page);
    if (first_page.empty()) return;
    const bool range = !last_page.empty() && last_page != first_page;
    record.add_text(Variable::page, range ? arena.concat({first_page, "-", last_page}) : first_page, page_span);
}

void Reading::finish() {
    settle_addresses();
    settle_pages();
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
    const std::optional<Text> head_title = set_head_apart(record, *document.root, Variable::title);
    const std::optional<Text> head_abstract = set_head_apart(record, *document.root, Variable::abstract);
    const std::optional<Text> head_url = set_head_apart(record, *document.root, Variable::url);
    csl_json::ItemReader(record, {}, unheard).read(*document.root);
    if (document.root->member("type") == nullptr) record.type = type;
    record.source = source;
    read_head_again(Variable::title, head_title);
    read_head_again(Variable::abstract, head_abstract);
    read_head_again(Variable::url, head_url);
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
    set_notes_apart(node);
    const bool chapter = of(reading).is_reference && local(node) == "chapter-title";
    if (chapter && reading.record.type == ItemType::book) reading.record.type = ItemType::chapter;
    reading.add_once(variable, node);
}

// A translation of the title is none of the original, unless the article is itself the translation: it is then in the language of its title, and not of that.
void read_translated_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const pugi::xml_node group = local(node.parent()) == "trans-title-group" ? node.parent() : node;
    const pugi::xml_node title = xml.known_child(group.parent(), "article-title");
    std::string_view language = xml.peek_attribute(node, "lang");
    if (language.empty()) language = xml.peek_attribute(group, "lang");
    const std::string_view language_of_title = xml.peek_attribute(title, "lang");
    const std::string_view own = of(reading).article_language;
    if (language_of_title.empty() || own.empty() || language_of_title == own || language != own) return;
    set_notes_apart(node);
    reading.add_once(variable, node);
}

// PubMed Central has the abbreviation of a journal's title among its identifiers.
void read_journal_id(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const std::string_view type = xml.peek_attribute(node, "journal-id-type");
    if (type != "iso-abbrev" && type != "nlm-ta") return;
    const pugi::xml_node group = xml.known_child(node.parent(), "journal-title-group");
    const auto stated = [&](std::string_view name) {
        const pugi::xml_node found = xml.known_child(group ? group : node.parent(), name);
        return bare_letters(xml.peek(found));
    };
    const std::string bare = bare_letters(xml.peek(node));
    const std::string abbreviation = stated("abbrev-journal-title");
    const bool said = bare == stated("journal-title") || bare == abbreviation || bare == bare_letters(reading.record.plain(variable));
    if (said) return xml.pass_over(node);
    if (!abbreviation.empty() || reading.has(variable)) return;
    xml.attribute(node, "journal-id-type");
    read_xml_text(reading, node, variable);
}

// What is reviewed. Of several the first; what no variable is for is left over.
void read_product(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.has(variable) || reading.record.people(Variable::reviewed_author) != nullptr) return;
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = local(inner);
        const std::string_view role = reading.xml.peek_attribute(inner, "person-group-type");
        if (name == "person-group" && (role.empty() || role == "author")) read_people(reading, inner, Variable::reviewed_author);
        else if (name == "name" || name == "string-name" || name == "collab") read_one_name(reading, inner, Variable::reviewed_author);
        else if ((name == "article-title" || name == "source" || name == "data-title") && !reading.has(variable)) reading.add_once(variable, inner);
    }
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

void read_identifier(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    const std::string_view type = xml.peek_attribute(node, "pub-id-type");
    const std::string_view value = trim_unicode(xml.peek(node));
    const SourceSpan span = xml.span_of(node);
    const auto is = [type](std::string_view word) { return equals_ignoring_ascii_case(type, word); };
    const auto understood = [&] {
        xml.attribute(node, "pub-id-type");
        xml.pass_over(node, "specific-use");
        xml.text(node);
    };
    if (value.empty()) return;
    if (is("doi")) {
        if (!reading.add_doi(value, span)) return;
    } else if (is("pmid")) {
        reading.add_once(Variable::pmid, value, span);
    } else if (is("isbn") || is("issn")) {
        reading.add_once(is("isbn") ? Variable::isbn : Variable::issn, value, span);
    } else if (is("pmc") || is("pmcid")) {
        const std::string_view number = canonical_pmcid(reading.arena, value);
        if (number.empty()) return;
        reading.add_once(Variable::pmcid, number, span);
    } else if (is("arxiv")) {
        const FoundIdentifier found = parse_arxiv(reading.arena, value);
        if (!found.found()) return;
        add_found_identifier(reading.record, found, span);
    } else if (is("uri") || is("url")) {
        reading.add_url(value, span);
    } else if (is("std-designation") && !reading.has(Variable::number)) {
        reading.record.add_text(Variable::number, value, span);
    } else if (!type.empty() && !is("other") && !type.starts_with("pmc")) {
        // PMC's own numbers for versions and parts of an article are no identifiers of the work.
        const auto& known = reading.record.identifiers;
        for (std::size_t i = 0; i < std::min(known.size(), most_compared); ++i) {
            if (known[i].scheme == type) return;
        }
        reading.record.add_identifier(type, value, span);
    } else {
        return;
    }
    understood();
    if (const std::string_view address = xml.peek_attribute(node, "href"); !address.empty()) read_address(reading, node, address, value);
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

void read_page(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    Reading& state = of(reading);
    std::string_view& page = local(node) == "fpage" ? state.first_page : state.last_page;
    if (!page.empty()) return;
    page = reading.xml.text(node);
    if (!state.page_span.known()) state.page_span = reading.xml.span_of(node);
}

namespace {

/// The heading of the whole abstract, which says no more than the element does.
bool is_heading_of_abstract(std::string_view title) {
    while (!title.empty() && (title.back() == ':' || title.back() == '.' || title.back() == ' ')) title.remove_suffix(1);
    static constexpr std::string_view headings[] = {"abstract", "summary", "resumo", "resumen", "résumé", "resume", "zusammenfassung", "kurzfassung",
                                                    "sommario", "riassunto", "samenvatting", "sammanfattning", "streszczenie", "abstrakt", "souhrn",
                                                    "özet", "öz", "резюме", "аннотация", "摘要", "要旨", "초록"};
    const std::string lower = fold_case(title);
    return std::find(std::begin(headings), std::end(headings), lower) != std::end(headings);
}

/// Adds the paragraphs and sections of an abstract; the title of a section stands before its first paragraph.
void add_lines(XmlReading& reading, pugi::xml_node parent, bool is_whole, TextLines& lines) {
    std::string_view title;
    const auto end_title = [&] {
        if (title.empty()) return;
        lines.begin_line();
        lines.add(title);
        title = {};
    };
    for (const pugi::xml_node inner : parent.children()) {
        const std::string_view name = local(inner);
        if (name == "title") {
            end_title();
            title = reading.xml.text(inner);
            if (!is_whole || !is_heading_of_abstract(title)) continue;
            if (title != "Abstract") reading.xml.pass_over(inner);
            title = {};
        } else if (name == "sec") {
            end_title();
            add_lines(reading, inner, false, lines);
        } else if (name == "p") {
            const Text words = reading.xml.rich(inner);
            if (words.empty()) continue;
            lines.begin_line();
            if (!title.empty()) {
                lines.add(title);
                lines.add(std::string_view(title.ends_with(':') ? " " : ": "));
            }
            lines.add(words);
            title = {};
        }
    }
    end_title();
}

}  // namespace

void read_abstract(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.has(variable) || !reading.xml.peek_attribute(node, "abstract-type").empty()) return;
    const pugi::xml_node only = XmlRecord::child(node, "p");
    const bool single = only && !XmlRecord::child(node, "sec") && only == node.last_child() && !XmlRecord::child(node, "title");
    if (single) return reading.add_once(variable, reading.xml.rich(only), reading.xml.span_of(node));
    TextLines lines;
    add_lines(reading, node, true, lines);
    reading.record.add_text(variable, lines.text(reading.arena), reading.xml.span_of(node));
}

void read_license(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    // `ali:license_ref` is for the address alone.
    const pugi::xml_node reference = XmlRecord::child(node, "license_ref");
    const std::string_view stated = xml.attribute(node, "href");
    const std::string_view address = stated.empty() && reference ? trim(xml.peek(reference)) : stated;
    if (address.empty()) return;
    reading.add_once(variable, address, xml.span_of(node));
    // The schema wants words, which are the address once more where there are no better ones.
    for (const pugi::xml_node said : {reference, XmlRecord::child(node, "license-p")}) {
        if (said && trim(xml.peek(said)) == address) xml.text(said);
    }
}

namespace {

/// Whether the words of a link are its address once more: `www.example.org`, a DOI alone.
bool says_address(Arena& arena, std::string_view words, std::string_view address) {
    if (words.empty() || words == address) return true;
    const auto bare = [](std::string_view text) {
        for (const std::string_view start : {"https://", "http://", "www."}) {
            if (text.starts_with(start)) text.remove_prefix(start.size());
        }
        if (text.ends_with('/')) text.remove_suffix(1);
        return text;
    };
    if (bare(words) == bare(address)) return true;
    const std::string_view doi = canonical_doi(arena, words);
    return !doi.empty() && doi == canonical_doi(arena, address) && !says_more_than_doi(arena, words);
}

}  // namespace

void read_address(XmlReading& reading, pugi::xml_node node, std::string_view address, std::string_view words) {
    XmlRecord& xml = reading.xml;
    xml.attribute(node, "href");
    if (says_address(reading.arena, words, address)) xml.text(node);
    xml.word(node, "ext-link-type", {"uri", "url", "doi"});
    if (!reading.add_doi(address, xml.span_of(node)) || !address.starts_with("http")) reading.add_url(address, xml.span_of(node));
}

void read_link(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    const std::string_view stated = xml.peek_attribute(node, "href");
    const std::string_view words = xml.peek(node);
    const std::string_view address = stated.empty() ? words : stated;
    if (xml.word(node, "content-type", {"pdf"}) != "pdf") return read_address(reading, node, address, words);
    xml.attribute(node, "href");
    if (says_address(reading.arena, words, address)) xml.text(node);
    xml.word(node, "ext-link-type", {"uri", "url", "doi"});
    reading.record.add_link(LinkKind::pdf, address, {}, xml.span_of(node));
}

void read_custom_meta(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    if (reading.xml.peek(XmlRecord::child(node, "meta-name")) != "bibcast" || of(reading).own_item) return;
    reading.xml.text(XmlRecord::child(node, "meta-name"));
    reading.xml.text(XmlRecord::child(node, "meta-value"));
    of(reading).own_item = node;
}

}  // namespace bibcast::jats
