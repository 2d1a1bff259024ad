#include "io/catalogue_date.hpp"

#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What may stand around a year and says nothing more than that it is one of publication, of copyright or of a recording.
std::string_view bare(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs = {"[", "(", "\u00A9", "\u2117", "copyright", "cop.", "c", "p"};
    for (std::size_t before = text.size() + 1; before != text.size();) {
        before = text.size();
        text = trim(text);
        for (const std::string_view sign : signs) {
            if (!text.starts_with(sign) || text.size() == sign.size()) continue;
            const std::string_view rest = trim(text.substr(sign.size()));
            // `c1984`, and not `circa 1984`.
            if (is_ascii_alpha(sign[0]) && !is_ascii_digit(rest[0])) continue;
            text = rest;
        }
        while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == '.' || text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
    }
    return text;
}

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// The first number of four digits at or behind `from`, that is a year; empty if there is none.
std::string_view year_in(std::string_view text, std::size_t from = 0) {
    while ((from = text.find_first_of("0123456789", from)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789", from), text.size());
        if (end - from == 4) return text.substr(from, 4);
        from = end;
    }
    return {};
}

/// `198-`, `19--`: a decade, a century.
std::optional<Date> span_of_years(std::string_view text) {
    if (text.size() != 4 || text[3] != '-' || !all_digits(text.substr(0, 2)) || (text[2] != '-' && !is_ascii_digit(text[2]))) return std::nullopt;
    const char edtf[] = {text[0], text[1], text[2] == '-' ? 'X' : text[2], 'X'};
    return parse_edtf({edtf, 4});
}

}  // namespace

std::optional<CatalogueDate> read_catalogue_date(std::string_view text) {
    std::string_view year = bare(text);
    const bool uncertain = year.ends_with('?');
    if (uncertain) year = bare(year.substr(0, year.size() - 1));
    std::optional<Date> date = year.size() == 4 && all_digits(year) ? parse_edtf(year) : span_of_years(year);
    if (!date && !uncertain) date = parse_written_date(year);
    if (date) {
        date->begin.uncertain = date->begin.uncertain || uncertain;
        return CatalogueDate{*date, true};
    }
    const std::string lower = ascii_lower(text);
    // A date that is wrong in the book, and the right one.
    const std::size_t right = lower.find("i.e.");
    const std::string_view first = year_in(text, right == std::string::npos ? 0 : right);
    if (first.empty()) return std::nullopt;
    date = parse_edtf(first);
    if (!date || !date->has_parts()) return std::nullopt;
    const std::size_t after = static_cast<std::size_t>(first.data() - text.data()) + 4;
    if (const std::size_t from = lower.find("between "); from != std::string::npos && lower.find(" and ", from) != std::string::npos) {
        if (const auto last = parse_edtf(year_in(text, after)); last && last->has_parts()) {
            date->end_bound = Bound::point;
            date->end = last->begin;
        }
    }
    return CatalogueDate{*date, false};
}

}  // namespace bibcast
