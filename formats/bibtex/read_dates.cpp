#include <algorithm>
#include <charconv>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/syntax.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// A year alone, with a sign perhaps.
bool parse_year(std::string_view text, std::int32_t& year) {
    const bool negative = !text.empty() && text.front() == '-';
    const std::string_view digits = negative ? text.substr(1) : text;
    if (digits.empty() || digits.size() > 4) return false;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (error != std::errc{} || end != digits.data() + digits.size()) return false;
    if (negative) year = -year;
    return true;
}

}  // namespace

/// A date is no LaTeX: `1850~` is approximate, and has no blank. Dates as people write them are.
std::string_view EntryReader::date_text(const Field& field) {
    std::string_view text = trim(field.value);
    while (text.size() > 1 && text.front() == '{' && text.back() == '}' && is_balanced(text.substr(1, text.size() - 2))) text = trim(text.substr(1, text.size() - 2));
    return text.find_first_not_of("0123456789-+/.:?~%XTZ") == std::string_view::npos && parse_edtf(text) ? text : plain(field);
}

namespace {

/// "n.d.", "no date" and what they are in other languages: words for a missing year, which styles say themselves.
bool says_no_date(std::string_view text) {
    static constexpr std::string_view words[] = {"n.d.", "n.d", "nodate", "undated", "s.d.", "s.d", "s.a.", "s.f.", "o.j.", "o.d.", "ohnejahr", "z.j.", "\\bibstring{nodate}"};
    std::string form;
    for (const char c : text) {
        if (!is_ascii_space(c) && c != '[' && c != ']' && c != '(' && c != ')') form += ascii_lower(c);
    }
    return std::find(std::begin(words), std::end(words), form) != std::end(words);
}

bool says_no_more(const Date& date, const MonthField& field) {
    if (field.odd) return false;
    for (int i = 0; i < field.month_count; ++i) {
        if (field.months[i] != date.begin.month && field.months[i] != date.end.month) return false;
    }
    for (int i = 0; i < field.day_count; ++i) {
        if (field.days[i] != date.begin.day && field.days[i] != date.end.day) return false;
    }
    return true;
}

}  // namespace

/// BibTeX output has year, month and day beside a date that says the same and more. What the date has not is a value of its own.
void EntryReader::read_parts_beside_date() {
    const DateField* const field = record_->date(Variable::issued);
    if (field == nullptr || !field->value.has_parts()) return;  // such a date is written without parts
    const Field* const year = slot(FieldId::year);
    const Field* const month = slot(FieldId::month);
    const Field* const day = slot(FieldId::day);
    std::int32_t number = 0;
    const bool same_year = year != nullptr && parse_year(plain(*year), number) &&
                           (field->value.begin.year == number || field->value.end.year == number);
    const auto place = [this](FieldId id, const Field* part, bool says_the_same) {
        if (part == nullptr) return;
        if (says_the_same || trim(part->value).empty()) (void)take(id);
        else if (dialect_ == Dialect::bibtex) leave_numbered(*part);  // BibLaTeX output has the date alone
    };
    const bool same_month = same_year && month != nullptr && says_no_more(field->value, parse_month(plain(*month)));
    const MonthField days = day != nullptr ? parse_days(plain(*day)) : MonthField{};
    const bool same_day = same_year && day != nullptr && says_no_more(field->value, days);
    place(FieldId::year, year, same_year);
    place(FieldId::month, month, same_month);
    place(FieldId::day, day, same_day);
}

namespace {

/// Whether `number`, a year, can be the one of `date`.
bool is_year_of(const Date& date, std::int32_t number) {
    const bool begun = date.begin_bound != Bound::point || date.begin.year <= number || date.begin.unspecified_digits != 0;
    const DatePoint& last = date.is_range() ? date.end : date.begin;
    const bool bounded = !date.is_range() || date.end_bound == Bound::point;
    return begun && (!bounded || last.year >= number || last.unspecified_digits != 0);
}

}  // namespace

