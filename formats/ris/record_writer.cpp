#include "formats/ris/record_writer.hpp"

#include <algorithm>

#include "io/loss.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "name/mark_text.hpp"
#include "name/marks_note.hpp"
#include "text/utf8.hpp"

namespace bibcast::ris {

bool RecordWriter::end_line() {
    bool whole = true;
    std::size_t end = value_begin_;
    for (std::size_t i = value_begin_; i < out_.size(); ++i) {
        const bool control = static_cast<unsigned char>(out_[i]) < 0x20;
        whole = whole && (!control || out_[i] == '\t');
        // One blank for a control character, and none beside a blank: names are read with one blank for several.
        const bool beside_blank = control && ((end > value_begin_ && out_[end - 1] == ' ') || (i + 1 < out_.size() && out_[i + 1] == ' '));
        if (!beside_blank) out_[end++] = control ? ' ' : out_[i];
    }
    out_.resize(end);
    const std::size_t last = out_.find_last_not_of(' ');
    out_.resize(std::max(value_begin_, last + 1));
    out_.erase(value_begin_, std::min(out_.find_first_not_of(' ', value_begin_), out_.size()) - value_begin_);
    out_ += options_.line_end;
    return whole;
}

void RecordWriter::line(std::string_view tag, std::string_view value) {
    begin_line(tag);
    tagged::append_plain(out_, trim(value));
    end_line();
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
            // A type that the reader did not know stands for the one that is given to such records; beside a known one it was a second one.
            const bool unknown = record_.native_type.value.empty() && record_.type == types[generic_type].item;
            for (Leftover& leftover : record_.leftovers) {
                if (!unknown || leftover.written || leftover.format != "ris" || leftover.tag != row.tag) continue;
                leftover.written = true;
                name = leftover.value;
                break;
            }
            raw_line(row.tag, name);
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
        case Place::access_year:
        case Place::access_day:
        case Place::subtitle:
        case Place::last_page:
        case Place::affiliation:
        case Place::none: break;  // written beside another row, or never
    }
}

void RecordWriter::text_line(std::string_view tag, TextField& field) {
    begin_line(tag);
    const bool complete = tagged::append_markup(out_, field.value, options_.tags);
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
    static_cast<void>(tagged::append_markup(out_, other->value, options_.tags));
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
            std::string name;
            tagged::append_name(name, record_.arena(), person.name);
            tagged::append_piece(out_, name);
            end_line();
            if (affiliations) write_affiliations(person);
        }
        // EndNote's manual has readers enter this as an author. Where several tags are of one variable, the first has said it.
        if (field.others && !field.written) line(row.tag, "et al.");
        field.written = true;
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
        if (!tagged::append_date(out_, field->value)) {
            report_partial_loss(loss_date_part, record_, name_of(variable), field->value.literal, field->source,
                                "the words beside the date are not written", findings_);
        }
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
        if (field.variable == Variable::edition && !field.written && !tagged::read_date(record_.arena(), field.value.plain).understood) {
            text_line(tag, field);
        }
    }
}

}  // namespace bibcast::ris
