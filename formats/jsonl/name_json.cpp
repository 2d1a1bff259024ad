#include "formats/jsonl/name_json.hpp"
#include "formats/jsonl/keys_seen.hpp"

#include <array>
#include <string>
#include <utility>

#include "model/literal_name.hpp"
#include "text/utf8.hpp"

namespace bibcast::jsonl {

namespace {

struct NamePart {
    constexpr NamePart(std::string_view name, CompactView Name::*of) : key(name), part(of), written_key(name) {}
    std::string_view key;
    CompactView Name::*part;
    JsonKey written_key;
};
/// The keys of CSL's name objects, in the order in which they are written.
constexpr std::array<NamePart, 6> name_parts = {{
    {"family", &Name::family},
    {"given", &Name::given},
    {"dropping-particle", &Name::dropping_particle},
    {"non-dropping-particle", &Name::non_dropping_particle},
    {"suffix", &Name::suffix},
    {"literal", &Name::literal},
}};

/// CSL's flags may be booleans, numbers or strings. A string that is no flag counts as true, as in CSL processors, and is kept.
bool read_flag(PartsReader& parts, const JsonNode& node, const Place& place) {
    if (node.is(JsonKind::null)) return false;
    const auto is = [&](std::string_view word) { return equals_ignoring_ascii_case(trim(node.text), word); };
    const bool no = trim(node.text).empty() || is("false") || is("no") || is("0");
    if (!is_scalar(node) || (!no && !is("true") && !is("yes") && !is("1"))) parts.keep(node, place);
    return is_scalar(node) && !no;
}

void add_detail(Record& record, Contributor& person, DetailKind kind, std::string_view value, SourceSpan span) {
    if (value.empty()) return;
    Detail detail;
    detail.kind = kind;
    detail.value = value;
    detail.source = span;
    person.details.push(record.arena(), detail);
}

bool begins_lower(std::string_view word) { return !word.empty() && is_lower(code_point_at(word, 0).value); }

/// How many bytes of `family` are particles in front of it: words in lower case, and `d'` before a capital.
std::size_t size_of_particles(std::string_view family) {
    std::size_t end = 0;
    while (begins_lower(family.substr(end))) {
        const std::size_t blank = family.find(' ', end);
        const std::string_view word = family.substr(end, blank - end);
        for (const std::string_view apostrophe : {"'", "’"}) {
            const std::size_t at = word.find(apostrophe);
            const std::size_t behind = at == std::string_view::npos ? word.size() : at + apostrophe.size();
            if (behind < word.size() && is_upper(code_point_at(word, behind).value)) return end + behind;
        }
        if (blank == std::string_view::npos) break;
        end = blank + 1;
    }
    return end;
}

/// What `parse-names` asks for (citeproc-js manual, "Name particles"): particles stand in front of the family name and
/// behind the given one, and a suffix behind that, after a comma.
void split_particles(Name& name) {
    if (const std::size_t comma = name.given.find(','); comma != std::string_view::npos && name.suffix.empty()) {
        name.suffix = trim(name.given.substr(comma + 1));
        name.comma_suffix = name.suffix.starts_with('!');
        if (name.comma_suffix) name.suffix = trim(name.suffix.substr(1));
        name.given = trim(name.given.substr(0, comma));
    }
    if (name.non_dropping_particle.empty()) {
        const std::size_t size = size_of_particles(name.family);
        name.non_dropping_particle = trim(name.family.substr(0, size));
        name.family = trim(name.family.substr(size));
    }
    if (name.dropping_particle.empty()) {
        std::size_t begin = name.given.size();
        for (std::size_t blank = name.given.rfind(' '); blank != std::string_view::npos && blank != 0; blank = name.given.rfind(' ', blank - 1)) {
            if (!begins_lower(name.given.substr(blank + 1))) break;
            begin = blank + 1;
        }
        name.dropping_particle = name.given.substr(begin);
        name.given = trim(name.given.substr(0, begin));
    }
}

std::string_view without_orcid_address(std::string_view orcid) {
    const std::size_t slash = orcid.rfind('/');
    return slash == std::string_view::npos ? orcid : orcid.substr(slash + 1);
}

/// Crossref: `[{"name": "…"}]`; also plain strings.
void read_affiliations(PartsReader& parts, const JsonNode& node, const Place& place, Contributor& person) {
    if (!node.is(JsonKind::array)) {
        add_detail(parts.record(), person, DetailKind::affiliation, parts.text(node, place), node.span);
        return;
    }
    std::size_t index = 0;
    for (const JsonNode& element : node) {
        const Place at(place, index++);
        if (!element.is(JsonKind::object)) {
            add_detail(parts.record(), person, DetailKind::affiliation, parts.text(element, at), element.span);
            continue;
        }
        for (const JsonNode& member : element) {
            if (member.key == "name") {
                add_detail(parts.record(), person, DetailKind::affiliation, parts.text(member, at), member.span);
            } else {
                parts.keep(member, Place(at, member.key));
            }
        }
    }
}

bool read_addition(PartsReader& parts, const JsonNode& member, const Place& place, Contributor& person) {
    const std::string_view key = member.key;
    if (key == "marks") {
        parts.marks(member, place, person);
    } else if (key == "details") {
        parts.details(member, place, person);
    } else if (key == "as-written") {
        person.name.as_written = parts.text(member, place);
    } else if (key == "guessed") {
        person.name.guessed = read_flag(parts, member, place);
    } else if (key == "ORCID" || key == "_orcid" || key == "orcid") {
        add_detail(parts.record(), person, DetailKind::orcid, without_orcid_address(parts.text(member, place)), member.span);
    } else if (key == "affiliation") {
        read_affiliations(parts, member, place, person);
    } else {
        return false;
    }
    return true;
}

/// `given: [John, F.]`, the example of pandoc-citeproc's manual, which people copy; false for anything else.
bool read_words(PartsReader& parts, const JsonNode& list, const Place& place, CompactView& words) {
    if (!list.is(JsonKind::array) || list.first == nullptr || has_many(list)) return false;
    std::string joined;
    for (const JsonNode& word : list) {
        if (!is_scalar(word)) return false;
        if (!joined.empty()) joined += ' ';
        joined += trim(word.text);
    }
    parts.report_wrong(list, place, "a string");
    words = parts.record().arena().copy(joined);
    return true;
}

/// False for a name in one piece, which counts if there are no parts.
bool read_member(PartsReader& parts, const JsonNode& member, const Place& place, Contributor& person) {
    for (const NamePart& part : name_parts) {
        if (member.key != part.key) continue;
        if (!(person.name.*part.part).empty()) parts.keep(member, place);
        else if (!read_words(parts, member, place, person.name.*part.part)) person.name.*part.part = parts.text(member, place);
        return true;
    }
    if (member.key == "comma-suffix") {
        person.name.comma_suffix = read_flag(parts, member, place);
    } else if (member.key == "static-ordering") {
        person.name.static_ordering = read_flag(parts, member, place);
    } else if (!read_addition(parts, member, place, person)) {
        if (member.key == "name" && member.is(JsonKind::string)) return false;
        parts.keep(member, place);
    }
    return true;
}

void read_person(PartsReader& parts, const JsonNode& node, const Place& place, NamesField& field) {
    Contributor person;
    person.source = node.span;
    if (node.is(JsonKind::string)) {
        parts.report_wrong(node, place, "an object");
        person.name.literal = trim(node.text);
    } else if (node.is(JsonKind::object)) {
        const JsonNode* parse_names = nullptr;
        const JsonNode* institution = nullptr;
        const JsonNode* whole = nullptr;
        KeysSeen seen;
        for (const JsonNode& member : node) {
            if (member.key == "parse-names") {
                parse_names = &member;
            } else if (member.key == "isInstitution" && institution == nullptr) {
                institution = &member;
            } else if (seen.again(member.key)) {
                parts.keep(member, Place(place, member.key));
            } else if (!read_member(parts, member, Place(place, member.key), person)) {
                whole = &member;
            }
        }
        // `{"name": "…"}` is no key of CSL's, but that of many others.
        if (whole != nullptr && person.name.empty()) person.name.literal = parts.text(*whole, Place(place, whole->key));
        else if (whole != nullptr) parts.keep(*whole, Place(place, whole->key));
        // CSL-M, of Jurism.
        if (institution != nullptr && read_flag(parts, *institution, Place(place, institution->key)) && person.name.given.empty() && person.name.literal.empty()) {
            std::swap(person.name.literal, person.name.family);
        }
        if (parse_names != nullptr && read_flag(parts, *parse_names, Place(place, parse_names->key))) split_particles(person.name);
    } else {
        return parts.keep_wrong(node, place, "an object");
    }
    settle_literal(parts.record().arena(), person);
    field.people.push(parts.record().arena(), person);
}

}  // namespace

void write_name(JsonWriter& json, const Name& name) {
    for (const NamePart& part : name_parts) json.member_unless_empty(part.written_key, name.*part.part);
    if (name.comma_suffix) {
        json.key("comma-suffix");
        json.boolean(true);
    }
    if (name.static_ordering) {
        json.key("static-ordering");
        json.boolean(true);
    }
}

void write_person(JsonWriter& json, Contributor& person) {
    json.begin_object();
    write_name(json, person.name);
    json.member_unless_empty("as-written", person.name.as_written);
    if (person.name.guessed) {
        json.key("guessed");
        json.boolean(true);
    }
    write_list(json, "marks", person.marks);
    write_list(json, "details", person.details);
    json.end_object();
    person.written = true;
}

void read_names(PartsReader& parts, const JsonNode& node, Variable variable) {
    const Place place = bibcast::name_of(variable);
    if (!node.is(JsonKind::array) && !node.is(JsonKind::object) && !node.is(JsonKind::string)) {
        return parts.keep_wrong(node, place, "an array");
    }
    NamesField& field = parts.record().names_of(variable, node.span);
    if (!node.is(JsonKind::array)) {
        if (node.is(JsonKind::object)) parts.report_wrong(node, place, "an array");
        return read_person(parts, node, place, field);
    }
    std::size_t index = 0;
    for (const JsonNode& element : node) read_person(parts, element, Place(place, index++), field);
}

}  // namespace bibcast::jsonl
