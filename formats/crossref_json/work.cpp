#include "formats/crossref_json/work.hpp"

#include <algorithm>

#include "formats/crossref_json/tags.hpp"
#include "formats/csl_json/types.hpp"
#include "formats/jsonl/date_json.hpp"
#include "io/posted_content.hpp"
#include "io/tagged/record_markup.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "text/utf8.hpp"

namespace bibcast::crossref_json {

namespace {

const JsonNode* first_of(const JsonNode& work, std::string_view key) {
    const JsonNode* const node = work.member(key);
    return node != nullptr && node->is(JsonKind::array) ? node->first.get() : node;
}

/// A posted work that is no preprint (a report, a dissertation) says so.
void read_subtype(TreeReader& tree, const JsonNode* node) {
    const std::string_view word = tree.text(node);
    if (word.empty()) return;
    std::string spelled(word);  // `working_paper`
    std::replace(spelled.begin(), spelled.end(), '-', '_');
    tree.record().type = posted_type(spelled);
    if (posted_type_says_all(spelled)) return;
    tree.record().native_type.value = word;
    tree.record().native_type.source = node->span;
}

void read_type(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const node = work.member("type");
    const std::string_view word = tree.text(node);
    if (word.empty()) return;
    const auto type = csl_json::item_type_meant(word);
    if (type) tree.record().type = *type;
    // Words that say more than the common type does.
    if (!type || word == "peer-review" || word == "component" || word == "edited-book" || word == "reference-book" || word == "book-set" ||
        word == "book-series" || word == "journal-issue" || word == "journal-volume" || word == "report-component" || word == "database" || word == "proceedings") {
        tree.record().native_type.value = word;
        tree.record().native_type.source = node->span;
    }
    if (word == "posted-content") read_subtype(tree, work.member("subtype"));
}

void read_project(TreeReader& tree, const JsonNode& work);

/// The first title with its subtitle; the others are further titles.
void read_title(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const title = first_of(work, "title");
    // Lines are those of the XML of the deposit.
    const std::string_view main = collapse_spaces(tree.record().arena(), tree.text(title));
    if (main.empty()) return read_project(tree, work);
    std::string_view whole = main;
    const JsonNode* const subtitle = first_of(work, "subtitle");
    const std::string_view second = collapse_spaces(tree.record().arena(), tree.text(subtitle));
    if (!second.empty() && main.find(second) == std::string_view::npos) {
        const bool ends = main.back() == ':' || main.back() == '?' || main.back() == '!';
        whole = tree.record().arena().concat({main, ends ? " " : ": ", second});
    }
    tree.record().add_text(Variable::title, tree.markup(whole), title->span);
    for (const JsonNode* more = title->next; more != nullptr && work.member("title")->is(JsonKind::array); more = more->next) {
        tree.add_markup(Variable::title, more);
    }
}

/// The words that the title of a series of proceedings begins with.
bool names_series(std::string_view title) {
    constexpr std::string_view words[] = {"Lecture Notes in ", "Communications in ", "Advances in Intelligent Systems", "IFIP "};
    return std::any_of(std::begin(words), std::end(words), [title](std::string_view begin) { return title.starts_with(begin); });
}

/// Parts of a volume in a series have two: the series, and then the volume, by the order of the deposit; where the words show it, the other way round. A
/// whole book stands in its series only.
void read_containers(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const list = work.member("container-title");
    if (list == nullptr) return;
    if (!list->is(JsonKind::array)) return tree.add_markup(Variable::container_title, list);
    const JsonNode* const first = list->first;
    if (first == nullptr) return;
    const ItemType type = tree.record().type;
    const bool whole = type == ItemType::book || type == ItemType::report;
    const bool in_book = type == ItemType::chapter || type == ItemType::paper_conference || type == ItemType::entry;
    const JsonNode* const second = first->next;
    const bool two = second != nullptr && trim(first->text) != trim(second->text);
    const bool series_first = in_book && two && !names_series(trim(second->text));
    const JsonNode* const series = !in_book || !two ? nullptr : series_first ? first : second;
    for (const JsonNode& title : *list) {
        if (&title != first && trim(title.text) == trim(first->text)) TreeReader::take(&title);
        else tree.add_markup(whole || &title == series ? Variable::collection_title : Variable::container_title, &title);
    }
}

void read_affiliations(TreeReader& tree, const JsonNode& person, Contributor& contributor) {
    const JsonNode* const list = person.member("affiliation");
    if (list == nullptr || !list->is(JsonKind::array)) return tree.add_detail(contributor, DetailKind::affiliation, list);
    for (const JsonNode& affiliation : *list) {
        tree.add_detail(contributor, DetailKind::affiliation, affiliation.is(JsonKind::object) ? affiliation.member("name") : &affiliation);
    }
}

void read_roles(TreeReader& tree, const JsonNode& person, Contributor& contributor) {
    const JsonNode* const roles = person.member("role");
    if (roles == nullptr || !roles->is(JsonKind::array)) return tree.add_detail(contributor, DetailKind::role, roles);
    for (const JsonNode& role : *roles) {
        if (!role.is(JsonKind::object)) {
            tree.add_detail(contributor, DetailKind::role, &role);
        } else if (const JsonNode* word = role.member("role"); word != nullptr) {
            tree.add_detail(contributor, DetailKind::role, word, tree.text(role, "vocabulary"));
        }
    }
}

void read_people(TreeReader& tree, const JsonNode& list, Variable variable) {
    if (!list.is(JsonKind::array)) return;
    for (const JsonNode& person : list) {
        if (!person.is(JsonKind::object)) continue;
        Name name;
        name.family = tree.text(person, "family");
        name.given = tree.text(person, "given");
        name.suffix = tree.text(person, "suffix");
        if (name.family.empty()) name.literal = tree.text(person, "name");
        if (name.empty()) {
            if (name.suffix.empty()) continue;
            name.literal = name.suffix;
            name.suffix = {};
        }
        if (name.family.empty() && !name.given.empty()) {
            name.literal = name.literal.empty() ? name.given.view() : tree.record().arena().concat({name.given, " ", name.literal});
            name.given = {};
        }
        Contributor& contributor = tree.record().add_contributor(variable, name, person.span);
        tree.add_detail(contributor, DetailKind::title, person.member("prefix"));
        tree.add_orcid(contributor, person.member("ORCID"));
        read_affiliations(tree, person, contributor);
        read_roles(tree, person, contributor);
        // The order of the list says it.
        tree.take_if(person.member("sequence"), &person == list.first ? "first" : "additional");
    }
}

bool read_parts(const JsonNode* node, Date& date) {
    if (node == nullptr || !node->is(JsonKind::object)) return false;
    const JsonNode* const parts = node->member("date-parts");
    if (parts == nullptr || !jsonl::read_date(*node, date)) return false;
    // The year 0 is what publishers deposit where they know none.
    return date.has_parts() && date.begin.year != 0;
}

/// `issued` is the earliest that Crossref knows; where it is missing another date stands in. Dates that say the same are no further
/// values.
void read_dates(TreeReader& tree, const JsonNode& work) {
    Record& record = tree.record();
    // A thesis and a standard have no other date than that of their approval.
    constexpr std::array keys = {"issued", "published", "published-print", "published-online", "posted", "published-other", "approved"};
    Date issued;
    for (const std::string_view key : keys) {
        const JsonNode* const node = work.member(key);
        if (!issued.has_parts() && read_parts(node, issued)) record.add_date(Variable::issued, issued, node->span);
    }
    for (const std::string_view key : keys) {
        const JsonNode* const node = work.member(key);
        Date date;
        if (!read_parts(node, date)) {
            // `[[null]]`: unknown.
            const JsonNode* const parts = node == nullptr ? nullptr : node->member("date-parts");
            if (parts != nullptr && is_empty(*parts)) TreeReader::take(node);
        } else if (date == issued) {
            TreeReader::take(node);
        } else if (key == "published-online" && record.date(Variable::available_date) == nullptr) {
            record.add_date(Variable::available_date, date, node->span);
            TreeReader::take(node);
        }
    }
}

void read_event(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const event = work.member("event");
    if (event == nullptr || !event->is(JsonKind::object)) return;
    tree.add_markup(Variable::event_title, event->member("name"));
    tree.add_markup(Variable::event_place, event->member("location"));
    Date begin;
    if (!read_parts(event->member("start"), begin)) return;
    TreeReader::take(event->member("start"));
    Date end;
    if (read_parts(event->member("end"), end)) {
        TreeReader::take(event->member("end"));
        if (!(end == begin)) {
            begin.end = end.begin;
            begin.end_bound = Bound::point;
        }
    }
    tree.record().add_date(Variable::event_date, begin, event->member("start")->span);
}

/// True for the DOI's own address.
bool is_of_doi(Record& record, std::string_view url) {
    const FoundIdentifier found = identifier_in_url(record.arena(), url);
    return found.scheme == "doi" && equals_ignoring_ascii_case(found.value, record.plain(Variable::doi));
}

/// One file is named once for each purpose: for mining, and for checking that it is no copy.
bool has_link(const Record& record, std::string_view url) {
    for (std::size_t i = 0; i < std::min(record.links.size(), most_compared); ++i) {
        if (record.links[i].url == url) return true;
    }
    return false;
}

void read_addresses(TreeReader& tree, const JsonNode& work) {
    Record& record = tree.record();
    const JsonNode* const resource = work.member("resource");
    const JsonNode* const primary = resource == nullptr ? nullptr : resource->member("primary");
    for (const JsonNode* node : {work.member("URL"), primary == nullptr ? nullptr : primary->member("URL")}) {
        if (node == nullptr || !node->is(JsonKind::string)) continue;
        if (is_of_doi(record, node->text) || (record.text(Variable::url) != nullptr && record.plain(Variable::url) == node->text)) {
            TreeReader::take(node);
        } else {
            tree.add(Variable::url, node);
        }
    }
    const JsonNode* const links = work.member("link");
    if (links == nullptr) return;
    for (const JsonNode& link : *links) {
        const JsonNode* const url = link.member("URL");
        if (url == nullptr || is_empty(*url)) continue;
        if (has_link(record, trim(url->text))) {
            TreeReader::take(url);
            for (const std::string_view known : {"application/pdf", "text/html", "unspecified"}) tree.take_if(link.member("content-type"), known);
            continue;
        }
        const std::string_view type = tree.text(link, "content-type");
        const LinkKind kind = type == "application/pdf" ? LinkKind::pdf : type == "text/html" ? LinkKind::html : LinkKind::other;
        tree.add_link(kind, url, kind == LinkKind::other && type != "unspecified" ? type : std::string_view{});
    }
}

void read_licenses(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const licenses = work.member("license");
    if (licenses == nullptr) return;
    for (const JsonNode& license : *licenses) {
        const JsonNode* const url = license.member("URL");
        if (url == nullptr) continue;
        bool known = false;
        for (const TextField& field : tree.record().texts) known = known || (field.variable == Variable::license && field.value.plain == url->text);
        if (known) {
            TreeReader::take(url);
        } else {
            tree.add(Variable::license, url);
        }
    }
}

/// A grant has no title and no people but those of its project.
void read_project(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const projects = work.member("project");
    const JsonNode* const project = projects != nullptr && projects->is(JsonKind::array) ? projects->first : nullptr;
    if (project == nullptr || !project->is(JsonKind::object)) return;
    if (const JsonNode* const title = first_of(*project, "project-title"); title != nullptr) tree.add_markup(Variable::title, title->member("title"));
    for (const std::string_view key : {"lead-investigator", "co-lead-investigator", "investigator"}) {
        if (const JsonNode* const list = project->member(key); list != nullptr) read_people(tree, *list, Variable::author);
    }
}

/// Of theses and reports; else it is the publisher said twice, or kept.
void read_institution(TreeReader& tree, const JsonNode& work) {
    const JsonNode* list = work.member(work.member("institution") != nullptr ? "institution" : "standards-body");
    if (list == nullptr) return;
    if (list->is(JsonKind::array)) list = list->first;
    if (list == nullptr || !list->is(JsonKind::object)) return;
    const JsonNode* const name = list->member("name");
    if (name == nullptr) return;
    if (tree.record().plain(Variable::publisher) == trim(name->text)) return TreeReader::take(name);
    if (tree.record().text(Variable::publisher) == nullptr) {
        tree.add_markup(Variable::publisher, name);
        if (const JsonNode* const place = list->member("place"); place != nullptr) tree.add_markup(Variable::publisher_place, place);
    } else {
        tree.add_markup(Variable::authority, name);
    }
}

/// Numbers that older answers write as addresses: `http://id.crossref.org/isbn/9783161484100`.
void read_numbers(TreeReader& tree, const JsonNode& work, std::string_view key, Variable variable) {
    const JsonNode* const list = work.member(key);
    if (list == nullptr || !list->is(JsonKind::array)) return tree.add(variable, list);
    for (const JsonNode& number : *list) {
        std::string_view text = tree.text(&number);
        if (const std::size_t slash = text.rfind('/'); slash != std::string_view::npos && text.find("id.crossref.org/") != std::string_view::npos) {
            text = text.substr(slash + 1);
        }
        if (!text.empty()) tree.record().add_text(variable, text, number.span);
    }
}

/// The abstract without the heading that names it.
void read_abstract(TreeReader& tree, const JsonNode* node) {
    constexpr std::string_view heading = "<jats:title>Abstract</jats:title>";
    if (node == nullptr || !node->is(JsonKind::string) || !trim(node->text).starts_with(heading)) return tree.add_markup(Variable::abstract, node);
    const std::string_view text = trim(tree.text(node).substr(heading.size()));
    if (!text.empty()) tree.record().add_text(Variable::abstract, tree.markup(text), node->span);
}

/// The numbers stand in `ISSN` and `ISBN` too.
void take_typed_numbers(const JsonNode& work) {
    for (const auto& [typed, plain] : {std::pair{"issn-type", "ISSN"}, std::pair{"isbn-type", "ISBN"}}) {
        const JsonNode* const list = work.member(typed);
        const JsonNode* const numbers = work.member(plain);
        if (list == nullptr || numbers == nullptr) continue;
        for (const JsonNode& element : *list) {
            const JsonNode* const value = element.member("value");
            if (value == nullptr) continue;
            for (const JsonNode& number : *numbers) {
                if (number.text == value->text) TreeReader::take(value);
            }
        }
    }
}

}  // namespace

void read_work(TreeReader& tree, const JsonNode& item) {
    read_type(tree, item);
    read_title(tree, item);
    for (const TagRow& row : tag_rows) tree.add_markup(row.variable, item.member(row.tag));
    read_abstract(tree, item.member("abstract"));
    read_numbers(tree, item, "ISBN", Variable::isbn);
    read_numbers(tree, item, "ISSN", Variable::issn);
    read_containers(tree, item);
    for (const TagRow& row : people_rows) {
        if (const JsonNode* const list = item.member(row.tag); list != nullptr) read_people(tree, *list, row.variable);
    }
    read_dates(tree, item);
    read_event(tree, item);
    read_addresses(tree, item);
    read_licenses(tree, item);
    read_institution(tree, item);
    tree.add_keywords(item.member("subject"));
    take_typed_numbers(item);
    tagged::read_references(tree.record());
}

}  // namespace bibcast::crossref_json
