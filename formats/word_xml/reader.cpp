#include <algorithm>
#include <array>

#include "formats/word_xml/codes.hpp"
#include "formats/word_xml/format.hpp"
#include "formats/word_xml/tags.hpp"
#include "io/tagged/month_words.hpp"
#include "io/xml_rules.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/others.hpp"
#include "name/signs_in_names.hpp"
#include "name/stated_parts.hpp"
#include "name/suffixes.hpp"
#include "text/utf8.hpp"

namespace bibcast::word_xml {

namespace {

constexpr XmlRecordElement elements[] = {{"Source", "http"}};

/// Which source of several in a document is shown first, and the style of the document.
constexpr std::array<std::string_view, 1> ignored = {"@SelectedStyle"};

class RecordReading : public XmlReading {
  public:
    using XmlReading::XmlReading;

    void read() {
        read_type();
        for (const pugi::xml_node node : xml.root().children()) {
            if (node.type() != pugi::node_element) continue;
            if (const TagRow* row = row_of(xml_local_name(node.name()), *type_)) read_element(*row, node);
        }
        read_place();
        read_date("", Variable::issued);
        read_date("Accessed", Variable::accessed);
        finish_conference();
    }

  private:
    [[nodiscard]] pugi::xml_node part(std::string_view name) const { return XmlRecord::child(xml.root(), name); }

    void read_type() {
        const pugi::xml_node node = part("SourceType");
        type_ = type_named(xml.peek(node));
        if (type_ == nullptr) {
            type_ = type_named("Misc");
            if (!xml.peek(node).empty()) xml.report(unknown_type, node, "unknown source type '" + std::string(xml.peek(node)) + "'");
        } else {
            xml.text(node);
        }
        record.type = type_->item;
        if (type_ != &type_of(record.type)) {
            record.native_type.value = type_->name;
            record.native_type.source = xml.span_of(node);
        }
        if (type_->name == "Report" && is_thesis_type(ascii_lower(xml.peek(part("ThesisType"))))) record.type = ItemType::thesis;
    }

    void read_element(const TagRow& row, pugi::xml_node node) {
        switch (row.place) {
            case Place::text: read_text(row.variable, node); break;
            case Place::key:
                if (record.id.empty()) record.id = xml.text(node);
                break;
            case Place::conference: conference_ = node; break;
            case Place::language: read_language(node); break;
            case Place::serial_number: read_numbers(node); break;
            case Place::keywords: read_keywords(node); break;
            case Place::people: read_people(node); break;
            case Place::type:
            case Place::place:
            case Place::issued:
            case Place::accessed: break;
        }
    }

    void read_text(Variable variable, pugi::xml_node node) {
        const std::string_view value = xml.peek(node);
        if (value.empty()) return;
        if (variable == Variable::doi) {
            if (add_doi(value, xml.span_of(node))) xml.text(node);
        } else if (!has(variable) || record.plain(variable) == value) {
            add_once(variable, xml.text(node), xml.span_of(node));
        }
    }

    /// `de-DE`, as newer Word writes it.
    static bool is_tag(std::string_view text) {
        const std::size_t hyphen = std::min(text.find('-'), text.size());
        const bool letters = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hyphen), is_ascii_alpha);
        const bool all = std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-'; });
        return letters && all && hyphen >= 2 && hyphen <= 3 && text.size() <= 11;
    }

    void read_language(pugi::xml_node node) {
        if (is_tag(xml.peek(node))) return record.add_text(Variable::language, xml.text(node), xml.span_of(node));
        const std::string_view number = xml.peek(node);
        for (const LanguageRow& row : languages) {
            if (row.number != number) continue;
            record.add_text(Variable::language, row.tag, xml.span_of(node));
            xml.text(node);
        }
        // Zero is no language.
        if (number == "0") xml.text(node);
    }

    /// The number of a report or a standard (`TR-1`, `ISO 690`): Word has one field for all numbers.
    void read_own_number(std::string_view number, pugi::xml_node node) {
        if (!has(Variable::number)) record.add_text(Variable::number, number, xml.span_of(node));
        else if (record.plain(Variable::number) != number) xml.give_back(node);
    }

