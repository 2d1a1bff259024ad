#include "formats/bibjson/work.hpp"

#include <algorithm>

#include "formats/bibjson/tags.hpp"
#include "name/parse.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibjson {

namespace {

/// Reads one record, or what DOAJ has under `bibjson`.
class WorkReader {
  public:
    WorkReader(TreeReader& tree, const JsonNode& work) : tree_(tree), record_(tree.record()), work_(work) {}

    void read() {
        read_type();
        read_id();
        for (const TagRow& row : tag_rows) tree_.add_markup(row.variable, work_.member(row.tag));
        read_journal();
        read_pages(work_);
        read_people("author", Variable::author);
        read_people("editor", Variable::editor);
        read_people("translator", Variable::translator);
        read_identifiers(work_.member("identifier"));
        read_identifiers(work_.member("identifiers"));
        read_date();
        read_links();
        read_licenses();
        for (const std::string_view key : {"keywords", "keyword"}) tree_.add_keywords(work_.member(key));
        read_subjects();
        if (work_.member("number") != nullptr) {
            const bool is_issue = record_.type == ItemType::article_journal && record_.text(Variable::issue) == nullptr;
            tree_.add(is_issue ? Variable::issue : Variable::number, work_, "number");
        }
    }

  private:
    void read_type() {
        const JsonNode* const node = work_.member("type");
        const std::string_view word = tree_.text(node);
        const std::string lower = ascii_lower(word);
        const auto row = std::find_if(type_rows.begin(), type_rows.end(), [&](const TypeRow& r) { return r.word == lower; });
        if (row != type_rows.end()) {
            record_.type = row->type;
        } else if (const auto type = item_type_named(lower)) {
            record_.type = *type;
        } else if (!word.empty()) {
            record_.native_type.value = word;
            record_.native_type.source = node->span;
        } else if (work_.member("journal") != nullptr) {
            record_.type = ItemType::article_journal;
        }
        if (lower == "phdthesis") record_.add_text(Variable::genre, Text("PhD thesis"), node->span);
        if (lower == "mastersthesis") record_.add_text(Variable::genre, Text("Master's thesis"), node->span);
    }

    void read_id() {
        for (const std::string_view key : {"id", "_id", "citekey", "cid"}) {
            const JsonNode* const node = work_.member(key);
            if (node != nullptr && record_.id.empty()) record_.id = tree_.text(node);
        }
    }

    /// A title, or an object with the journal's own facts.
    void read_journal() {
        const JsonNode* const journal = work_.member("journal");
        if (journal == nullptr) return;
        if (!journal->is(JsonKind::object)) return tree_.add_markup(Variable::container_title, journal);
        const JsonNode* title = journal->member("name");
        if (title == nullptr) title = journal->member("title");
        tree_.add_markup(Variable::container_title, title);
        tree_.add(Variable::container_title_short, *journal, "shortcode");
        tree_.add(Variable::volume, *journal, "volume");
        tree_.add(Variable::issue, *journal, journal->member("issue") != nullptr ? "issue" : "number");
        tree_.add(Variable::issn, *journal, "issns");
        tree_.add(Variable::publisher, *journal, "publisher");
        tree_.add(Variable::language, *journal, "language");
        read_pages(*journal);
        read_identifiers(journal->member("identifier"));
    }

    void read_pages(const JsonNode& object) {
        if (const JsonNode* pages = object.member("pages"); pages != nullptr) {
            std::string text;
            for (const char c : tree_.text(pages)) {
                if (c != '-' || text.empty() || text.back() != '-') text += c;
            }
            if (!text.empty() && record_.plain(Variable::page) != text) record_.add_text(Variable::page, Text(record_.arena().copy(text)), pages->span);
        }
        const JsonNode* const from = object.member("start_page");
        const std::string_view first = tree_.text(from);
        if (first.empty()) return;
        const std::string_view last = tree_.text(object, "end_page");
        record_.add_text(Variable::page, last.empty() || last == first ? first : record_.arena().concat({first, "-", last}), from->span);
    }

    void read_people(std::string_view key, Variable variable) {
        const JsonNode* const list = work_.member(key);
        if (list == nullptr) return;
        if (!list->is(JsonKind::array)) return read_person(*list, variable);
        for (const JsonNode& person : *list) read_person(person, variable);
    }

