#include "formats/bibtex/write_names.hpp"

#include <algorithm>

#include "name/bibtex_names.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// By the first letter of the word, whatever stands before it, as BibTeX tells the case of one (`'t`).
bool begins_lower(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (is_letter(point.value)) return is_lower(point.value);
        at += point.size;
    }
    return false;
}

/// Calls `see` with each blank-separated word of `text` and whether it is the last one.
template <class See>
bool any_word(std::string_view text, See see) {
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && is_ascii_space(text[at])) ++at;
        std::size_t end = at;
        while (end < text.size() && !is_ascii_space(text[end])) ++end;
        if (end > at && see(text.substr(at, end - at), end == text.size())) return true;
        at = end;
    }
    return false;
}

/// Parts that BibTeX would cut at a comma or at `and`, or that biber would take for `family=…`.
bool is_cut(std::string_view part) {
    if (part.find_first_of(",=") != std::string_view::npos) return true;
    return any_word(part, [](std::string_view word, bool) { return equals_ignoring_ascii_case(word, "and"); });
}

void append_part(std::string& out, std::string_view part, bool braces, const LatexEncoding& encoding) {
    if (braces) out += '{';
    encode_latex(out, Text(part), encoding);
    if (braces) out += '}';
}

void append_particle(std::string& out, std::string_view particle, const LatexEncoding& encoding) {
    if (particle.empty()) return;
    append_part(out, particle, is_cut(particle), encoding);
    const char last = particle.back();
    const bool elided = last == '\'' || last == '-' || particle.ends_with("\u2019");
    if (!elided) out += ' ';
}

/// A family name with a lower-case word that is not its last would have a part of it taken for the particle.
bool has_inner_particle(std::string_view family) {
    return any_word(family, [](std::string_view word, bool last) { return !last && begins_lower(word); });
}

bool family_needs_braces(std::string_view family) { return is_cut(family) || has_inner_particle(family); }

/// In `{van Vliet}, Johannes` most programs, and our reader, take a particle out of the braces, because others write one so.
bool family_needs_two_braces(std::string_view family) { return begins_lower(family) && has_inner_particle(family); }

/// A particle with a word in capitals between its small ones, of a name that can be written in its natural order.
bool is_particle_of_two(const Name& name) {
    const auto upper = [](std::string_view word, bool) { return !begins_lower(word); };
    const auto lower = [](std::string_view word, bool) { return begins_lower(word); };
    return !name.given.empty() && name.dropping_particle.empty() && begins_lower(name.non_dropping_particle) &&
           any_word(name.non_dropping_particle, upper) && !any_word(name.given, lower) && !any_word(name.family, lower);
}

Detail* homonym_number(Contributor& person) {
    if (person.name.family.empty() || person.name.given.empty()) return nullptr;
    for (Detail& detail : person.details) {
        if (detail.kind == DetailKind::identifier && detail.scheme == std::string_view("dblp")) return &detail;
    }
    return nullptr;
}

bool has_dropping_particle(const Name& name) { return !name.is_literal() && !name.dropping_particle.empty() && name.non_dropping_particle.empty(); }
bool has_other_particle(const Name& name) { return !name.is_literal() && name.dropping_particle.empty() && !name.non_dropping_particle.empty(); }

/// In the plain form all particles are of one kind.
bool has_both_particles(const NamesField& names) {
    bool dropping = false, other = false;
    for (const Contributor& person : names.people) {
        dropping = dropping || has_dropping_particle(person.name);
        other = other || has_other_particle(person.name);
    }
    return dropping && other;
}

/// `family=Humboldt, given=Alexander, prefix=von, useprefix=false` (biblatex manual, section 3.4).
void append_extended_name(std::string& out, const Name& name, const LatexEncoding& encoding) {
    const bool dropping = has_dropping_particle(name);
    const std::pair<std::string_view, std::string_view> parts[] = {
        {"family=", name.family}, {"given=", name.given}, {"prefix=", dropping ? name.dropping_particle : name.non_dropping_particle}, {"suffix=", name.suffix}};
    for (const auto& [key, part] : parts) {
        if (part.empty()) continue;
        out += key;
        append_part(out, part, is_cut(part) || part.find('"') != std::string_view::npos, encoding);
        out += ", ";
    }
    out += dropping ? "useprefix=false" : "useprefix=true";
}

}  // namespace

