#include "csl/item.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u2018' || c == U'\u02bc'; }

/// True for a word that can be a particle: no capital letter in it, and a letter at all ("von", "'t", "v.d.", "d'").
bool is_lower_word(std::string_view word) {
    bool letter = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        at += point.size;
        if (is_upper(point.value)) return false;
        letter = letter || is_lower(point.value);
    }
    return letter;
}

/// The length of a particle that is joined to the name by an apostrophe ("d’", "l'"), or of an Arabic article ("al-");
/// 0: there is none.
std::size_t joined_particle(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        at += point.size;
        if (is_apostrophe(point.value)) return letters > 0 && letters <= 4 && at < word.size() ? at : 0;
        if (point.value == U'-') return letters == 2 && at < word.size() && (word.starts_with("al") || word.starts_with("el")) ? at : 0;
        if (!is_lower(point.value)) return 0;
        ++letters;
    }
    return 0;
}

/// Moves the particles at the head of the family name.
void split_family(PersonName& name) {
    const std::string_view whole = name.family;
    std::size_t end = 0;
    for (;;) {
        const std::string_view rest = whole.substr(end);
        if (const std::size_t joined = joined_particle(rest.substr(0, rest.find(' '))); joined != 0) {
            end += joined;
            break;
        }
        const std::size_t blank = rest.find(' ');
        if (blank == std::string_view::npos || blank == 0 || !is_lower_word(rest.substr(0, blank))) break;
        end += blank + 1;
    }
    if (end == 0) return;
    std::string_view particle = whole.substr(0, end);
    name.non_dropping = particle.ends_with(' ') ? particle.substr(0, particle.size() - 1) : particle;
    name.family = whole.substr(end);
}

/// Moves the particles at the tail of the given name.
void split_given(PersonName& name) {
    const std::string_view whole = name.given;
    std::size_t begin = whole.size();
    while (begin > 0) {
        const std::size_t blank = whole.find_last_of(' ', begin == whole.size() ? std::string_view::npos : begin - 2);
        if (blank == std::string_view::npos) break;
        const std::size_t word = blank + 1;
        const std::size_t end = begin == whole.size() ? begin : begin - 1;
        if (word >= end || !is_lower_word(whole.substr(word, end - word))) break;
        begin = word;
        if (begin < 2) break;
    }
    if (begin == whole.size() || begin == 0) return;
    name.dropping = whole.substr(begin);
    name.given = trim(whole.substr(0, begin));
}

/// "John, III" and "John,! Jr." name the suffix behind the given name; the ! asks for the comma to be printed.
void split_suffix(PersonName& name) {
    const std::size_t comma = name.given.find(',');
    if (!name.suffix.empty() || comma == std::string_view::npos) return;
    std::string_view rest = name.given.substr(comma + 1);
    const bool wants_comma = rest.starts_with('!');
    if (wants_comma) rest.remove_prefix(1);
    rest = trim(rest);
    if (rest.empty() || rest.size() > 5 || rest.find(' ') != std::string_view::npos || is_lower_word(rest)) return;
    name.suffix = rest;
    name.comma_suffix = wants_comma;
    name.given = trim(name.given.substr(0, comma));
}

}  // namespace

void split_particles(PersonName& name) {
    // Quotation marks keep a family name whole.
    if (name.family.size() > 2 && name.family.starts_with('"') && name.family.ends_with('"')) {
        name.family = name.family.substr(1, name.family.size() - 2);
        return;
    }
    split_suffix(name);
    if (name.non_dropping.empty() && !name.family.empty() && !name.institution) split_family(name);
    if (name.dropping.empty() && name.given.size() > 2 && !name.family.empty()) split_given(name);
}

}  // namespace bibcast::csl
