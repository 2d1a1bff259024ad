#include <algorithm>
#include <array>

#include "formats/crossref_xml/codes.hpp"
#include "formats/crossref_xml/format.hpp"
#include "formats/crossref_xml/tags.hpp"
#include "io/posted_content.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/text_lines.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "text/csl_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::crossref_xml {

namespace {

// A deposit has its containers in `body`, an answer each record in `doi_record`, which may hold a `crossref`.
// An answer of `unixsd` has the record in the `query` that it answers, which says the publisher.
constexpr XmlRecordElement elements[] = {{"query", "http://www.crossref.org/qrschema"},
                                         {"doi_record", {}},                            {"crossref", {}},
                                         {"journal", "http://www.crossref.org"},
                                         {"book", "http://www.crossref.org"},           {"conference", "http://www.crossref.org"},
                                         {"report-paper", "http://www.crossref.org"},   {"dissertation", "http://www.crossref.org"},
                                         {"posted_content", "http://www.crossref.org"}, {"database", "http://www.crossref.org"},
                                         {"standard", "http://www.crossref.org"},       {"peer_review", "http://www.crossref.org"},
                                         {"sa_component", "http://www.crossref.org"},   {"pending_publication", "http://www.crossref.org"}};

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

class CrossrefReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            const std::vector<pugi::xml_node> others = set_apart(xml.root());
            read_one(xml, {}, sink);
            // A deposit may have all articles of an issue: each stands in its container in turn, so that it is read with that and no other.
            for (const pugi::xml_node other : others) read_one(xml, other, sink);
        });
    }

  private:
    /// The container of a record and its row; null if there is none that is known.
    static std::pair<pugi::xml_node, const ItemRow*> find_container(pugi::xml_node root) {
        for (const std::string_view around : {"doi_record", "crossref"}) {
            if (const pugi::xml_node inner = XmlRecord::child(root, around)) root = inner;
        }
        for (const ItemRow& row : items) {
            const pugi::xml_node container = xml_local_name(root.name()) == row.container ? root : XmlRecord::child(root, row.container);
            if (container) return {container, &row};
        }
        return {};
    }

    /// Moves all items but the first one out of their container, beside the root.
    static std::vector<pugi::xml_node> set_apart(pugi::xml_node root) {
        std::vector<pugi::xml_node> others;
        const auto [container, row] = find_container(root);
        if (row == nullptr || row->item.empty()) return others;
        const pugi::xml_node first = XmlRecord::child(container, row->item);
        for (pugi::xml_node next = first.next_sibling(); next; next = next.next_sibling()) {
            if (xml_local_name(next.name()) == row->item) others.push_back(next);
        }
        for (const pugi::xml_node other : others) root.parent().append_move(other);
        return others;
    }

    /// Reads what is in the container, with `item` in the place of the item that was there.
    static void read_one(XmlRecord& xml, pugi::xml_node item, const Sink& sink) {
        const pugi::xml_node root = xml.root();
        if (item) {
            const auto [container, row] = find_container(root);
            pugi::xml_node around = container;
            const pugi::xml_node read = XmlRecord::child(around, row->item);
            around.insert_move_after(item, read);
            root.parent().append_move(read);
        }
        Record record(xml.arena());
        record.source = item ? xml.span_of(item) : xml.span();
        Reading reading(xml, record);
        if (report_message(xml)) return;
        find_item(reading);
        if (reading.row != nullptr) {
            // A deposit's record is its container, whose name is a part of some paths.
            apply_xml_rules(reading, rules, root, xml_local_name(root.name()));
            reading.finish();
        }
        // What is left over of the container is so with the first item.
        if (item) xml.add_leftovers(record, "crossref_xml", ignored, item);
        else xml.add_leftovers(record, "crossref_xml", ignored);
        tagged::read_record_markup(record);
        if (reading.row != nullptr || !record.leftovers.empty()) sink(record);
    }

    /// An answer that the DOI is not known, or that it cannot be looked for, is no work; what it says is in the finding.
    static bool report_message(XmlRecord& xml) {
        pugi::xml_node said = xml.root();
        for (const std::string_view part : {"doi_record", "crossref", "error", "msg"}) {
            if (const pugi::xml_node inner = XmlRecord::child(said, part)) said = inner;
        }
        const std::string_view name = xml_local_name(said.name());
        const std::string_view status = xml.peek_attribute(xml.root(), "status");
        if (name != "error" && name != "msg" && status != "unresolved" && status != "malformed") return false;
        xml.report(not_found, xml.root(), "Crossref has no record: '" + std::string(xml.peek(said)) + "'").value = xml.source();
        return true;
    }

    static void find_item(Reading& reading) {
        XmlRecord& xml = reading.xml;
        reading.record.type = ItemType::document;
        if (const auto [container, known] = find_container(xml.root()); known != nullptr) {
            const ItemRow& row = *known;
            reading.row = &row;
            reading.item = row.item.empty() ? pugi::xml_node{} : XmlRecord::child(container, row.item);
            reading.record.type = reading.item ? row.part : row.whole;
            set_type(reading, container);
            return;
        }
        xml.report(no_item, xml.root(), "no item that is known");
    }

    static void set_type(Reading& reading, pugi::xml_node container) {
        XmlRecord& xml = reading.xml;
        ItemType& type = reading.record.type;
        const std::string_view component = xml.word(reading.item, "component_type", {"chapter", "reference_entry"});
        if (component == "reference_entry") type = ItemType::entry_encyclopedia;
        if (reading.row->container == "posted_content" || reading.row->container == "peer_review") set_kind(reading, container);
        if (reading.row->container == "query") set_query_type(reading, container);
        // It is to come in a journal, whose ISSN it says.
        const pugi::xml_node publication = reading.row->container == "pending_publication" ? XmlRecord::child(container, "publication") : pugi::xml_node{};
        if (XmlRecord::child(publication, "issn")) type = ItemType::article_journal;
        xml.word(container, "book_type", {"monograph", "edited_book"});
        for (const pugi::xml_node node : {reading.item, XmlRecord::child(container, "journal_metadata"), XmlRecord::child(container, "book_metadata"),
                                          XmlRecord::child(container, "book_series_metadata"), XmlRecord::child(container, "book_set_metadata"),
                                          XmlRecord::child(container, "proceedings_metadata"), XmlRecord::child(container, "database_metadata"),
                                          XmlRecord::child(container, "report-paper_metadata"), XmlRecord::child(container, "report-paper_series_metadata"),
                                          XmlRecord::child(container, "standard_metadata"), container}) {
            const std::string_view language = xml.attribute(node, "language");
            if (!language.empty() && !reading.has(Variable::language)) reading.record.add_text(Variable::language, language, xml.span_of(container));
        }
    }

    /// What was posted, and which part of a review it is.
    static void set_kind(Reading& reading, pugi::xml_node container) {
        Record& record = reading.record;
        const std::string_view kind = reading.xml.attribute(container, "type");
        const bool review = reading.row->container == "peer_review";
        if (review) record.add_text(Variable::genre, std::string_view("peer review"), reading.xml.span_of(container));
        else record.type = posted_type(kind);
        if (kind.empty() || (!review && posted_type_says_all(kind))) return;
        record.native_type.value = kind;
        record.native_type.source = reading.xml.span_of(container);
    }

    static void set_query_type(Reading& reading, pugi::xml_node query) {
        const pugi::xml_node doi = XmlRecord::child(query, "doi");
        const std::string_view kind = reading.xml.peek_attribute(doi, "type");
        const auto row = std::find_if(query_types.begin(), query_types.end(), [kind](const QueryType& one) { return one.word == kind; });
        if (row != query_types.end()) {
            reading.record.type = row->type;
        } else if (!kind.empty()) {
            reading.record.native_type.value = kind;
            reading.record.native_type.source = reading.xml.span_of(doi);
        }
        reading.xml.attribute(doi, "type");
    }
};

