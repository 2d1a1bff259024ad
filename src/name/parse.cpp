#include "name/glued_initials.hpp"
#include "name/parse.hpp"

#include <algorithm>
#include <array>

#include "name/east_asian.hpp"
#include "name/family_names.hpp"
#include "name/institutions.hpp"
#include "name/list_pieces.hpp"
#include "name/particles.hpp"
#include "name/scripts.hpp"
#include "name/spaces.hpp"
#include "name/suffixes.hpp"
#include "name/titles.hpp"
#include "name/usual_name.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t most_words = 24;  // more is no person's name
constexpr std::size_t most_parts = 8;

// The comma at or behind `from`: `,`, the full-width and the ideographic one, and the Arabic one.
struct Comma {
    std::size_t at = none;
    std::size_t size = 0;
};

// Commas in brackets are not the name's. A bracket that nothing closes is a character like any other.
Comma find_comma(std::string_view text, std::size_t from, bool ascii) {
    if (ascii) {
        const std::size_t at = text.find_first_of("(,", from);
        if (at == none || text[at] == ',') return {at, 1};
    }
    std::size_t depth = 0;
    Comma first_inside;  // of the brackets that are open
    for (std::size_t at = from; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == '(') ++depth;
        if (point.value == ')' && depth != 0 && --depth == 0) first_inside = {};
        if (is_comma(point.value)) {
            const Comma here{at, point.size};
            if (depth == 0) return here;
            if (first_inside.at == none) first_inside = here;
        }
        at += point.size;
    }
    return first_inside;
}

struct Words {
    std::array<std::string_view, most_words> all;
    std::size_t count = 0;
    bool too_many = false;

    explicit Words(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (count == most_words) {
                too_many = true;
                return;
            }
            all[count++] = text.substr(at, end - at);
            at = end + 1;
        }
    }
    [[nodiscard]] std::string_view operator[](std::size_t i) const { return all[i]; }
    /// The text from word `begin` to before word `end`.
    [[nodiscard]] std::string_view join(std::size_t begin, std::size_t end) const {
        if (begin >= end) return {};
        const char* const from = all[begin].data();
        return {from, static_cast<std::size_t>(all[end - 1].data() + all[end - 1].size() - from)};
    }
};

// `J`, `JR`, `DFM`: initials as MEDLINE writes them behind a family name. Four letters with a vowel are a word: `ROWE`.
bool is_glued_initials(std::string_view word) {
    if (word.size() > 8 || word.find('.') != none || !is_initials(word)) return false;
    const std::size_t letters = count_code_points(word);
    return letters <= 3 || (letters == 4 && word.find_first_of("AEIOUY") == none);
}

bool has_full_stop(std::string_view word) { return word.find('.') != none; }

Name literal(std::string_view text, bool guessed = false) {
    Name name;
    name.literal = text;
    name.guessed = guessed;
    return name;
}

// Leading lower-case particles are the non-dropping particle; suffixes at the end are the suffix (`Smith Jr., John`).
void split_family(std::string_view text, Name& name) {
    if (text.find(' ') == none) {
        name.family = text;
        return;
    }
    const Words words(text);
    if (words.too_many || words.count < 2) {
        name.family = text;
        return;
    }
    std::size_t end = words.count;
    while (end > 1 && suffix_kind(words[end - 1]) == SuffixKind::generation) --end;
    if (end < words.count) name.suffix = words.join(end, words.count);
    std::size_t begin = 0;
    while (begin + 1 < end && is_lower_particle(words[begin])) ++begin;
    name.non_dropping_particle = words.join(0, begin);
    name.family = words.join(begin, end);
}

// Trailing lower-case particles of the given names (`Gogh, Vincent van`) are the dropping particle; titles go.
void split_given(std::string_view text, Name& name) {
    const TitledName titled = take_titles(text);
    name.given = titled.rest;
    name.as_written = titled.title;  // any text: the caller puts the whole name here
    const char last = name.given.empty() ? '\0' : name.given.back();
    if (last == '.' || (last >= 'A' && last <= 'Z')) return;
    std::size_t begin = name.given.size();
    while (begin > 0) {
        const std::size_t blank = name.given.rfind(' ', begin - 1);
        if (blank == none || !is_lower_particle(name.given.substr(blank + 1, begin - blank - 1))) break;
        begin = blank;
    }
    if (begin == name.given.size()) return;
    name.dropping_particle = name.given.substr(begin + 1);
    name.given = name.given.substr(0, begin);
}