/// JabRef's fetchers and BibSonomy have the day of something else in `date`. What styles of BibTeX print is `year` and `month`; biber takes `date`.
bool EntryReader::year_goes_first(const Field& date, const Field& year) {
    std::int32_t number = 0;
    if (!parse_year(plain(year), number)) return false;
    const std::optional<Date> parsed = parse_date(date);
    if (!parsed || !parsed->has_parts()) return false;
    const Field* const month = slot(FieldId::month);
    const Field* other = is_year_of(*parsed, number) ? nullptr : &year;
    if (other == nullptr && month != nullptr && parsed->begin.month != 0 && !parsed->begin.is_season() && !trim(month->value).empty()) {
        const MonthField months = parse_month(plain(*month));
        if (!months.odd && months.day_count == 0 && !says_no_more(*parsed, months)) other = month;
    }
    if (other == nullptr) return false;
    if (!date.inherited && !other->inherited) report_two_dates(date, *other);
    return dialect_ == Dialect::bibtex && (date.inherited || !other->inherited);
}

void EntryReader::report_two_dates(const Field& date, const Field& other) {
    const Field& left_out = dialect_ == Dialect::bibtex ? date : other;
    if (!findings_.wants(two_dates, left_out.name)) return;
    std::string message = "'" + std::string(trim(date.value)) + "' is another " + ascii_lower(other.name) + " than '" + std::string(trim(other.value)) + "'";
    Finding& finding = findings_.add(two_dates, left_out.span, std::move(message));
    finding.record_id = entry_->key;
    finding.field = left_out.name;
}

void EntryReader::read_dates() {
    const Field* date = take(FieldId::date);
    const Field* year = slot(FieldId::year);
    if (date != nullptr && trim(date->value).empty()) date = nullptr;
    if (date != nullptr && says_no_date(plain(*date))) {
        leave(*date);
        date = nullptr;
    }
    std::int32_t number = 0;
    if (date != nullptr && year != nullptr && year_goes_first(*date, *year)) {
        leave(*date);
        date = nullptr;
    } else if (date != nullptr && (year == nullptr || !parse_year(plain(*year), number) || parse_date(*date))) {
        read_issued(*date);
        return;
    }
    const Field* month = slot(FieldId::month);
    if (date != nullptr && month == nullptr && !parse_month(date_text(*date)).odd) {
        month = date;  // `date = sep, year = 1995`
    } else if (date != nullptr) {
        leave(*date);
        report_odd_date(*date, date_text(*date));
    }
    if (year != nullptr && !trim(year->value).empty()) {
        if (read_year(*year, month, slot(FieldId::day))) (void)take(FieldId::year);
    } else if (month != nullptr) {
        read_date_in_month(*month);
    }
}

/// biber fills in from the month and day fields what a date leaves open.
void EntryReader::read_issued(const Field& field) {
    const std::optional<Date> date = parse_date(field);
    const Field* const month = slot(FieldId::month);
    const bool year_alone = date && date->literal.empty() && *date == Date::of_year(date->begin.year);
    std::int32_t year = 0;
    const Field* const year_field = slot(FieldId::year);
    const bool one_year = year_field == nullptr || (parse_year(plain(*year_field), year) && year_alone && year == date->begin.year);
    if (year_alone && one_year && month != nullptr && !trim(month->value).empty()) {
        record_->add_date(Variable::issued, with_month_and_day(*date, month, slot(FieldId::day)), field.span);
        (void)take(FieldId::year);
        return;
    }
    read_date(Variable::issued, field);
    read_parts_beside_date();
}

std::optional<Date> EntryReader::parse_date(const Field& field) {
    const std::string_view text = date_text(field);
    std::optional<Date> date = parse_edtf(text);
    if (!date) date = parse_written_date(text);
    if (!date) date = parse_whole_date(text);
    std::int32_t year = 0;
    if (!date && parse_year(text, year)) date = Date::of_year(year);
    return date;
}

void EntryReader::report_odd_date(const Field& field, std::string_view text) {
    if (!findings_.wants(odd_date, field.name)) return;
    Finding& finding = findings_.add(odd_date, field.span, "'" + std::string(text) + "' is no date");
    finding.record_id = entry_->key;
    finding.field = field.name;
}

void EntryReader::read_date(Variable variable, const Field& field) {
    const std::string_view text = date_text(field);
    if (text.empty()) return;
    const std::optional<Date> date = parse_date(field);
    if (!date) {
        report_odd_date(field, text);
        keep(&field);
    }
    record_->add_date(variable, date ? *date : Date::of_literal(text), field.span);
}

