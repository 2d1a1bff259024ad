#include "formats/cff/reference_writer.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "formats/cff/codes.hpp"
#include "formats/cff/licenses.hpp"
#include "formats/cff/people.hpp"
#include "formats/cff/reference.hpp"
#include "formats/cff/reference_writing.hpp"
#include "formats/cff/schema.hpp"
#include "formats/cff/tags.hpp"
#include "io/loss.hpp"
#include "text/json.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::cff {

std::string_view ReferenceWriting::words(const TextField& field) {
    for (const Styled& styled : field.value.styles) {
        report_partial_loss(loss_markup, record, name_of(field.variable), field.value.plain.substr(styled.begin, styled.end - styled.begin), field.source,
                            "citation files have no formatting", findings);
    }
    return field.value.plain;
}

namespace {

class ReferenceWriter {
  public:
    ReferenceWriter(Record& record, std::string& out, Findings& findings)
        : record_(record), out_(out), findings_(findings), on_{record, findings, YamlWriter(out)}, yaml_(on_.yaml) {}

    ReferenceNote write() {
        take_head();
        on_.root = note_.place != ReferenceNote::Place::preferred && (note_.main || (is_software() && fits_root()));
        if (on_.root) note_.place = ReferenceNote::Place::software;
        write_type();
        begin_ = out_.size();
        yaml_.begin_map();
        write_title();
        write_people();
        if (term_) {
            on_.use("term");
            yaml_.member("term", on_.words(*record_.take_text(Variable::title)));
        }
        for (const TagRow& row : tag_rows) write_tag(row);
        write_pages();
        write_dates(on_);
        write_entities();
        write_keywords();
        write_links();
        write_identifiers(on_);
        write_leftovers(yaml_, record_, {}, on_.used);
        yaml_.end_map();
        // Behind its type a map without keys is nothing, not `{}`.
        if (std::string_view(out_).substr(begin_) == "{}") out_.resize(begin_);
        else out_ += '\n';
        return note_;
    }

  private:
    [[nodiscard]] bool is_software() const { return record_.type == ItemType::software || record_.type == ItemType::dataset; }