Name parse_given_first(std::string_view text);

// `Family, Given`, `Family, Jr, Given` (BibTeX), `Family, Given, Jr` (RIS), `Given Family, Jr.`, `Given Family, MD, PhD`.
Name parse_with_commas(std::string_view text, Comma comma, bool ascii) {
    std::array<std::string_view, most_parts> parts;
    std::size_t count = 0;
    std::size_t begin = 0;
    for (Comma at = comma; count < most_parts; at = find_comma(text, begin, ascii)) {
        const std::string_view part = trim(text.substr(begin, (at.at == none ? text.size() : at.at) - begin));
        if (!part.empty() || (count == 0 && at.at != none)) parts[count++] = part;
        if (at.at == none) break;
        begin = at.at + at.size;
        // What is beyond the last part that is told apart stays with it.
        if (count == most_parts - 1) {
            parts[count++] = trim(text.substr(begin));
            break;
        }
    }
    if (count == 0) return {};
    if (count == 1) return parts[0].empty() ? Name{} : parse_given_first(parts[0]);

    Name name;
    std::size_t suffixes = count;
    while (suffixes > 1 && is_name_suffix(parts[suffixes - 1])) --suffixes;
    const auto rest = [&](std::size_t from) {
        return std::string_view(parts[from].data(), static_cast<std::size_t>(text.data() + text.size() - parts[from].data()));
    };
    const bool one_word = parts[0].find(' ') == none;
    // `Smith, MD` is a family name and initials; `John Smith, MD` has a degree.
    if (suffixes == 1 && (!one_word || suffix_kind(parts[1]) == SuffixKind::generation)) {
        if (parts[0].empty()) return literal(text, true);  // `, Jr`
        name = parse_given_first(parts[0]);
        if (!name.suffix.empty() || name.is_literal()) return literal(text, true);
        name.suffix = trim(rest(1));
        name.comma_suffix = true;
        return name;
    }
    split_family(parts[0], name);
    if (suffixes == 1) suffixes = 2;
    if (count == 3 && is_name_suffix(parts[1])) {
        name.suffix = parts[1];
        split_given(parts[2], name);
        return name;
    }
    split_given(parts[1], name);
    if (count == 2) return name;
    // RIS 2001, section "Author fields": the third part is the suffix, whatever it says.
    name.suffix = rest(2);
    name.guessed = suffixes > 2;
    return name;
}

// Where the family name begins in a given-first name, and where its particle does. `end` is behind the last word.
struct FamilyPlace {
    std::size_t particle;
    std::size_t family;
    bool guessed = false;
};