Variable variable_of(std::string_view role) {
    if (role == "editor") return Variable::editor;
    if (role == "translator") return Variable::translator;
    if (role == "chair") return Variable::chair;
    if (role == "author" || role.empty() || role == "first-author" || role == "reviewer" || role == "review-assistant" || role == "stats-reviewer" ||
        role == "reviewer-external") {
        return Variable::author;
    }
    return Variable::contributor;
}

}  // namespace

bool Reading::is_own(pugi::xml_node node) const {
    if (!item) return true;
    for (pugi::xml_node at = node; at; at = at.parent()) {
        if (at == item) return true;
    }
    return false;
}

/// Values of the item come after those of what it is in, and count: what is there already is the container's.
void read_once(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view value = reading.xml.peek(node);
    if (value.empty()) return;
    if (!reading.has(variable)) reading.record.add_text(variable, reading.xml.rich(node), reading.xml.span_of(node));
    else if (reading.record.plain(variable) == value) reading.xml.text(node);
}

void read_titles(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const bool group = xml_local_name(node.name()) == "titles";
    if (variable == Variable::title && !of(reading).is_own(node)) variable = Variable::container_title;
    if (variable == Variable::container_title && !of(reading).item && !reading.has(Variable::title)) variable = Variable::title;
    const pugi::xml_node main = group ? XmlRecord::child(node, "title") : node;
    Text title = xml.rich(main);
    // Some publishers deposit their tags as text.
    if (title.is_plain() && title.plain.find('<') != std::string_view::npos) title = decode_csl_markup(reading.arena, title.plain);
    if (title.empty() || reading.has(variable)) {
        if (reading.has(variable) && reading.record.plain(variable) != title.plain) xml.give_back(main);
        return;
    }
    const std::string_view subtitle = group ? xml.text(XmlRecord::child(node, "subtitle")) : std::string_view{};
    if (!subtitle.empty()) title = {reading.arena.concat({title.plain, ": ", subtitle}), title.styles};
    reading.record.add_text(variable, title, xml.span_of(main));
    const pugi::xml_node original = group ? XmlRecord::child(node, "original_language_title") : pugi::xml_node{};
    if (original && variable == Variable::title) reading.add_once(Variable::original_title, original);
}