    /// What only the head of a file has, and who is the preferred citation.
    void take_head() {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.format != "cff" || leftover.tag != "preferred-citation" || leftover.value != preferred_mark) continue;
            note_.place = ReferenceNote::Place::preferred;
            leftover.written = true;
        }
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.format != "cff") continue;
            const bool message = leftover.tag == "message";
            if ((message || leftover.tag == "cff-version") && note_.place != ReferenceNote::Place::preferred) {
                const JsonDocument document = parse_json(record_.arena(), leftover.value);
                if (document.root == nullptr || (message && !note_.message.empty())) continue;  // a key that the source has twice
                if (message) YamlWriter(note_.message).node(*document.root);
                else report_version(*document.root, leftover);
                note_.main = true;
                leftover.written = true;
                on_.use(message ? "message" : "cff-version");
            } else if (leftover.tag == "type") {
                const JsonDocument document = parse_json(record_.arena(), leftover.value);
                if (document.root == nullptr || !document.root->is(JsonKind::string) || !own_type_.empty()) continue;
                append_yaml_key(own_type_, document.root->text);
                on_.use("type");
                leftover.written = true;
            }
        }
    }

    /// What is written are the keys of version 1.2.0, of which earlier ones lack some: who reads the file goes by the schema of the version that it states.
    void report_version(const JsonNode& version, const Leftover& leftover) {
        if (version.text == usual_version) return;
        report_partial_loss(loss_text, record_, "cff-version", version.text, leftover.source, "the file is written in version 1.2.0 of the format", findings_);
    }

    /// True if the head of a file has a key for all that is known.
    [[nodiscard]] bool fits_root() const {
        if (!record_.native_type.value.empty()) return false;
        const auto has_key = [](Variable variable) {
            return variable == Variable::title || std::any_of(tag_rows.begin(), tag_rows.end(), [variable](const TagRow& row) { return row.root && row.variable == variable; });
        };
        for (const TextField& field : record_.texts) {
            if (!has_key(field.variable)) return false;
        }
        for (const DateField& field : record_.dates) {
            if (field.variable != Variable::issued || !is_full_day(field.value)) return false;
        }
        return std::all_of(record_.names.begin(), record_.names.end(), [](const NamesField& field) { return field.variable == Variable::author; });
    }

    void write_type() {
        note_.root_type = record_.type == ItemType::dataset ? "dataset" : "software";
        // Without a work that it stands in, an entry would be read as that work.
        const bool alone = is_term(record_.type) && record_.text(Variable::container_title) == nullptr;
        note_.reference_type = alone ? std::string_view{} : word_of(record_.type);
        const TypeRow* const native = type_named(record_.native_type.value);
        if (native != nullptr && native->type == record_.type && note_.place != ReferenceNote::Place::software) {
            note_.reference_type = native->word;
            record_.native_type.written = true;
        }
        if (!own_type_.empty()) note_.root_type = note_.reference_type = own_type_;
        if (!note_.reference_type.empty()) return;
        note_.reference_type = "generic";
        report_partial_loss(loss_native_type, record_, "type", name_of(record_.type), record_.source, "citation files have no such type", findings_);
    }

    void require(bool is_there, std::string_view what) {
        if (is_there || !findings_.wants(required, what)) return;
        Finding& finding = findings_.add(required, record_.source, "a citation file requires " + std::string(what));
        finding.record_id = record_.id;
        finding.field = what;
    }

    void write_title() {
        term_ = is_term(record_.type) && record_.text(Variable::title) != nullptr && record_.text(Variable::container_title) != nullptr;
        const TextField* const title = record_.take_text(term_ ? Variable::container_title : Variable::title);
        require(title != nullptr, "title");
        if (title == nullptr) return;
        on_.use("title");
        yaml_.member("title", on_.words(*title));
        note_.shared = out_.size() - begin_;
    }

    void write_people() {
        bool has_authors = false;
        for (const TagRow& row : people_rows) {
            if (on_.root && !row.root) continue;
            if (row.variable == Variable::contributor && !are_senders()) continue;
            NamesField* const field = record_.take_people(row.variable);
            if (field == nullptr) continue;
            has_authors = has_authors || row.variable == Variable::author;
            on_.use(row.tag);
            cff::write_people(yaml_, record_, *field, row.tag, findings_);
            if (row.variable == Variable::author) note_.shared = out_.size() - begin_;
        }
        require(has_authors, "authors");
    }

    [[nodiscard]] bool are_senders() {
        if (record_.people(Variable::contributor) == nullptr) return false;
        List<Contributor>& people = record_.names_of(Variable::contributor).people;
        const auto sends = [](const Detail& detail) { return detail.kind == DetailKind::role && detail.value == sender; };
        const bool all = std::all_of(people.begin(), people.end(), [&](const Contributor& person) {
            return std::any_of(person.details.begin(), person.details.end(), sends);
        });
        if (!all) return false;
        for (Contributor& person : people) std::find_if(person.details.begin(), person.details.end(), sends)->written = true;
        return true;
    }

    /// Where the title of the container goes.
    [[nodiscard]] Variable written_variable(const TagRow& row) const {
        // A paper in a volume of a series: the volume is the `journal` then, as it is read.
        const bool volume_in_series = stands_in_collection(record_.type) && record_.text(Variable::collection_title) != nullptr;
        const bool collected = record_.type == ItemType::chapter || (stands_in_collection(record_.type) && !volume_in_series);
        const bool journal = record_.text(Variable::container_title) != nullptr && !collected;
        if (row.variable == Variable::collection_title && !journal && collected && record_.text(Variable::container_title) != nullptr) return Variable::container_title;
        return row.variable;
    }

    void write_tag(const TagRow& row) {
        if (on_.root && !row.root) return;
        const Variable variable = written_variable(row);
        if (variable == Variable::container_title && row.variable == variable && written_variable({"", Variable::collection_title}) == variable) return;
        // A collection of a paper that has no volume would be read as that volume.
        if (row.variable == Variable::collection_title && variable == row.variable && stands_in_collection(record_.type) &&
            record_.text(Variable::container_title) == nullptr) {
            return;
        }
        if (!row.list) {
            if (const TextField* const field = take(row.tag, variable); field != nullptr) begin(row.tag).string(written_form(row.tag, *field));
            return;
        }
        std::vector<std::string> values;
        std::set<std::string> seen;  // no item of a list may stand there twice
        for (TextField& field : record_.texts) {
            if (!is_taken(row.tag, variable, field)) continue;
            field.written = true;
            if (row.variable == Variable::license) {
                for (const std::string_view one : license_identifiers(on_.words(field))) {
                    if (seen.emplace(one).second) values.emplace_back(one);
                }
                continue;
            }
            std::string value = written_form(row.tag, field);
            if (seen.insert(value).second) values.push_back(std::move(value));
        }
        if (values.empty() && row.variable == Variable::license) return write_license_address();
        if (values.empty()) return;
        begin(row.tag);
        if (values.size() == 1 && row.variable == Variable::license) return yaml_.string(values.front());
        yaml_.begin_list();
        for (const std::string& value : values) yaml_.string(value);
        yaml_.end_list();
    }

    YamlWriter& begin(std::string_view key) {
        on_.use(key);
        yaml_.key(key);
        return yaml_;
    }

    /// The next value of a variable that the schema takes under `key`; the others wait for another place, or are lost.
    const TextField* take(std::string_view key, Variable variable) {
        for (TextField& field : record_.texts) {
            if (!is_taken(key, variable, field)) continue;
            field.written = true;
            return &field;
        }
        return nullptr;
    }

    static bool is_taken(std::string_view key, Variable variable, const TextField& field) {
        if (field.variable != variable || field.written) return false;
        return key == "url" ? !address_of(field.value.plain).empty() : takes(key, field.value.plain);
    }

    std::string written_form(std::string_view key, const TextField& field) {
        const std::string_view words = on_.words(field);
        if (key == "url") return address_of(words);
        if (key != "languages") return std::string(words);
        const std::string_view language = language_of(words);
        if (language != language_tag_of(words)) report_partial_loss(loss_text, record_, name_of(field.variable), words, field.source, "citation files have languages without their regions", findings_);
        return std::string(language);
    }

    void write_license_address() {
        if (const TextField* const field = take("license-url", Variable::license); field != nullptr) begin("license-url").string(on_.words(*field));
    }

    void write_pages() {
        if (on_.root) return;
        const TextField* const page = record_.text(Variable::page);
        if (page == nullptr) return;
        const std::string_view text = page->value.plain;
        const std::size_t dash = text.find('-');
        const bool range = dash != std::string_view::npos && dash != 0 && text.find_first_of("-,; ", dash + 1) == std::string_view::npos && dash + 1 < text.size();
        if (!range && text.find('-') != std::string_view::npos) {
            // Several ranges: all of it is where the pages start.
            on_.use("start");
            yaml_.member("start", text);
        } else {
            on_.use("start");
            yaml_.member("start", text.substr(0, dash));
            if (range) {
                on_.use("end");
                yaml_.member("end", text.substr(dash + 1));
            }
        }
        record_.take_text(Variable::page);
    }

    /// `place`: of some entities only the name has a variable.
    void write_entity(std::string_view key, Variable name, std::optional<Variable> place = {}) {
        const TextField* const text = record_.take_text(name);
        if (text == nullptr) return;
        on_.use(key);
        yaml_.key(key);
        yaml_.begin_map();
        yaml_.member("name", on_.words(*text));
        if (const TextField* where = place ? record_.take_text(*place) : nullptr; where != nullptr) yaml_.member(name == Variable::event_title ? "location" : "address", on_.words(*where));
        if (name == Variable::event_title) cff::write_conference_dates(on_);
        write_leftovers(yaml_, record_, record_.arena().concat({key, "/"}));
        yaml_.end_map();
    }

    void write_entities() {
        if (on_.root) return;
        write_entity("publisher", Variable::publisher, Variable::publisher_place);
        write_entity("conference", Variable::event_title, Variable::event_place);
        const bool publishes = record_.type == ItemType::thesis || record_.type == ItemType::report;
        if (!publishes || std::find(on_.used.begin(), on_.used.end(), "publisher") != on_.used.end()) write_entity("institution", Variable::authority, Variable::archive_place);
        write_entity("location", Variable::archive_location);
        write_entity("database-provider", Variable::source);
    }

    void write_keywords() {
        if (record_.keywords.empty()) return;
        on_.use("keywords");
        yaml_.key("keywords");
        yaml_.begin_list();
        std::set<std::string_view> seen;
        for (StringField& keyword : record_.keywords) {
            if (seen.insert(keyword.value).second) yaml_.string(keyword.value);
            keyword.written = true;
        }
        yaml_.end_list();
    }

    void write_links() {
        for (Link& link : record_.links) {
            const std::string_view key = link.kind == LinkKind::code ? "repository-code"
                                         : link.label == "repository" ? "repository"
                                         : link.label == "artifact"   ? "repository-artifact"
                                                                      : std::string_view{};
            const std::string address = key.empty() ? std::string() : address_of(link.url);
            if (address.empty() || (link.kind == LinkKind::code && !link.label.empty()) || std::find(on_.used.begin(), on_.used.end(), key) != on_.used.end()) continue;
            on_.use(key);
            yaml_.member(key, address);
            link.written = true;
        }
        if (Identifier* id = on_.root ? nullptr : record_.take_identifier("nihms"); id != nullptr) {
            on_.use("nihmsid");
            yaml_.member("nihmsid", id->value);
        }
    }

    Record& record_;
    std::string& out_;
    Findings& findings_;
    ReferenceWriting on_;
    YamlWriter& yaml_;
    ReferenceNote note_;
    std::string own_type_;  ///< a word of the source that the format does not have
    std::size_t begin_ = 0;
    bool term_ = false;  ///< the title is that of what the term stands in
};

}  // namespace

ReferenceNote write_reference(Record& record, std::string& out, Findings& findings) { return ReferenceWriter(record, out, findings).write(); }

}  // namespace bibcast::cff
