#include "name/bibtex_parts.hpp"

#include <algorithm>
#include <array>

#include "name/glued_initials.hpp"
#include "name/latex_words.hpp"
#include "name/spaces.hpp"
#include "name/suffixes.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;

// `{de la Mata}, Maria`: the family name is one word for BibTeX; its inside may begin with a particle. (In `Hermann
// {von Helmholtz}` the braces say that it does not.)
void take_braced_particle(BibtexParts& parts) {
    const std::string_view inside = trim_latex(inside_group(parts.last));
    if (inside.empty() || inside.front() == '\\' || !parts.von.empty()) return;
    if (case_of_latex_word(inside) != WordCase::lower) return;
    std::string_view von;
    std::string_view last;
    split_leading_particle(inside, von, last);
    if (von.empty()) return;
    parts.von = von;
    parts.last = last;
}

// `John R. {Rumble, Jr.}`, `{Steele Jr.}, Guy L.`: the braces keep styles from taking the suffix for the family name.
void take_braced_suffix(BibtexParts& parts) {
    if (!parts.jr.empty() || parts.first.empty()) return;
    const std::string_view inside = trim_latex(inside_group(parts.last));
    const std::size_t blank = inside.find_last_of(" ~");
    if (blank == none || suffix_kind(inside.substr(blank + 1)) != SuffixKind::generation) return;
    std::string_view family = trim_latex(inside.substr(0, blank));
    if (family.ends_with(',')) family = trim_latex(family.substr(0, family.size() - 1));
    if (family.empty() || find_outside_braces(family, ',') != none) return;
    parts.jr = inside.substr(blank + 1);
    parts.last = family;
}

// `First von Last` (bibtex.web, "von_name_ends_and_last_name_starts_stuff"): the von part reaches from the first to the
// last lower-case word; the last word is never in it.
void split_given_first(std::string_view name, BibtexParts& parts) {
    LatexWords words(name);
    words.next();
    std::string_view word = words.word();
    std::size_t begin = words.begin();
    std::size_t end = words.end();
    std::size_t given_end = 0;
    std::size_t von_begin = none;
    std::size_t von_end = 0;
    std::size_t last_begin = begin;
    while (words.next()) {
        // There is a next word, so this one may be of the given names or the von part.
        if (case_of_latex_word(word) == WordCase::lower) {
            if (von_begin == none) von_begin = begin;
            von_end = end;
            last_begin = words.begin();
        } else if (von_begin == none) {
            given_end = end;
            last_begin = words.begin();
        }
        word = words.word();
        begin = words.begin();
        end = words.end();
    }
    parts.first = name.substr(0, given_end);
    if (von_begin != none) parts.von = name.substr(von_begin, von_end - von_begin);
    parts.last = name.substr(last_begin);
}

// `R.K.Singh` is one word, and so a family name to BibTeX.
void take_glued_initials(BibtexParts& parts) {
    if (parts.last.size() < 5 || parts.last[1] != '.' || !parts.first.empty() || !parts.von.empty()) return;
    const std::size_t initials = glued_initials(parts.last);
    parts.first = parts.last.substr(0, initials);
    parts.last.remove_prefix(initials);
    parts.glued = initials != 0;
}

// `Martin Luther King, Jr.` is no family name of three words with the given name Jr.
bool take_suffix_for_given(std::string_view before_comma, BibtexParts& parts) {
    if (suffix_kind(parts.first) != SuffixKind::generation || before_comma.find_first_of(" ~") == none) return false;
    BibtexParts turned;
    split_given_first(before_comma, turned);
    if (turned.first.empty()) return false;
    turned.jr = parts.first;
    turned.suffix_last = true;
    parts = turned;
    return true;
}

// `von Last`, the first part of the forms with commas.
void split_family(std::string_view family, BibtexParts& parts) {
    split_leading_particle(family, parts.von, parts.last);
    take_braced_particle(parts);
}

bool has_letter_or_digit(std::string_view raw) {
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] == '\\') {
            ++at;
            while (at < raw.size() && is_ascii_alpha(raw[at])) ++at;
            continue;
        }
        const CodePoint point = code_point_at(raw, at);
        if (is_letter(point.value) || is_digit(point.value)) return true;
        at += point.size;
    }
    return false;
}

}  // namespace

void split_leading_particle(std::string_view family, std::string_view& von, std::string_view& last) {
    LatexWords words(family);
    std::size_t von_end = 0;
    std::size_t last_begin = 0;
    bool more = words.next();
    while (more && case_of_latex_word(words.word()) == WordCase::lower) {
        const std::size_t end = words.end();
        more = words.next();
        if (!more) break;  // the last word is never a particle
        von_end = end;
        last_begin = words.begin();
    }
    von = family.substr(0, von_end);
    last = family.substr(last_begin);
}

BibtexParts split_bibtex_name(std::string_view raw) {
    BibtexParts parts;
    if (const std::string_view inside = inside_group(raw); inside.data() != nullptr) {
        parts.literal = inside;
        return parts;
    }
    while (!raw.empty() && raw.back() == ',' && (raw.size() < 2 || raw[raw.size() - 2] != '\\')) {
        parts.stray_comma = true;
        raw = trim_latex(raw.substr(0, raw.size() - 1));
    }
    const std::size_t first = find_outside_braces(raw, ',');
    if (first == none) {
        if (const std::string_view inside = inside_group(raw); inside.data() != nullptr) {
            parts.literal = inside;
        } else {
            split_given_first(raw, parts);
            take_braced_suffix(parts);
            take_glued_initials(parts);
        }
        return parts;
    }
    if (first == 0) parts.stray_comma = true;
    split_family(trim_latex(raw.substr(0, first)), parts);
    const std::size_t second = find_outside_braces(raw, ',', first + 1);
    if (second == none) {
        parts.first = trim_latex(raw.substr(first + 1));
        if (!take_suffix_for_given(trim_latex(raw.substr(0, first)), parts)) take_braced_suffix(parts);
        return parts;
    }
    parts.jr = trim_latex(raw.substr(first + 1, second - first - 1));
    parts.first = trim_latex(raw.substr(second + 1));
    parts.too_many_commas = find_outside_braces(raw, ',', second + 1) != none;
    if (!parts.too_many_commas && is_name_suffix(parts.first) && !is_name_suffix(parts.jr)) {
        std::swap(parts.first, parts.jr);
        parts.suffix_last = true;
    }
    if (!has_letter_or_digit(parts.jr)) parts.jr = {};
    return parts;
}

std::string_view decode_name_part(Arena& arena, std::string_view raw) {
    bool simple = true;
    for (std::size_t at = 0; at < raw.size() && simple; ++at) {
        const char c = raw[at];
        simple = is_ascii_alpha(c) || c == '.' || (c == ' ' && at + 1 < raw.size() && raw[at + 1] != ' ') ||
                 (c == '-' && at + 1 < raw.size() && raw[at + 1] != '-');
    }
    if (simple) return raw;
    return normalize_name_text(arena, decode_latex_plain(arena, raw));
}

}  // namespace bibcast
