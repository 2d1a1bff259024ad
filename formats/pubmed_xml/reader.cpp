#include <algorithm>
#include <array>

#include "formats/pubmed_xml/codes.hpp"
#include "formats/pubmed_xml/format.hpp"
#include "formats/pubmed_xml/tags.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/xml_splitter.hpp"
#include "text/utf8.hpp"

namespace bibcast::pubmed_xml {

namespace {

constexpr XmlRecordElement elements[] = {{"PubmedArticle", {}}, {"PubmedBookArticle", {}}, {"MedlineCitation", {}}};

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

/// NLM ends every title with a full stop, which is no part of it.
Text without_stop(Text text) {
    if (!text.plain.ends_with('.') || text.plain.ends_with("..")) return text;
    text.plain.remove_suffix(1);
    if (text.styles.empty()) return text;
    const auto end = static_cast<std::uint32_t>(text.plain.size());
    if (std::all_of(text.styles.begin(), text.styles.end(), [end](const Styled& styled) { return styled.end <= end; })) return text;
    text.plain = {text.plain.data(), text.plain.size() + 1};
    return text;
}

class PubmedReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            Reading reading(xml, record);
            reading.is_book = XmlRecord::child(xml.root(), "BookDocument");
            record.type = reading.is_book ? ItemType::book : ItemType::article_journal;
            apply_xml_rules(reading, rules);
            reading.finish();
            xml.add_leftovers(record, "pubmed_xml", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }
};

}  // namespace

void read_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const Text title = without_stop(reading.xml.rich(node));
    if (of(reading).is_book) reading.record.type = ItemType::chapter;
    reading.add_once(variable, title, reading.xml.span_of(node));
}

/// Of several versions of a record the last one counts.
void read_pmid(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    pugi::xml_node& known = of(reading).pmid;
    if (!known) {
        reading.add_once(variable, xml.text(node), xml.span_of(node));
        known = node;
        return;
    }
    const auto version = [&](pugi::xml_node one) { return xml.peek_attribute(one, "Version"); };
    if (xml.peek(node) == xml.peek(known)) return void(xml.text(node));
    if (version(node).size() < version(known).size() || (version(node).size() == version(known).size() && version(node) <= version(known))) return;
    for (TextField& field : reading.record.texts) {
        if (field.variable != variable) continue;
        xml.give_back(known);
        field.value = xml.text(node);
        field.source = xml.span_of(node);
        known = node;
        return;
    }
}

void read_vernacular(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).vernacular = node; }

void read_medline_journal(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).medline_journal = node; }

void read_linking_issn(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).linking_issn = node; }

/// The title of the book is that of the record, unless this is a part of the book.
void read_book_title(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const bool part = XmlRecord::child(node.parent().parent(), "ArticleTitle");
    reading.add_once(part ? Variable::container_title : Variable::title, without_stop(reading.xml.rich(node)), reading.xml.span_of(node));
}

/// `Chapter 12`: where in the book the part stands (NLM's BookDocument, LocationLabel and its type).
void read_location(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    struct Row {
        std::string_view type;
        Variable variable;
    };
    constexpr std::array rows = {Row{"chapter", Variable::chapter_number}, Row{"section", Variable::section}, Row{"part", Variable::part_number}};
    const std::string_view type = reading.xml.peek_attribute(node, "Type");
    for (const Row& row : rows) {
        if (row.type != type || reading.has(row.variable)) continue;
        std::string_view label = reading.xml.text(node);
        static_cast<void>(reading.xml.attribute(node, "Type"));
        if (equals_ignoring_ascii_case(label.substr(0, type.size()), type) && !trim(label.substr(type.size())).empty()) label = trim(label.substr(type.size()));
        reading.record.add_text(row.variable, label, reading.xml.span_of(node));
    }
}

void read_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
    const pugi::xml_node words = XmlRecord::child(node, "MedlineDate");
    const std::string_view season = part("Season");
    const std::string_view month = part("Month");
    const Date date = words ? read_any_date(reading.arena, xml.text(words))
                            : date_of_parts(reading.arena, part("Year"), month.empty() ? season : month, part("Day"));
    if (!date.has_parts() && date.literal.empty()) return;
    if (!date.literal.empty()) xml.report(odd_date, words ? words : node, "the date is not fully understood");
    const DateField* known = reading.record.date(variable);
    // The electronic edition of the same day says nothing new.
    const DateField* issued = reading.record.date(Variable::issued);
    xml.word(node, "DateType", {"Electronic"});
    if (variable == Variable::available_date && issued != nullptr && issued->value == date) return;
    if (known == nullptr) reading.record.add_date(variable, date, xml.span_of(node));
    else if (!(known->value == date)) xml.give_back(node);
}

/// Of a chapter with a date of its own the date of the book, often the year in which the book was begun, is left over.
void read_book_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const pugi::xml_node document = node.parent().parent();
    const pugi::xml_node year = XmlRecord::child(XmlRecord::child(document, "ContributionDate"), "Year");
    if (XmlRecord::child(document, "ArticleTitle") && !reading.xml.peek(year).empty()) return;
    read_date(reading, node, variable);
}

/// When a chapter was contributed to its book (NLM's BookDocument): GeneReviews, StatPearls.
void read_contribution_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.record.date(variable) == nullptr) read_date(reading, node, variable);
}

void read_history_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.xml.peek_attribute(node, "PubStatus") != "received") return;
    reading.xml.attribute(node, "PubStatus");
    read_date(reading, node, variable);
}