FamilyPlace find_family(const Words& words, std::size_t end) {
    const std::size_t last = end - 1;
    // The last run of particles; earlier ones belong to the given names (`Agostinho José da Costa de Macedo`), but
    // German `von A zu B` is one.
    std::size_t run_end = last;
    while (run_end > 1 && !is_lower_particle(words[run_end - 1])) --run_end;
    if (run_end > 1) {
        std::size_t run = run_end;
        while (run > 1 && is_lower_particle(words[run - 1])) --run;
        if (words[run] == "zu" || words[run] == "auf" || words[run] == "und") {
            for (std::size_t i = run; i > 1; --i) {
                if (words[i - 1] != "von" && words[i - 1] != "vom") continue;
                return {i - 1, i};
            }
        }
        // `María del Carmen López`: the particle belongs to the given name.
        if (run == 1 && run_end < last && is_marian_name(words[0], words[run_end])) {
            const bool two = last - 1 > run_end && is_spanish_family_name(words[last - 1]);
            return {two ? last - 1 : last, two ? last - 1 : last, two};
        }
        // `João da Silva e Souza`: one family name of two, behind its particle.
        if (words[run] == "e" && run + 1 == run_end && run >= 3 && is_lower_particle(words[run - 2])) {
            std::size_t particle = run - 2;
            while (particle > 1 && is_lower_particle(words[particle - 1])) --particle;
            return {particle, run - 1};
        }
        // `Robert Van de Graaff`: written with a capital, all of it is the family name.
        std::size_t family = run;
        while (family > 1 && is_capitalised_particle(words[family - 1])) --family;
        if (family != run) return {family, family};
        return {run, run_end};
    }
    // `Bell hooks`, `aa bb`: a lower-case particle in front of all.
    if (is_lower_particle(words[0])) {
        std::size_t i = 1;
        while (i < last && is_lower_particle(words[i])) ++i;
        return {0, i};
    }
    if (last >= 2 && is_family_connector(words[last - 1])) return {last - 2, last - 2};
    std::size_t family = last;
    while (family > 1 && is_capitalised_particle(words[family - 1])) --family;
    if (family != last) return {family, family};
    if (last >= 2 && is_spanish_family_name(words[last - 1]) && !has_full_stop(words[last])) return {last - 1, last - 1, true};
    return {last, last};
}

// `DUPONT Jean`, `Jean DUPONT`: capitals show the family name when the rest has small letters.
bool capital_family(const Words& words, std::size_t end, std::size_t& begin, std::size_t& behind) {
    const auto loud = [](std::string_view word) {
        return count_code_points(word) >= 2 && is_all_capitals(word) && !has_full_stop(word);
    };
    std::size_t lead = 0;
    while (lead < end && loud(words[lead])) ++lead;
    if (lead == end || is_all_capitals(words.join(0, end))) return false;
    if (lead > 0 && count_code_points(words[lead - 1]) >= 4) {
        begin = 0;
        behind = lead;
        return true;
    }
    std::size_t tail = end;
    while (tail > 0 && loud(words[tail - 1])) --tail;
    if (tail == end || tail == 0 || lead != 0) return false;
    if (end - tail == 1 && is_glued_initials(words[tail])) return false;
    begin = tail;
    behind = end;
    return true;
}

// `Goodman DFM`, `van der Berg J.`, `Garcia Lopez MA`: initials behind the family name.
bool initials_last(const Words& words, std::size_t end, std::size_t& first_initial) {
    if (end < 2) return false;
    const std::string_view last = words[end - 1];
    const bool dotted = has_full_stop(last) && is_initials(last);
    if (!dotted && !is_glued_initials(last)) return false;
    first_initial = end - 1;
    while (first_initial > 1 && is_initials(words[first_initial - 1]) &&
           (has_full_stop(words[first_initial - 1]) || words[first_initial - 1].size() == 1)) {
        --first_initial;
    }
    for (std::size_t i = 0; i < first_initial; ++i) {
        if (is_initials(words[i]) && (has_full_stop(words[i]) || count_code_points(words[i]) == 1)) return false;
    }
    // Capitals only: `SMITH JA` is of this form, `ANNA LEE` is not.
    const std::string_view family = words[first_initial - 1];
    if (is_all_capitals(family)) {
        const bool no_word = last.find_first_of("AEIOUY") == none;
        return dotted || ((no_word || count_code_points(last) <= 2) && count_code_points(family) > 3);
    }
    return true;
}

