#include <algorithm>
#include <charconv>
#include <optional>

#include "formats/endnote_xml/codes.hpp"
#include "formats/endnote_xml/format.hpp"
#include "formats/endnote_xml/runs.hpp"
#include "formats/endnote_xml/seven.hpp"
#include "formats/endnote_xml/tags.hpp"
#include "io/tagged/access_date.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/endnote_names.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/tagged/short_names.hpp"
#include "io/xml_rules.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/others.hpp"
#include "name/marks.hpp"
#include "text/abbreviation.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::endnote_xml {

namespace {

constexpr XmlRecordElement elements[] = {{"record", "urn:no-namespace"}, {"RECORD", "urn:no-namespace"}};

/// How a run of text looks, and attributes that only EndNote itself needs.
constexpr std::array<std::string_view, 6> ignored = {"@face", "@font", "@size", "@color", "@charset", "@has-ut"};

class RecordReading : public XmlReading {
  public:
    using XmlReading::XmlReading;

    void read() {
        seven_ = std::string_view(xml.root().name()) == "RECORD";
        seven_ ? read_seven_type() : read_type();
        for (const pugi::xml_node node : xml.root().children()) {
            if (node.type() != pugi::node_element) continue;
            const std::string_view name = node.name();
            if (seven_) {
                const SevenRow* seven = seven_element(name);
                const TagRow* row = seven != nullptr ? row_of(seven->group, seven->element, *type_) : nullptr;
                if (row != nullptr) read_element(*row, node);
                continue;
            }
            if (const TagRow* row = row_of({}, name, *type_)) read_element(*row, node);
            if (row_of({}, name, *type_) != nullptr) continue;
            for (const pugi::xml_node inner : node.children()) {
                if (inner.type() != pugi::node_element) continue;
                if (const TagRow* row = row_of(name, inner.name(), *type_)) read_element(*row, inner);
            }
        }
        for (const pugi::xml_node title : journals_) settle_full_title(title);
        for (const pugi::xml_node title : journals_) finish_journal(title);
        finish_conference();
        finish_start_page();
        finish_date();
        tagged::take_access_date(record);
        finish_numbers();
        finish_address();
    }

  private:
    [[nodiscard]] Text rich(pugi::xml_node node) { return xml.rich(node, add_faces); }
    [[nodiscard]] bool is_author(pugi::xml_node node) const {
        // `SECONDARY_AUTHORS/SECONDARY_AUTHOR` in EndNote 7.
        const std::string_view name = node.name();
        return name == "author" || (seven_ && name.ends_with("AUTHOR"));
    }
    [[nodiscard]] bool is(std::string_view names) const { return names.find(type_->name) != std::string_view::npos; }

    void read_type() {
        const pugi::xml_node node = XmlRecord::child(xml.root(), "ref-type");
        const std::string_view name = xml.attribute(node, "name");
        const std::string_view number = xml.peek(node);
        unsigned value = 0;
        std::from_chars(number.data(), number.data() + number.size(), value);
        // The name counts: Mendeley and others have numbers of their own.
        type_ = type_named(name);
        if (type_ == nullptr && name.empty()) type_ = type_numbered(value);
        if (type_ == nullptr) {
            type_ = type_named("Generic");
            const auto newer = std::find_if(newer_types.begin(), newer_types.end(), [name](const NewerType& row) { return row.name == name; });
            if (newer != newer_types.end()) newer_ = newer->item;
            else if (node) xml.report(unknown_type, node, "unknown reference type '" + std::string(name.empty() ? number : name) + "'");
            if (node) xml.give_back(node);
        } else if (type_ == type_numbered(value) && std::all_of(number.begin(), number.end(), is_ascii_digit)) {
            xml.text(node);
        } else {
            xml.pass_over(node);
        }
        record.type = newer_ ? *newer_ : type_->item;
        if (newer_ || type_ == &type_of(record.type)) return;
        record.native_type.value = type_->name;
        record.native_type.source = xml.span_of(node);
    }

