#include <array>

#include "formats/bibtex/entry_writer.hpp"
#include "io/loss.hpp"

namespace bibcast::bibtex {

namespace {

constexpr std::array<std::string_view, 12> month_macros = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_certain(const DatePoint& point) {
    return !point.uncertain && !point.approximate && point.unspecified_digits == 0 && !point.unspecified_month && !point.unspecified_day && point.time.empty();
}

/// Year, month and day of one certain point in time are all that year, month and day fields can say.
bool is_classic(const Date& date) {
    return !date.is_range() && date.begin_bound == Bound::point && is_certain(date.begin) && !date.begin.is_season();
}

constexpr std::array<std::string_view, 12> month_names = {"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};

/// What the month field says of a season, or of a stretch of time within one year: `Spring`, `jan # "--" # feb`,
/// `jan # "~28--" # feb # "~2"`. Empty: it cannot say it.
std::string month_expression(const Date& date, bool macros) {
    constexpr std::array<std::string_view, 4> seasons = {"Spring", "Summer", "Autumn", "Winter"};
    const DatePoint& begin = date.begin;
    const DatePoint& end = date.end;
    if (date.begin_bound != Bound::point || !is_certain(begin)) return {};
    if (!date.is_range()) return begin.month > 20 && begin.month < 25 && begin.day == 0 ? '{' + std::string(seasons[begin.month - 21U]) + '}' : std::string();
    const auto is_month = [](const DatePoint& point) { return point.month >= 1 && point.month <= 12; };
    if (date.end_bound != Bound::point || !is_certain(end) || begin.year != end.year || !is_month(begin) || !is_month(end)) return {};
    if ((begin.day == 0) != (end.day == 0) || begin.month > end.month) return {};
    std::string out, text;
    const auto put_month = [&](const DatePoint& point) {
        if (macros) {
            if (!text.empty()) out += '"' + text + "\" # ";
            text.clear();
            out += month_macros[point.month - 1U];
            out += " # ";
        } else {
            text += month_names[point.month - 1U];
        }
        if (point.day != 0) text += '~' + std::to_string(point.day);
    };
    put_month(begin);
    text += "--";
    if (begin.month != end.month) {
        put_month(end);
    } else if (end.day != 0) {
        text += std::to_string(end.day);
    } else {
        return {};
    }
    if (!macros) return '{' + text + '}';
    if (!text.empty()) return out + '"' + text + '"';
    out.resize(out.size() - 3);
    return out;
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
        if (!write_filed(field)) emit_.source(emit_.free_name(name), edtf(field.value));
        report_words(field);
    }
    while (DateField* field = record_.take_date(variable)) {
        if (field->value.literal.empty()) continue;
        // Styles of BibTeX print it as it stands. It is no date to biber: unless the source had it there, it stands by CSL's name, where it does no harm.
        const Text words(field->value.literal);
        const std::string_view other = variable == Variable::accessed ? "lastchecked" : name;
        const bool own = options_.dialect == Dialect::bibtex || source_says(name, words);
        emit_.text(emit_.free_name(source_says(other, words) ? other : own ? name : bibcast::name_of(variable)), words);
    }
}

/// When a patent was applied for, as IEEEtran prints it. False if that is another date, or cannot be said so.
bool EntryWriter::write_filed(const DateField& field) {
    const Date& date = field.value;
    const bool filed = field.variable == Variable::submitted && record_.type == ItemType::patent;
    if (!filed || options_.dialect != Dialect::bibtex || !is_classic(date) || emit_.free_name("yearfiled") != "yearfiled") return false;
    if (date.begin.day != 0) emit_.number("dayfiled", date.begin.day);
    if (date.begin.month != 0 && options_.months) emit_.macro("monthfiled", month_macros[date.begin.month - 1U]);
    else if (date.begin.month != 0) emit_.number("monthfiled", date.begin.month);
    emit_.source("yearfiled", edtf(Date::of_year(date.begin.year)));
    return true;
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
    if (const std::string month = month_expression(date, options_.months); !month.empty()) {
        emit_.macro("month", month);
        return;
    }
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