/// Each paragraph may have a label: `BACKGROUND`.
void read_abstract(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    Reading& state = of(reading);
    const std::string_view label = reading.xml.attribute(node, "Label");
    if (equals_ignoring_ascii_case(reading.xml.peek_attribute(node, "NlmCategory"), label)) reading.xml.attribute(node, "NlmCategory");
    else reading.xml.pass_over(node, "NlmCategory");
    const std::string_view parent = xml_local_name(node.parent().name());
    if (parent == "OtherAbstract") return reading.xml.give_back(node);
    const Text text = reading.xml.rich(node);
    if (text.empty()) return;
    const bool lone = !node.next_sibling(node.name()) && state.abstract.empty() && label.empty();
    if (lone) return reading.add_once(Variable::abstract, text, reading.xml.span_of(node));
    const std::string_view paragraph = label.empty() ? text.plain : reading.arena.concat({label, ": ", text.plain});
    if (!state.abstract.empty()) state.abstract += '\n';
    state.abstract += paragraph;
    if (!state.abstract_span.known()) state.abstract_span = reading.xml.span_of(node);
}

void read_pages(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const pugi::xml_node first = XmlRecord::child(node, "StartPage");
    const pugi::xml_node last = XmlRecord::child(node, "EndPage");
    const std::string_view start = xml.peek(first);
    const std::string_view end = xml.peek(last);
    const std::string_view range = xml.text(XmlRecord::child(node, "MedlinePgn"));
    const std::string_view parts = end.empty() || end == start ? start : reading.arena.concat({start, "-", end});
    const std::string_view pages = full_page_range(reading.arena, range.empty() ? parts : range);
    reading.add_once(variable, pages, xml.span_of(node));
    // Beside the range they say it again; what they say otherwise is left over.
    if (!range.empty() && !pages.starts_with(start)) return;
    xml.text(first);
    if (range.empty() || pages.ends_with(end)) xml.text(last);
}

void read_mesh(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    // As MEDLINE writes them: `Kidney Diseases/*diagnosis/therapy`, an asterisk for a major topic.
    std::string heading;
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() != pugi::node_element) continue;
        if (!heading.empty()) heading += '/';
        if (reading.xml.word(inner, "MajorTopicYN", {"Y", "N"}) == "Y") heading += '*';
        heading += reading.xml.text(inner);
        reading.xml.pass_over(inner, "Type");
    }
    reading.record.add_keyword(reading.arena.copy(heading), reading.xml.span_of(XmlRecord::child(node, "DescriptorName")));
}

void read_publication_type(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    // NLM's Publication Characteristics; those that say of what kind the work is, and not what it is about.
    struct Row {
        std::string_view word;
        ItemType item;
    };
    constexpr std::array rows = {
        Row{"Preprint", ItemType::article},          Row{"Newspaper Article", ItemType::article_newspaper},
        Row{"Patent", ItemType::patent},             Row{"Academic Dissertation", ItemType::thesis},
        Row{"Dataset", ItemType::dataset},           Row{"Technical Report", ItemType::report},
        Row{"Webcast", ItemType::motion_picture},    Row{"Lecture", ItemType::speech},
    };
    const std::string_view type = reading.xml.peek(node);
    if (type == "Journal Article") reading.xml.text(node);
    if (type == "Retracted Publication") {
        reading.add_once(Variable::status, std::string_view("retracted"), reading.xml.span_of(node));
        reading.xml.text(node);
    }
    // What came out in an issue of a journal is an article, whatever else it is.
    const bool in_issue = reading.has(Variable::volume) || reading.has(Variable::issue) || of(reading).is_book;
    for (const Row& row : rows) {
        const bool always = row.item == ItemType::article || row.item == ItemType::article_newspaper;
        if (type != row.word || (in_issue && !always)) continue;
        reading.record.type = row.item;
        reading.xml.text(node);
    }
    constexpr std::array<std::string_view, 6> books = {"Monograph", "Collected Work", "Collected Works", "Handbook", "Dictionary", "Encyclopedia"};
    if (!in_issue && !reading.has(Variable::container_title) && std::find(books.begin(), books.end(), type) != books.end()) {
        reading.record.type = ItemType::book;
        reading.record.native_type.value = reading.xml.text(node);
        reading.record.native_type.source = reading.xml.span_of(node);
    }
}

void Reading::finish() {
    if (vernacular) {
        const Text title = without_stop(xml.rich(vernacular));
        if (!has(Variable::title)) xml.report(no_title, vernacular, "the title in the original language was taken");
        add_once(has(Variable::title) ? Variable::original_title : Variable::title, title, xml.span_of(vernacular));
    }
    record.add_text(Variable::abstract, arena.copy(abstract), abstract_span);
    if (medline_journal) {
        const auto letters = [](std::string_view text) {
            std::string out;
            for (const char c : text) {
                if (c != '.') out += c;
            }
            return out;
        };
        const std::string_view known = record.plain(Variable::container_title_short);
        if (known.empty() || letters(known) == letters(xml.peek(medline_journal))) {
            if (known.empty()) record.add_text(Variable::container_title_short, xml.text(medline_journal), xml.span_of(medline_journal));
            else xml.text(medline_journal);
        }
    }
    if (linking_issn) {
        if (!has(Variable::issn)) add_once(Variable::issn, linking_issn);
        else if (record.plain(Variable::issn) == xml.peek(linking_issn)) xml.text(linking_issn);
    }
    if (pii.empty()) return;
    // An article without pages is found by its number.
    if (!has(Variable::page)) record.add_text(Variable::page, pii, pii_span);
    else record.add_identifier("pii", pii, pii_span);
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<PubmedReader>(); }

}  // namespace bibcast::pubmed_xml
