#include <algorithm>
#include <vector>

#include "formats/endnote_xml/format.hpp"
#include "formats/endnote_xml/runs.hpp"
#include "formats/endnote_xml/tags.hpp"
#include "io/loss.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/endnote_names.hpp"
#include "io/tagged/record_markup.hpp"
#include "model/date_words.hpp"
#include "model/plain_variables.hpp"
#include "model/standard_number.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"
#include "text/xml_writer.hpp"

namespace bibcast::endnote_xml {

namespace {

class RecordWriter {
  public:
    RecordWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : record_(record), item_(item), findings_(findings), xml_(out, 2) {}

    void write() {
        left_over_ = std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [](const Leftover& one) { return one.format == "endnote_xml"; });
        xml_.open("record");
        choose_type();
        for (const TagRow& row : tags) {
            // The keys stand before the type, and all else behind it.
            if (row.place != Place::key && !type_written_) write_type();
            if (row.use == Use::both && is_effective(row, *type_)) write_row(row);
        }
        leave();
        write_leftovers_before(element_order.size() + 1);
        xml_.close();
        if (xml_.clean()) return;
        report_partial_loss(loss_text, record_, "record", record_.plain(Variable::title), record_.source,
                            "characters that XML cannot hold became U+FFFD", findings_);
    }

  private:
    [[nodiscard]] bool has(Variable variable) const { return record_.text(variable) != nullptr; }

    /// Begins the next element of the record, that of a row or the one around it, behind what was left over of those before it.
    void enter(const TagRow& row) {
        const std::string_view element = row.group.empty() ? row.element : row.group;
        if (!group_.empty() && element == group_) return;
        leave();
        if (left_over_) write_leftovers_before(place_of(element));
        if (!row.group.empty()) xml_.open(row.group);
        group_ = row.group;
    }

    /// Closes the element around the last row, with what was left over of it inside.
    void leave() {
        if (group_.empty()) return;
        if (left_over_) {
            for (Leftover& leftover : record_.leftovers) {
                if (const std::string_view inside = take_inside(leftover, group_); !inside.empty()) xml_.raw(inside);
            }
        }
        xml_.close();
        group_ = {};
    }

    /// What an element of the record holds, if that is what was left over, which counts as written then; else empty.
    std::string_view take_inside(Leftover& leftover, std::string_view element) {
        const std::string start = "<" + std::string(element) + ">";
        const std::string end = "</" + std::string(element) + ">";
        const std::string_view value = leftover.value;
        if (leftover.written || leftover.format != "endnote_xml" || !value.starts_with(start + "<") || !value.ends_with(end)) return {};
        leftover.written = true;
        return value.substr(start.size(), value.size() - start.size() - end.size());
    }

    /// What was left over of the elements that stand before that place, each of which may stand there once (RSXML.dtd).
    void write_leftovers_before(std::size_t place) {
        for (std::size_t at = 0; at < record_.leftovers.size(); ++at) {
            Leftover& leftover = record_.leftovers[at];
            if (leftover.written || leftover.format != "endnote_xml" || leftover.tag.starts_with('@')) continue;
            const std::string_view element = leftover.tag.substr(0, leftover.tag.find('/'));
            if (place_of(element) >= place) continue;
            std::string inside(is_group(element) ? take_inside(leftover, element) : std::string_view{});
            for (std::size_t other = at + 1; leftover.written && other < record_.leftovers.size(); ++other) {
                inside += take_inside(record_.leftovers[other], element);
            }
            if (leftover.written) xml_.raw("<" + std::string(element) + ">" + inside + "</" + std::string(element) + ">");
            else xml_.raw(leftover.value);
            leftover.written = true;
        }
    }

    void choose_type() {
        type_ = &type_of(record_.type);
        StringField& native = record_.native_type;
        const TypeRow* own = type_named(native.value);
        unknown_type_ = own == nullptr && std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [](const Leftover& leftover) {
            return leftover.format == "endnote_xml" && leftover.tag == "ref-type";
        });
        if (own != nullptr && own->item == record_.type) {
            type_ = own;
            native.written = true;
        } else if (record_.type == ItemType::paper_conference &&
                   ((has(Variable::event_title) && !has(Variable::container_title)) || (has(Variable::event_place) && !has(Variable::publisher_place)))) {
            type_ = type_named("Conference Paper");
        }
        // A type that the reader had no fields for is among the leftovers, and was read as a generic one.
        if (unknown_type_) type_ = type_named("Generic");
    }

