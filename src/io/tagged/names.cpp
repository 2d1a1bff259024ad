#include "io/tagged/names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/tagged/short_names.hpp"
#include "name/east_asian.hpp"
#include "name/format.hpp"
#include "name/institutions.hpp"
#include "name/life_dates.hpp"
#include "name/others.hpp"
#include "name/parse.hpp"
#include "name/scripts.hpp"
#include "name/spaces.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

Name literal(std::string_view text) {
    Name name;
    name.literal = text;
    return name;
}

/// `J. Smith`, `John A. van der Berg`: initials before the last word, so this is a person. Particles do not count.
bool has_initials(std::string_view text) {
    std::size_t words = 0;
    bool initials = false;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        text = blank == std::string_view::npos ? std::string_view{} : trim(text.substr(blank));
        words += is_lower(code_point_at(word, 0).value) ? 0 : 1;
        initials = initials || (!text.empty() && word.ends_with('.') && is_initials(word));
    }
    return initials && words <= 4;
}

/// Longer words in capitals are names: `ANNA`.
constexpr std::size_t most_glued_initials = 3;

/// `Smith J.A.`, `van der Berg J.-P.` (Embase, Scopus): a person in the order of indexes.
bool ends_in_initials(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || !text.ends_with('.')) return false;
    const std::string_view family = text.substr(0, blank);
    const bool short_enough = std::count(family.begin(), family.end(), ' ') <= 3;
    return short_enough && family.find('.') == std::string_view::npos && is_initials(text.substr(blank + 1)) && has_lower(family);
}

}  // namespace

bool has_lower(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_lower(point.value)) return true;
        at += point.size;
    }
    return false;
}

std::string_view spell_initials(Arena& arena, std::string_view given) {
    std::string spelled;
    const bool one_word = given.find_first_of(" -") == std::string_view::npos;
    if (given.find('.') == std::string_view::npos && is_initials(given)) {
        if (one_word && count_code_points(given) > most_glued_initials) return given;
        for (std::size_t at = 0; at < given.size();) {
            const CodePoint point = code_point_at(given, at);
            const std::string_view letter = given.substr(at, point.size);
            at += point.size;
            if (letter == " ") continue;
            if (letter != "-" && !spelled.empty() && !spelled.ends_with('-')) spelled += ' ';
            spelled += letter;
            if (letter != "-") spelled += '.';
        }
    } else {
        for (std::size_t at = 0; at < given.size();) {
            std::size_t end = std::min(given.find(' ', at), given.size());
            const std::string_view word = given.substr(at, end - at);
            spelled += word;
            if (!word.empty() && is_upper(code_point_at(word, 0).value) && code_point_at(word, 0).size == word.size()) spelled += '.';
            if (end < given.size()) spelled += ' ';
            at = end + 1;
        }
    }
    return spelled == given ? given : arena.copy(spelled);
}

Name read_indexed_name(Arena& arena, std::string_view text) {
    Name name = read_name(arena, text);
    // `Ivanov, II` are two initials here: what stands behind a comma alone is no number of a generation.
    if (!name.is_literal() && name.given.empty() && !name.suffix.empty() && name.suffix.view().find_first_not_of("IV") == std::string_view::npos) {
        name.given = name.suffix;
        name.suffix = {};
        name.comma_suffix = false;
    }
    if (name.is_literal() || name.given.empty() || name.family.empty() || is_east_asian_text(name.given)) return name;
    // `King, Martin Luther Jr`
    if (const std::size_t blank = name.given.rfind(' '); blank != std::string_view::npos && name.suffix.empty()) {
        const std::string_view last = name.given.substr(blank + 1);
        if (is_short_suffix(last)) {
            name.suffix = last;
            name.given = name.given.substr(0, blank);
        }
    }
    const std::string_view spelled = spell_initials(arena, name.given);
    if (spelled == name.given) return name;
    name.given = spelled;
    return name;
}

Name read_name(Arena& arena, std::string_view text) {
    text = trim(text);
    if (const std::string_view normal = normalize_name_text(arena, text); !normal.empty()) text = normal;
    const std::size_t twice = text.find(",,");
    if (twice != std::string_view::npos) {
        // EndNote: two commas stand for the first one of an institution's name.
        return literal(arena.concat({text.substr(0, twice), text.substr(twice + 1)}));
    }
    if (text.ends_with(',')) {
        std::string_view before = text;
        while (before.ends_with(',')) before = trim(before.substr(0, before.size() - 1));
        const std::size_t comma = before.find(',');
        // `Lindqvist, Åsa,` has a comma too many; an institution with commas has two for its first one.
        if (comma != std::string_view::npos && !is_institution_with_commas(before, before.substr(0, comma))) return read_name(arena, before);
        return literal(before.empty() ? text : before);
    }
    // A comma behind the name alone is an institution's.
    if (const std::string_view bare = without_additions(text); bare.size() + 1 < text.size()) {
        Name name = bare.find(',') == std::string_view::npos ? literal(bare) : parse_name(arena, bare);
        name.as_written = text;
        return name;
    }
    if (text.find(',') == std::string_view::npos) {
        // Where one name is all there is (Chinese, Japanese, Korean), the parser knows the parts.
        const bool person = has_initials(text) || ends_in_initials(text) || (!is_ascii(text) && is_whole_east_asian_name(text));
        if (!person || is_institution(text)) return literal(text);
    }
    Name name = parse_name(arena, text);
    // Lens.org: what programs write for nothing, `Sneha, null`.
    if (name.given == "null" && !name.family.empty()) {
        name.given = {};
        name.as_written = text;
    }
    return name;
}

void append_name(std::string& out, Arena& arena, const Name& name) { append_name(out, arena, name, read_name); }

void append_name(std::string& out, Arena& arena, const Name& name, Name (*read)(Arena&, std::string_view)) {
    // What was guessed, or had a title, is given back as it was.
    if (!name.as_written.empty() && read(arena, name.as_written) == name) {
        out += name.as_written;
        return;
    }
    // A given name alone stands behind its comma: without it it would be an institution, or be split.
    const bool given_alone = !name.is_literal() && name.family.empty() && name.suffix.empty() && name.dropping_particle.empty() &&
                             name.non_dropping_particle.empty();
    if (given_alone) {
        out += ", ";
        out += name.given;
        return;
    }
    const std::size_t comma = name.literal.find(',');
    if (!name.is_literal() || comma == std::string_view::npos) {
        const std::size_t begin = out.size();
        append_family_first(out, name);
        // A suffix without a given name: two commas on end are an institution's.
        if (const std::size_t twice = out.find(",,", begin); twice != std::string::npos) out.insert(twice + 1, " ");
        // A comma keeps an institution from being taken for a person, and its last words for a list that goes on.
        if (name.is_literal() && (ends_in_others(name.literal) || !read_name(arena, name.literal).is_literal())) out += ',';
        return;
    }
    out += name.literal.substr(0, comma);
    out += ',';
    out += name.literal.substr(comma);
}

}  // namespace bibcast::tagged