    /// The number of a type in EndNote 7, or its name, which other programs write there. A journal article is 0: no number is one, too.
    void read_seven_type() {
        const pugi::xml_node node = XmlRecord::child(xml.root(), "REFERENCE_TYPE");
        const std::string_view number = xml.peek(node);
        std::size_t value = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
        const bool numeric = read.ec == std::errc{} && read.ptr == number.data() + number.size();
        type_ = type_named(!numeric ? number : value < seven_types.size() ? seven_types[value] : std::string_view{});
        if (type_ == nullptr && numeric && value >= seven_types.size()) type_ = type_numbered(static_cast<unsigned>(std::min<std::size_t>(value, 1000)));
        if (type_ != nullptr) {
            if (!numeric || value != seven_artwork_or_generic) xml.text(node);
        } else {
            type_ = type_named(number.empty() ? seven_types[0] : "Generic");
            if (!number.empty()) xml.report(unknown_type, node, "unknown reference type '" + std::string(number) + "'");
        }
        record.type = type_->item;
        if (type_ == &type_of(record.type)) return;
        record.native_type.value = type_->name;
        record.native_type.source = xml.span_of(node);
    }

    void read_element(const TagRow& row, pugi::xml_node node) {
        const SourceSpan span = xml.span_of(node);
        switch (row.place) {
            case Place::text: add_text(row.variable, node); break;
            case Place::people: read_people(row.variable, node); break;
            case Place::bodies:
                for (const pugi::xml_node author : node.children()) {
                    if (is_author(author)) add_body(row.variable, author);
                }
                break;
            case Place::key:
                if (xml.peek_attribute(node, "app") != "key" || !record.id.empty()) break;
                xml.attribute(node, "app");
                record.id = xml.text(node);
                break;
            case Place::journal: journals_.push_back(node); break;
            case Place::conference_title: conference_title_ = node; break;
            case Place::conference_place: conference_place_ = node; break;
            case Place::serial_number: serial_ = node; break;
            case Place::accession: accession_ = node; break;
            case Place::doi: doi_ = node; break;
            case Place::keywords:
                read_keywords(node);
                break;
            case Place::year: year_ = node; break;
            case Place::accessed: read_xml_date(*this, node, Variable::accessed); break;
            case Place::url: read_urls(node, LinkKind::other, {}); break;
            case Place::pdf: read_urls(node, LinkKind::pdf, {}); break;
            case Place::full_text: read_urls(node, LinkKind::html, {}); break;
            case Place::image: read_urls(node, LinkKind::other, "Image"); break;
            case Place::address: address_ = node; break;
            case Place::pages: {
                // `162-168`, which other programs write of a part of a book.
                const std::string_view pages = xml.peek(node);
                const std::size_t dash = pages.find_first_of("-\xE2");
                const bool range = dash != std::string_view::npos && dash != 0 && is_ascii_digit(pages.front()) && is_ascii_digit(pages.back());
                add_text(range ? Variable::page : row.variable, node);
                break;
            }
            case Place::start_page: start_page_ = node; break;
            case Place::early_date:
                if (read_any_date(arena, xml.peek(node)).has_parts()) read_xml_date(*this, node, Variable::available_date);
                else add_text(other_than_date(row), node);
                break;
            case Place::custom2:
                // The second custom field of an article is its number in PubMed Central, of a conference the year of publication.
                if (const std::string_view number = xml.peek(node); number.starts_with("PMC")) record.add_text(Variable::pmcid, xml.text(node), span);
                break;
        }
    }

    void add_text(Variable variable, pugi::xml_node node) {
        const Text text = rich(node);
        if (!text.empty()) add_once(variable, text, xml.span_of(node));
    }

    /// An institution, with EndNote's comma behind it or not.
    void add_body(Variable variable, pugi::xml_node node) {
        const Text text = rich(node);
        if (text.empty()) return;
        const Name name = tagged::read_name(arena, text.plain);
        add_once(variable, name.is_literal() && text.is_plain() ? Text(name.literal) : text, xml.span_of(node));
    }

    void read_keywords(pugi::xml_node node) {
        bool any = false;
        for (const pugi::xml_node keyword : node.children()) {
            if (keyword.type() != pugi::node_element) continue;
            any = true;
            add_keywords(xml.text(keyword), xml.span_of(keyword));
        }
        if (!any) add_keywords(xml.text(node), xml.span_of(node));
    }