    void write_type() {
        type_written_ = true;
        leave();
        if (left_over_) write_leftovers_before(place_of("ref-type"));
        if (unknown_type_) return;
        xml_.element("ref-type", std::to_string(type_->number), {{"name", type_->name}});
        if (type_->item == record_.type) return;
        report_partial_loss(loss_text, record_, "type", name_of(record_.type), record_.source,
                            "EndNote has no such type, the nearest one is written", findings_);
    }

    void write_row(const TagRow& row) {
        switch (row.place) {
            case Place::text: write_texts(row, row.variable); break;
            case Place::people: write_people(row); break;
            case Place::bodies: write_bodies(row); break;
            case Place::key: write_key(row); break;
            case Place::doi:
            case Place::journal: write_one(row); break;
            case Place::conference_title: write_conference(row, Variable::event_title, Variable::container_title); break;
            case Place::conference_place: write_conference(row, Variable::event_place, Variable::publisher_place); break;
            case Place::serial_number: write_serials(row); break;
            case Place::accession: write_accessions(row); break;
            case Place::custom2: write_texts(row, row.variable); break;
            case Place::keywords: write_keywords(row); break;
            case Place::year: write_dates(row); break;
            case Place::accessed: write_date(row, Variable::accessed); break;
            case Place::early_date:
                if (record_.date(Variable::available_date) != nullptr) write_date(row, Variable::available_date);
                else write_texts(row, other_than_date(row));
                break;
            case Place::pages: write_texts(row, has(Variable::number_of_pages) ? Variable::number_of_pages : Variable::page); break;
            case Place::start_page:
                // Without pages it would be read as their first.
                if (has(Variable::page) && !record_.plain(Variable::page).starts_with(record_.plain(Variable::section))) write_texts(row, row.variable);
                break;
            case Place::url: write_urls(row); break;
            case Place::pdf: write_links(row, LinkKind::pdf); break;
            case Place::full_text: write_links(row, LinkKind::html); break;
            case Place::image: write_links(row, LinkKind::other); break;
            case Place::address: write_address(row); break;
        }
    }

    void write_texts(const TagRow& row, Variable variable) {
        // Two numbers of one kind would be read as one.
        if (variable == Variable::issue && row.element == "issue" && is_effective(*row_of({}, "number", *type_), *type_) &&
            row_of({}, "number", *type_)->variable == Variable::issue) {
            return;
        }
        if (variable == Variable::note || variable == Variable::annote) return write_lines(row, variable);
        for (TextField& field : record_.texts) {
            if (field.written || field.variable != variable) continue;
            field.written = true;
            enter(row);
            text_element(row.element, field);
            if (row.place == Place::text) break;
        }
    }

    /// The next value only: each element may stand there once (RSXML.dtd), and there is another place for further ones.
    void write_one(const TagRow& row) {
        const TextField* const field = record_.take_text(row.variable);
        if (field == nullptr) return;
        enter(row);
        text_element(row.element, *field);
    }

    /// A record has one element for its notes (RSXML.dtd): each of several is a line in it.
    void write_lines(const TagRow& row, Variable variable) {
        const TextField* first = nullptr;
        std::string lines;
        std::vector<Styled> styles;
        for (TextField& field : record_.texts) {
            if (field.written || field.variable != variable) continue;
            field.written = true;
            if (first != nullptr) lines += '\n';
            if (first == nullptr) first = &field;
            for (Styled styled : field.value.styles) {
                styled.begin += static_cast<std::uint32_t>(lines.size());
                styled.end += static_cast<std::uint32_t>(lines.size());
                styles.push_back(styled);
            }
            lines += field.value.plain;
        }
        if (first == nullptr) return;
        enter(row);
        TextField joined = *first;
        joined.value = {record_.arena().copy(lines), record_.arena().copy_all(std::span<const Styled>(styles))};
        text_element(row.element, joined);
    }

    void text_element(std::string_view name, const TextField& field) {
        xml_.begin(name);
        if (field.value.is_plain() && !holds_no_markup(field.variable)) xml_.text(tagged::escaped_plain(record_.arena(), field.value.plain));
        else append_runs(xml_, field.value);
        xml_.end(name);
        bool complete = true;
        for (const Styled& styled : field.value.styles) {
            complete = complete && !face_of(styled.style).empty();
            if (styled.target.empty()) continue;
            report_partial_loss(loss_markup, record_, name_of(field.variable), styled.target, field.source,
                                "the address of a link inside it is not written", findings_);
        }
        if (complete) return;
        report_partial_loss(loss_markup, record_, name_of(field.variable), field.value.plain, field.source, "EndNote has no such formatting",
                            findings_);
    }

