// Contributors, and what is said of them: in attributes, and in footnotes that a cross reference leads to.
#include <algorithm>

#include "formats/jats/codes.hpp"
#include "formats/jats/reading.hpp"
#include "model/literal_name.hpp"
#include "model/relator.hpp"
#include "model/standard_number.hpp"
#include "name/legend_words.hpp"
#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "name/others.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::jats {

namespace {

Reading& of(XmlReading& reading) { return static_cast<Reading&>(reading); }

std::string_view local(pugi::xml_node node) { return xml_local_name(node.name()); }

/// The variable for the role that an attribute names; `fallback` if there is none, and a word that is unknown is left over.
Variable role_of(XmlRecord& xml, pugi::xml_node node, std::string_view attribute, Variable fallback) {
    const std::string word = ascii_lower(xml.peek_attribute(node, attribute));
    for (const RoleRow& row : roles) {
        if (row.word != word) continue;
        xml.attribute(node, attribute);
        return row.variable;
    }
    return fallback;
}

/// The same for one contributor, where publishers have words of their own: `handling_editor`, `corresponding-author`. `author non-byline` is
/// a member of a group, and not named among the authors.
Variable role_of_contributor(XmlRecord& xml, pugi::xml_node contrib, Variable fallback) {
    const std::string word = ascii_lower(xml.peek_attribute(contrib, "contrib-type"));
    const auto has = [&](std::string_view part) { return word.find(part) != std::string::npos; };
    if (has("non-byline") || has("nonbyline")) return Variable::contributor;
    if (has("author") || word.empty()) return role_of(xml, contrib, "contrib-type", fallback);
    return role_of(xml, contrib, "contrib-type", has("editor") ? Variable::editor : Variable::contributor);
}

void add_detail(XmlReading& reading, Contributor& person, DetailKind kind, std::string_view value, SourceSpan span) {
    value = trim_unicode(value);
    if (value.empty()) return;
    for (std::size_t i = 0; i < std::min(person.details.size(), most_compared); ++i) {
        if (person.details[i].kind == kind && person.details[i].value == value) return;
    }
    Detail detail;
    detail.kind = kind;
    detail.value = value;
    detail.source = span;
    person.details.push(reading.arena, detail);
}

/// `name`, or `string-name` with its parts.
Name read_parts(XmlReading& reading, pugi::xml_node node, Contributor& person) {
    XmlRecord& xml = reading.xml;
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(node, name)); };
    const std::string_view surname = part("surname");
    const std::string_view given = part("given-names");
    const bool eastern = xml.word(node, "name-style", {"eastern", "western"}) == "eastern";
    xml.pass_over(node, "specific-use");
    Name name;
    if (surname.empty() && given.empty()) return parse_name(reading.arena, xml.text(node));
    // JATS has no element for particles: they stand in the surname, or behind the given names.
    const bool whole = surname.find(',') != std::string_view::npos || given.find(',') != std::string_view::npos || surname.empty() || given.empty();
    if (!whole) name = parse_name(reading.arena, reading.arena.concat({surname, ", ", given}));
    if (whole || name.is_literal() || !name.suffix.empty() || !name.as_written.empty()) {
        name = {};
        name.family = surname;
        name.given = given;
    }
    name.guessed = false;
    name.as_written = {};
    name.suffix = part("suffix");
    name.static_ordering = eastern;
    add_detail(reading, person, DetailKind::title, part("prefix"), xml.span_of(node));
    return name;
}

/// The text of an element without the number of an institution, which is no part of its name.
std::string_view text_without_numbers(XmlReading& reading, pugi::xml_node node, std::vector<pugi::xml_node>& numbers) {
    const auto is_number = [](pugi::xml_node inner) { return local(inner) == "institution-id"; };
    if (is_number(node)) {
        numbers.push_back(node);
        return {};
    }
    if (!node.find_child(is_number)) return reading.xml.text(node);
    std::string text;
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view piece = inner.type() == pugi::node_element ? text_without_numbers(reading, inner, numbers) : trim(inner.value());
        if (!piece.empty()) text += (text.empty() || piece.front() == ',' ? "" : " ") + std::string(piece);
    }
    return reading.arena.copy(text);
}

