#include "formats/datacite_json/people.hpp"

#include <algorithm>

#include "formats/datacite_json/tags.hpp"
#include "model/most_compared.hpp"
#include "name/parse.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::datacite_json {

namespace {

/// The name as it is written; schemas before 4.3 call it by whose it is.
const JsonNode* written_name(const JsonNode& person) {
    for (const std::string_view key : {"name", "creatorName", "contributorName"}) {
        if (const JsonNode* const node = person.member(key); node != nullptr) return node;
    }
    return nullptr;
}

/// The name by its parts, else as it is written, `Family, Given` for people. `type` is the role of a contributor.
Name read_name(TreeReader& tree, const JsonNode& person, std::string_view type = {}) {
    Arena& arena = tree.record().arena();
    const JsonNode* const written = written_name(person);
    const std::string_view kind = tree.word(person, "nameType", {"Personal", "Organizational"});
    const bool likely = std::find(institution_roles.begin(), institution_roles.end(), type) != institution_roles.end();
    const bool in_parts = person.member("givenName") != nullptr || person.member("familyName") != nullptr;
    // People have a comma in their names (schema 3 and before, which has no `nameType`); who did what institutions do and has none is one.
    const bool has_comma = written != nullptr && written->text.view().find(',') != std::string_view::npos;
    const bool unsaid = !type.empty() && kind.empty() && !in_parts && !has_comma && !is_role_of_people(type);
    const bool institution = kind == "Organizational" || unsaid || (kind != "Personal" && likely && person.member("givenName") == nullptr);
    Name name;
    name.family = tree.text(person, "familyName");
    name.given = tree.text(person, "givenName");
    const std::string_view text = tree.text(written);
    if (!name.family.empty() && !institution) {
        const std::string_view inverted = name.given.empty() ? name.family.view() : arena.concat({name.family, ", ", name.given});
        const std::string_view straight = arena.concat({name.given, " ", name.family});
        if (!text.empty() && text != inverted && text != straight) name.as_written = text;
        if (written != nullptr && !says_no_more_than(text, inverted)) written->taken = false;
        return name;
    }
    if (institution || text.empty()) {
        Name literal;
        literal.literal = !text.empty() ? text : !name.family.empty() ? name.family.view() : name.given.view();
        return literal;
    }
    if (!name.given.empty() && !says_no_more_than(name.given, text)) person.member("givenName")->taken = false;
    return parse_name(arena, text);
}

void read_identifier(TreeReader& tree, const JsonNode& identifier, Contributor& contributor) {
    const JsonNode* const scheme = identifier.member("nameIdentifierScheme");
    const JsonNode* const value = identifier.member("nameIdentifier");
    if (value == nullptr) return;
    if (scheme != nullptr && equals_ignoring_ascii_case(scheme->text, "orcid")) {
        tree.add_orcid(contributor, value);
        if (value->taken) TreeReader::take(identifier, {"nameIdentifierScheme", "schemeUri", "schemeURI"});
    } else {
        tree.add_detail(contributor, DetailKind::identifier, value, tree.text(scheme));
    }
}

/// Does `what` to each element of a list, or to the one thing that stands in its place.
template <class Do>
void each_of(const JsonNode* list, Do&& what) {
    if (list == nullptr) return;
    if (!list->is(JsonKind::array)) return what(*list);
    for (const JsonNode& one : *list) what(one);
}

void read_details(TreeReader& tree, const JsonNode& person, Contributor& contributor) {
    for (const std::string_view key : {"affiliation", "affiliations"}) {
        each_of(person.member(key), [&](const JsonNode& one) {
            tree.add_detail(contributor, DetailKind::affiliation, one.is(JsonKind::object) ? one.member("name") : &one);
        });
    }
    for (const std::string_view key : {"nameIdentifiers", "nameIdentifier"}) {
        each_of(person.member(key), [&](const JsonNode& one) { read_identifier(tree, one, contributor); });
    }
}

void add_role(TreeReader& tree, Contributor& contributor, std::string_view role, SourceSpan span) {
    if (role.empty()) return;
    Detail detail;
    detail.kind = DetailKind::role;
    detail.value = role;
    detail.source = span;
    contributor.details.push(tree.record().arena(), detail);
}

/// Namesakes are told apart by their ORCID iDs.
bool may_be_same(const Contributor& one, const Contributor& other) {
    const auto orcid_of = [](const Contributor& person) {
        const auto* const found = std::find_if(person.details.begin(), person.details.end(), [](const Detail& detail) { return detail.kind == DetailKind::orcid; });
        return found == person.details.end() ? std::string_view{} : found->value.view();
    };
    const std::string_view id = orcid_of(one);
    const std::string_view other_id = orcid_of(other);
    return id.empty() || other_id.empty() || id == other_id;
}

bool says(const Contributor& person, const Detail& detail) {
    const auto end = person.details.begin() + std::min(person.details.size(), most_compared);
    return std::any_of(person.details.begin(), end, [&](const Detail& one) { return one.kind == detail.kind && one.value == detail.value && one.scheme == detail.scheme; });
}

}  // namespace

std::string_view no_value_code(std::string_view text) {
    text = trim(text);
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    if (!text.starts_with(':')) return {};
    text.remove_prefix(1);
    return std::find(no_value_codes.begin(), no_value_codes.end(), text) == no_value_codes.end() ? std::string_view{} : text;
}

void read_people(TreeReader& tree, const JsonNode* list, Variable variable) {
    if (list == nullptr || !list->is(JsonKind::array)) return;
    for (const JsonNode& person : *list) {
        const JsonNode* const written = written_name(person);
        if (&person != list->first && written != nullptr && no_value_code(written->text) == "etal") {
            tree.record().names_of(variable, person.span).others = true;
            TreeReader::take(&person);
            continue;
        }
        const Name name = read_name(tree, person);
        if (name.empty()) {
            TreeReader::give_back(person);
            continue;
        }
        read_details(tree, person, tree.record().add_contributor(variable, name, person.span));
    }
}

void read_contributors(TreeReader& tree, const JsonNode* list) {
    if (list == nullptr || !list->is(JsonKind::array)) return;
    Record& record = tree.record();
    for (const JsonNode& person : *list) {
        const std::string_view type = tree.text(person, "contributorType");
        const auto row = std::find_if(role_rows.begin(), role_rows.end(), [type](const RoleRow& r) { return r.word == type; });
        const Name name = read_name(tree, person, type);
        if (name.empty()) {
            TreeReader::give_back(person);
            continue;
        }
        if (row != role_rows.end()) {
            read_details(tree, person, record.add_contributor(row->variable, name, person.span));
            continue;
        }
        Contributor entry;
        add_role(tree, entry, type, person.span);
        read_details(tree, person, entry);
        NamesField& field = record.names_of(Variable::contributor, person.span);
        const auto end = field.people.begin() + std::min(field.people.size(), most_compared);
        const auto known = std::find_if(field.people.begin(), end, [&](const Contributor& one) { return one.name == name && may_be_same(one, entry); });
        if (known == end) {
            record.add_contributor(Variable::contributor, name, person.span).details = entry.details;
            continue;
        }
        for (const Detail& detail : entry.details) {
            if (!says(*known, detail)) known->details.push(record.arena(), detail);
        }
    }
}

}  // namespace bibcast::datacite_json
