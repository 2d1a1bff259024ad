#include <algorithm>
#include <string>

#include "formats/ris/accession.hpp"
#include "formats/ris/date.hpp"
#include "formats/ris/format.hpp"
#include "formats/ris/markup.hpp"
#include "formats/ris/names.hpp"
#include "formats/ris/pages.hpp"
#include "formats/ris/serial_number.hpp"
#include "formats/ris/tags.hpp"
#include "io/loss.hpp"
#include "name/mark_text.hpp"

namespace bibcast::ris {

namespace {

struct WriterOptions {
    std::string_view line_end = "\n";
    bool tags = true;         ///< formatting as HTML tags
    bool mark_notes = false;  ///< marks as a note
    bool other_notes = false; ///< awards and groups as notes
};

/// Writes one record: goes through the rows of the table that hold for its type, in order.
class RecordWriter {
  public:
    RecordWriter(const WriterOptions& options, Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : options_(options), record_(record), out_(out), item_(item), findings_(findings) {}

    void write() {
        choose_type();
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (tags[i].use == Use::both && contains(detail::effective_sets[i], type_)) write_row(tags[i]);
        }
    }

  private:
    void choose_type();
    [[nodiscard]] bool needs_strict_conference() const;
    [[nodiscard]] Variable publication_variable() const;
    void write_row(const TagRow& row);
    void write_texts(std::string_view tag, Variable variable);
    void write_people(const TagRow& row);
    [[nodiscard]] static bool can_place_affiliations(const NamesField& field);
    void write_affiliations(Contributor& person);
    void write_dates(std::string_view tag, Variable variable);
    void write_year(std::string_view tag);
    void write_full_date(std::string_view tag);
    void write_early_date(std::string_view tag);
    void write_pages(std::string_view tag);
    void write_first_page(std::string_view tag, bool& placed);
    void write_section(std::string_view tag);
    void write_serial_numbers(std::string_view tag);
    void write_accessions(std::string_view tag);
    void write_keywords(std::string_view tag);
    void write_notes(std::string_view tag);
    void write_urls(std::string_view tag);
    void write_links(std::string_view tag, LinkKind kind, std::string_view label);
    void write_key(std::string_view tag);
    void write_end(std::string_view tag);

    void begin_line(std::string_view tag) {
        out_ += tag;
        out_ += "  - ";
        value_begin_ = out_.size();
    }
    /// Ends the line. A value is one line: breaks and controls in it become blanks. False if there were any.
    bool end_line();
    void line(std::string_view tag, std::string_view value) {
        begin_line(tag);
        out_ += value;
        end_line();
    }
    void mirror_for_old_readers(const TagRow& row);
    void text_line(std::string_view tag, TextField& field);