/// The text of a footnote or an affiliation without its label, which is a sign that is `shown` elsewhere too.
std::string_view text_without_label(XmlReading& reading, pugi::xml_node node, std::string_view shown) {
    std::string text;
    std::vector<pugi::xml_node> other_signs;
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = local(inner);
        if (inner.type() == pugi::node_element && (name == "label" || name == "sup" || name == "email")) {
            if (name == "email" && !text.empty() && text.back() != ' ') text += ' ';
            if (name == "email") text += reading.xml.text(inner);
            else if (trim_unicode(reading.xml.text(inner)) != shown) other_signs.push_back(inner);
            continue;
        }
        const std::string_view piece =
            inner.type() == pugi::node_element ? text_without_numbers(reading, inner, other_signs) : std::string_view(inner.value());
        if (trim(piece).empty()) continue;
        if (!text.empty() && text.back() != ' ' && piece.front() != ',' && piece.front() != ';' && piece.front() != '.') text += ' ';
        text += piece;
    }
    // What kind of note it is, its reader asks for.
    const std::string_view type = reading.xml.peek_attribute(node, "fn-type");
    reading.xml.text(node);
    reading.xml.attribute(node, "id");
    if (type == "equal" || type == "corresp" || type == "deceased") reading.xml.attribute(node, "fn-type");
    for (const pugi::xml_node sign : other_signs) reading.xml.pass_over(sign);
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view attribute_name = xml_local_name(attribute.name());
        if (attribute_name != "id" && (attribute_name != "fn-type" || (type != "equal" && type != "corresp" && type != "deceased"))) {
            reading.xml.pass_over(node, attribute_name);
        }
    }
    std::string_view words = collapse_spaces(reading.arena, reading.arena.copy(text));
    words = trim(words);
    // `* These authors contributed equally`: the sign without an element of its own.
    const SymbolAt symbol = words.empty() ? SymbolAt{} : symbol_at(words, 0);
    if (symbol.found() && symbol.size < words.size()) words = trim(words.substr(symbol.size));
    return to_nfc(reading.arena, words);
}

Meaning meaning_of_note(XmlReading& reading, pugi::xml_node note, std::string_view words) {
    if (local(note) == "corresp") return Meaning::corresponding;
    const std::string_view type = reading.xml.word(note, "fn-type", {"equal", "corresp", "deceased"});
    if (type == "equal") return Meaning::equal;
    if (type == "corresp") return Meaning::corresponding;
    if (type == "deceased") return Meaning::deceased;
    const Meaning meaning = legend_meaning(words);
    return meaning;
}

void add_mark(XmlReading& reading, Contributor& person, const Mark& mark) {
    // An attribute and a footnote that say the same are one mark. Those of attributes come first.
    constexpr std::size_t most_flags = 3;
    for (std::size_t i = 0; i < std::min(person.marks.size(), most_flags); ++i) {
        Mark& known = person.marks[i];
        if (known.meaning != mark.meaning || mark.meaning == Meaning::other || mark.meaning == Meaning::unknown) continue;
        if (known.symbol.empty() && known.legend.empty()) {
            known.symbol = mark.symbol;
            known.legend = mark.legend;
            return;
        }
    }
    person.marks.push(reading.arena, mark);
}

void read_reference(XmlReading& reading, pugi::xml_node xref, Contributor& person) {
    XmlRecord& xml = reading.xml;
    const std::string_view ids = xml.peek_attribute(xref, "rid");
    const std::string_view shown = trim_unicode(xml.peek(xref));
    // A reference that shows nothing, to what is not in the head (grants, contributions, interests): no mark, and left over.
    const auto is_target = [&](std::string_view id) { return of(reading).targets.contains(std::string(id)); };
    if (trim(ids).empty()) return;
    if (shown.empty() && ids.find(' ') == std::string_view::npos && !is_target(ids)) return;
    xml.text(xref);
    xml.attribute(xref, "rid");
    const std::string_view kind = xml.word(xref, "ref-type", {"aff", "fn", "corresp", "author-notes", "contrib"});
    for (std::size_t at = 0; at < ids.size();) {
        const std::size_t end = std::min(ids.find(' ', at), ids.size());
        const std::string id(ids.substr(at, end - at));
        at = end + 1;
        if (id.empty()) continue;
        const auto target = of(reading).targets.find(id);
        Mark mark;
        mark.symbol = normal_symbol(shown);
        mark.basis = Basis::stated;
        mark.source = xml.span_of(xref);
        if (target == of(reading).targets.end()) {
            xml.report(dangling_reference, xref, "there is no '" + id + "' in the head of the article");
            if (mark.symbol.empty()) mark.symbol = reading.arena.copy(id);
            mark.meaning = kind == "aff" ? Meaning::affiliation : Meaning::unknown;
            mark.basis = Basis::none;
            add_mark(reading, person, mark);
            continue;
        }
        target->second.used = true;
        const pugi::xml_node node = target->second.node;
        xml.attribute(node, "id");
        const std::string_view words = text_without_label(reading, node, shown);
        if (local(node) == "aff") {
            if (const pugi::xml_node label = XmlRecord::child(node, "label"); trim_unicode(xml.peek(label)) != shown) xml.pass_over(xref);
            add_detail(reading, person, DetailKind::affiliation, words, xml.span_of(node));
            continue;
        }
        mark.meaning = meaning_of_note(reading, node, words);
        if (usual_legend(mark.meaning) != words) mark.legend = words;
        if (const pugi::xml_node email = node.find_node([](pugi::xml_node n) { return xml_local_name(n.name()) == "email"; })) {
            add_detail(reading, person, DetailKind::email, xml.text(email), xml.span_of(email));
        }
        add_mark(reading, person, mark);
    }
}

