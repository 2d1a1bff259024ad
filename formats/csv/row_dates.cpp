#include <algorithm>

#include "formats/csv/row_reading.hpp"
#include "io/tagged/date.hpp"

namespace bibcast::csv {

namespace {

Date date_of(std::string_view text) {
    std::optional<Date> date = parse_edtf(text);
    if (!date) date = parse_written_date(text);
    return date ? *date : Date::of_literal(text);
}

Date month_of(const Date& date) {
    Date month = Date::of_year(date.begin.year);
    month.begin.month = date.begin.month;
    return month;
}

}  // namespace

void RowReader::read_date_cell(const Column& column, std::string_view value, SourceSpan at) {
    if (is_day_of_year(column, value)) return;
    // What is no date adds nothing to one that is known.
    if (column.words == HeaderWords::others && record_.date(column.variable) != nullptr && !date_of(value).has_parts()) {
        return record_.add_leftover(format_, column.header, value, at);
    }
    read_date(column.variable, value, at);
}

/// Of two columns with one date the one that says more of it counts.
void RowReader::read_date(Variable variable, std::string_view value, SourceSpan at) {
    const Date date = date_of(value);
    const auto refines = [](const Date& more, const Date& less) {
        if (!more.has_parts() || !less.has_parts() || more.is_range() || less.is_range() || less.begin.day != 0) return false;
        return more.begin.year == less.begin.year && (less.begin.month == 0 || more.begin.month == less.begin.month) &&
               less == (less.begin.month == 0 ? Date::of_year(less.begin.year) : month_of(less));
    };
    for (DateField& known : record_.dates) {
        if (known.variable != variable) continue;
        if (known.value == date || refines(known.value, date)) return;
        if (!refines(date, known.value)) continue;
        known.value = date;
        return;
    }
    record_.add_date(variable, date, at);
}

/// The year alone, with the month if there is one, unless a date has it.
void RowReader::read_year() {
    each(Content::year, [&](const Column& column, std::string_view value, SourceSpan at) {
        const DateField* const known = record_.date(Variable::issued);
        if (known == nullptr) return record_.add_date(Variable::issued, date_of(value), at);
        if (!known->value.has_parts() || std::to_string(known->value.begin.year) != value) record_.add_leftover(format_, column.header, value, at);
    });
    each(Content::date, [&](const Column& column, std::string_view value, SourceSpan at) {
        if (is_day_of_year(column, value)) complete_year(column, value, at);
    });
    each(Content::month, [&](const Column& column, std::string_view value, SourceSpan at) {
        RowReader::complete_year(column, value, at);
    });
    each(Content::day, [&](const Column& column, std::string_view value, SourceSpan at) {
        const int day = value.size() <= 2 && std::all_of(value.begin(), value.end(), is_ascii_digit) ? std::stoi(std::string(value)) : 0;
        for (DateField& field : record_.dates) {
            if (field.variable != Variable::issued || !field.value.has_parts() || field.value.is_range() || field.value.begin.month == 0) continue;
            DatePoint& begin = field.value.begin;
            if (day != 0 && begin.day == day) return;
            if (day == 0 || begin.day != 0 || !is_calendar_day(begin.year, begin.month, day)) continue;
            begin.day = static_cast<std::uint8_t>(day);
            return;
        }
        record_.add_leftover(format_, column.header, value, at);
    });
}

/// `Apr-01`, `JAN-JUN` under `Publication Date` (Web of Science): the rest of a date whose year has a column of its own.
bool RowReader::is_day_of_year(const Column& column, std::string_view value) const {
    return column.foreign && column.variable == Variable::issued && !date_of(value).has_parts() &&
           std::any_of(columns_.begin(), columns_.end(), [](const Column& other) { return other.content == Content::year; });
}

/// Adds the month, with the day, to the date.
void RowReader::complete_year(const Column& column, std::string_view value, SourceSpan at) {
    int month = month_named(value);
    if (month == 0 && value.size() <= 2 && std::all_of(value.begin(), value.end(), is_ascii_digit)) month = std::stoi(std::string(value));
    for (DateField& field : record_.dates) {
        if (field.variable != Variable::issued || !field.value.has_parts()) continue;
        DatePoint& begin = field.value.begin;
        if (month != 0 && begin.month == month) return;
        if (begin.month != 0) continue;
        if (month >= 1 && month <= 12) {
            begin.month = static_cast<std::uint8_t>(month);
            return;
        }
        // `MAR 12`, `JAN-FEB`, `SPR` (Web of Science).
        const tagged::ReadDate read = tagged::read_date_in_year(record_.arena(), value, field.value);
        if (!read.understood || read.odd) continue;
        field.value = read.date;
        return;
    }
    record_.add_leftover(format_, column.header, value, at);
}

}  // namespace bibcast::csv
