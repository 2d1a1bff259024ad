#include "formats/hayagriva/people.hpp"

#include <algorithm>

#include "formats/hayagriva/types.hpp"
#include "name/format.hpp"
#include "name/others.hpp"
#include "name/particles.hpp"
#include "text/utf8.hpp"

namespace bibcast::hayagriva {

namespace {

/// How many bytes of `family` are words in lower case in front of it.
std::size_t size_of_prefix(std::string_view family) {
    std::size_t end = 0;
    for (std::size_t blank = family.find(' '); blank != std::string_view::npos; blank = family.find(' ', end)) {
        const std::string_view word = family.substr(end, blank - end);
        if (word.empty() || !is_lower(code_point_at(word, 0).value)) break;
        end = blank + 1;
    }
    return end;
}

/// A family name with nothing beside it is a name that is not split, in a string (`Doe, `) as in parts (`name: Doe`).
void settle(Name& name) {
    if (name.given.empty() && name.non_dropping_particle.empty() && name.suffix.empty() && name.literal.empty()) std::swap(name.literal, name.family);
}

/// `prefix Family, Given, Suffix`; what has no comma is one name.
Name name_of_text(std::string_view text) {
    Name name;
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) {
        name.literal = text;
        return name;
    }
    const std::string_view family = trim(text.substr(0, comma));
    std::string_view rest = text.substr(comma + 1);
    const std::size_t second = rest.find(',');
    if (second != std::string_view::npos) {
        name.suffix = trim(rest.substr(second + 1));
        rest = rest.substr(0, second);
    }
    name.given = trim(rest);
    const std::size_t prefix = size_of_prefix(family);
    name.non_dropping_particle = trim(family.substr(0, prefix));
    name.family = family.substr(prefix);
    if (name.family.empty()) name.literal = text;
    settle(name);
    return name;
}

void add_role(TreeReader& tree, Contributor& person, std::string_view role, SourceSpan span) {
    if (role.empty()) return;
    Detail detail;
    detail.kind = DetailKind::role;
    detail.value = role;
    detail.source = span;
    person.details.push(tree.record().arena(), detail);
}

void read_person(TreeReader& tree, const JsonNode& node, Variable variable, std::string_view role) {
    Record& record = tree.record();
    if (!node.is(JsonKind::object)) {
        const std::string_view text = tree.text(&node);
        if (text.empty()) return;
        if (is_others(text)) {
            record.names_of(variable, node.span).others = true;
            return;
        }
        return add_role(tree, record.add_contributor(variable, name_of_text(text), node.span), role, node.span);
    }
    Name name;
    name.family = tree.text(node, "name");
    name.given = tree.text(node, "given-name");
    name.non_dropping_particle = tree.text(node, "prefix");
    name.suffix = tree.text(node, "suffix");
    settle(name);
    if (name.empty()) return;
    Contributor& person = record.add_contributor(variable, name, node.span);
    tree.add_detail(person, DetailKind::alias, node.member("alias"));
    add_role(tree, person, role, node.span);
}

}  // namespace

void read_people(TreeReader& tree, const JsonNode* node, Variable variable, std::string_view role) {
    if (node == nullptr) return;
    if (!node->is(JsonKind::array)) return read_person(tree, *node, variable, role);
    for (const JsonNode& person : *node) read_person(tree, person, variable, role);
}

void write_person(YamlWriter& yaml, Contributor& person) {
    person.written = true;
    const Name& name = person.name;
    Detail* alias = nullptr;
    for (Detail& detail : person.details) {
        if (detail.kind == DetailKind::alias && alias == nullptr) alias = &detail;
    }
    std::string text;
    append_family_first(text, name, {.suffix_second = false, .dropping_behind = false});
    // There is one place for particles.
    std::string prefix(name.dropping_particle);
    if (!prefix.empty() && !name.non_dropping_particle.empty()) prefix += ' ';
    prefix += name.non_dropping_particle;
    const Name read = name_of_text(text);
    const bool same = name.is_literal() ? read.literal == name.literal
                                        : read.family == name.family && read.given == name.given && read.suffix == name.suffix &&
                                              read.non_dropping_particle == prefix;
    const bool lone = !name.is_literal() && read.literal == name.family && name.given.empty() && name.suffix.empty() && prefix.empty();
    if (alias == nullptr && (same || lone) && is_split_alike(name) && !is_others(text)) return yaml.string(text);
    yaml.begin_map();
    yaml.member("name", name.is_literal() ? name.literal : name.family);
    yaml.member_unless_empty("given-name", name.given);
    yaml.member_unless_empty("prefix", prefix);
    yaml.member_unless_empty("suffix", name.suffix);
    if (alias != nullptr) {
        yaml.member("alias", alias->value);
        alias->written = true;
    }
    yaml.end_map();
}

void write_people(YamlWriter& yaml, NamesField& field) {
    const bool list = field.people.size() + (field.others ? 1U : 0U) != 1;
    if (list) yaml.begin_list();
    for (Contributor& person : field.people) write_person(yaml, person);
    if (field.others) yaml.string("others");
    field.written = true;
    if (list) yaml.end_list();
}

}  // namespace bibcast::hayagriva