/// A thesis may have its author without a list around him.
void read_person(XmlReading& reading, pugi::xml_node person, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    const std::string_view kind = xml_local_name(person.name());
    if (xml_local_name(person.parent().name()) == "dissertation" && XmlRecord::child(person.parent(), "contributors")) return;
    if (kind != "person_name" && kind != "organization" && kind != "anonymous") return;
    // Since schema 5.4 an element may stand in place of the attribute: `<role type="editor" vocab="crossref"/>`.
    const pugi::xml_node role_node = XmlRecord::child(person, "role");
    const std::string_view stated = xml.peek_attribute(person, "contributor_role");
    const std::string_view role = stated.empty() && role_node ? xml.peek_attribute(role_node, "type") : stated;
    Variable variable = variable_of(role);
    const bool series = xml_local_name(person.parent().parent().name()) == "series_metadata";
    if (series) variable = Variable::collection_editor;
    else if (variable == Variable::author && !of(reading).is_own(person)) variable = Variable::container_author;
    const pugi::xml_node role_place = stated.empty() && role_node ? role_node : person;
    const char* const role_key = stated.empty() && role_node ? "type" : "contributor_role";
    if (variable == Variable::contributor) xml.attribute(role_place, role_key);
    else xml.word(role_place, role_key, {"author", "editor", "translator", "chair", "reviewer"});
    if (role_node) xml.pass_over(role_node, "vocab");
    Name name;
    pugi::xml_node place = person;
    if (kind == "person_name") {
        place = XmlRecord::child(person, "surname");
        name.family = xml.text(place);
        name.given = xml.text(XmlRecord::child(person, "given_name"));
        name.suffix = xml.text(XmlRecord::child(person, "suffix"));
        if (name.given.empty() && name.suffix.empty()) std::swap(name.literal, name.family);
        if (name.empty()) place = XmlRecord::child(person, "given_name");
    } else if (kind == "organization") {
        name.literal = xml.text(person);
    } else {
        name.literal = role == "reviewer" ? "Anonymous Reviewer" : "Anonymous";
    }
    if (name.empty()) return;
    Contributor& contributor = reading.record.add_contributor(variable, name, xml.span_of(place ? place : person));
    if (variable == Variable::contributor) reading.add_detail(contributor, DetailKind::role, role, xml.span_of(place));
    for (const pugi::xml_node inner : person.children()) {
        const std::string_view part = xml_local_name(inner.name());
        if (part == "ORCID") {
            const std::string_view orcid = canonical_orcid(reading.arena, xml.peek(inner));
            if (!orcid.empty()) xml.text(inner);
            xml.pass_over(inner, "authenticated");
            reading.add_detail(contributor, DetailKind::orcid, orcid, xml.span_of(inner));
        } else if (part == "affiliation") {
            reading.add_detail(contributor, DetailKind::affiliation, xml.text(inner), xml.span_of(inner));
        } else if (part == "affiliations") {
            for (const pugi::xml_node institution : inner.children()) {
                const pugi::xml_node named = XmlRecord::child(institution, "institution_name");
                reading.add_detail(contributor, DetailKind::affiliation, xml.text(named), xml.span_of(named));
            }
        }
    }
}

