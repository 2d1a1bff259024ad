// Names, with their roles and details.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "formats/mods/codes.hpp"
#include "formats/mods/heading.hpp"
#include "formats/mods/reading.hpp"
#include "formats/mods/roles.hpp"
#include "io/catalogue_role.hpp"
#include "model/relator.hpp"
#include "model/standard_number.hpp"
#include "name/others.hpp"
#include "name/parse.hpp"
#include "name/stated_parts.hpp"
#include "name/suffixes.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

/// Which variable a role leads to at each level.
Variable at_level(Variable variable, Level level) {
    if (level == Level::host && variable == Variable::author) return Variable::container_author;
    if (level == Level::series && (variable == Variable::editor || variable == Variable::author)) return Variable::collection_editor;
    if (level == Level::original && variable == Variable::author) return Variable::original_author;
    if (level == Level::review && variable == Variable::author) return Variable::reviewed_author;
    return variable;
}

/// The variable of a relator, by its code, its term, or a word that catalogues of other languages have for it (K10plus: `VerfasserIn`).
std::optional<Variable> role_named(std::string_view word) {
    std::string lower = ascii_lower(trim(word));
    // `http://id.loc.gov/vocabulary/relators/aut`
    if (const std::size_t slash = lower.rfind('/'); slash != std::string::npos) lower.erase(0, slash + 1);
    if (lower.ends_with('.')) lower.pop_back();
    const auto at = std::find_if(roles.begin(), roles.end(), [&](const RoleRow& row) {
        return row.term == lower || (!row.code.empty() && row.code == lower);
    });
    if (at != roles.end()) return at->variable;
    const CatalogueRole* const role = catalogue_role(fold_case(lower));
    return role == nullptr ? std::nullopt : std::optional(role->variable);
}

/// Puts `text` behind what is there already.
void join(std::string& to, std::string_view separator, std::string_view text) {
    if (!to.empty()) to += separator;
    to += text;
}

}  // namespace

Name RecordReading::name_of_parts(pugi::xml_node node, bool corporate, std::string_view& title) {
    std::string family;
    std::string given;
    std::string whole;
    std::string suffix;
    std::string address;
    std::vector<pugi::xml_node> untyped;
    for (const pugi::xml_node part : node.children()) {
        if (xml_local_name(part.name()) != "namePart") continue;
        const std::string_view type = xml.peek_attribute(part, "type");
        const std::string_view peeked = xml.peek(part);
        if (type == "date" || peeked.empty()) continue;
        // bibutils has a type for suffixes, which the schema does not know.
        const bool is_suffix = !corporate && (type == "suffix" || (type == "termsOfAddress" && is_name_suffix(peeked)));
        if (!is_suffix && type != "family" && type != "given" && type != "termsOfAddress") {
            untyped.push_back(part);
            continue;
        }
        xml.attribute(part, "type");
        const std::string_view text = xml.text(part);
        if (is_suffix) join(suffix, ", ", text);
        else if (type == "family") join(family, " ", text);
        else if (type == "given") join(given, " ", text);
        else join(address, ", ", text);
    }
    const bool in_parts = !corporate && (!family.empty() || !given.empty());
    for (const pugi::xml_node part : untyped) {
        if (!in_parts) {
            join(whole, ". ", xml.text(part));
            continue;
        }
        // The parts in one piece say nothing new; what else it is belongs to the name.
        const std::string_view text = xml.text(part);
        const std::string letters = bare_letters(text);
        if (letters == bare_letters(given + family) || letters == bare_letters(family + given)) continue;
        join(is_name_suffix(text) ? suffix : address, ", ", text);
    }
    title = arena.copy(address);
    Name name;
    name.suffix = arena.copy(suffix);
    if (corporate) {
        if (!given.empty()) join(whole, " ", given);
        if (!family.empty()) join(whole, " ", family);
        name.literal = arena.copy(whole);
        return name;
    }
    if (!in_parts) {
        name = read_heading(arena, arena.copy(whole));
        // A person with one name, who is a person since the record says so.
        const bool one_word = !name.guessed && name.literal.view().find(' ') == std::string_view::npos;
        if (one_word && name.is_literal() && xml.peek_attribute(node, "type") == "personal") std::swap(name.literal, name.family);
        if (!suffix.empty()) name.suffix = arena.copy(suffix);
        return name;
    }
    const std::string_view suffixes = name.suffix;
    name = name_of_stated_parts(arena.copy(family), arena.copy(given));
    name.suffix = suffixes;
    return name;
}

void RecordReading::add_details(pugi::xml_node node, Contributor& person) {
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "affiliation") add_detail(person, DetailKind::affiliation, xml.text(inner), xml.span_of(inner));
        if (name != "nameIdentifier") continue;
        const std::string_view type = xml.attribute(inner, "type");
        xml.pass_over(inner, "typeURI");
        const std::string_view value = xml.text(inner);
        const std::string_view orcid = equals_ignoring_ascii_case(type, "orcid") ? canonical_orcid(arena, value) : std::string_view{};
        if (!orcid.empty()) add_detail(person, DetailKind::orcid, orcid, xml.span_of(inner));
        else add_detail(person, DetailKind::identifier, value, xml.span_of(inner), type);
    }
}

void RecordReading::add_person(pugi::xml_node node, Variable variable, bool corporate) {
    std::string_view title;
    Name name = name_of_parts(node, corporate, title);
    const pugi::xml_node display = XmlRecord::child(node, "displayForm");
    if (name.empty() && display) name = corporate ? Name{} : parse_name(arena, xml.text(display));
    if (name.empty() && display) name.literal = xml.text(display);
    if (name.empty()) return;
    const pugi::xml_node part = XmlRecord::child(node, "namePart");
    Contributor& person = record.add_contributor(variable, name, xml.span_of(part ? part : node));
    add_detail(person, DetailKind::title, title, xml.span_of(node));
    add_details(node, person);
}

