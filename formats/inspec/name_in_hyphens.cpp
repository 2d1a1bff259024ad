#include "formats/inspec/name_in_hyphens.hpp"

#include <algorithm>
#include <string>

#include "name/particles.hpp"
#include "text/utf8.hpp"

namespace bibcast::inspec {

namespace {

/// `J`, `J.`, `JA`, `J.A.`: no small letter, and no more than three capitals.
bool is_initials(std::string_view word) {
    std::size_t capitals = 0;
    for (const char c : word) {
        if (c >= 'A' && c <= 'Z') ++capitals;
        else if (c != '.') return false;
    }
    return capitals != 0 && capitals <= 3;
}

/// The hyphens before initials are blanks: `John-P.`; those of `Jean-Pierre` and `J.-P.` are their own.
void spell_given(std::string& given) {
    for (std::size_t hyphen = given.find('-'); hyphen != std::string::npos; hyphen = given.find('-', hyphen + 1)) {
        const std::size_t begin = given.find_last_of("- ", hyphen == 0 ? 0 : hyphen - 1);
        const std::string_view before = std::string_view(given).substr(begin == std::string::npos ? 0 : begin + 1, hyphen - (begin == std::string::npos ? 0 : begin + 1));
        const std::size_t end = std::min(given.find_first_of("-, ", hyphen + 1), given.size());
        const std::string_view after = std::string_view(given).substr(hyphen + 1, end - hyphen - 1);
        if (!is_initials(before) && is_initials(after)) given[hyphen] = ' ';
    }
}

/// The hyphens behind particles are blanks.
void spell_family(std::string& family) {
    for (std::size_t begin = 0, hyphen = family.find('-'); hyphen != std::string::npos; begin = hyphen + 1, hyphen = family.find('-', begin)) {
        const std::string_view word = std::string_view(family).substr(begin, hyphen - begin);
        if (!is_lower_particle(word) && !is_capitalised_particle(word)) return;
        family[hyphen] = ' ';
    }
}

}  // namespace

std::string_view spell_name(Arena& arena, std::string_view name) {
    std::size_t comma = name.find(',');
    std::string_view family = trim(name.substr(0, comma));
    std::string_view rest;
    if (comma == std::string_view::npos) {
        const std::size_t last = name.rfind('-');
        if (last == std::string_view::npos || !is_initials(name.substr(last + 1))) return name;
        family = name.substr(0, last);
        rest = name.substr(last + 1);
    } else {
        rest = trim(name.substr(comma + 1));
        if (rest.starts_with('-')) rest.remove_prefix(1);
    }
    std::string spelled(family);
    spell_family(spelled);
    std::string given(rest);
    for (std::size_t at = given.find(",-"); at != std::string::npos; at = given.find(",-", at + 1)) given[at + 1] = ' ';
    spell_given(given);
    return arena.concat({spelled, given.empty() ? "" : ", ", given});
}

}  // namespace bibcast::inspec
