#include "io/tagged/capital_names.hpp"

#include <algorithm>

#include "io/tagged/names.hpp"
#include "name/institutions.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

/// Letters, in capitals alone, two at least: `YAMADA`, `SAINT-EXUPÉRY`, `DE`.
bool is_capital_word(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (is_upper(point.value)) ++letters;
        else if (word[at] != '-' && word[at] != '\'') return false;
        at += point.size;
    }
    return letters >= 2;
}

struct Split {
    std::string_view family;
    std::string_view given;
    bool family_first = false;
};

/// The words in capitals at one end, and the others, none of which is; nothing for any other form.
std::optional<Split> split_name(std::string_view text) {
    const std::size_t first_blank = text.find(' ');
    if (first_blank == std::string_view::npos) return std::nullopt;
    Split split;
    split.family_first = is_capital_word(text.substr(0, first_blank));
    std::size_t border = split.family_first ? 0 : text.size();
    // The run of words in capitals, from its end of the name.
    for (;;) {
        if (split.family_first) {
            const std::size_t end = std::min(text.find(' ', border), text.size());
            if (!is_capital_word(text.substr(border, end - border))) break;
            border = std::min(end + 1, text.size());
            if (border == text.size()) return std::nullopt;
        } else {
            const std::size_t blank = text.rfind(' ', border - 1);
            if (blank == std::string_view::npos || !is_capital_word(text.substr(blank + 1, border - blank - 1))) break;
            border = blank;
        }
    }
    split.family = trim(split.family_first ? text.substr(0, border) : text.substr(border));
    split.given = trim(split.family_first ? text.substr(border) : text.substr(0, border));
    if (split.family.empty() || !has_lower(split.given)) return std::nullopt;
    for (std::size_t at = 0; at < split.given.size();) {
        const std::size_t end = std::min(split.given.find(' ', at), split.given.size());
        if (is_capital_word(split.given.substr(at, end - at))) return std::nullopt;
        at = end + 1;
    }
    return split;
}

bool counts(const Name& name) { return !is_institution(name.literal) && name.literal.find(' ') != std::string_view::npos; }

}  // namespace

std::optional<SourceSpan> split_capital_names(Record& record) {
    constexpr std::size_t more_than_initials = 4;
    std::optional<SourceSpan> first;
    std::size_t people = 0;
    bool family_first = false;
    bool sure = false;
    for (const NamesField& names : record.names) {
        for (const Contributor& person : names.people) {
            if (!person.name.is_literal()) return std::nullopt;
            if (!counts(person.name)) continue;
            const auto split = split_name(person.name.literal);
            if (!split || (people != 0 && split->family_first != family_first)) return std::nullopt;
            family_first = split->family_first;
            sure = sure || count_code_points(split->family) >= more_than_initials;
            if (people++ == 0) first = names.source;
        }
    }
    if (people < 2 || !sure) return std::nullopt;
    for (NamesField& names : record.names) {
        for (Contributor& person : names.people) {
            if (!counts(person.name)) continue;
            const Split split = *split_name(person.name.literal);
            person.name = read_name(record.arena(), record.arena().concat({split.family, ", ", split.given}));
        }
    }
    return first;
}

}  // namespace bibcast::tagged