void append_name(std::string& out, const Name& name, const LatexEncoding& encoding) {
    const bool has_particle = !name.dropping_particle.empty() || !name.non_dropping_particle.empty();
    if (name.is_literal() || name.family.empty()) {
        // Without a family name there is nothing that BibTeX could put a particle before or a comma behind.
        std::string whole(name.literal);
        if (!name.is_literal()) {
            for (const std::string_view part : {name.given, name.dropping_particle, name.non_dropping_particle, name.suffix}) {
                if (part.empty()) continue;
                if (!whole.empty()) whole += ' ';
                whole += part;
            }
        }
        append_part(out, whole, true, encoding);
        return;
    }
    const bool alone = name.given.empty() && name.suffix.empty();
    if (is_particle_of_two(name) && name.suffix.empty() && !is_cut(name.given) && !family_needs_braces(name.family)) {
        // `Andrea de Leeuw van Weenen`: before a comma the particle would end at its first capital.
        append_part(out, name.given, false, encoding);
        out += ' ';
        append_particle(out, name.non_dropping_particle, encoding);
        append_part(out, name.family, false, encoding);
        return;
    }
    append_particle(out, name.dropping_particle, encoding);
    append_particle(out, name.non_dropping_particle, encoding);
    const bool several_words = name.family.find_first_of(" \t\n") != std::string_view::npos;
    const bool lone_family = alone && !has_particle && (several_words || equals_ignoring_ascii_case(name.family, "others"));
    const std::size_t begin = out.size();
    append_part(out, name.family, lone_family || family_needs_braces(name.family), encoding);
    if (alone) {
        // A name that is one group of braces would be read as an institution.
        const bool bare = !has_particle && !lone_family && !family_needs_braces(name.family);
        if (bare && out.size() > begin && out[begin] == '{') out.insert(begin, 1, '{').push_back('}');
        return;
    }
    if (family_needs_two_braces(name.family)) out.insert(begin, 1, '{').push_back('}');
    if (!name.suffix.empty()) {
        out += ", ";
        append_part(out, name.suffix, is_cut(name.suffix), encoding);
    }
    out += ", ";
    append_part(out, name.given, is_cut(name.given), encoding);
}

void write_names(Emitter& emit, std::string_view field, NamesField& names, const LatexEncoding& encoding) {
    if (names.people.empty() && !names.others) return;
    emit.begin(field);
    std::string& out = emit.value();
    bool first = true;
    const bool both = emit.dialect() == Dialect::biblatex && has_both_particles(names);
    for (Contributor& person : names.people) {
        if (!first) out += " and ";
        first = false;
        if (both && (has_dropping_particle(person.name) || has_other_particle(person.name)) && homonym_number(person) == nullptr) {
            append_extended_name(out, person.name, encoding);
            continue;
        }
        Detail* const number = homonym_number(person);
        if (number == nullptr) {
            append_name(out, person.name, encoding);
            continue;
        }
        Name name = person.name;
        const std::string family = std::string(name.family) + ' ' + std::string(number->value);
        name.family = std::string_view(family);
        append_name(out, name, encoding);
        number->written = true;
    }
    if (names.others) out += first ? "others" : " and others";
    emit.end();
}

bool reads_as(Arena& arena, std::string_view latex, const NamesField& names) {
    Findings ignored;  // the reader's
    Record record(arena);
    add_bibtex_names(record, names.variable, latex, {}, ignored);
    const NamesField* read = record.people(names.variable);
    if (read == nullptr || read->others != names.others || read->people.size() != names.people.size()) return false;
    for (std::size_t i = 0; i < names.people.size(); ++i) {
        const Contributor& person = names.people[i];
        if (!(read->people[i].name == person.name) || !person.marks.empty() || !read->people[i].marks.empty()) return false;
    }
    return true;
}

}  // namespace bibcast::bibtex
