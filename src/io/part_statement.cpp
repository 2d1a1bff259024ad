#include "io/part_statement.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// `12(1995), 3, Seite 45-60`, which German catalogues write, and `12.1995,3` before: volume, year and issue at the beginning.
void add_leading_numbers(Record& record, std::string_view text, SourceSpan source) {
    const auto digits_from = [&](std::size_t begin) {
        std::size_t end = begin;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        return text.substr(std::min(begin, text.size()), end - begin);
    };
    const std::string_view volume = digits_from(0);
    if (volume.empty() || volume.size() > 4 || volume.size() == text.size()) return;
    const char sign = text[volume.size()];
    const std::string_view year = digits_from(volume.size() + 1);
    if ((sign != '(' && sign != '.') || year.size() != 4) return;
    std::size_t at = volume.size() + 1 + year.size();
    if (sign == '(' && !text.substr(at).starts_with(')')) return;
    if (sign == '(') ++at;
    if (record.text(Variable::volume) == nullptr) record.add_text(Variable::volume, volume, source);
    if (record.date(Variable::issued) == nullptr) {
        if (const auto date = parse_edtf(year)) record.add_date(Variable::issued, *date, source);
    }
    if (!text.substr(at).starts_with(',')) return;
    ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    const std::string_view issue = digits_from(at);
    const bool ends = at + issue.size() == text.size() || text[at + issue.size()] == ',';
    if (!issue.empty() && ends && record.text(Variable::issue) == nullptr) record.add_text(Variable::issue, issue, source);
}

}  // namespace

void add_parts_in_words(Record& record, std::string_view text, SourceSpan source) {
    const std::string lower = ascii_lower(text);
    const auto has = [&](Variable variable) { return record.text(variable) != nullptr; };
    struct Word {
        std::string_view word;
        Variable variable;
    };
    constexpr std::array words = {
        Word{"vol. ", Variable::volume},  Word{"vol.", Variable::volume}, Word{"volume ", Variable::volume}, Word{"v. ", Variable::volume},
        Word{"vol ", Variable::volume},   Word{"jahrgang ", Variable::volume}, Word{"tome ", Variable::volume}, Word{"t. ", Variable::volume},
        Word{"bd. ", Variable::volume}, Word{"band ", Variable::volume},   Word{"jg. ", Variable::volume}, Word{"no. ", Variable::issue},     Word{"no.", Variable::issue},
        Word{"nr. ", Variable::issue},    Word{"n. ", Variable::issue},   Word{"issue ", Variable::issue},   Word{"iss. ", Variable::issue},
        Word{"no ", Variable::issue},     Word{"n\u00B0 ", Variable::issue},  Word{"number ", Variable::issue}, Word{"nummer ", Variable::issue},
        Word{"\u2116 ", Variable::issue}, Word{"\u2116", Variable::issue}, Word{"\u0432\u044B\u043F. ", Variable::issue}, Word{"\u0412\u044B\u043F. ", Variable::issue},
        Word{"\u0442. ", Variable::volume}, Word{"\u0422. ", Variable::volume}, Word{"\u0441. ", Variable::page}, Word{"\u0421. ", Variable::page},
        Word{"heft ", Variable::issue},   Word{"h. ", Variable::issue},   Word{"pages ", Variable::page},    Word{"p. ", Variable::page},
        Word{"p.", Variable::page},       Word{"pp. ", Variable::page},   Word{"pp.", Variable::page},       Word{"seite ", Variable::page},
        Word{"seiten ", Variable::page},  Word{"s. ", Variable::page},    Word{"s.", Variable::page},
    };
    for (const Word& word : words) {
        for (std::size_t at = lower.find(word.word); at != std::string::npos; at = lower.find(word.word, at + 1)) {
            if (has(word.variable) || (at > 0 && is_ascii_alpha(lower[at - 1]))) continue;
            const std::string_view rest = text.substr(std::min(at + word.word.size(), text.size()));
            const std::string_view value = rest.substr(0, rest.find_first_of(" ,;:()"));
            if (value.find_first_of("0123456789") == std::string_view::npos) continue;
            record.add_text(word.variable, value, source);
            // `Vol.12(3)`: the issue stands in parentheses, where a year has a blank before it.
            if (word.variable != Variable::volume || has(Variable::issue) || !rest.substr(value.size()).starts_with('(')) continue;
            const std::string_view issue = rest.substr(value.size() + 1, rest.find_first_of("()", value.size() + 1) - value.size() - 1);
            const bool bounded = rest.find(')', value.size()) == value.size() + 1 + issue.size();
            if (bounded && issue.size() < 8 && parse_edtf(issue).value_or(Date{}).begin.year < 1000) record.add_text(Variable::issue, issue, source);
        }
    }
    add_leading_numbers(record, trim(text), source);
    const auto digits_at = [&](std::size_t begin) { return std::min(text.find_first_not_of("0123456789", begin), text.size()); };
    for (std::size_t at = 0; (at = text.find_first_of("0123456789", at)) != std::string_view::npos; at = digits_at(at)) {
        const std::size_t end = digits_at(at);
        const std::string_view number = text.substr(at, end - at);
        if (end < text.size() && text[end] == ':' && digits_at(end + 1) > end + 1 && !has(Variable::volume)) {
            record.add_text(Variable::volume, number, source);
            if (!has(Variable::issue)) record.add_text(Variable::issue, text.substr(end + 1, digits_at(end + 1) - end - 1), source);
        }
        const bool year = number.size() == 4 && (number.starts_with("1") || number.starts_with("20")) && (at == 0 || text[at - 1] == '(' || text[at - 1] == ' ');
        const bool ends = end == text.size() || std::string_view("),;: ").find(text[end]) != std::string_view::npos;
        if (year && ends && record.date(Variable::issued) == nullptr) {
            const std::size_t open = text.rfind('(', at);
            const std::string_view dated = open == std::string_view::npos ? number : text.substr(open + 1, end - open - 1);
            auto date = parse_written_date(dated);
            if (!date) date = parse_edtf(number);
            if (date) record.add_date(Variable::issued, *date, source);
        }
    }
}

}  // namespace bibcast
