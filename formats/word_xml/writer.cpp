#include <algorithm>

#include "formats/word_xml/format.hpp"
#include "formats/word_xml/tags.hpp"
#include "io/loss.hpp"
#include "io/outflow.hpp"
#include "model/date_words.hpp"
#include "model/standard_number.hpp"
#include "name/format.hpp"
#include "name/suffixes.hpp"
#include "text/entities.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"
#include "text/xml_writer.hpp"

namespace bibcast::word_xml {

namespace {

constexpr std::array<std::string_view, 3> kinds = {"ISBN", "ISSN", "DOI"};
constexpr std::array<std::string_view, 13> months = {"",     "January", "February",  "March",   "April",    "May",     "June",
                                                     "July", "August",  "September", "October", "November", "December"};

class RecordWriter {
  public:
    RecordWriter(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow)
        : record_(record), chunk_(chunk), item_(item), findings_(findings), flow_(flow), xml_(chunk.bytes, 1) {}

    void write() {
        xml_.open("b:Source");
        choose_type();
        for (const TagRow& row : tags) {
            if (row.use == Use::both && row_of(row.element, *type_) == &row) write_row(row);
        }
        if (record_.type == ItemType::thesis) write_thesis();
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.written || leftover.format != "word_xml" || leftover.tag.starts_with('@')) continue;
            xml_.raw(leftover.value);
            leftover.written = true;
        }
        xml_.close();
        if (xml_.clean()) return;
        report_partial_loss(loss_text, record_, "record", record_.plain(Variable::title), record_.source,
                            "characters that XML cannot hold became U+FFFD", findings_);
    }

  private:
    void element(std::string_view name, std::string_view text) { xml_.element("b:" + std::string(name), text); }

    void choose_type() {
        type_ = &type_of(record_.type);
        StringField& native = record_.native_type;
        const TypeRow* own = native.value.empty() ? nullptr : type_named(native.value);
        if (own != nullptr && own->item == record_.type && own->name == native.value) {
            type_ = own;
            native.written = true;
        }
        if (type_->item == record_.type || record_.type == ItemType::thesis) return;
        report_partial_loss(loss_text, record_, "type", name_of(record_.type), record_.source, "Word has no such type, the nearest one is written",
                            findings_);
    }

    std::string_view take(TextField& field) {
        field.written = true;
        if (!field.value.is_plain()) {
            report_partial_loss(loss_markup, record_, name_of(field.variable), field.value.plain, field.source, "Word has no formatting", findings_);
        }
        for (const Styled& styled : field.value.styles) {
            if (styled.target.empty()) continue;
            report_partial_loss(loss_markup, record_, name_of(field.variable), styled.target, field.source,
                                "the address of a link inside it is not written", findings_);
        }
        return field.value.plain;
    }

    void write_row(const TagRow& row) {
        switch (row.place) {
            case Place::text:
                if (row.variable == Variable::genre && record_.type == ItemType::thesis) break;
                if (row.variable == Variable::genre && is_report_with_type()) {
                    if (TextField* field = record_.take_text(row.variable)) element("ThesisType", take(*field));
                    break;
                }
                // One that is left over stands there already, and another element may hold this one: `Institution` and `Publisher` of a report.
                if (is_left_over(row.element)) break;
                if (TextField* field = record_.take_text(row.variable)) element(row.element, take(*field));
                break;
            case Place::key: write_key(); break;
            case Place::type: write_type(row); break;
            case Place::people: write_people(); break;
            case Place::conference: write_conference(row); break;
            case Place::place: write_place(row); break;
            case Place::language: write_language(row); break;
            case Place::serial_number: write_numbers(row); break;
            case Place::keywords: write_keywords(row); break;
            case Place::issued: write_date("", Variable::issued); break;
            case Place::accessed: write_date("Accessed", Variable::accessed); break;
        }
    }

    void write_key() {
        if (record_.id.empty() || record_.generated_id) return;
        xml_.begin("b:Tag");
        item_.key_begin = xml_.out().size();
        append_html(xml_.out(), record_.id);
        item_.key_end = xml_.out().size();
        xml_.end("b:Tag");
    }

    void write_type(const TagRow& row) {
        // A type that the reader did not know is among the leftovers.
        if (!is_left_over(row.element)) element(row.element, type_->name);
    }

    [[nodiscard]] bool is_left_over(std::string_view name) const {
        return std::any_of(record_.leftovers.begin(), record_.leftovers.end(),
                           [&](const Leftover& leftover) { return leftover.format == "word_xml" && leftover.tag == name; });
    }

    /// Word shows `ThesisType` as the type of a report; words that would make it a thesis stand in `Type`.
    [[nodiscard]] bool is_report_with_type() const {
        return type_->name == "Report" && record_.type == ItemType::report && !is_thesis_type(ascii_lower(record_.plain(Variable::genre)));
    }