    const WriterOptions& options_;
    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    Type type_ = 0;
    std::size_t value_begin_ = 0;
    std::string notes_;  ///< lines for `N1` that other rows made
};

bool RecordWriter::end_line() {
    bool whole = true;
    for (std::size_t i = value_begin_; i < out_.size(); ++i) {
        if (static_cast<unsigned char>(out_[i]) < 0x20) {
            whole = whole && out_[i] == '\t';
            out_[i] = ' ';
        }
    }
    out_ += options_.line_end;
    return whole;
}

void RecordWriter::choose_type() {
    StringField& native = record_.native_type;
    if (!native.value.empty()) {
        const auto named = type_named(native.value);
        if (named && types[*named].name == native.value && types[*named].item == record_.type) {
            type_ = *named;
            native.written = true;
            return;
        }
    }
    type_ = type_of(record_.type);
    if (contains(conference_types, type_) && needs_strict_conference()) type_ = *type_named("CPAPER");
    if (types[type_].item != record_.type) {
        report_partial_loss(loss_text, record_, "type", name_of(record_.type), record_.source,
                            "RIS has no such type, the nearest one is written", findings_);
    }
}

/// In `CONF` of 2001 a lone `T2` is the proceedings and a `CY` beside `PB` the place of publication; in `CPAPER`, which
/// is of 2011, they are the conference's.
bool RecordWriter::needs_strict_conference() const {
    const auto has = [this](Variable variable) { return record_.text(variable) != nullptr; };
    return (has(Variable::event_title) && !has(Variable::container_title)) ||
           (has(Variable::event_place) && !has(Variable::publisher_place) && !has(Variable::container_title) && has(Variable::publisher));
}

void RecordWriter::write_row(const TagRow& row) {
    switch (row.place) {
        case Place::type: {
            std::string_view name = types[type_].name;
            for (Leftover& leftover : record_.leftovers) {
                // A type that the reader did not know.
                if (leftover.written || leftover.format != "ris" || leftover.tag != row.tag) continue;
                leftover.written = true;
                name = leftover.value;
                break;
            }
            line(row.tag, name);
            break;
        }
        case Place::text:
            write_texts(row.tag, row.variable);
            if (contains(conference_types, type_)) mirror_for_old_readers(row);
            break;
        case Place::people: write_people(row); break;
        case Place::date: write_dates(row.tag, row.variable); break;
        case Place::year: write_year(row.tag); break;
        case Place::full_date: write_full_date(row.tag); break;
        case Place::publication_date:
            if (publication_variable() == Variable::event_date) write_dates(row.tag, Variable::issued);
            break;
        case Place::early_date: write_early_date(row.tag); break;
        case Place::first_page: write_pages(row.tag); break;
        case Place::start_page: write_section(row.tag); break;
        case Place::serial_number: write_serial_numbers(row.tag); break;
        case Place::accession: write_accessions(row.tag); break;
        case Place::keyword: write_keywords(row.tag); break;
        case Place::note: write_notes(row.tag); break;
        case Place::url: write_urls(row.tag); break;
        case Place::pdf: write_links(row.tag, LinkKind::pdf, {}); break;
        case Place::full_text: write_links(row.tag, LinkKind::html, {}); break;
        case Place::related: write_links(row.tag, LinkKind::other, related_label); break;
        case Place::image: write_links(row.tag, LinkKind::other, image_label); break;
        case Place::key: write_key(row.tag); break;
        case Place::end: write_end(row.tag); break;
        case Place::journal:
        case Place::last_page:
        case Place::affiliation:
        case Place::none: break;  // written beside another row, or never
    }
}

void RecordWriter::text_line(std::string_view tag, TextField& field) {
    begin_line(tag);
    const bool complete = append_markup(out_, field.value, options_.tags);
    if (!end_line()) {
        report_partial_loss(loss_text, record_, name_of(field.variable), field.value.plain, field.source,
                            "its lines are joined, a value of RIS is one line", findings_);
    }
    if (!complete) {
        report_partial_loss(loss_markup, record_, name_of(field.variable), field.value.plain, field.source,
                            "RIS has no such formatting", findings_);
    }
    for (const Styled& styled : field.value.styles) {
        if (styled.style != Style::link) continue;
        report_partial_loss(loss_markup, record_, name_of(field.variable), styled.target, field.source,
                            "the address of a link inside it is not written", findings_);
    }
    field.written = true;
}

void RecordWriter::write_texts(std::string_view tag, Variable variable) {
    for (TextField& field : record_.texts) {
        if (field.variable == variable && !field.written) text_line(tag, field);
    }
}

/// What has its own tag in a conference record since 2011 (`C3` proceedings, `C1` place of publication) also goes
/// where the 2001 specification has it, if that is free. The reader takes the two for one.
void RecordWriter::mirror_for_old_readers(const TagRow& row) {
    if (record_.text(row.variable) != nullptr) return;
    const TextField* other = nullptr;
    if (row.variable == Variable::event_title) other = record_.text(Variable::container_title);
    if (row.variable == Variable::event_place) other = record_.text(Variable::publisher_place);
    if (other == nullptr) return;
    begin_line(row.tag);
    static_cast<void>(append_markup(out_, other->value, options_.tags));
    end_line();
}

void RecordWriter::write_people(const TagRow& row) {
    for (NamesField& field : record_.names) {
        if (field.variable != row.variable) continue;
        const bool affiliations = row.tag == "AU" && can_place_affiliations(field);
        for (Contributor& person : field.people) {
            if (person.written) continue;
            person.written = true;
            begin_line(row.tag);
            append_name(out_, record_.arena(), person.name);
            end_line();
            if (affiliations) write_affiliations(person);
        }
        // EndNote's manual has readers enter this as an author.
        if (field.others) line(row.tag, "et al.");
        if (options_.mark_notes && append_marks_note(notes_, field)) notes_ += '\n';
    }
}

/// A reader can tell whose affiliation an `AD` is only if it follows its author and another author follows it.
bool RecordWriter::can_place_affiliations(const NamesField& field) {
    const auto has_affiliation = [](const Contributor& person) {
        return std::any_of(person.details.begin(), person.details.end(),
                           [](const Detail& detail) { return detail.kind == DetailKind::affiliation; });
    };
    if (field.people.size() == 1) return true;
    return !field.people.empty() && std::any_of(field.people.begin(), field.people.end() - 1, has_affiliation);
}

void RecordWriter::write_affiliations(Contributor& person) {
    for (Detail& detail : person.details) {
        if (detail.kind != DetailKind::affiliation) continue;
        line("AD", detail.value);
        detail.written = true;
    }
}

void RecordWriter::write_dates(std::string_view tag, Variable variable) {
    while (const DateField* field = record_.take_date(variable)) {
        begin_line(tag);
        append_date(out_, field->value);
        end_line();
    }
}

/// What `PY` and `DA` are: the date of a conference, if the record has one, is there, and its date of publication in `C2`.
Variable RecordWriter::publication_variable() const {
    const bool both = record_.date(Variable::event_date) != nullptr && record_.date(Variable::issued) != nullptr &&
                      record_.date(Variable::issued)->value.has_parts();
    return contains(conference_types, type_) && both ? Variable::event_date : Variable::issued;
}

/// `PY` has the year alone; `DA` follows where there is more to say.
void RecordWriter::write_year(std::string_view tag) {
    const Variable variable = publication_variable();
    const DateField* field = record_.date(variable);
    if (field == nullptr) return;
    const Date& date = field->value;
    if (!date.has_parts()) {
        line(tag, date.literal);
        record_.take_date(variable);
    } else if (date.begin_bound == Bound::point && date.begin.year > 0 && date.begin.year <= 9999 && date.begin.unspecified_digits == 0) {
        std::string year = std::to_string(date.begin.year);
        year.insert(0, 4 - year.size(), '0');
        line(tag, year);
        if (date == Date::of_year(date.begin.year)) record_.take_date(variable);
    }
}

void RecordWriter::write_full_date(std::string_view tag) {
    write_dates(tag, publication_variable());
}

void RecordWriter::write_early_date(std::string_view tag) {
    write_dates(tag, Variable::available_date);
    for (TextField& field : record_.texts) {
        // The tag is the edition of other types: what is no date is read as one here, too.
        if (field.variable == Variable::edition && !field.written && !read_date(record_.arena(), field.value.plain).understood) {
            text_line(tag, field);
        }
    }
}

void RecordWriter::write_pages(std::string_view tag) {
    const bool counts = contains(page_count_types, type_);
    const TextField* count = record_.text(Variable::number_of_pages);
    bool placed = counts && count != nullptr;
    for (TextField& field : record_.texts) {
        if (field.variable != Variable::page || field.written) continue;
        const auto range = split_pages(field.value.plain);
        if (!placed && range) {
            line(tag, range->first);
            line("EP", range->last);
            field.written = true;
        } else if (counts) {
            text_line("SE", field);
        } else if (!placed) {
            text_line(tag, field);
        }
        placed = true;
    }
    write_first_page(tag, placed);
    if (count == nullptr || (placed && !counts)) return;
    record_.take_text(Variable::number_of_pages);
    const bool clear = counts && !split_pages(count->value.plain) && !split_page_count(count->value.plain);
    line(tag, clear ? std::string(count->value.plain) : std::string(count->value.plain) + " p");
}

/// The first page alone, where the record does not say more, and the section where `SE` may have it.
void RecordWriter::write_first_page(std::string_view tag, bool& placed) {
    TextField* first = record_.take_text(Variable::page_first);
    if (first != nullptr && !record_.plain(Variable::page).starts_with(first->value.plain)) {
        first->written = !placed;
        if (!placed) text_line(tag, *first);
        placed = true;
    }
}

void RecordWriter::write_section(std::string_view tag) {
    if (contains(page_count_types, type_)) return;
    for (TextField& field : record_.texts) {
        if (field.variable != Variable::section || field.written) continue;
        const bool pages = record_.text(Variable::page) != nullptr;
        if (pages || !is_page_number(field.value.plain)) text_line(tag, field);
    }
}

void RecordWriter::write_serial_numbers(std::string_view tag) {
    for (TextField& field : record_.texts) {
        const bool number = field.variable == Variable::number && contains(document_number_types, type_) &&
                            serial_variable(field.value.plain, type_) == Variable::number;
        if (field.variable == Variable::issn || field.variable == Variable::isbn || number) text_line(tag, field);
    }
}

void RecordWriter::write_accessions(std::string_view tag) {
    for (TextField& field : record_.texts) {
        if (field.written) continue;
        if (field.variable == Variable::archive_location) text_line(tag, field);
        if (field.variable != Variable::pmid && field.variable != Variable::pmcid) continue;
        line(tag, (field.variable == Variable::pmid ? "PMID:" : "PMCID:") + std::string(field.value.plain));
        field.written = true;
    }
    for (Identifier& identifier : record_.identifiers) {
        const std::string_view prefix = accession_prefix(identifier.scheme);
        if (identifier.written || prefix.empty()) continue;
        std::string value = std::string(prefix) + ':' + std::string(identifier.value);
        if (!identifier.version.empty()) value += 'v' + std::string(identifier.version);
        if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + ']';
        line(tag, value);
        identifier.written = true;
    }
}

void RecordWriter::write_keywords(std::string_view tag) {
    for (StringField& keyword : record_.keywords) {
        line(tag, keyword.value);
        keyword.written = true;
    }
    for (StringField& topic : record_.topics) {
        const bool twice = std::any_of(record_.keywords.begin(), record_.keywords.end(),
                                       [&topic](const StringField& keyword) { return keyword.value == topic.value; });
        if (!twice) line(tag, topic.value);
        topic.written = true;
    }
}

void RecordWriter::write_notes(std::string_view tag) {
    write_texts(tag, Variable::note);
    for (std::string_view rest = notes_; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        line(tag, rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    if (!options_.other_notes) return;
    const auto write_all = [&](std::string_view word, List<StringField>& values) {
        for (StringField& value : values) {
            line(tag, std::string(word) + std::string(value.value));
            value.written = true;
        }
    };
    write_all("Award: ", record_.awards);
    write_all("Group: ", record_.groups);
}

/// The main address, and the links that have no tag of their own.
void RecordWriter::write_urls(std::string_view tag) {
    while (const TextField* field = record_.take_text(Variable::url)) line(tag, field->value.plain);
    for (Link& link : record_.links) {
        const bool own_tag = link.kind == LinkKind::pdf || link.kind == LinkKind::html || link.label == related_label ||
                             link.label == image_label;
        if (own_tag) continue;
        line(tag, link.url);
        link.written = true;
        if (link.kind != LinkKind::other) {
            report_partial_loss(loss_link, record_, name_of(link.kind), link.url, link.source,
                                "the address is written, what it leads to is not", findings_);
        } else if (!link.label.empty()) {
            report_partial_loss(loss_text, record_, "link", link.label, link.source, "the words of the link are not written", findings_);
        }
    }
}

void RecordWriter::write_links(std::string_view tag, LinkKind kind, std::string_view label) {
    for (Link& link : record_.links) {
        if (link.written || link.kind != kind || (!label.empty() && link.label != label)) continue;
        line(tag, link.url);
        link.written = true;
    }
}

void RecordWriter::write_key(std::string_view tag) {
    if (record_.id.empty() || record_.generated_id) return;
    begin_line(tag);
    item_.key_begin = out_.size();
    out_ += record_.id;
    item_.key_end = out_.size();
    end_line();
}

void RecordWriter::write_end(std::string_view tag) {
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.written || leftover.format != "ris") continue;
        line(leftover.tag, leftover.value);
        leftover.written = true;
    }
    line(tag, {});
}

class RisWriter final : public Writer {
  public:
    explicit RisWriter(const FormatOptions& options) {
        const std::string_view end = options["eol"];
        if (end != "lf" && end != "crlf") throw UsageError("option ris.eol is lf or crlf, not '" + std::string(end) + "'");
        options_.line_end = end == "crlf" ? "\r\n" : "\n";
        options_.tags = options.on("markup");
        options_.mark_notes = is_note(options, "marks");
        options_.other_notes = is_note(options, "extras");
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        RecordWriter(options_, record, chunk.bytes, item, findings).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = {}, .between = options_.line_end, .after = {}, .empty = {}}; }

  private:
    static bool is_note(const FormatOptions& options, std::string_view name) {
        const std::string_view value = options[name];
        if (value == "note") return true;
        if (value == "off") return false;
        throw UsageError("option ris." + std::string(name) + " is note or off, not '" + std::string(value) + "'");
    }

    WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return std::make_unique<RisWriter>(options); }

}  // namespace bibcast::ris