Name parse_given_first(std::string_view text) {
    const TitledName titled = take_titles(text);
    if (is_institution(titled.rest)) return literal(text);
    const Words words(titled.rest);
    Name name;
    if (words.too_many) return literal(text, true);
    name.as_written = titled.title;  // any text: the caller puts the whole name here
    std::size_t end = words.count;
    while (end > 1 && suffix_kind(words[end - 1]) != SuffixKind::none) {
        // `Smith JR`, `Smith MD`: with one word before it, capitals are initials.
        const bool initials = is_glued_initials(words[end - 1]) && words[end - 1].find_first_of("IVX") == none;
        if (end == 2 && initials) break;
        --end;
    }
    if (end < words.count) name.suffix = words.join(end, words.count);
    if (end == 1) {
        if (is_all_capitals(words[0]) && count_code_points(words[0]) > 1 && name.suffix.empty() && titled.title.empty()) {
            return literal(text);
        }
        const std::size_t initials = glued_initials(words[0]);
        name.given = words[0].substr(0, initials);
        name.family = words[0].substr(initials);
        if (initials != 0) name.as_written = text;
        return name;
    }
    std::size_t begin = 0;
    std::size_t behind = 0;
    if (initials_last(words, end, begin)) {
        const std::string_view suffix = name.suffix;
        split_family(words.join(0, begin), name);
        if (name.suffix.empty()) name.suffix = suffix;
        name.given = words.join(begin, end);
        // `Wei LI` is of this form, and of another.
        name.guessed = begin == 1 && words[0].size() <= 5 && is_short_family_name(words[end - 1]);
        return name;
    }
    if (capital_family(words, end, begin, behind)) {
        name.family = words.join(begin, behind);
        name.given = begin == 0 ? words.join(behind, end) : words.join(0, begin);
        name.guessed = begin == 0;
        return name;
    }
    if (end >= 3 && is_vietnamese_family_name(words[0]) && !is_vietnamese_family_name(words[end - 1])) {
        name.family = words[0];
        name.given = words.join(1, end);
        name.static_ordering = true;
        name.guessed = true;
        return name;
    }
    const FamilyPlace place = find_family(words, end);
    name.given = words.join(0, place.particle);
    name.non_dropping_particle = words.join(place.particle, place.family);
    name.family = words.join(place.family, end);
    name.guessed = place.guessed;
    return name;
}

// The order was told: the first word, with the particles before it, is the family name.
Name parse_family_first(std::string_view text) {
    if (is_institution(text)) return literal(text);
    const Words words(text);
    if (words.too_many) return literal(text, true);
    Name name;
    std::size_t first = 0;
    while (first + 1 < words.count && is_lower_particle(words[first])) ++first;
    std::size_t end = words.count;
    while (end > first + 1 && suffix_kind(words[end - 1]) == SuffixKind::generation && !is_glued_initials(words[end - 1])) --end;
    std::size_t behind = first + 1;
    while (behind < end && is_family_connector(words[behind]) && behind + 1 < end) behind += 2;
    name.non_dropping_particle = words.join(0, first);
    name.suffix = words.join(end, words.count);
    // Several family names before initials: `Garcia Lopez MA`.
    std::size_t initial = 0;
    if (initials_last(words, end, initial) && initial > behind) behind = initial;
    name.family = words.join(first, behind);
    name.given = words.join(behind, end);
    name.static_ordering = !name.given.empty() && !is_initials(name.given);
    return name;
}

}  // namespace

Name parse_name(Arena& arena, std::string_view written, NameOrder order) {
    if (UsualName usual; read_usual_name(written, usual)) {
        Name name;
        name.non_dropping_particle = usual.particle;
        name.family = usual.family;
        name.given = usual.given;
        return name;
    }
    const bool ascii = is_ascii(written);
    const std::string_view whole = normalize_name_text(arena, written);
    if (whole.empty()) return {};
    const std::string_view text = take_nickname(arena, whole).rest;
    if (text.front() == '{' && text.back() == '}' && text.find('}') == text.size() - 1) {
        return literal(trim(text.substr(1, text.size() - 2)));
    }
    const Comma comma = find_comma(text, 0, ascii);
    Name name;
    if (comma.at == none && !ascii && is_east_asian_text(text)) {
        name = parse_east_asian_name(text);
    } else if (comma.at == none) {
        name = order == NameOrder::family_first ? parse_family_first(text) : parse_given_first(text);
    } else if (is_institution_with_commas(text, text.substr(0, comma.at))) {
        name = literal(text);
    } else {
        name = parse_with_commas(text, comma, ascii);
    }
    if (name.guessed || !name.as_written.empty() || text.data() != whole.data()) name.as_written = whole;
    return name;
}

}  // namespace bibcast