    /// `978…`, or what JabRef writes: ` ISBN: … ISSN: … DOI: …`.
    void read_numbers(pugi::xml_node node) {
        const std::string_view value = xml.text(node);
        const SourceSpan span = xml.span_of(node);
        std::string_view word;
        std::string_view lone;  // from a word on that nobody knows, and behind which nothing has come yet
        for (std::string_view rest = value; !rest.empty();) {
            const std::size_t blank = rest.find(' ');
            const std::string_view piece = rest.substr(0, blank);
            const std::string_view from_here = rest;
            rest = blank == std::string_view::npos ? std::string_view{} : trim(rest.substr(blank));
            const bool colon = piece.ends_with(':');
            const std::string_view named = piece.substr(0, piece.size() - (colon ? 1 : 0));
            constexpr std::array<std::string_view, 3> kinds = {"ISBN", "ISSN", "DOI"};
            const auto kind = std::find_if(kinds.begin(), kinds.end(), [named](std::string_view one) { return equals_ignoring_ascii_case(one, named); });
            if (piece == number_word) return read_own_number(rest, node);
            if (colon || kind != kinds.end()) {
                if (!lone.empty()) return read_own_number(lone, node);
                lone = kind == kinds.end() ? from_here : std::string_view{};
                word = kind != kinds.end() ? *kind : named;
                continue;
            }
            lone = {};
            if (word == "DOI" && add_doi(piece, span)) continue;
            if (equals_ignoring_ascii_case(word, "arxiv")) {
                if (const FoundIdentifier found = parse_arxiv(arena, piece); found.found()) {
                    add_found_identifier(record, found, span);
                    continue;
                }
            }
            if (!word.empty() && word != "ISBN" && word != "ISSN" && word != "DOI") {
                record.add_identifier(arena.copy(ascii_lower(word)), piece, span);
                continue;
            }
            if (piece.find_first_not_of(",;/") == std::string_view::npos) continue;
            if (const std::string_view number = standard_number(from_here); !number.empty()) {
                add_once(issn_fault(number) != NumberFault::shape ? Variable::issn : Variable::isbn, number, span);
                rest = from_here.substr(number.size());
                rest = trim(rest.substr(std::min(rest.find_first_not_of(",;"), rest.size())));
            } else if (word == "ISBN" || word == "ISSN") {
                add_once(word == "ISBN" ? Variable::isbn : Variable::issn, piece, span);
            } else {
                return read_own_number(from_here, node);
            }
            word = {};
        }
        if (!lone.empty()) read_own_number(lone, node);
    }

    /// An ISBN or ISSN that a text begins with, whose groups may stand apart: `978 3 16 148410 0`.
    static std::string_view standard_number(std::string_view text) {
        constexpr std::size_t longest = 24;
        for (std::size_t at = 0; at < std::min(text.size(), longest);) {
            std::size_t end = std::min(text.find(' ', at), text.size());
            const bool ends = end > at && (text[end - 1] == ',' || text[end - 1] == ';');
            if (ends) --end;
            const std::string_view number = text.substr(0, end);
            if (isbn_fault(number) != NumberFault::shape || issn_fault(number) != NumberFault::shape) return number;
            if (ends || text.substr(at, end - at).find_first_not_of("0123456789-") != std::string_view::npos) break;
            at = end + 1;
        }
        return {};
    }

    void read_keywords(pugi::xml_node node) {
        std::string_view list = xml.text(node);
        const char separator = list.find(';') != std::string_view::npos ? ';' : ',';
        const SourceSpan span = xml.span_of(node);
        while (!list.empty()) {
            const std::size_t end = list.find(separator);
            record.add_keyword(trim(list.substr(0, end)), span);
            list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
        }
    }

    void read_people(pugi::xml_node node) {
        for (const pugi::xml_node role : node.children()) {
            const std::string_view name = xml_local_name(role.name());
            for (const RoleRow& row : roles) {
                if (row.element == name) read_role(role, type_->author == name ? Variable::author : row.variable);
            }
        }
    }

