#include "formats/bibtex/month_field.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "io/tagged/month_words.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

struct SeasonWord {
    std::string_view word;  ///< folded to lower case
    std::uint8_t season;
};

// The seasons in English, German, French, Spanish, Italian, Portuguese, Dutch and the Scandinavian languages.
constexpr std::array season_words = std::to_array<SeasonWord>({
    {"spring", 21},    {"summer", 22}, {"autumn", 23}, {"fall", 23},   {"winter", 24},  {"frühling", 21}, {"frühjahr", 21}, {"sommer", 22},
    {"herbst", 23},    {"printemps", 21}, {"été", 22}, {"automne", 23}, {"hiver", 24}, {"primavera", 21}, {"verano", 22}, {"otoño", 23},
    {"invierno", 24},  {"estate", 22}, {"autunno", 23}, {"inverno", 24}, {"verão", 22}, {"outono", 23}, {"lente", 21}, {"zomer", 22},
    {"herfst", 23},    {"vår", 21},    {"forår", 21},  {"vinter", 24},
});

// Months whose names are common words elsewhere (`io/tagged/month_words` leaves them out) and mean nothing else in a `month` field.
constexpr std::array month_only_words = std::to_array<SeasonWord>({{"set", 9}, {"sett", 9}, {"out", 10}, {"ott", 10}, {"ago", 8}, {"gen", 1}, {"mag", 5}, {"giu", 6}, {"lug", 7}});

template <std::size_t N>
std::uint8_t named_in(const std::array<SeasonWord, N>& words, std::string_view folded) {
    const auto* const found = std::find_if(words.begin(), words.end(), [folded](const SeasonWord& row) { return row.word == folded; });
    return found == words.end() ? 0 : found->season;
}

std::uint8_t month_or_season(std::string_view word) {
    if (const int month = tagged::month_of_word(word); month != 0) return static_cast<std::uint8_t>(month);
    const std::string folded = fold_case(word);
    const std::uint8_t season = named_in(season_words, folded);
    return season != 0 ? season : named_in(month_only_words, folded);
}

bool joins_days_and_months(std::string_view word) {
    constexpr std::array<std::string_view, 8> words = {"and", "und", "et", "y", "e", "en", "de", "of"};
    return std::any_of(words.begin(), words.end(), [word](std::string_view one) { return equals_ignoring_ascii_case(word, one); });
}

bool is_dash(char32_t point) { return point == '-' || (point >= 0x2010 && point <= 0x2015); }

bool is_separator(char32_t point) {
    if (point < 0x80 && std::string_view(" .,-/&;").find(static_cast<char>(point)) != std::string_view::npos) return true;
    return is_dash(point) || is_space(point) || point == U'月' || point == U'日' || point == U'월' || point == U'일';
}

/// Cuts `text` into numbers, words and what separates them; false if something is none of these. An ending of an ordinal goes with its number.
template <class OnNumber, class OnWord>
bool cut(std::string_view text, OnNumber on_number, OnWord on_word) {
    bool whole = true;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        if (is_ascii_digit(text[at])) {
            while (end < text.size() && is_ascii_digit(text[end])) ++end;
            whole = on_number(text.substr(at, end - at)) && whole;
            for (const std::string_view ordinal : {"st", "nd", "rd", "th", "er", "º"}) {
                if (!text.substr(end).starts_with(ordinal)) continue;
                end += ordinal.size();
                break;
            }
        } else if (const CodePoint first = code_point_at(text, at); is_separator(first.value)) {
            end = at + first.size;
        } else {
            while (end < text.size() && !is_ascii_digit(text[end])) {
                const CodePoint next = code_point_at(text, end);
                if (is_separator(next.value)) break;
                end += next.size;
            }
            whole = on_word(text.substr(at, end - at)) && whole;
        }
        at = end;
    }
    return whole;
}

/// A number of one or two digits; 0 for a longer one.
int small_number(std::string_view digits) {
    int value = 0;
    if (digits.size() <= 2) std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

MonthField parse_month(std::string_view text) {
    MonthField out;
    // Most fields are one month in English, as the macros of BibTeX are.
    if (const int month = month_named(text); month != 0) {
        out.months[out.month_count++] = static_cast<std::uint8_t>(month);
        return out;
    }
    std::array<int, 2> numbers = {0, 0};
    std::size_t number_count = 0;
    const auto on_number = [&](std::string_view digits) {
        if (digits.size() > 2 || number_count == numbers.size()) return false;
        numbers[number_count++] = small_number(digits);
        return true;
    };
    const auto on_word = [&](std::string_view word) {
        if (joins_days_and_months(word)) return true;
        const std::uint8_t month = month_or_season(word);
        if (month == 0 || out.month_count == 2) return false;
        out.months[out.month_count++] = month;
        return true;
    };
    out.odd = !cut(text, on_number, on_word);
    std::size_t first_day = 0;
    if (out.month_count == 0) {
        if (number_count == 0 || numbers[0] < 1 || numbers[0] > 12) {
            out.odd = true;
            return out;
        }
        out.months[out.month_count++] = static_cast<std::uint8_t>(numbers[0]);
        first_day = 1;
    }
    for (std::size_t i = first_day; i < number_count; ++i) {
        if (numbers[i] < 1 || numbers[i] > 31) out.odd = true;
        else out.days[out.day_count++] = static_cast<std::uint8_t>(numbers[i]);
    }
    return out;
}

MonthField parse_days(std::string_view text) {
    MonthField out;
    const auto on_number = [&](std::string_view digits) {
        const int day = small_number(digits);
        if (day < 1 || day > 31 || out.day_count == 2) return false;
        out.days[out.day_count++] = static_cast<std::uint8_t>(day);
        return true;
    };
    const bool whole = cut(text, on_number, [](std::string_view) { return false; });
    out.odd = !whole || out.day_count == 0 || (out.day_count == 2 && out.days[0] >= out.days[1]);
    return out;
}

std::optional<Date> parse_whole_date(std::string_view text) {
    std::string spaced;  // narrow and no-break spaces are blanks
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_space(point.value)) spaced += ' ';
        else spaced += text.substr(at, point.size);
        at += point.size;
    }
    auto date = parse_written_date(spaced);
    if (!date) {
        const auto english = tagged::date_in_english(spaced);
        if (english) date = parse_written_date(*english);
    }
    if (!date || !date->has_parts() || !date->literal.empty() || date->begin_bound != Bound::point || date->begin.month == 0 || !date->begin.time.empty()) return std::nullopt;
    return date;
}

}  // namespace bibcast::bibtex
