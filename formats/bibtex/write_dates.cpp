#include <array>

#include "formats/bibtex/entry_writer.hpp"
#include "io/loss.hpp"

namespace bibcast::bibtex {

namespace {

constexpr std::array<std::string_view, 12> month_macros = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

/// Year, month and day of one certain point in time are all that year, month and day fields can say.
bool is_classic(const Date& date) {
    const DatePoint& begin = date.begin;
    return !date.is_range() && date.begin_bound == Bound::point && !begin.uncertain && !begin.approximate && begin.unspecified_digits == 0 &&
           !begin.unspecified_month && !begin.unspecified_day && begin.time.empty() && !begin.is_season();
}

/// biber reads EDTF levels 0 and 1 (biblatex manual, section 2.3.8); the longer season codes are level 2.
bool is_level_one(const Date& date) { return date.begin.month <= 24 && date.end.month <= 24; }

std::string edtf(const Date& date) {
    std::string out;
    append_edtf(out, date);
    return out;
}

}  // namespace

void EntryWriter::write_date(std::string_view name, Variable variable) {
    for (DateField& field : record_.dates) {
        if (field.variable != variable || field.written || !field.value.has_parts()) continue;
        field.written = true;
        emit_.source(emit_.free_name(name), edtf(field.value));
        report_words(field);
    }
    while (DateField* field = record_.take_date(variable)) {
        // Not a date to biber: by CSL's name, where it does no harm.
        if (!field->value.literal.empty()) emit_.text(emit_.free_name(bibcast::name_of(variable)), field->value.literal);
    }
}

/// What the source wrote beside a date that it also gave in parts.
void EntryWriter::report_words(const DateField& field) {
    if (field.value.literal.empty()) return;
    report_partial_loss(loss_date_part, record_, bibcast::name_of(field.variable), field.value.literal, field.source,
                        "the words beside the date are not written", findings_);
}

void EntryWriter::write_issued() {
    DateField* field = record_.take_date(Variable::issued);
    if (field == nullptr) return;
    if (!field->value.has_parts()) {
        if (!field->value.literal.empty()) emit_.text("year", field->value.literal);
    } else if (options_.dialect == Dialect::bibtex) {
        write_issued_classic(*field);
    } else {
        write_issued_date(*field);
    }
    if (field->value.has_parts()) report_words(*field);
    while (DateField* other = record_.take_date(Variable::issued)) {
        const std::string text = other->value.has_parts() ? edtf(other->value) : std::string(other->value.literal);
        emit_.text(emit_.free_name("issued"), std::string_view(text));
    }
}

void EntryWriter::write_issued_classic(DateField& field) {
    const Date& date = field.value;
    const bool from_begin = date.begin_bound == Bound::point;
    const DatePoint& point = from_begin ? date.begin : date.end;
    emit_.source("year", edtf(Date::of_year(point.year)));
    if (point.month >= 1 && point.month <= 12) {
        const std::size_t index = point.month - 1U;
        if (options_.months) {
            emit_.macro("month", month_macros[index]);
        } else {
            emit_.number("month", point.month);
        }
    }
    if (point.day != 0 && !date.is_range()) emit_.number("day", point.day);
    if (is_classic(date)) return;
    if (options_.extra) {
        emit_.source("date", edtf(date));
    } else {
        report_partial_loss(loss_date_part, record_, "issued", edtf(date), field.source, "only the year and month can be written", findings_);
    }
}

void EntryWriter::write_issued_date(DateField& field) {
    const Date& date = field.value;
    if (is_level_one(date)) {
        emit_.source("date", edtf(date));
        return;
    }
    emit_.source("date", edtf(Date::of_year(date.begin.year)));
    if (options_.extra) {
        emit_.source("issued", edtf(date));
    } else {
        report_partial_loss(loss_date_part, record_, "issued", edtf(date), field.source, "biber does not know this season", findings_);
    }
}

}  // namespace bibcast::bibtex