    void write_thesis() {
        TextField* genre = record_.take_text(Variable::genre);
        element("ThesisType", genre == nullptr ? std::string_view("Thesis") : take(*genre));
        if (genre == nullptr || is_thesis_type(ascii_lower(genre->value.plain))) return;
        report_partial_loss(loss_text, record_, "type", name_of(record_.type), record_.source, "its ThesisType says another kind of report", findings_);
    }

    void write_people() {
        bool open = false;
        for (NamesField& field : record_.names) {
            const auto role = std::find_if(roles.begin(), roles.end(), [&](const RoleRow& row) { return row.variable == field.variable; });
            if (role == roles.end() || (field.people.empty() && !field.others)) continue;
            if (!open) xml_.open("b:Author");
            open = true;
            const std::string_view name = field.variable == Variable::author ? type_->author : role->element;
            if (field.variable != Variable::author && name == type_->author) {
                // Here the role is that of the authors: others in it would be read as such.
                continue;
            }
            write_role(name, field);
        }
        if (open) xml_.close();
    }

    /// Of the roles only these two may be an institution (`CT_NameOrCorporateType`); in the others it is a person with a last name only.
    static bool may_be_corporate(std::string_view role) { return role == "Author" || role == "Performer"; }

    void write_role(std::string_view role, NamesField& field) {
        xml_.open("b:" + std::string(role));
        if (may_be_corporate(role) && field.people.size() == 1 && field.people[0].name.is_literal() && !field.others) {
            element("Corporate", field.people[0].name.literal);
            field.people[0].written = true;
        } else {
            xml_.open("b:NameList");
            for (Contributor& person : field.people) {
                write_person(person);
                if (flow_ != nullptr) flow_->offer(chunk_, item_);
            }
            if (field.others) {
                xml_.open("b:Person");
                element("Last", "et al.");
                xml_.close();
            }
            xml_.close();
        }
        field.written = true;
        xml_.close();
    }

    /// Word has one institution, alone, or a list of people, in which an institution has a last name only.
    void write_person(Contributor& person) {
        const Name& name = person.name;
        person.written = true;
        xml_.open("b:Person");
        std::string last(name.literal);
        append_family_of(last, name);
        std::string given(name.given);
        if (!name.dropping_particle.empty()) given += (given.empty() ? "" : " ") + std::string(name.dropping_particle);
        const std::size_t blank = given.find(' ');
        // In the order of the schema (`CT_PersonType`).
        if (!last.empty()) element("Last", last);
        if (!given.empty()) element("First", std::string_view(given).substr(0, blank));
        if (blank != std::string::npos) element("Middle", trim(std::string_view(given).substr(blank)));
        // As bibutils has it: a middle name more, of which the schema allows any number.
        const bool is_middle = name.suffix.size() > 2 && suffix_kind(name.suffix) == SuffixKind::generation;
        if (is_middle) element("Middle", name.suffix);
        xml_.close();
        if (name.suffix.empty() || is_middle) return;
        report_partial_loss(loss_name_part, record_, "suffix", name.suffix, person.source, "Word has no place for the suffix of a name", findings_);
    }
    static void append_family_of(std::string& out, const Name& name) {
        if (!name.is_literal()) append_family(out, name);
    }

    void write_conference(const TagRow& row) {
        if (TextField* field = record_.take_text(row.variable)) return element(row.element, take(*field));
        const std::string_view proceedings = record_.plain(Variable::container_title);
        if (type_->item == ItemType::paper_conference && !proceedings.empty()) element(row.element, proceedings);
    }

    void write_place(const TagRow& row) {
        if (TextField* field = record_.take_text(row.variable)) element(row.element, take(*field));
    }

    void write_language(const TagRow& row) {
        const TextField* field = record_.text(row.variable);
        if (field == nullptr) return;
        const std::string tag = hyphenated(language_tag_of(field->value.plain));
        for (const LanguageRow& language : languages) {
            if (!equals_ignoring_ascii_case(language.tag, tag) && !equals_ignoring_ascii_case(language.tag.substr(0, 2), tag)) continue;
            record_.take_text(row.variable);
            return element(row.element, language.number);
        }
    }

    /// A number that no reader takes for an ISBN, an ISSN, or a word and its number: `TR-1`.
    static bool is_own_number(std::string_view number) {
        if (number.find(':') != std::string_view::npos) return false;
        return std::none_of(kinds.begin(), kinds.end(), [&](std::string_view kind) { return equals_ignoring_ascii_case(number.substr(0, kind.size()), kind); }) &&
               isbn_fault(number) == NumberFault::shape && issn_fault(number) == NumberFault::shape;
    }