void read_people(XmlReading& reading, pugi::xml_node node, Variable variable) {
    for (const pugi::xml_node person : node.children()) read_person(reading, person, variable);
}

void read_date(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).dates.push_back(node); }

void read_event_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const auto part = [&](const char* name) {
        const std::string_view text = trim(xml.peek_attribute(node, name));
        if (std::all_of(text.begin(), text.end(), is_ascii_digit)) xml.attribute(node, name);
        return text;
    };
    Date begin = date_of_parts(reading.arena, part("start_year"), part("start_month"), part("start_day"));
    const Date end = date_of_parts(reading.arena, part("end_year"), part("end_month"), part("end_day"));
    if (begin.has_parts() && end.has_parts() && !(begin.begin == end.begin)) {
        begin.end = end.begin;
        begin.end_bound = Bound::point;
    }
    const std::string_view words = xml.peek(node);
    if (!begin.has_parts() && !words.empty()) begin = read_any_date(reading.arena, xml.text(node));
    if (begin.has_parts() || !begin.literal.empty()) reading.record.add_date(variable, begin, xml.span_of(node));
}

void read_pages(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.has(variable)) return;
    XmlRecord& xml = reading.xml;
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
    const std::string_view first = part("first_page");
    const std::string_view last = part("last_page");
    const std::string_view other = part("other_pages");
    const std::string_view range = last.empty() || last == first ? first : reading.arena.concat({first, "-", last});
    const std::string_view pages = other.empty() ? range : range.empty() ? other : reading.arena.concat({range, ", ", other});
    if (!pages.empty()) reading.record.add_text(variable, pages, xml.span_of(node));
}

/// The DOI and the address of the item; those of the journal and of the issue are left over.
void read_doi_data(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const Reading& state = of(reading);
    if (state.item ? node.parent() != state.item : xml_local_name(node.parent().name()) == "journal_issue") return;
    if (const pugi::xml_node doi = XmlRecord::child(node, "doi")) read_xml_doi(reading, doi, Variable::doi);
    const pugi::xml_node resource = XmlRecord::child(node, "resource");
    if (resource && !reading.has(Variable::url)) reading.add_url(reading.xml.text(resource), reading.xml.span_of(resource));
}

/// JATS: paragraphs become lines.
void read_abstract(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    if (reading.has(variable)) return;
    std::vector<pugi::xml_node> paragraphs;
    const auto gather = [&](pugi::xml_node around, const auto& self) -> void {
        for (const pugi::xml_node inner : around.children()) {
            const std::string_view name = xml_local_name(inner.name());
            if (name == "p" || name == "title") paragraphs.push_back(inner);
            else if (name == "sec") self(inner, self);
        }
    };
    gather(node, gather);
    // The heading of the abstract itself.
    if (paragraphs.size() > 1 && xml_local_name(paragraphs[0].name()) == "title" && equals_ignoring_ascii_case(xml.peek(paragraphs[0]), "abstract")) {
        xml.text(paragraphs[0]);
        paragraphs.erase(paragraphs.begin());
    }
    if (paragraphs.size() <= 1) {
        const Text lone = xml.rich(paragraphs.empty() ? node : paragraphs[0]);
        if (!lone.empty()) reading.record.add_text(variable, lone, xml.span_of(paragraphs.empty() ? node : paragraphs[0]));
        return;
    }
    TextLines lines;
    for (const pugi::xml_node paragraph : paragraphs) {
        const Text words = xml.rich(paragraph);
        if (words.empty()) continue;
        lines.begin_line();
        lines.add(words);
    }
    reading.record.add_text(variable, lines.text(reading.arena), xml.span_of(node));
}