void read_flag(XmlReading& reading, pugi::xml_node contrib, std::string_view attribute, Meaning meaning, Contributor& person) {
    if (reading.xml.word(contrib, attribute, {"yes", "no"}) != "yes") return;
    person.marks.push(reading.arena, {.symbol = {}, .meaning = meaning, .basis = Basis::stated, .legend = {}, .source = reading.xml.span_of(contrib)});
}

void read_identifier_of(XmlReading& reading, pugi::xml_node id, Contributor& person) {
    XmlRecord& xml = reading.xml;
    const std::string_view type = xml.peek_attribute(id, "contrib-id-type");
    xml.pass_over(id, "authenticated");
    const std::string_view value = xml.text(id);
    const std::string_view orcid = canonical_orcid(reading.arena, value);
    if (orcid.empty() || equals_ignoring_ascii_case(type, "orcid")) xml.attribute(id, "contrib-id-type");
    if (!orcid.empty()) return add_detail(reading, person, DetailKind::orcid, orcid, xml.span_of(id));
    Detail detail;
    detail.kind = DetailKind::identifier;
    detail.value = value;
    detail.scheme = type;
    detail.source = xml.span_of(id);
    person.details.push(reading.arena, detail);
}

/// `collab`: the name of a group. Its members, who may stand in it, are left over.
std::string_view name_of_group(XmlReading& reading, pugi::xml_node node) {
    std::string own;
    std::vector<pugi::xml_node> members;
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = local(inner);
        if (name == "contrib-group" || name == "contrib" || name == "aff" || name == "xref") members.push_back(inner);
        else if (inner.type() == pugi::node_element) own += reading.xml.text(inner);
        else own += inner.value();
    }
    if (members.empty()) return reading.xml.text(node);
    reading.xml.text(node);
    for (const pugi::xml_node member : members) reading.xml.give_back(member);
    return to_nfc(reading.arena, trim(collapse_spaces(reading.arena, reading.arena.copy(own))));
}

/// `<etal/>`, or with words that say no more.
void take_others(XmlRecord& xml, pugi::xml_node node) {
    if (is_others(xml.peek(node))) xml.text(node);
}

void read_part_of(XmlReading& reading, pugi::xml_node node, Contributor& person, bool& others) {
    XmlRecord& xml = reading.xml;
    const std::string_view name = local(node);
    if (name == "name" || name == "string-name") {
        if (person.name.empty()) person.name = read_parts(reading, node, person);
    } else if (name == "name-alternatives") {
        const pugi::xml_node first = XmlRecord::child(node, "name") ? XmlRecord::child(node, "name") : XmlRecord::child(node, "string-name");
        if (person.name.empty() && first) person.name = read_parts(reading, first, person);
    } else if (name == "collab") {
        if (person.name.empty()) person.name.literal = name_of_group(reading, node);
    } else if (name == "anonymous") {
        person.name.literal = "Anonymous";
    } else if (name == "contrib-id") {
        read_identifier_of(reading, node, person);
    } else if (name == "xref") {
        read_reference(reading, node, person);
    } else if (name == "aff") {
        add_detail(reading, person, DetailKind::affiliation, text_without_label(reading, node, {}), xml.span_of(node));
    } else if (name == "email") {
        add_detail(reading, person, DetailKind::email, xml.text(node), xml.span_of(node));
    } else if (name == "uri" || name == "ext-link") {
        const std::string_view words = xml.text(node);
        const std::string_view address = xml.peek_attribute(node, "href");
        if (words.empty() || words == address) xml.attribute(node, "href");
        add_detail(reading, person, DetailKind::url, words.empty() ? address : words, xml.span_of(node));
    } else if (name == "role") {
        add_detail(reading, person, DetailKind::role, xml.text(node), xml.span_of(node));
    } else if (name == "degrees") {
        add_detail(reading, person, DetailKind::degree, xml.text(node), xml.span_of(node));
    } else if (name == "etal") {
        others = true;
        take_others(xml, node);
    }
}

}  // namespace