/// Adds what a month field says. False if that cannot be told.
bool EntryReader::add_month(Date& date, const Field& field) {
    const std::string_view text = plain(field);
    const MonthField month = parse_month(text);
    if (month.odd) {
        const std::optional<Date> whole = parse_whole_date(text);
        if (!whole || (whole->begin.year != date.begin.year && !(whole->end_bound == Bound::point && whole->end.year == date.begin.year))) return false;
        date = *whole;
        return true;
    }
    date.begin.month = month.months[0];
    if (month.month_count == 2) {
        date.end = date.begin;
        date.end.month = month.months[1];
        // `December/January` goes on into the next year; which year is meant is not said.
        if (date.end.month < date.begin.month) return false;
        date.end_bound = Bound::point;
        if (month.day_count == 2) {
            date.begin.day = month.days[0];
            date.end.day = month.days[1];
        }
        return month.day_count != 1;
    }
    return month.day_count == 0 ? is_calendar_day(date.begin.year, date.begin.is_season() ? 0 : date.begin.month, 0) : add_days(date, month);
}

/// Adds one day or two of one month. False if there are no such days.
bool EntryReader::add_days(Date& date, const MonthField& field) {
    if (date.begin.is_season()) return false;
    date.begin.day = field.days[0];
    if (field.day_count == 2) {
        date.end = date.begin;
        date.end.day = field.days[1];
        date.end_bound = Bound::point;
        if (!is_calendar_day(date.end.year, date.end.month, date.end.day)) return false;
    }
    return is_calendar_day(date.begin.year, date.begin.month, date.begin.day);
}

/// `date`, a year, with what the fields beside it say; takes those of them that were understood.
Date EntryReader::with_month_and_day(Date date, const Field* month, const Field* day, FieldId month_id, FieldId day_id) {
    if (month != nullptr && !trim(month->value).empty()) {
        Date with_month = date;
        if (add_month(with_month, *month)) {
            date = with_month;
            if (month == slot(month_id)) (void)take(month_id);
        } else {
            leave(*month);
        }
    }
    if (day == nullptr || date.begin.month == 0 || date.begin.is_season() || date.is_range()) return date;
    const MonthField days = parse_days(plain(*day));
    if (days.odd) return date;
    Date with_day = date;
    const bool says_the_same = days.day_count == 1 && date.begin.day == days.days[0];
    if (says_the_same || (date.begin.day == 0 && add_days(with_day, days))) {
        date = with_day;
        (void)take(day_id);
    }
    return date;
}

/// When a patent was applied for (IEEEtran BibTeX style, "Patents").
void EntryReader::read_filed() {
    const Field* const field = slot(FieldId::yearfiled);
    std::int32_t year = 0;
    if (field == nullptr || !parse_year(plain(*field), year)) return;
    (void)take(FieldId::yearfiled);
    const Date date = with_month_and_day(Date::of_year(year), slot(FieldId::monthfiled), slot(FieldId::dayfiled), FieldId::monthfiled, FieldId::dayfiled);
    record_->add_date(Variable::submitted, date, field->span);
}

/// `month = {28 June 2010}` without a year.
void EntryReader::read_date_in_month(const Field& field) {
    const std::optional<Date> whole = parse_whole_date(plain(field));
    if (!whole) return;
    (void)take(FieldId::month);
    record_->add_date(Variable::issued, with_month_and_day(*whole, nullptr, slot(FieldId::day)), field.span);
}

bool EntryReader::read_year(const Field& field, const Field* month, const Field* day) {
    std::string_view text = trim(field.value);
    std::int32_t year = 0;
    const bool is_plain = parse_year(text, year);
    if (!is_plain) text = date_text(field);
    if (text.empty() || (!is_plain && says_no_date(text))) return false;
    if (is_plain || parse_year(text, year)) {
        record_->add_date(Variable::issued, with_month_and_day(Date::of_year(year), month, day), field.span);
        return true;
    }
    // `1850~`, `199X`; but `1999/2000` is the year of a volume, not a range of time.
    std::optional<Date> date = text.find('/') == std::string_view::npos ? parse_edtf(text) : std::nullopt;
    if (!date) {
        date = parse_whole_date(text);  // `12 December 2005`
        if (date && month != nullptr && !says_no_more(*date, parse_month(plain(*month)))) date = std::nullopt;
        if (date && month != nullptr) (void)take(FieldId::month);
    }
    record_->add_date(Variable::issued, date ? *date : Date::of_literal(text), field.span);
    return true;
}

}  // namespace bibcast::bibtex
