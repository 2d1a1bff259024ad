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

std::uint8_t season_named(std::string_view word) {
    if (equals_ignoring_ascii_case(word, "spring")) return 21;
    if (equals_ignoring_ascii_case(word, "summer")) return 22;
    if (equals_ignoring_ascii_case(word, "autumn") || equals_ignoring_ascii_case(word, "fall")) return 23;
    if (equals_ignoring_ascii_case(word, "winter")) return 24;
    return 0;
}

/// The month, or months, and days that a `month` field has: `January`, `10~jan`, `May--June`, `7`.
struct MonthField {
    std::uint8_t months[2] = {0, 0};
    std::uint8_t days[2] = {0, 0};
    int month_count = 0;
    int day_count = 0;
    bool odd = false;
};

MonthField parse_month(std::string_view text) {
    MonthField out;
    int numbers[3] = {0, 0, 0};
    int number_count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        std::size_t end = i;
        if (is_ascii_digit(c)) {
            while (end < text.size() && is_ascii_digit(text[end])) ++end;
            int value = 0;
            std::from_chars(text.data() + i, text.data() + end, value);
            if (end - i > 2 || number_count == 3) out.odd = true;
            else numbers[number_count++] = value;
            // `2nd`, `1st`
            const std::string_view suffix = text.substr(end, 2);
            if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") end += 2;
        } else if (is_ascii_alpha(c)) {
            while (end < text.size() && is_ascii_alpha(text[end])) ++end;
            const std::string_view word = text.substr(i, end - i);
            int month = month_named(word);
            if (month == 0) month = season_named(word);
            if (month == 0 && equals_ignoring_ascii_case(word, "and")) {
            } else if (month == 0 || out.month_count == 2) {
                out.odd = true;
            } else {
                out.months[out.month_count++] = static_cast<std::uint8_t>(month);
            }
        } else {
            const CodePoint point = code_point_at(text, i);
            end = i + point.size;
            const bool separator = point.value < 0x80 ? std::string_view(" .,-/&;").find(c) != std::string_view::npos : is_space(point.value) || point.value == 0x2013 || point.value == 0x2014;
            if (!separator) out.odd = true;
        }
        i = end;
    }
    if (out.month_count == 0) {
        if (number_count == 0 || number_count > 2 || numbers[0] < 1 || numbers[0] > 12) {
            out.odd = true;
            return out;
        }
        out.months[out.month_count++] = static_cast<std::uint8_t>(numbers[0]);
        if (number_count == 2) out.days[out.day_count++] = static_cast<std::uint8_t>(numbers[1]);
        return out;
    }
    for (int i = 0; i < number_count; ++i) {
        if (i == 2 || numbers[i] < 1 || numbers[i] > 31) {
            out.odd = true;
        } else {
            out.days[out.day_count++] = static_cast<std::uint8_t>(numbers[i]);
        }
    }
    return out;
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
    static constexpr std::string_view words[] = {"n.d.", "n.d", "nodate", "undated", "s.d.", "s.d", "s.a.", "s.f.", "o.j.", "o.d.", "ohnejahr", "z.j."};
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
    const bool same_day = same_year && day != nullptr && parse_year(plain(*day), number) && (field->value.begin.day == number || field->value.end.day == number);
    place(FieldId::year, year, same_year);
    place(FieldId::month, month, same_month);
    place(FieldId::day, day, same_day);
}

void EntryReader::read_dates() {
    const Field* date = take(FieldId::date);
    const Field* year = slot(FieldId::year);
    if (date != nullptr && trim(date->value).empty()) date = nullptr;
    if (date != nullptr && says_no_date(plain(*date))) {
        leave(*date);
        date = nullptr;
    }
    if (date != nullptr) {
        read_date(Variable::issued, *date);
        read_parts_beside_date();
        return;
    }
    if (year == nullptr || !read_year(*year, slot(FieldId::month), slot(FieldId::day))) return;
    (void)take(FieldId::year);
}

void EntryReader::read_date(Variable variable, const Field& field) {
    const std::string_view text = date_text(field);
    if (text.empty()) return;
    std::optional<Date> date = parse_edtf(text);
    if (!date) date = parse_written_date(text);
    std::int32_t year = 0;
    if (!date && parse_year(text, year)) date = Date::of_year(year);
    if (!date) {
        date = Date::of_literal(text);
        if (findings_.wants(odd_date, field.name)) {
            Finding& finding = findings_.add(odd_date, field.span, "'" + std::string(text) + "' is no date");
            finding.record_id = entry_->key;
            finding.field = field.name;
        }
    }
    record_->add_date(variable, *date, field.span);
}

/// Adds what a month field says. False if that cannot be told.
bool EntryReader::add_month(Date& date, const Field& field) {
    const MonthField month = parse_month(plain(field));
    if (month.odd) return false;
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
    if (month.day_count > 0) date.begin.day = month.days[0];
    if (month.day_count == 2) {
        date.end = date.begin;
        date.end.day = month.days[1];
        date.end_bound = Bound::point;
    }
    return is_calendar_day(date.begin.year, date.begin.is_season() ? 0 : date.begin.month, date.begin.is_season() ? 0 : date.begin.day) && (!date.begin.is_season() || date.begin.day == 0);
}

bool EntryReader::read_year(const Field& field, const Field* month, const Field* day) {
    std::string_view text = trim(field.value);
    std::int32_t year = 0;
    Date date;
    const bool is_plain = parse_year(text, year);
    if (!is_plain) text = date_text(field);
    if (text.empty() || (!is_plain && says_no_date(text))) return false;
    if (is_plain || parse_year(text, year)) {
        date = Date::of_year(year);
    } else {
        // `1850~`, `199X`; but `1999/2000` is the year of a volume, not a range of time.
        const std::optional<Date> edtf = text.find('/') == std::string_view::npos ? parse_edtf(text) : std::nullopt;
        record_->add_date(Variable::issued, edtf ? *edtf : Date::of_literal(text), field.span);
        return true;
    }
    if (month != nullptr && !trim(month->value).empty()) {
        Date with_month = date;
        if (add_month(with_month, *month)) {
            date = with_month;
            (void)take(FieldId::month);
        }
    }
    if (day != nullptr && date.begin.month != 0 && !date.begin.is_season() && !date.is_range() && date.begin.day == 0) {
        std::int32_t number = 0;
        const std::string_view digits = plain(*day);
        if (parse_year(digits, number) && number >= 1 && number <= 31 && is_calendar_day(year, date.begin.month, number)) {
            date.begin.day = static_cast<std::uint8_t>(number);
            (void)take(FieldId::day);
        }
    }
    record_->add_date(Variable::issued, date, field.span);
    return true;
}

}  // namespace bibcast::bibtex