    void add_keywords(std::string_view list, SourceSpan span) {
        // One element a keyword, or a line each.
        while (!list.empty()) {
            const std::size_t end = list.find('\n');
            const std::string_view keyword = trim(list.substr(0, end));
            if (!keyword.empty()) record.add_keyword(keyword, span);
            list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
        }
    }

    void read_people(Variable variable, pugi::xml_node node) {
        for (const pugi::xml_node author : node.children()) {
            if (!is_author(author)) continue;
            const Text text = rich(author);
            if (text.empty()) continue;
            const SourceSpan span = xml.span_of(author);
            if (is_others(text.plain)) {
                record.names_of(variable, span).others = true;
                continue;
            }
            const bool semicolon = text.plain.find(';') != std::string_view::npos;
            if (text.is_plain() && (semicolon || tagged::holds_several_names(text.plain))) {
                add_several(variable, text.plain, author, semicolon);
                continue;
            }
            Contributor& person = add_person(variable, text, span);
            // Parts of the name that some versions write as attributes.
            if (const std::string_view role = xml.attribute(author, "role"); !role.empty()) add_detail(person, DetailKind::role, role, span);
        }
    }

    Contributor& add_person(Variable variable, const Text& text, SourceSpan span) {
        const MarkedText marked = strip_marks(arena, text, span.begin);
        Contributor& person = record.add_contributor(variable, tagged::read_endnote_name(arena, marked.text), span);
        for (const PlacedMark& placed : marked.marks) add_mark(arena, person, placed.mark);
        return person;
    }

    /// `Schumann, P.; Rose, E.`: a semicolon is in no name.
    void add_several(Variable variable, std::string_view list, pugi::xml_node author, bool semicolon) {
        const SourceSpan span = xml.span_of(author);
        if (const std::size_t sign = list.find(';'); semicolon && trim(list.substr(sign + 1)).empty()) list = trim(list.substr(0, sign));
        else xml.report(tagged::several_names, author, "one element for a name holds several").value = list;
        if (!semicolon) return tagged::add_listed_people(record, variable, list, span, xml.findings());
        for (std::size_t begin = 0; begin < list.size();) {
            const std::size_t end = std::min(list.find(';', begin), list.size());
            const std::string_view name = trim(list.substr(begin, end - begin));
            begin = end + 1;
            if (is_others(name)) record.names_of(variable, span).others = true;
            else if (!name.empty()) static_cast<void>(add_person(variable, name, span));
        }
    }

    void read_urls(pugi::xml_node node, LinkKind kind, std::string_view label) {
        if (seven_ || std::string_view(node.name()) == "url") return add_urls(node, kind, label);
        for (const pugi::xml_node url : node.children()) {
            if (std::string_view(url.name()) == "url") add_urls(url, kind, label);
        }
    }

    void add_urls(pugi::xml_node url, LinkKind kind, std::string_view label) {
        std::string_view list = xml.text(url);
        while (!list.empty()) {
            const std::size_t end = list.find('\n');
            const std::string_view address = trim(list.substr(0, end));
            if (const std::string_view number = tagged::number_in_isi_link(address); !number.empty()) {
                // The first one may be the accession number once more, which is not read yet.
                if (!isi_link_.empty()) static_cast<void>(tagged::add_isi_link(record, address, xml.span_of(url)));
                else isi_link_ = number;
                isi_link_span_ = xml.span_of(url);
                list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
                continue;
            }
            // A bare DOI is one.
            const bool doi = address.starts_with("10.") && !has(Variable::doi) && add_doi(address, xml.span_of(url));
            if (!doi) add_url(address, xml.span_of(url), kind, label);
            list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
        }
    }

    /// EndNote's filter for PubMed has the abbreviation as the journal, and its full title as the alternate one.
    void settle_full_title(pugi::xml_node node) {
        if (std::string_view(node.name()) == "abbr-1" || has(Variable::container_title_short)) return;
        for (TextField& field : record.texts) {
            if (field.variable != Variable::container_title || !is_abbreviation_of(field.value.plain, xml.peek(node))) continue;
            const Text abbreviation = field.value;
            const SourceSpan span = field.source;
            field.value = rich(node);
            field.source = xml.span_of(node);
            return record.add_text(Variable::container_title_short, abbreviation, span);
        }
    }

