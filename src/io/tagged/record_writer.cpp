#include "io/tagged/record_writer.hpp"

#include <algorithm>

#include "io/loss.hpp"
#include "model/date_words.hpp"
#include "io/tagged/markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

void RecordWriter::write() {
    choose_type();
    prepare();
    for (const Row* const row : table_.written_rows(record_.type)) write_row(*row);
    write_leftovers();
    write_end();
    if (record_.id.empty() || record_.generated_id || has_place(Place::key)) return;
    report_partial_loss(loss_variable, record_, "id", record_.id, record_.source, "the format has no citation keys", findings_);
}

void RecordWriter::choose_type() {
    StringField& native = record_.native_type;
    if (const TypeRow* named = native.value.empty() ? nullptr : table_.type_named(native.value)) {
        if (named->name == native.value && named->item == record_.type) {
            type_ = named;
            native.written = true;
            return;
        }
    }
    type_ = table_.type_of(record_.type);
    if (type_ == nullptr) {
        type_ = table_.type_of(table_.fallback);
        report_nearest_type();
    }
}

void RecordWriter::report_nearest_type() {
    report_partial_loss(loss_text, record_, "type", name_of(record_.type), record_.source,
                        "the format has no such type, the nearest one is written", findings_);
}

bool RecordWriter::has_place(Place place) const {
    return std::any_of(table_.rows.begin(), table_.rows.end(),
                       [place](const Row& row) { return row.place == place && row.use == Use::both; });
}

void RecordWriter::write_row(const Row& row) {
    switch (row.place) {
        case Place::type: write_type(row.tag); break;
        case Place::text: write_texts(row.tag, row.variable); break;
        case Place::people: write_people(row.tag, row.variable); break;
        case Place::date: write_dates(row.tag, row.variable); break;
        case Place::key: write_key(row.tag); break;
        case Place::year: write_year(row.tag); break;
        case Place::day: write_day(row.tag); break;
        case Place::pages: write_pages(row.tag); break;
        case Place::first_page: write_page_ends(row.tag); break;
        case Place::serial_number: write_serial_numbers(row.tag); break;
        case Place::doi: write_texts(row.tag, Variable::doi); break;
        case Place::accession: write_accessions(row.tag); break;
        case Place::keyword: write_keywords(row.tag); break;
        case Place::url: write_urls(row.tag); break;
        case Place::pdf: write_links(row.tag, LinkKind::pdf); break;
        case Place::full_text: write_links(row.tag, LinkKind::html); break;
        case Place::special: write_special(row); break;
        case Place::last_page:
        case Place::none: break;  // written beside another row, or as a leftover
    }
}

bool RecordWriter::emit(std::string_view tag, std::string_view value) {
    // A value has single blanks: readers take several for one.
    std::string clean;
    bool whole = true;
    for (const char c : trim(value)) {
        const bool control = static_cast<unsigned char>(c) < 0x20;
        whole = whole && (!control || c == '\t');
        if (!control && c != ' ') clean += c;
        else if (!clean.empty() && clean.back() != ' ') clean += ' ';
    }
    if (clean.ends_with(' ')) clean.pop_back();
    const std::size_t begin = out_.size();
    style_.begin(out_, tag);
    append_wrapped(clean, out_.size() - begin);
    while (out_.size() > begin && out_.back() == ' ' && clean.empty()) out_.pop_back();
    out_ += style_.line_end;
    return whole;
}

void RecordWriter::append_wrapped(std::string_view value, std::size_t column) {
    while (style_.width != 0 && column + value.size() > style_.width) {
        const std::size_t room = style_.width > column ? style_.width - column : 0;
        std::size_t blank = value.rfind(' ', room);
        if (blank == std::string_view::npos || blank == 0) blank = value.find(' ', room);
        if (blank == std::string_view::npos) break;
        const std::string_view rest = trim(value.substr(blank));
        if (rest.empty()) break;
        out_ += trim(value.substr(0, blank));
        out_ += style_.line_end;
        out_ += style_.continuation;
        column = style_.continuation.size();
        value = rest;
    }
    out_ += value;
}

void RecordWriter::line(std::string_view tag, std::string_view value) {
    value_.clear();
    append_plain(value_, trim(value));
    emit(tag, value_);
}