/// What says that there are more people: the element for that, or its words as a name, as bibutils writes them. Empty if nothing does.
pugi::xml_node RecordReading::others_of(pugi::xml_node node) {
    const pugi::xml_node element = XmlRecord::child(node, "etal");
    const pugi::xml_node part = XmlRecord::child(node, "namePart");
    const bool is_name = element || !part || xml_local_name(part.next_sibling().name()) == "namePart";
    return !is_name && is_others(xml.peek(part)) ? part : element;
}

void RecordReading::read_name(pugi::xml_node node, Level level) {
    const std::string_view type = xml.peek_attribute(node, "type");
    const pugi::xml_node others = others_of(node);
    if (others) {
        const std::string words = bare_letters(xml.peek(others));
        if (words.empty() || words == "etal" || words == "andothers" || is_others(xml.peek(others))) xml.text(others);
    } else if (!XmlRecord::child(node, "namePart") && !XmlRecord::child(node, "displayForm")) {
        return;
    }
    if (type == "conference" && level != Level::series && !has(Variable::event_title)) {
        xml.attribute(node, "type");
        std::string_view title;
        record.add_text(Variable::event_title, name_of_parts(node, true, title).literal.view(), xml.span_of(XmlRecord::child(node, "namePart")));
        for (const pugi::xml_node part : node.children()) {
            if (xml_local_name(part.name()) != "namePart" || xml.peek_attribute(part, "type") != "date") continue;
            const Date date = read_any_date(arena, xml.peek(part));
            if (!date.has_parts() || !date.literal.empty() || record.date(Variable::event_date) != nullptr) continue;
            xml.attribute(part, "type");
            xml.text(part);
            record.add_date(Variable::event_date, date, xml.span_of(part));
        }
        const pugi::xml_node term = XmlRecord::child(XmlRecord::child(node, "role"), "roleTerm");
        if (xml.peek(term) == event_role) {
            xml.text(term);
            xml.word(term, "type", {"text"});
        }
        return;
    }
    std::vector<Variable> variables;
    std::vector<pugi::xml_node> unknown;
    bool publisher = false;
    for (const pugi::xml_node role : node.children()) {
        if (xml_local_name(role.name()) != "role") continue;
        std::optional<Variable> known;
        std::vector<pugi::xml_node> terms;
        for (const pugi::xml_node term : role.children()) {
            if (xml_local_name(term.name()) != "roleTerm") continue;
            terms.push_back(term);
            const std::string_view address = xml.peek_attribute(term, "valueURI");
            const std::string_view word = xml.peek(term).empty() ? address : xml.peek(term);
            if (role_named(address)) xml.attribute(term, "valueURI");
            // A thesis is published by the institution that grants the degree.
            publisher = publisher || (level == Level::top && (word == "dgg" || ascii_lower(word).starts_with("degree grant")));
            publisher = publisher || word == "pbl" || equals_ignoring_ascii_case(word, "publisher");
            if (!known) known = role_named(word);
        }
        if (!known) {
            unknown.insert(unknown.end(), terms.begin(), terms.end());
            continue;
        }
        for (const pugi::xml_node term : terms) {
            // The code and the words of one role; other words than its own say more.
            if (role_named(xml.peek(term)) != known) continue;
            xml.word(term, "type", {"code", "text"});
            xml.text(term);
        }
        const Variable variable = at_level(*known, level);
        if (std::find(variables.begin(), variables.end(), variable) == variables.end()) variables.push_back(variable);
    }
    if (publisher && variables.empty()) {
        // Where the origin names a publisher, too, that is the one to be printed.
        if (has(Variable::publisher) || XmlRecord::child(XmlRecord::child(root_, "originInfo"), "publisher")) return;
        std::string_view title;
        xml.word(node, "type", {"personal", "corporate", "family"});
        record.add_text(Variable::publisher, name_of_parts(node, true, title).literal.view(), xml.span_of(XmlRecord::child(node, "namePart")));
        for (const pugi::xml_node term : unknown) {
            const std::string word = ascii_lower(xml.peek(term));
            const auto known = {"pbl", "publisher", "dgg", "degree grantor", "degree granting institution", ""};
            if (std::find(known.begin(), known.end(), word) == known.end()) {
                xml.pass_over(term);
                continue;
            }
            xml.word(term, "type", {"code", "text"});
            xml.text(term);
        }
        return;
    }
    if (variables.empty()) variables.push_back(unknown.empty() ? at_level(Variable::author, level) : Variable::contributor);
    const bool corporate = type == "corporate" || type == "conference" || type == "family";
    if (type == "personal" || type == "corporate" || type == "family") xml.attribute(node, "type");
    for (const Variable variable : variables) {
        if (others) {
            record.names_of(variable, xml.span_of(node)).others = true;
            xml.word(node, "type", {"personal", "corporate"});
            continue;
        }
        add_person(node, variable, corporate);
    }
    NamesField* names = nullptr;
    for (NamesField& field : record.names) {
        if (field.variable == variables.front()) names = &field;
    }
    if (names == nullptr || names->people.empty()) return;
    for (const pugi::xml_node term : unknown) {
        if (xml.peek_attribute(term, "type") == "code" && unknown.size() > 1) {
            xml.pass_over(term);
            continue;
        }
        if (relator_named(xml.peek(term)) == nullptr) xml.report(unknown_role, term, "no variable for this role");
        xml.word(term, "type", {"code", "text"});
        add_detail(names->people.back(), DetailKind::role, role_word(xml.text(term)), xml.span_of(term));
    }
}

}  // namespace bibcast::mods
