#include <array>
#include <cstdlib>
#include <ctime>

#include "lint/families.hpp"
#include "lint/raw_value.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code impossible{"lint/date", Severity::warning, "a date is impossible",
                          "No calendar has this day, month or year, or a range ends before it begins. It is printed as it stands, and sorts anywhere."};
constexpr Code future{"lint/date-future", Severity::warning, "a date lies in the future",
                      "Nothing is published, accessed or submitted in the future: most likely a digit is mistyped. A paper that is to appear has a "
                      "status, not a date. The present is the clock's, or that of SOURCE_DATE_EPOCH if it is set."};
constexpr Code odd_month{"lint/month", Severity::warning, "a month is none",
                         "A month is a number from 1 to 12, a macro (jan) or the name of a month or season. What is none of these is not in the date, and some styles "
                         "print it as it stands."};
constexpr std::array codes = {&impossible, &future, &odd_month};

struct Today {
    int year;
    int month;
    int day;
};

Today today() {
    std::time_t now = std::time(nullptr);
    if (const char* const epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr && *epoch != '\0') now = std::strtoll(epoch, nullptr, 10);
    std::tm broken{};
    ::gmtime_r(&now, &broken);
    return {broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday};
}

bool is_future(const DatePoint& point, const Today& now) {
    if (point.year != now.year) return point.year > now.year;
    if (point.month == 0 || point.is_season()) return false;
    if (point.month != now.month) return point.month > now.month;
    return point.day > now.day + 1;  // somewhere it is tomorrow already
}

bool is_before(const DatePoint& a, const DatePoint& b) {
    if (a.year != b.year) return a.year < b.year;
    if (a.month == 0 || b.month == 0 || a.is_season() || b.is_season()) return false;
    if (a.month != b.month) return a.month < b.month;
    return a.day != 0 && b.day != 0 && a.day < b.day;
}

/// A literal of digits and separators was meant to be a date.
bool is_numeric(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) {
        if (is_ascii_digit(c)) {
            ++digits;
        } else if (c != '-' && c != '/' && c != '.' && c != ' ' && c != ',') {
            return false;
        }
    }
    return digits > 0;
}

void check(const LintSubject& subject, LintFindings& findings) {
    static const Today now = today();
    const Record& record = subject.record;
    for (const DateField& field : record.dates) {
        const std::string name(name_of(field.variable));
        std::string shown;
        append_edtf(shown, field.value);
        const auto say = [&](const Code& code, const std::string& message) {
            findings.add(code, subject.at(field.source), message, record.id, name, shown.empty() ? field.value.literal : std::string_view(shown));
        };
        if (!field.value.has_parts()) {
            if (is_numeric(field.value.literal)) say(impossible, name + ": '" + std::string(field.value.literal) + "' is no date");
            continue;
        }
        const DatePoint& begin = field.value.begin;
        if (field.value.begin_bound == Bound::point) {
            // The event of a call for papers may be announced.
            const bool may_come = field.variable == Variable::event_date || field.variable == Variable::available_date;
            if (begin.year > now.year + 100 || (begin.year >= 0 && begin.year < 100 && field.variable != Variable::original_date)) {
                say(impossible, name + ": the year " + std::to_string(begin.year) + " is none of a publication");
            } else if (!may_come && is_future(begin, now)) {
                say(future, name + ": " + shown + " lies in the future");
            }
        }
        if (field.value.is_range() && field.value.begin_bound == Bound::point && field.value.end_bound == Bound::point &&
            is_before(field.value.end, begin)) {
            say(impossible, name + ": the range ends before it begins");
        }
    }
    for (const Leftover& leftover : record.leftovers) {
        if (!equals_ignoring_ascii_case(leftover.tag, "month") && !equals_ignoring_ascii_case(leftover.tag, "day")) continue;
        findings.add(odd_month, subject.at(leftover.source, leftover.value), "'" + std::string(leftover.value) + "' is no " + ascii_lower(leftover.tag), record.id, leftover.tag,
                     leftover.value);
    }
    // Nothing is looked at before it was there.
    const DateField* const issued = record.date(Variable::issued);
    const DateField* const accessed = record.date(Variable::accessed);
    if (issued != nullptr && accessed != nullptr && issued->value.begin_bound == Bound::point && accessed->value.begin_bound == Bound::point &&
        accessed->value.begin.year < issued->value.begin.year) {
        findings.add(impossible, subject.at(accessed->source), "accessed: before the work was published", record.id, "accessed");
    }
}

}  // namespace

namespace lint {
constinit const LintFamily dates{.name = "dates", .codes = codes, .check = check};
}

}  // namespace bibcast