void RecordWriter::text_line(std::string_view tag, TextField& field) {
    value_.clear();
    const bool complete = append_markup(value_, field.value, true);
    if (!emit(tag, value_)) {
        report_partial_loss(loss_text, record_, name_of(field.variable), field.value.plain, field.source, "its lines are joined", findings_);
    }
    if (!complete) {
        report_partial_loss(loss_markup, record_, name_of(field.variable), field.value.plain, field.source,
                            "the format has no such formatting", findings_);
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

void RecordWriter::write_people(std::string_view tag, Variable variable) {
    for (NamesField& field : record_.names) {
        if (field.variable != variable) continue;
        std::size_t written = 0;
        const auto write_one = [&](std::string_view value) {
            if (written++ != 0 && style_.names_together) {
                out_ += style_.continuation;
                out_ += value;
                out_ += style_.line_end;
            } else {
                emit(tag, value);
            }
        };
        for (Contributor& person : field.people) {
            if (person.written) continue;
            person.written = true;
            std::string name;
            table_.append_name(name, record_.arena(), person.name);
            value_.clear();
            append_piece(value_, name);
            write_one(value_);
        }
        if (field.others && !field.written) write_one("et al.");
        field.written = true;
    }
}

void RecordWriter::write_dates(std::string_view tag, Variable variable) {
    while (const DateField* field = record_.take_date(variable)) {
        const Date& date = field->value;
        value_.clear();
        append_edtf(value_, date);
        if (!date.has_parts()) value_ = date.literal;
        else if (!date.literal.empty()) {
            report_partial_loss(loss_date_part, record_, name_of(variable), date.literal, field->source,
                                "the words beside the date are not written", findings_);
        }
        emit(tag, value_);
    }
}

/// The year alone; `write_day` has the rest where there is more to say.
void RecordWriter::write_year(std::string_view tag) {
    const DateField* field = record_.date(Variable::issued);
    if (field == nullptr) return;
    const Date& date = field->value;
    if (!date.has_parts()) {
        raw_line(tag, date.literal);
        record_.take_date(Variable::issued);
    } else if (date.begin_bound == Bound::point && date.begin.year > 0 && date.begin.year <= 9999 && date.begin.unspecified_digits == 0) {
        std::string year = std::to_string(date.begin.year);
        year.insert(0, 4 - year.size(), '0');
        emit(tag, year);
        if (date == Date::of_year(date.begin.year)) record_.take_date(Variable::issued);
    }
}

/// The year stands elsewhere: a stretch of time within it is written as people do (`May-June`), not as EDTF.
void RecordWriter::write_day(std::string_view tag) {
    const DateField* const next = record_.date(Variable::issued);
    const bool in_year = next != nullptr && next->value.begin.year > 0 && next->value.begin.year <= 9999;
    const std::string words = in_year && (next->value.is_range() || next->value.begin.is_season()) ? words_within_year(next->value) : std::string();
    if (!words.empty() && next->value.literal.empty() && !next->written) {
        emit(tag, words);
        record_.take_date(Variable::issued);
    }
    write_dates(tag, Variable::issued);
}

void RecordWriter::write_type(std::string_view tag) {
    bool is_stated = false;
    for (Leftover& leftover : record_.leftovers) {
        // A kind that the reader did not know.
        if (leftover.written || leftover.format != table_.format || leftover.tag != tag) continue;
        leftover.written = true;
        is_stated = true;
        raw_line(tag, leftover.value);
    }
    // Beside it the one that was known: the last known one counts.
    if (type_ == nullptr || (is_stated && type_->item == table_.fallback && record_.native_type.value.empty())) return;
    raw_line(tag, type_->name);
}

void RecordWriter::write_key(std::string_view tag) {
    if (record_.id.empty() || record_.generated_id) return;
    style_.begin(out_, tag);
    item_.key_begin = out_.size();
    out_ += record_.id;
    item_.key_end = out_.size();
    out_ += style_.line_end;
}

void RecordWriter::write_leftovers() {
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.written || leftover.format != table_.format || is_frame(leftover.tag) || !is_one_word(leftover.tag)) continue;
        leftover.written = true;
        if (!table_.keep_lines) {
            raw_line(leftover.tag, leftover.value);
            continue;
        }
        // The lines are those of the source, and not broken again.
        for (std::string_view rest = leftover.value; !rest.empty();) {
            const std::size_t next = std::min(rest.find('\n'), rest.size());
            if (rest.data() == leftover.value.data()) style_.begin(out_, leftover.tag);
            else out_ += style_.continuation;
            // A control character could end a line in the eyes of another reader.
            for (const char c : rest.substr(0, next)) out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
            out_ += style_.line_end;
            rest.remove_prefix(std::min(next + 1, rest.size()));
        }
    }
}

}  // namespace bibcast::tagged