    /// How long the title of the container is; no limit where there is none.
    [[nodiscard]] std::size_t longest_title() const {
        return has(Variable::container_title) ? record.plain(Variable::container_title).size() : std::string_view::npos;
    }

    /// Titles of a journal stand in three places.
    void finish_journal(pugi::xml_node node) {
        const Text title = rich(node);
        if (title.empty()) return;
        for (const Variable known : {Variable::container_title, Variable::container_title_short, Variable::event_title, Variable::collection_title}) {
            for (const TextField& field : record.texts) {
                if (field.variable == known && field.value.plain == title.plain) return;
            }
        }
        if (conference_title_ && xml.peek(conference_title_) == title.plain) return;
        const bool full = std::string_view(node.name()) == "full-title";
        // The same with other full stops and capitals, or without the rest of it.
        const std::string known = bare_letters(record.plain(full ? Variable::container_title : Variable::container_title_short));
        if (const std::string letters = bare_letters(title.plain); !letters.empty() && (full ? known.starts_with(letters) : known == letters)) return xml.pass_over(node);
        const bool named = has(Variable::container_title) || conference_title_;
        if (!named) record.add_text(Variable::container_title, title, xml.span_of(node));
        // What is longer than the title is no abbreviation of it.
        else if (!has(Variable::container_title_short) && !full && title.plain.size() <= longest_title()) record.add_text(Variable::container_title_short, title, xml.span_of(node));
        else xml.give_back(node);
    }

    /// EndNote repeats the first page; where there are no others it is the page.
    void finish_start_page() {
        if (!start_page_) return;
        const std::string_view first = xml.peek(start_page_);
        if (record.plain(Variable::page).starts_with(first)) xml.text(start_page_);
        else add_text(has(Variable::page) || type_->item != ItemType::article_journal ? Variable::section : Variable::page, start_page_);
    }

    void finish_conference() {
        if (conference_title_) {
            const bool strict = type_->name == "Conference Paper" || has(Variable::container_title);
            add_text(strict ? Variable::event_title : Variable::container_title, conference_title_);
        }
        if (conference_place_) {
            const bool strict = type_->name == "Conference Paper" || has(Variable::publisher_place);
            add_text(strict ? Variable::event_place : Variable::publisher_place, conference_place_);
        }
    }

    void finish_date() {
        const pugi::xml_node dates = XmlRecord::child(xml.root(), "dates");
        const pugi::xml_node part =
            seven_ ? XmlRecord::child(xml.root(), "DATE") : XmlRecord::child(XmlRecord::child(dates, "pub-dates"), "date");
        const std::string_view year = year_ ? xml.text(year_) : std::string_view{};
        const std::string_view words = part ? xml.peek(part) : std::string_view{};
        if (year.empty() && words.empty()) return;
        const SourceSpan span = xml.span_of(year_ ? year_ : part);
        Date date = read_any_date(arena, year.empty() ? words : year);
        if (!words.empty() && !year.empty()) {
            auto whole = parse_edtf(words);
            if (!whole) whole = parse_written_date(words);
            if (!whole || !whole->has_parts() || whole->begin.year != date.begin.year) whole = date_of_parts(arena, year, words, {});
            if (whole->has_parts() && whole->literal.empty()) {
                date = *whole;
                xml.text(part);
            } else {
                xml.report(odd_date, part, "the date is not fully understood");
            }
        } else if (year.empty()) {
            xml.text(part);
        }
        if (!date.has_parts() && std::any_of(date.literal.begin(), date.literal.end(), is_ascii_digit)) {
            xml.report(odd_date, year_ ? year_ : part, "the value is no date");
        }
        record.add_date(Variable::issued, date, span);
    }