    void read_person(const JsonNode& person, Variable variable) {
        if (person.is(JsonKind::string)) {
            tree_.add_written_name(variable, person);
            return;
        }
        if (!person.is(JsonKind::object)) return;
        Name name;
        name.family = tree_.text(person, person.member("lastname") != nullptr ? "lastname" : "family");
        const JsonNode* const given = person.member(person.member("firstname") != nullptr ? "firstname" : "given");
        name.given = tree_.text(given);
        const std::string_view written = tree_.text(person, "name");
        if (name.family.empty()) {
            if (given != nullptr && !written.empty() && !says_no_more_than(name.given, written)) given->taken = false;
            name = parse_name(record_.arena(), written.empty() ? name.given.view() : written);
        } else if (!written.empty()) {
            name.as_written = written;
            if (!says_no_more_than(written, record_.arena().concat({name.family, ", ", name.given}))) person.member("name")->taken = false;
        }
        if (name.empty()) return;
        Contributor& contributor = record_.add_contributor(variable, name, person.span);
        tree_.add_detail(contributor, DetailKind::affiliation, person.member("affiliation"));
        tree_.add_detail(contributor, DetailKind::email, person.member("email"));
        tree_.add_detail(contributor, DetailKind::url, person.member("url"));
        tree_.add_detail(contributor, DetailKind::alias, person.member("alternate"));
        for (const std::string_view key : {"orcid", "orcid_id"}) tree_.add_orcid(contributor, person.member(key));
    }

    void read_identifiers(const JsonNode* list) {
        if (list == nullptr) return;
        if (list->is(JsonKind::object)) return read_identifier(*list);
        if (!list->is(JsonKind::array)) return;
        for (const JsonNode& entry : *list) read_identifier(entry);
    }

    void read_identifier(const JsonNode& entry) {
        if (!entry.is(JsonKind::object)) {
            tree_.add_identifier(&entry);
            return;
        }
        const JsonNode* const type = entry.member("type");
        const JsonNode* const value = entry.member("id");
        if (type == nullptr || value == nullptr) return;
        const std::string scheme = ascii_lower(type->text);
        for (const TagRow& row : number_rows) {
            if (row.tag != scheme) continue;
            tree_.add(row.variable, value);
            TreeReader::take(type);
            return;
        }
        if (scheme == "arxiv" && tree_.add_identifier(value)) TreeReader::take(type);
    }

    void read_date() {
        const JsonNode* const date = work_.member("date");
        if (date != nullptr && date->is(JsonKind::object)) {
            tree_.add_date(Variable::issued, date->member("published"), false);
            tree_.add_date(Variable::submitted, date->member("submitted"), false);
        } else if (work_.member("year") == nullptr) {
            tree_.add_date(Variable::issued, date);
        }
        const JsonNode* const year = work_.member("year");
        if (year == nullptr || record_.date(Variable::issued) != nullptr) return;
        const JsonNode* const month = work_.member("month");
        const std::string_view name = month == nullptr || !is_scalar(*month) ? std::string_view{} : trim(month->text);
        if (name.empty()) return tree_.add_date(Variable::issued, year);
        const auto words = parse_written_date(record_.arena().concat({trim(year->text), " ", name}));
        const bool digits = name.size() <= 2 && is_ascii_digit(name[0]);
        const auto numbers = parse_edtf(record_.arena().concat({trim(year->text), name.size() == 1 ? "-0" : "-", name}));
        const std::optional<Date> both = digits ? numbers : words;
        tree_.add_date(Variable::issued, year);
        if (!both || record_.dates.empty()) return;
        record_.dates.back().value = *both;
        TreeReader::take(month);
    }

    /// `url` is where the record stands in its collection; a link leads to the work.
    void read_links() {
        const JsonNode* const links = work_.member("link");
        bool first = true;
        if (links != nullptr) {
            for (const JsonNode& link : *links) {
                const JsonNode* const url = link.is(JsonKind::object) ? link.member("url") : &link;
                if (url == nullptr || !url->is(JsonKind::string)) continue;
                if (first) {
                    tree_.add(Variable::url, url);
                } else {
                    tree_.add_link(LinkKind::other, url, tree_.text(link, "anchor"));
                }
                first = false;
            }
        }
        if (first) tree_.add(Variable::url, work_, "url");
    }

    void read_licenses() {
        const JsonNode* const list = work_.member("license");
        if (list == nullptr) return;
        if (!list->is(JsonKind::array)) return tree_.add(Variable::license, list);
        for (const JsonNode& license : *list) {
            const JsonNode* words = license.is(JsonKind::object) ? license.member("title") : &license;
            if (words == nullptr) words = license.member("type");
            if (words == nullptr) words = license.member("url");
            tree_.add(Variable::license, words);
        }
    }

    void read_subjects() {
        const JsonNode* const list = work_.member("subject");
        if (list == nullptr) return;
        if (!list->is(JsonKind::array)) return tree_.add_keywords(list);
        for (const JsonNode& subject : *list) tree_.add_keywords(subject.is(JsonKind::object) ? subject.member("term") : &subject);
    }

    TreeReader& tree_;
    Record& record_;
    const JsonNode& work_;
};

}  // namespace

void read_work(TreeReader& tree, const JsonNode& item) {
    const JsonNode* const inner = item.member("bibjson");
    if (inner == nullptr || !inner->is(JsonKind::object)) return WorkReader(tree, item).read();
    WorkReader(tree, *inner).read();
    if (tree.record().id.empty()) tree.record().id = tree.text(item, "id");
}

}  // namespace bibcast::bibjson
