#include "io/tagged/short_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/tagged/names.hpp"
#include "name/east_asian.hpp"
#include "name/family_names.hpp"
#include "name/institutions.hpp"
#include "name/particles.hpp"
#include "name/suffixes.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

/// One to four capitals.
bool is_short_initials(std::string_view word) {
    constexpr std::size_t most_initials = 4;
    if (word.empty() || count_code_points(word) > most_initials) return false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (!is_upper(point.value)) return false;
        at += point.size;
    }
    return true;
}

std::string_view last_word(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    return blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
}

std::string_view without_last(std::string_view text, std::string_view last) { return trim(text.substr(0, text.size() - last.size())); }

/// `Hiles ID` in its three parts.
struct ShortName {
    std::string_view family;
    std::string_view initials;
    std::string_view suffix;
};

std::optional<ShortName> split_short_name(std::string_view text) {
    ShortName name;
    name.family = trim(text);
    if (name.family.find(',') != std::string_view::npos) return std::nullopt;
    name.suffix = last_word(name.family);
    // `II` alone behind the family name is initials, not a suffix.
    if (is_short_suffix(name.suffix) && is_short_initials(last_word(without_last(name.family, name.suffix)))) {
        name.family = without_last(name.family, name.suffix);
    } else {
        name.suffix = {};
    }
    name.initials = last_word(name.family);
    if (!is_short_initials(name.initials)) return std::nullopt;
    name.family = without_last(name.family, name.initials);
    // Derwent, EPPI-Reviewer: `Longrich N R`.
    while (true) {
        const std::string_view before = last_word(name.family);
        if (before.empty() || count_code_points(before) != 1 || !is_short_initials(before)) return name;
        name.initials = {before.data(), static_cast<std::size_t>(name.initials.data() + name.initials.size() - before.data())};
        name.family = without_last(name.family, before);
    }
}

/// `Byrne`, `De Rooy`, `van der Berg`; no degree or suffix, and no initials.
bool is_family_name(std::string_view text) {
    if (text.empty() || is_initials(text) || suffix_kind(text) != SuffixKind::none || !has_lower(text)) return false;
    while (true) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        if (blank == std::string_view::npos) return is_upper(code_point_at(word, 0).value);
        if (find_particle(word) == nullptr) return false;
        text = trim(text.substr(blank));
    }
}

/// The pieces between the commas: how many, how many of them are short names, and whether every second one is initials.
struct Pieces {
    std::size_t count = 0;
    std::size_t short_names = 0;
    std::size_t family_names = 0;  ///< one word with a capital, perhaps behind particles
    bool alternate = true;
};

Pieces pieces_of(std::string_view text) {
    Pieces pieces;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string_view piece = trim(text.substr(at, comma - at));
        const bool second = pieces.count % 2 == 1;
        pieces.alternate = pieces.alternate && !piece.empty() && is_initials(piece) == second;
        pieces.short_names += split_short_name(piece).has_value() ? 1 : 0;
        pieces.family_names += is_family_name(piece) ? 1 : 0;
        ++pieces.count;
        at = comma + 1;
    }
    return pieces;
}

bool is_list_of_family_names(const Pieces& pieces) {
    constexpr std::size_t fewest = 5;
    return pieces.count >= fewest && pieces.family_names == pieces.count;
}

/// `Smith, John and Doe, Jane`: the word stands between two names that have a comma each.
bool has_word_between_names(std::string_view text) {
    for (const std::string_view word : {" and ", " & "}) {
        const std::size_t at = text.find(word);
        if (at == std::string_view::npos) continue;
        if (text.substr(0, at).find(',') != std::string_view::npos && text.find(',', at) != std::string_view::npos) return true;
    }
    return false;
}

/// `王晓明`: a family name of China or Korea, and two characters behind it. No `佐々木`, which is a family name alone.
bool is_family_and_two(std::string_view text) {
    const Name name = parse_east_asian_name(text);
    return count_code_points(text) == 3 && !name.is_literal() && count_code_points(name.family) == 1;
}

bool begins_with_family(std::string_view text) {
    const Name name = parse_east_asian_name(text);
    return !name.is_literal() && !name.family.empty();
}