void read_institution(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view around = xml_local_name(node.parent().name());
    if (around == "affiliations") return;
    const pugi::xml_node name = XmlRecord::child(node, "institution_name");
    // Beside a publisher it is the body that the work comes from.
    const pugi::xml_node publisher = XmlRecord::child(XmlRecord::child(node.parent(), "publisher"), "publisher_name");
    const bool other = publisher && reading.xml.peek(publisher) != reading.xml.peek(name);
    if (name) read_once(reading, name, other ? Variable::authority : variable);
    if (const pugi::xml_node place = XmlRecord::child(node, "institution_place")) read_once(reading, place, Variable::publisher_place);
    if (const pugi::xml_node part = XmlRecord::child(node, "institution_department")) read_once(reading, part, Variable::division);
}

/// The number of a report, or the publisher's of an article.
void read_publisher_number(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    const std::string_view type = xml.peek_attribute(node, "id_type");
    if (type == "report-number" && !reading.has(variable)) {
        read_once(reading, node, variable);
    } else if (type == "pii") {
        reading.record.add_identifier("pii", xml.text(node), xml.span_of(node));
    } else {
        return;
    }
    xml.attribute(node, "id_type");
}

/// The subject that a preprint is posted under; it stands for the server where no institution does.
void read_group_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    Reading& state = of(reading);
    if (state.asked_for_institution != node.parent()) {
        state.asked_for_institution = node.parent();
        state.has_institution = !XmlRecord::child(node.parent(), "institution").empty();
    }
    if (!state.has_institution) read_once(reading, node, variable);
}

void read_item_number(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view kind = reading.xml.word(node, "item_number_type", {"article_number", "article-number"});
    const bool article = kind == "article_number" || kind == "article-number";
    if ((article || reading.record.type == ItemType::report) && !reading.has(variable)) return read_once(reading, node, variable);
    reading.record.add_identifier("publisher-item", reading.xml.text(node), reading.xml.span_of(node));
}

/// Whether a date is another one without its day, or its month too, or the same.
bool says_less(const Date& date, const Date& known) {
    const DatePoint& less = date.begin;
    const DatePoint& more = known.begin;
    return date.literal.empty() && less.year == more.year && (less.month == 0 || less.month == more.month) && (less.day == 0 || less.day == more.day);
}

void Reading::finish() {
    // Print before online, the item's before that of what it is in.
    const auto medium = [this](pugi::xml_node node) { return xml.peek_attribute(node, "media_type"); };
    // When data were made stands in only where nothing says when they were published.
    const auto creation = [](pugi::xml_node node) { return xml_local_name(node.name()) == "creation_date"; };
    const auto rank = [&](pugi::xml_node node) {
        return (is_own(node) ? 0 : 4) + (creation(node) ? 3 : medium(node) == "print" ? 0 : medium(node).empty() ? 1 : 2);
    };
    std::stable_sort(dates.begin(), dates.end(), [&](pugi::xml_node a, pugi::xml_node b) { return rank(a) < rank(b); });
    for (const pugi::xml_node node : dates) {
        const auto part = [&](std::string_view name) { return xml.peek(XmlRecord::child(node, name)); };
        const Date date = date_of_parts(arena, part("year"), part("month"), part("day"));
        if (!date.has_parts()) continue;
        const DateField* issued = record.date(Variable::issued);
        // A later one that says less, or that is of the issue, adds nothing.
        const bool new_one = issued != nullptr && is_own(node) && !(issued->value == date) && medium(node) == "online";
        if (issued == nullptr) record.add_date(Variable::issued, date, xml.span_of(node));
        else if (new_one && record.date(Variable::available_date) == nullptr) record.add_date(Variable::available_date, date, xml.span_of(node));
        else if (!says_less(date, issued->value)) continue;
        for (const std::string_view name : {"year", "month", "day"}) xml.text(XmlRecord::child(node, name));
        if (medium(node) != "print" && medium(node) != "online") xml.pass_over(node, "media_type");
        else xml.attribute(node, "media_type");
    }
    // The DOI that was asked for, unless the record is known by another one now.
    if (const pugi::xml_node asked = query_doi) {
        if (!has(Variable::doi) || equals_ignoring_ascii_case(record.plain(Variable::doi), canonical_doi(arena, xml.peek(asked)))) {
            read_xml_doi(*this, asked, Variable::doi);
        }
        xml.pass_over(asked, "type");
    }
    if (record.type == ItemType::book && row->container == "conference") {
        for (TextField& field : record.texts) {
            if (field.variable == Variable::container_title && !has(Variable::title)) field.variable = Variable::title;
        }
    }
    // A whole journal is its own title.
    if (record.type == ItemType::periodical && !has(Variable::title)) {
        for (TextField& field : record.texts) {
            if (field.variable == Variable::container_title) field.variable = Variable::title;
            if (field.variable == Variable::container_title_short) field.variable = Variable::title_short;
        }
    }
}