    void read_role(pugi::xml_node role, Variable variable) {
        for (const pugi::xml_node inner : role.children()) {
            const std::string_view kind = xml_local_name(inner.name());
            if (kind == "Corporate") {
                Name name;
                name.literal = xml.text(inner);
                if (!name.empty()) record.add_contributor(variable, name, xml.span_of(inner));
            } else if (kind == "NameList") {
                for (const pugi::xml_node person : inner.children()) {
                    if (xml_local_name(person.name()) == "Person") read_person(person, variable);
                }
            }
        }
    }

    void read_person(pugi::xml_node node, Variable variable) {
        const auto text = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
        const std::string_view last = text("Last");
        const std::string_view first = text("First");
        // Word has one element for all middle names, bibutils one for each.
        std::string middle;
        std::string suffix;
        for (const pugi::xml_node inner : node.children()) {
            if (xml_local_name(inner.name()) != "Middle") continue;
            const std::string_view name = xml.text(inner);
            const bool is_suffix = suffix.empty() && name.size() > 2 && suffix_kind(name) == SuffixKind::generation;
            if (!is_suffix && !middle.empty() && !name.empty()) middle += ' ';
            (is_suffix ? suffix : middle) += name;
        }
        const std::string_view given = arena.concat({first, !first.empty() && !middle.empty() ? " " : "", middle});
        const SourceSpan span = xml.span_of(XmlRecord::child(node, last.empty() ? "First" : "Last"));
        if (given.empty() && is_others(last)) {
            record.names_of(variable, span).others = true;
            return;
        }
        Name name = name_of_stated_parts(last, given);
        if (last.empty() || given.empty()) {
            name = {};
            name.literal = last.empty() ? given : last;
        }
        if (!suffix.empty()) name.suffix = arena.copy(suffix);
        if (!name.empty()) record.add_contributor(variable, name, span);
    }

    void read_place() {
        std::string place;
        for (const std::string_view name : {"City", "StateProvince", "CountryRegion"}) {
            if (row_of(name, *type_)->place != Place::place) continue;
            const std::string_view value = xml.text(part(name));
            if (!value.empty()) place += (place.empty() ? "" : ", ") + std::string(value);
        }
        record.add_text(Variable::publisher_place, arena.copy(place), xml.span_of(part("City")));
    }

    void read_date(const std::string& suffix, Variable variable) {
        const pugi::xml_node year = part("Year" + suffix);
        const std::string_view y = xml.text(year);
        std::string_view m = xml.text(part("Month" + suffix));
        // Word does not say in which language people name months: `Mai`, `mayo`.
        if (const int month = tagged::month_of_word(m); month != 0) m = arena.copy(std::to_string(month));
        const std::string_view d = xml.text(part("Day" + suffix));
        if (y.empty() && m.empty() && d.empty()) return;
        const Date date = date_of_parts(arena, y, m, d);
        if (!date.literal.empty() && date.literal.find_first_of("0123456789") != std::string_view::npos) {
            xml.report(odd_date, year ? year : xml.root(), "the date is not fully understood").value = date.literal;
        }
        record.add_date(variable, date, xml.span_of(year ? year : xml.root()));
    }

    /// The writer repeats the title of proceedings as the name of the conference, for Word's own styles.
    void finish_conference() {
        if (!conference_) return;
        const std::string_view name = xml.text(conference_);
        if (name.empty() || record.plain(Variable::container_title) == name) return;
        record.add_text(Variable::event_title, name, xml.span_of(conference_));
    }

    const TypeRow* type_ = nullptr;
    pugi::xml_node conference_;
};

class WordReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            RecordReading(xml, record).read();
            for (NamesField& names : record.names) take_signs_off(arena, names);
            xml.add_leftovers(record, "word_xml", ignored);
            sink(record);
        });
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<WordReader>(); }

}  // namespace bibcast::word_xml