    void finish_numbers() {
        if (serial_) {
            const std::string_view value = xml.text(serial_);
            const SourceSpan span = xml.span_of(serial_);
            const bool document = is("Report|Patent|Standard|Government Document|Online Database");
            std::string_view rest = value;
            while (!rest.empty()) {
                // `0012-9658 (Print)`, one number a line.
                const std::size_t end = rest.find('\n');
                const std::string_view line = trim(rest.substr(0, end));
                const std::string_view bare = line.substr(0, line.find(" ("));
                const bool issn = issn_fault(bare) != NumberFault::shape;
                const bool isbn = isbn_fault(bare) != NumberFault::shape;
                if (issn) add_once(Variable::issn, bare, span);
                else if (isbn) add_once(Variable::isbn, bare, span);
                else if (!line.empty()) add_once(document ? Variable::number : Variable::isbn, line, span);
                // Which edition a number is of no variable says.
                if ((issn || isbn) && bare.size() != line.size()) xml.pass_over(serial_);
                rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            }
        }
        if (doi_ && (xml.peek(doi_).empty() || add_doi(xml.peek(doi_), xml.span_of(doi_)))) {
            xml.text(doi_);
        } else if (doi_ && canonical_doi(arena, xml.peek(doi_)).empty()) {
            xml.report(not_a_doi, doi_, "'" + std::string(xml.peek(doi_)) + "' is no DOI");
        }
        finish_accession();
        if (isi_link_.empty()) return;
        const Identifier* const known = record.identifier("wos");
        if (known == nullptr || known->value != isi_link_) record.add_identifier("wos", isi_link_, isi_link_span_);
    }

    void finish_accession() {
        if (!accession_) return;
        const std::string_view number = xml.text(accession_);
        const SourceSpan span = xml.span_of(accession_);
        const std::string_view database = record.plain(Variable::archive);
        const std::size_t colon = number.find(':');
        const bool web_of_science = number.starts_with("WOS:") || number.starts_with("ISI:");
        const bool digits = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
        // The link into Web of Science has the same number.
        const Identifier* const linked = digits ? record.identifier("wos") : nullptr;
        if (digits && (number == isi_link_ || (linked != nullptr && linked->value == number))) return;
        if (web_of_science) record.add_identifier(number.starts_with("WOS:") ? "wos" : "isi", number.substr(colon + 1), span);
        else if (digits && (is_page_of_pubmed(record.plain(Variable::url), number) || database.find("PubMed") != std::string_view::npos ||
                            database.find("MEDLINE") != std::string_view::npos || database == "Nlm"))
            add_once(Variable::pmid, number, span);
        else if (const FoundIdentifier found = parse_arxiv(arena, number); found.found() && number.starts_with("arXiv:"))
            add_found_identifier(record, found, span);
        else add_once(Variable::archive_location, number, span);
    }

    /// Whose address it is can be told if there is one author.
    void finish_address() {
        if (!address_ || xml.peek(address_).empty()) return;
        if (const std::string_view words = xml.peek(address_); seven_ && words.starts_with("http") && words.find(' ') == std::string_view::npos) {
            return add_urls(address_, LinkKind::other, {});
        }
        for (NamesField& names : record.names) {
            if (names.variable == Variable::author && names.people.size() == 1) {
                return add_detail(names.people[0], DetailKind::affiliation, xml.text(address_), xml.span_of(address_));
            }
        }
    }

    bool seven_ = false;  ///< as EndNote 7 wrote it
    const TypeRow* type_ = nullptr;
    std::optional<ItemType> newer_;  ///< of a type that is read as a generic one
    std::vector<pugi::xml_node> journals_;
    pugi::xml_node conference_title_;
    pugi::xml_node conference_place_;
    pugi::xml_node start_page_;
    pugi::xml_node serial_;
    pugi::xml_node accession_;
    pugi::xml_node doi_;
    pugi::xml_node year_;
    pugi::xml_node address_;
    std::string_view isi_link_;  ///< the number in a link into Web of Science
    SourceSpan isi_link_span_;
};

class EndnoteReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            RecordReading(xml, record).read();
            xml.add_leftovers(record, "endnote_xml", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<EndnoteReader>(); }

}  // namespace bibcast::endnote_xml