    void write_numbers(const TagRow& row) {
        std::string numbers;
        for (TextField& field : record_.texts) {
            if (field.variable != Variable::isbn && field.variable != Variable::issn) continue;
            // Where blanks part the groups of a number, it has to be one.
            const bool apart = field.value.plain.find(' ') != std::string_view::npos;
            if (apart && isbn_fault(field.value.plain) == NumberFault::shape && issn_fault(field.value.plain) == NumberFault::shape) continue;
            numbers += (numbers.empty() ? "" : " ") + std::string(name_of(field.variable)) + ": " + std::string(field.value.plain);
            field.written = true;
        }
        for (Identifier& identifier : record_.identifiers) {
            if ((std::string(identifier.scheme) + std::string(identifier.value)).find_first_of(" :") != std::string::npos) continue;
            numbers += (numbers.empty() ? "" : " ") + std::string(identifier.scheme) + ": " + std::string(identifier.value);
            if (!identifier.version.empty()) numbers += "v" + std::string(identifier.version);
            identifier.written = true;
            if (identifier.category.empty()) continue;
            report_partial_loss(loss_text, record_, identifier.scheme, identifier.category, identifier.source,
                                "the class of the number is not written", findings_);
        }
        if (TextField* number = record_.take_text(Variable::number)) {
            const std::string_view own = take(*number);
            if (!numbers.empty() || !is_own_number(own)) (numbers += numbers.empty() ? "" : " ") += std::string(number_word) + " ";
            numbers += own;
        }
        if (!numbers.empty()) element(row.element, numbers);
    }

    void write_keywords(const TagRow& row) {
        if (record_.keywords.empty()) return;
        std::string list;
        for (StringField& keyword : record_.keywords) {
            if (keyword.value.find(';') != std::string_view::npos) continue;
            list += (list.empty() ? "" : "; ") + std::string(keyword.value);
            keyword.written = true;
        }
        // A lone keyword with a comma must not be read as two.
        if (list.find(';') == std::string::npos && list.find(',') != std::string::npos) list += ";";
        if (!list.empty()) element(row.element, list);
    }

    /// `1984-1985`, `ca. 1850`, `51 BCE`; `whole` for what has no such form.
    static std::string year_words(const Date& date, const std::string& whole) {
        DatePoint begin = date.begin;
        DatePoint end = date.end;
        const bool approximate = begin.approximate && (!date.is_range() || end.approximate);
        if (approximate) begin.approximate = end.approximate = false;
        const auto is_year = [](const DatePoint& point) { return point == Date::of_year(point.year).begin; };
        if (date.begin_bound != Bound::point || !is_year(begin)) return whole;
        std::string words = approximate ? "ca. " : "";
        if (!date.is_range()) return words + (begin.year > 0 ? std::to_string(begin.year) : std::to_string(1 - begin.year) + " BCE");
        if (date.end_bound != Bound::point || !is_year(end) || begin.year < 1000 || end.year > 9999) return whole;
        return words + std::to_string(begin.year) + '-' + std::to_string(end.year);
    }

    void write_date(const std::string& suffix, Variable variable) {
        const DateField* field = record_.take_date(variable);
        if (field == nullptr) return;
        const Date date = without_time(record_, *field, findings_);
        const DatePoint& point = date.begin;
        std::string whole;
        append_edtf(whole, date);
        if (!date.has_parts()) return element("Year" + suffix, date.literal);
        const bool plain = date.begin_bound == Bound::point && !date.is_range() && point.year > 0 && !point.is_season() && !point.uncertain &&
                           !point.approximate && point.unspecified_digits == 0 && !point.unspecified_month && !point.unspecified_day && point.time.empty();
        // Word prints the three as they stand: a season, or a stretch of time within the year, in words.
        const std::string words = plain || point.year < 1000 || point.year > 9999 ? std::string() : words_within_year(date);
        if (!words.empty()) {
            element("Year" + suffix, whole.substr(0, 4));
            element("Month" + suffix, words);
        } else {
            element("Year" + suffix, plain ? whole.substr(0, 4) : year_words(date, whole));
            if (plain && point.month != 0) element("Month" + suffix, months[point.month]);
            if (plain && point.day != 0) element("Day" + suffix, std::to_string(point.day));
        }
        if (date.literal.empty()) return;
        report_partial_loss(loss_date_part, record_, name_of(variable), date.literal, field->source, "the words beside the date are not written",
                            findings_);
    }

    Record& record_;
    Chunk& chunk_;
    Chunk::Item& item_;
    Findings& findings_;
    Outflow* flow_;
    XmlWriter xml_;
    const TypeRow* type_ = nullptr;
};

constexpr std::string_view space = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography";

class WordWriter final : public PartWriter {
  public:
    WordWriter() {
        head_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<b:Sources SelectedStyle=\"\" xmlns:b=\"";
        head_ += space;
        head_ += "\" xmlns=\"";
        head_ += space;
        empty_ = head_ + "\"/>\n";
        head_ += "\">\n";
    }
    void write_in_parts(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const override {
        RecordWriter(record, chunk, item, findings, flow).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = head_, .between = {}, .after = "</b:Sources>\n", .empty = empty_}; }

  private:
    std::string head_;
    std::string empty_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<WordWriter>(); }

}  // namespace bibcast::word_xml