    void write_people(const TagRow& row) {
        for (NamesField& field : record_.names) {
            if (field.variable != row.variable || (field.people.empty() && !field.others)) continue;
            if (!field.people.empty() && field.people[0].written) continue;
            enter(row);
            xml_.open(row.element);
            for (Contributor& person : field.people) {
                std::string name;
                tagged::append_endnote_name(name, record_.arena(), person.name);
                xml_.element("author", name);
                person.written = true;
            }
            if (field.others) xml_.element("author", "et al.");
            field.written = true;
            xml_.close();
        }
    }

    void write_bodies(const TagRow& row) {
        if (!has(row.variable)) return;
        enter(row);
        xml_.open(row.element);
        while (TextField* field = record_.take_text(row.variable)) {
            if (!field->value.is_plain()) {
                text_element("author", *field);
                continue;
            }
            Name body;
            body.literal = field->value.plain;
            std::string name;
            tagged::append_endnote_name(name, record_.arena(), body);
            xml_.element("author", name);
        }
        xml_.close();
    }

    void write_key(const TagRow& row) {
        if (record_.id.empty() || record_.generated_id) return;
        enter(row);
        xml_.begin(row.element, {{"app", "key"}});
        item_.key_begin = xml_.out().size();
        append_html(xml_.out(), record_.id);
        item_.key_end = xml_.out().size();
        xml_.end(row.element);
    }

    /// The event, or what the conference published, where the other one has an element of its own.
    void write_conference(const TagRow& row, Variable event, Variable published) {
        if (type_->name == "Conference Paper") return write_texts(row, event);
        if (!has(event)) return write_texts(row, published);
        write_texts(row, event);
    }

    void write_serials(const TagRow& row) {
        std::string numbers;
        const bool document = row_of({}, "number", *type_)->variable == Variable::number;
        for (TextField& field : record_.texts) {
            const bool own = field.variable == Variable::issn || field.variable == Variable::isbn;
            if (!own || field.written || (document && is_number_of_document(field.value.plain))) continue;
            numbers += (numbers.empty() ? "" : "\n") + std::string(field.value.plain);
            field.written = true;
        }
        if (numbers.empty()) return;
        enter(row);
        xml_.element(row.element, numbers);
    }
    /// What would be read as the number of a report and the like.
    static bool is_number_of_document(std::string_view text) {
        return issn_fault(text) == NumberFault::shape && isbn_fault(text) == NumberFault::shape;
    }

