#include <string>

#include "formats/cff/reference_writing.hpp"
#include "formats/cff/tags.hpp"
#include "io/loss.hpp"

namespace bibcast::cff {

namespace {

void report_literal(ReferenceWriting& on, const DateField& field) {
    report_partial_loss(loss_date_part, on.record, name_of(field.variable), field.value.literal, field.source, "citation files have dates only", on.findings);
}

void write_date(ReferenceWriting& on, std::string_view key, DateField& field) {
    std::string edtf;
    append_edtf(edtf, without_time(on.record, field, on.findings));
    if (edtf.empty()) edtf = field.value.literal;
    on.yaml.member(key, edtf);
    if (!field.value.literal.empty() && field.value.has_parts()) report_literal(on, field);
}

/// A day, a month or a year have keys of their own; anything else stands where a year belongs.
void write_issued(ReferenceWriting& on, DateField& field) {
    const Date& date = field.value;
    const bool software = on.root || on.record.type == ItemType::software;
    if (is_full_day(date) || on.root) {
        const std::string_view key = software ? "date-released" : "date-published";
        on.use(key);
        return write_date(on, key, field);
    }
    DatePoint plain;
    plain.year = date.begin.year;
    plain.month = date.begin.month;
    const bool simple = date.has_parts() && !date.is_range() && date.begin == plain && plain.year > 999 && !plain.is_season();
    if (simple && plain.month != 0) {
        on.use("month");
        on.yaml.key("month");
        on.yaml.plain(std::to_string(plain.month));
    }
    on.use("year");
    if (simple) {
        on.yaml.key("year");
        on.yaml.plain(std::to_string(plain.year));
        if (!date.literal.empty()) report_literal(on, field);
    } else {
        write_date(on, "year", field);
    }
}

}  // namespace

bool is_full_day(const Date& date) {
    return date.has_parts() && !date.is_range() && date.begin.day != 0 && !date.begin.is_season() && !date.begin.uncertain &&
           !date.begin.approximate && date.begin.unspecified_digits == 0 && !date.begin.unspecified_month && !date.begin.unspecified_day &&
           date.begin.year >= 0;
}

void write_dates(ReferenceWriting& on) {
    if (DateField* field = on.record.take_date(Variable::issued); field != nullptr) write_issued(on, *field);
    if (on.root) return;
    for (const TagRow& row : date_rows) {
        // A date of access is a day; what is none stays behind as a loss.
        const DateField* const next = on.record.date(row.variable);
        if (next == nullptr || (row.variable == Variable::accessed && !is_full_day(next->value))) continue;
        DateField* const field = on.record.take_date(row.variable);
        on.use(row.tag);
        write_date(on, row.tag, *field);
    }
}

void write_conference_dates(ReferenceWriting& on) {
    const DateField* const next = on.record.date(Variable::event_date);
    if (next == nullptr) return;
    Date start = next->value;
    start.begin.time = start.end.time = {};
    start.end_bound = Bound::absent;
    start.end = {};
    if (!is_full_day(start)) return;
    const DateField& field = *on.record.take_date(Variable::event_date);
    const Date whole = without_time(on.record, field, on.findings);
    std::string edtf;
    append_edtf(edtf, start);
    on.yaml.member("date-start", edtf);
    if (!field.value.literal.empty()) report_literal(on, field);
    if (!field.value.is_range()) return;
    Date end;
    end.begin = whole.end;
    end.begin_bound = whole.end_bound;
    edtf.clear();
    if (end.begin_bound == Bound::point && is_full_day(end)) {
        append_edtf(edtf, end);
        return on.yaml.member("date-end", edtf);
    }
    append_edtf(edtf, whole);
    report_partial_loss(loss_date_part, on.record, name_of(Variable::event_date), edtf, field.source, "the end of a conference is a day", on.findings);
}

}  // namespace bibcast::cff