/// `王晓明, 李娜`, `王晓明，李娜`, `王晓明、李娜`: each of them is a whole name. `王, 晓明` is one, and so is `山田, 太郎`: of two parts the first one
/// must be more than a family name.
bool holds_east_asian_names(std::string_view text) {
    std::size_t count = 0;
    bool enumerated = false;
    std::string_view first;
    std::string_view last;
    while (!text.empty()) {
        std::size_t end = 0;
        std::size_t size = 0;
        while (end < text.size()) {
            const CodePoint point = code_point_at(text, end);
            if (point.value == U',' || point.value == U'\uFF0C' || point.value == U'\u3001') {
                size = point.size;
                enumerated = enumerated || point.value == U'\u3001';
                break;
            }
            end += point.size;
        }
        last = trim(text.substr(0, end));
        if (!is_whole_east_asian_name(last)) return false;
        if (count == 0) first = last;
        ++count;
        text.remove_prefix(end + size);
    }
    if (count != 2 || enumerated) return count > 1;
    return is_family_and_two(first) && begins_with_family(last);
}

}  // namespace

bool is_short_suffix(std::string_view word) {
    constexpr std::array<std::string_view, 7> suffixes = {"Jr", "Sr", "2nd", "3rd", "4th", "II", "III"};
    return word == "IV" || std::find(suffixes.begin(), suffixes.end(), word) != suffixes.end();
}

std::optional<Name> read_short_name(Arena& arena, std::string_view text) {
    const auto parts = split_short_name(text);
    if (!parts) return std::nullopt;
    std::string written(parts->family);
    written += ", ";
    for (std::size_t at = 0; at < parts->initials.size();) {
        const CodePoint point = code_point_at(parts->initials, at);
        if (point.value == ' ') {
            at += point.size;
            continue;
        }
        if (at != 0) written += ' ';
        written += parts->initials.substr(at, point.size);
        written += '.';
        at += point.size;
    }
    if (!parts->suffix.empty()) {
        written += ", ";
        written += parts->suffix;
    }
    return read_name(arena, arena.copy(written));
}

bool is_doubtful_short_name(std::string_view text) {
    // Forms of company by ISO 20275, and what stands behind the name of a firm or an office for its country.
    constexpr std::array<std::string_view, 28> endings = {"AB", "AG", "AI", "AS", "BV", "DC", "EU", "EV",  "HQ",  "INC", "IT",  "KG",  "KK",  "LLC",
                                                          "LLP", "LP", "LTD", "NGO", "NV", "OY", "PLC", "SA", "SE", "SRL", "TV", "UK", "UN", "USA"};
    const std::string_view last = last_word(trim(text));
    return last == "US" || std::find(endings.begin(), endings.end(), last) != endings.end() || is_short_family_name(last);
}

std::optional<SourceSpan> split_short_names(Record& record) {
    const auto counts = [](const Name& name) { return !is_institution(name.literal) && name.literal.find(' ') != std::string_view::npos; };
    std::optional<SourceSpan> first;
    for (const NamesField& names : record.names) {
        for (const Contributor& person : names.people) {
            if (!person.name.is_literal()) return std::nullopt;
            if (!counts(person.name)) continue;
            if (!split_short_name(person.name.literal)) return std::nullopt;
            if (!first && !is_doubtful_short_name(person.name.literal)) first = names.source;
        }
    }
    if (!first) return std::nullopt;
    for (NamesField& names : record.names) {
        for (Contributor& person : names.people) {
            if (counts(person.name)) person.name = *read_short_name(record.arena(), person.name.literal);
        }
    }
    return first;
}

bool holds_several_names(std::string_view text) {
    // No East Asian script has a character below U+1000, whose first byte is 0xE1.
    if (!text.empty() && static_cast<unsigned char>(text.front()) >= 0xE1 && holds_east_asian_names(text)) return true;
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return false;
    const bool one_comma = text.find(',', comma + 1) == std::string_view::npos;
    if (one_comma && text.find(' ') > comma) return false;  // `Smith, John`: what nearly all are
    if (is_institution_with_commas(text, text.substr(0, comma))) return false;
    const Pieces pieces = pieces_of(text);
    if (pieces.short_names == pieces.count) return true;
    if (one_comma) return false;
    if (pieces.count >= 4 && pieces.count % 2 == 0 && pieces.alternate) return true;
    if (is_list_of_family_names(pieces)) return true;
    return has_word_between_names(text);
}

bool is_list_of_family_names(std::string_view text) { return is_list_of_family_names(pieces_of(text)); }

}  // namespace bibcast::tagged