    void write_accessions(const TagRow& row) {
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.scheme != "wos" && identifier.scheme != "isi" && identifier.scheme != "arxiv") continue;
            std::string value = (identifier.scheme == "wos" ? "WOS:" : identifier.scheme == "isi" ? "ISI:" : "arXiv:") + std::string(identifier.value);
            if (!identifier.version.empty()) value += "v" + std::string(identifier.version);
            if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + "]";
            enter(row);
            xml_.element(row.element, value);
            identifier.written = true;
            return;
        }
        const std::string_view database = record_.plain(Variable::archive);
        const bool known = is_page_of_pubmed(record_.plain(Variable::url), record_.plain(Variable::pmid));
        if (has(Variable::pmid) && (known || database.find("PubMed") != std::string_view::npos || database.find("MEDLINE") != std::string_view::npos)) {
            return write_texts(row, Variable::pmid);
        }
        write_texts(row, Variable::archive_location);
    }

    void write_keywords(const TagRow& row) {
        if (record_.keywords.empty() && record_.topics.empty()) return;
        enter(row);
        xml_.open(row.element);
        for (StringField& keyword : record_.keywords) {
            xml_.element("keyword", keyword.value);
            keyword.written = true;
        }
        for (StringField& topic : record_.topics) {
            const bool twice = std::any_of(record_.keywords.begin(), record_.keywords.end(),
                                           [&topic](const StringField& keyword) { return keyword.value == topic.value; });
            if (!twice) xml_.element("keyword", topic.value);
            topic.written = true;
        }
        xml_.close();
    }

    void report_words(const DateField& field) {
        if (!field.value.has_parts() || field.value.literal.empty()) return;
        report_partial_loss(loss_date_part, record_, name_of(field.variable), field.value.literal, field.source,
                            "the words beside the date are not written", findings_);
    }

    void write_dates(const TagRow& row) {
        const DateField* field = record_.take_date(Variable::issued);
        if (field == nullptr) return;
        enter(row);
        const Date& date = field->value;
        std::string whole;
        append_edtf(whole, date);
        if (!date.has_parts()) {
            xml_.element(row.element, date.literal);
            return;
        }
        const DatePoint& point = date.begin;
        const bool plain = date.begin_bound == Bound::point && point.year > 0 && point.unspecified_digits == 0;
        const std::string year = plain ? whole.substr(0, 4) : whole;
        xml_.element(row.element, year);
        if (whole != year) {
            xml_.open("pub-dates");
            // A stretch of time within the year as people write it: `May-June`.
            const std::string words = plain && (date.is_range() || point.is_season()) ? words_within_year(date) : std::string();
            xml_.element("date", words.empty() ? whole : words);
            xml_.close();
        }
        report_words(*field);
    }

    void write_date(const TagRow& row, Variable variable) {
        const DateField* field = record_.take_date(variable);
        if (field == nullptr) return;
        std::string text;
        append_edtf(text, field->value);
        enter(row);
        xml_.element(row.element, field->value.has_parts() ? std::string_view(text) : field->value.literal);
        report_words(*field);
    }

    void write_urls(const TagRow& row) {
        const bool any = std::any_of(record_.links.begin(), record_.links.end(), [](const Link& link) { return is_web(link); });
        const bool numbered = std::any_of(record_.identifiers.begin(), record_.identifiers.end(), is_further_number);
        const auto is_further_doi = [](const TextField& field) { return field.variable == Variable::doi && !field.written; };
        const bool dois = std::any_of(record_.texts.begin(), record_.texts.end(), is_further_doi);
        if (!has(Variable::url) && !any && !numbered && !dois) return;
        enter(row);
        xml_.open(row.element);
        for (TextField& field : record_.texts) {
            if (field.written || field.variable != Variable::url) continue;
            field.written = true;
            xml_.element("url", field.value.plain);
        }
        // The first one stands in an element of its own.
        for (TextField& field : record_.texts) {
            if (!is_further_doi(field)) continue;
            field.written = true;
            xml_.element("url", "https://doi.org/" + std::string(field.value.plain));
        }
        for (Link& link : record_.links) {
            if (is_web(link)) write_link(link);
        }
        for (Identifier& identifier : record_.identifiers) {
            if (!is_further_number(identifier)) continue;
            xml_.element("url", tagged::isi_link_of(record_.arena(), identifier.value));
            identifier.written = true;
        }
        xml_.close();
    }
    /// A number in Web of Science that is not the accession number, which there is one of.
    static bool is_further_number(const Identifier& identifier) {
        return identifier.scheme == "wos" && !identifier.written && identifier.version.empty() && identifier.category.empty();
    }
    static bool is_web(const Link& link) {
        return link.kind != LinkKind::pdf && link.kind != LinkKind::html && !(link.kind == LinkKind::other && link.label == "Image");
    }

    void write_link(Link& link) {
        xml_.element("url", link.url);
        link.written = true;
        if (link.kind != LinkKind::other && link.kind != LinkKind::pdf && link.kind != LinkKind::html) {
            report_partial_loss(loss_link, record_, name_of(link.kind), link.url, link.source,
                                "the address is written, what it leads to is not", findings_);
        }
        if (link.label.empty() || link.label == "Image") return;
        report_partial_loss(loss_text, record_, "link", link.label, link.source, "the words of the link are not written", findings_);
    }

    void write_links(const TagRow& row, LinkKind kind) {
        bool open = false;
        for (Link& link : record_.links) {
            if (link.written || link.kind != kind || is_web(link)) continue;
            enter(row);
            if (!open) xml_.open(row.element);
            open = true;
            write_link(link);
        }
        if (open) xml_.close();
    }

    void write_address(const TagRow& row) {
        for (NamesField& field : record_.names) {
            if (field.variable != Variable::author || field.people.size() != 1) continue;
            for (Detail& detail : field.people[0].details) {
                if (detail.kind != DetailKind::affiliation) continue;
                enter(row);
                xml_.element(row.element, detail.value);
                detail.written = true;
                return;
            }
        }
    }

    Record& record_;
    Chunk::Item& item_;
    Findings& findings_;
    XmlWriter xml_;
    const TypeRow* type_ = nullptr;
    std::string_view group_;     ///< the element that is open in the record
    bool type_written_ = false;
    bool unknown_type_ = false;  ///< the type is among the leftovers
    bool left_over_ = false;     ///< anything is
};

class EndnoteWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        RecordWriter(record, chunk.bytes, item, findings).write();
    }
    [[nodiscard]] Framing framing() const override {
        return {.before = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n  <records>\n",
                .between = {},
                .after = "  </records>\n</xml>\n",
                .empty = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n  <records/>\n</xml>\n"};
    }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<EndnoteWriter>(); }

}  // namespace bibcast::endnote_xml