void read_query_doi(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { of(reading).query_doi = node; }

/// The publisher; of the others some say how Crossref keeps the record.
void read_query_item(XmlReading& reading, pugi::xml_node node, Variable variable) {
    constexpr std::string_view of_keeping[] = {"prefix-name", "member-id", "citation-id", "journal-id", "book-id", "series-id",
                                               "deposit-timestamp", "owner-prefix", "last-update", "created"};
    XmlRecord& xml = reading.xml;
    const std::string_view name = xml.peek_attribute(node, "name");
    if (name == "publisher-name") {
        read_once(reading, node, variable);
        xml.attribute(node, "name");
        xml.pass_over(node, "type");
    } else if (std::find(std::begin(of_keeping), std::end(of_keeping), name) != std::end(of_keeping)) {
        xml.pass_over(node);
    }
}

/// A journal or a volume is the work itself where it is what the DOI is of.
void read_query_title(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const ItemType type = reading.record.type;
    const bool whole = type == ItemType::book || type == ItemType::periodical || type == ItemType::report || type == ItemType::standard ||
                       type == ItemType::dataset || type == ItemType::thesis;
    read_once(reading, node, whole && !reading.xml.known_child(node.parent(), "article_title") ? Variable::title : variable);
}

void read_query_people(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    for (const pugi::xml_node person : node.children()) {
        if (xml_local_name(person.name()) == "organization") read_person(reading, person, Variable::author);
        if (xml_local_name(person.name()) != "contributor") continue;
        const std::string_view role = xml.peek_attribute(person, "contributor_role");
        const Variable variable = variable_of(role);
        if (variable == Variable::contributor) xml.attribute(person, "contributor_role");
        else xml.word(person, "contributor_role", {"author", "editor", "translator", "chair", "reviewer"});
        xml.pass_over(person, "first-author");
        Name name;
        name.family = xml.text(XmlRecord::child(person, "surname"));
        name.given = xml.text(XmlRecord::child(person, "given_name"));
        name.suffix = xml.text(XmlRecord::child(person, "suffix"));
        if (name.given.empty() && name.suffix.empty()) std::swap(name.literal, name.family);
        if (name.empty()) continue;
        Contributor& contributor = reading.record.add_contributor(variable, name, xml.span_of(person));
        if (variable == Variable::contributor) reading.add_detail(contributor, DetailKind::role, role, xml.span_of(person));
    }
}

/// The first page, and the last one beside it.
void read_query_pages(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (reading.has(variable)) return;
    const std::string_view first = reading.xml.text(node);
    const std::string_view last = reading.xml.text(reading.xml.known_child(node.parent(), "last_page"));
    if (first.empty() && last.empty()) return;
    const std::string_view pages = last.empty() || last == first ? first : first.empty() ? last : reading.arena.concat({first, "-", last});
    reading.record.add_text(variable, pages, reading.xml.span_of(node));
}

void read_query_year(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const Date date = date_of_parts(reading.arena, reading.xml.peek(node), {}, {});
    if (!date.has_parts() || reading.record.date(variable) != nullptr) return;
    reading.xml.text(node);
    reading.record.add_date(variable, date, reading.xml.span_of(node));
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<CrossrefReader>(); }

}  // namespace bibcast::crossref_xml