void Reading::find_targets() {
    const auto wanted = [](std::string_view name) { return name == "aff" || name == "fn" || name == "corresp"; };
    std::vector<pugi::xml_node> open = {xml.root()};
    while (!open.empty()) {
        const pugi::xml_node node = open.back();
        open.pop_back();
        for (const pugi::xml_node inner : node.children()) {
            if (inner.type() != pugi::node_element) continue;
            const std::string_view id = wanted(local(inner)) ? xml.peek_attribute(inner, "id") : std::string_view{};
            if (!id.empty()) targets.try_emplace(std::string(id), Target{inner});
            open.push_back(inner);
        }
    }
}

void read_contributor(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    Contributor person;
    person.source = xml.span_of(node);
    variable = role_of_contributor(xml, node, variable);
    // `reviewer`, `thesis advisor`: what no variable is for is said of the contributor.
    if (const Relator* const relator = variable == Variable::contributor ? relator_named(xml.peek_attribute(node, "contrib-type")) : nullptr; relator != nullptr) {
        add_detail(reading, person, DetailKind::role, relator->word, person.source);
        xml.attribute(node, "contrib-type");
    }
    read_flag(reading, node, "equal-contrib", Meaning::equal, person);
    read_flag(reading, node, "corresp", Meaning::corresponding, person);
    read_flag(reading, node, "deceased", Meaning::deceased, person);
    bool others = false;
    for (const pugi::xml_node inner : node.children()) read_part_of(reading, inner, person, others);
    NamesField& field = reading.record.names_of(variable, person.source);
    field.others = field.others || others;
    settle_literal(reading.arena, person);
    if (!person.name.empty()) field.people.push(reading.arena, person);
}

void read_contributors(XmlReading& reading, pugi::xml_node node, Variable variable) {
    variable = role_of(reading.xml, node, "content-type", variable);
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() != pugi::node_element) continue;
        if (local(inner) == "contrib") {
            read_contributor(reading, inner, variable);
        } else if (local(inner) == "aff" && reading.xml.peek_attribute(inner, "id").empty()) {
            // An affiliation that nobody refers to is that of all before it.
            const std::string_view words = text_without_label(reading, inner, {});
            for (NamesField& field : reading.record.names) {
                for (Contributor& person : field.people) add_detail(reading, person, DetailKind::affiliation, words, reading.xml.span_of(inner));
            }
        }
    }
}

void read_note_target(XmlReading& /*reading*/, pugi::xml_node /*node*/, Variable /*variable*/) {}

void read_people(XmlReading& reading, pugi::xml_node node, Variable variable) {
    variable = role_of(reading.xml, node, "person-group-type", variable);
    of(reading).group = variable;
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = local(inner);
        if (name == "etal") read_others(reading, inner, variable);
        else if (name == "name" || name == "string-name" || name == "collab") read_one_name(reading, inner, variable);
    }
    of(reading).group = Variable::author;
}

void read_one_name(XmlReading& reading, pugi::xml_node node, Variable variable) {
    Contributor person;
    person.source = reading.xml.span_of(node);
    if (local(node) == "collab") person.name.literal = name_of_group(reading, node);
    else person.name = read_parts(reading, node, person);
    settle_literal(reading.arena, person);
    if (!person.name.empty()) reading.record.names_of(variable, person.source).people.push(reading.arena, person);
}

void read_others(XmlReading& reading, pugi::xml_node node, Variable variable) {
    reading.record.names_of(variable, reading.xml.span_of(node)).others = true;
    take_others(reading.xml, node);
}

}  // namespace bibcast::jats
