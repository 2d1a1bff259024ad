// Contributors, and what is said of them: in attributes, and in footnotes that a cross reference leads to.
#include <algorithm>
#include <optional>

#include "formats/jats/codes.hpp"
#include "formats/jats/reading.hpp"
#include "model/literal_name.hpp"
#include "model/relator.hpp"
#include "model/standard_number.hpp"
#include "name/legend_words.hpp"
#include "name/marks.hpp"
#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "name/others.hpp"
#include "name/parse.hpp"
#include "name/signs_in_names.hpp"
#include "text/entities.hpp"
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

/// The same for one contributor or a group of them, where publishers have words of their own: `handling_editor`, `corresponding-author`.
/// `author non-byline` is a member of a group, and not named among the authors.
Variable role_by_words(XmlRecord& xml, pugi::xml_node node, std::string_view attribute, Variable fallback) {
    const std::string word = ascii_lower(xml.peek_attribute(node, attribute));
    const auto has = [&](std::string_view part) { return word.find(part) != std::string::npos; };
    if (has("non-byline") || has("nonbyline")) return Variable::contributor;
    if (fallback == Variable::reviewed_author && word == "author") return xml.attribute(node, attribute), fallback;
    if (has("author") || word.empty()) return role_of(xml, node, attribute, fallback);
    return role_of(xml, node, attribute, has("editor") ? Variable::editor : Variable::contributor);
}

/// `reviewer`, `thesis advisor`: what no variable is for is said of the contributor; nothing if no list of roles knows the word.
std::string_view role_word(XmlRecord& xml, pugi::xml_node node, std::string_view attribute) {
    const Relator* const relator = relator_named(xml.peek_attribute(node, attribute));
    if (relator == nullptr) return {};
    xml.attribute(node, attribute);
    return relator->word;
}

/// The text of a name or of a part of it. Raised signs in it are marks; other formatting is the publisher's.
std::string_view name_text(XmlReading& reading, pugi::xml_node node, Contributor& person) {
    const pugi::xml_node first = node.first_child();
    if (!first || (!first.next_sibling() && first.type() != pugi::node_element)) return reading.xml.text(node);
    const Text text = reading.xml.rich(node, [](pugi::xml_node inner) { return local(inner) == "sup" ? std::optional(Style::superscript) : std::nullopt; });
    if (text.is_plain()) return text.plain;
    const MarkedText marked = strip_marks(reading.arena, text);
    for (const PlacedMark& placed : marked.marks) {
        Mark mark = placed.mark;
        mark.source = reading.xml.span_of(node);
        bibcast::add_mark(reading.arena, person, mark);
    }
    return marked.text;
}

/// `<sup>1,*</sup>` beside a name.
void read_raised_signs(XmlReading& reading, pugi::xml_node node, Contributor& person) {
    const std::string_view signs = reading.xml.text(node);
    if (signs.empty()) return;
    const Styled raised{1, static_cast<std::uint32_t>(signs.size() + 1), Style::superscript, {}};
    const Text behind_name{reading.arena.concat({"N", signs}), reading.arena.copy_all(std::span<const Styled>(&raised, 1))};
    for (const PlacedMark& placed : strip_marks(reading.arena, behind_name).marks) {
        // Words that are no sign are the legend of a mark without one.
        const bool known = std::any_of(person.marks.begin(), person.marks.begin() + std::min(person.marks.size(), most_compared), [&](const Mark& mark) {
            return mark.symbol == placed.mark.symbol && (!mark.symbol.empty() || mark.legend == placed.mark.legend);
        });
        Mark mark = placed.mark;
        mark.source = reading.xml.span_of(node);
        if (!known) bibcast::add_mark(reading.arena, person, mark);
    }
}

/// `name`, or `string-name` with its parts.
Name read_parts(XmlReading& reading, pugi::xml_node node, Contributor& person) {
    XmlRecord& xml = reading.xml;
    const auto part = [&](std::string_view name) { return name_text(reading, XmlRecord::child(node, name), person); };
    const std::string_view surname = part("surname");
    const std::string_view given = part("given-names");
    const bool eastern = xml.word(node, "name-style", {"eastern", "western"}) == "eastern";
    xml.pass_over(node, "specific-use");
    Name name;
    if (surname.empty() && given.empty()) return parse_name(reading.arena, name_text(reading, node, person));
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

/// The words of a note or an affiliation. What is no part of them is named: numbers of institutions, labels that nothing shows.
class NoteWords {
  public:
    NoteWords(XmlReading& reading, std::string_view shown, bool is_affiliation) : reading_(reading), shown_(shown), is_affiliation_(is_affiliation) {}

    void add(pugi::xml_node node) {
        for (const pugi::xml_node inner : node.children()) {
            if (inner.type() == pugi::node_element) add_element(inner);
            else add_piece(decode_entities(reading_.arena, inner.value()), false);
        }
    }

    [[nodiscard]] std::string_view text() const { return trim(collapse_spaces(reading_.arena, reading_.arena.copy(text_))); }

    /// To be called when the note has been noted as understood.
    void pass_over_rest() const {
        for (const pugi::xml_node node : passed_) reading_.xml.pass_over(node);
        for (const pugi::xml_node node : parts_) reading_.xml.pass_over(node, "content-type");
    }

    /// Addresses in an affiliation, which are those of persons.
    [[nodiscard]] const std::vector<pugi::xml_node>& addresses() const { return addresses_; }

  private:
    void add_element(pugi::xml_node node) {
        const std::string_view name = local(node);
        if (name == "label" || name == "sup") {
            if (trim_unicode(reading_.xml.text(node)) != shown_) passed_.push_back(node);
        } else if (name == "institution-id") {
            passed_.push_back(node);
        } else if (name == "email" && is_affiliation_) {
            addresses_.push_back(node);
            after_part_ = false;
        } else if (!is_affiliation_ || !is_part(name)) {
            add_piece(reading_.xml.text(node), false);
        } else {
            parts_.push_back(node);
            if (node.find_child([](pugi::xml_node inner) { return inner.type() == pugi::node_element; })) add(node);
            else add_piece(reading_.xml.text(node), true);
            after_part_ = true;
        }
    }

    /// JATS4R and SciELO write the parts of an affiliation without the signs between them.
    void add_piece(std::string_view piece, bool is_part) {
        if (trim(piece).empty()) return;
        constexpr std::string_view closing = ",;.:)";
        const bool parted = closing.find(trim(piece).front()) != std::string_view::npos;
        while (after_part_ && is_part && !text_.empty() && is_ascii_space(text_.back())) text_.pop_back();
        if (after_part_ && is_part && !text_.empty() && std::string_view(",;:(").find(text_.back()) == std::string_view::npos) text_ += ',';
        if (!text_.empty() && !is_ascii_space(text_.back()) && !parted) text_ += ' ';
        text_ += parted ? trim_left(piece) : piece;
        after_part_ = false;
    }

    static std::string_view trim_left(std::string_view text) {
        while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
        return text;
    }

    static bool is_part(std::string_view name) {
        static constexpr std::string_view names[] = {"institution", "institution-wrap", "named-content", "addr-line",
                                                     "city",        "country",          "state",         "postal-code", "phone", "fax"};
        return std::find(std::begin(names), std::end(names), name) != std::end(names);
    }

    XmlReading& reading_;
    std::string_view shown_;
    bool is_affiliation_;
    bool after_part_ = false;
    std::string text_;
    std::vector<pugi::xml_node> passed_;
    std::vector<pugi::xml_node> parts_;
    std::vector<pugi::xml_node> addresses_;
};

/// SciELO has an affiliation as it is printed beside its parts.
pugi::xml_node original_in(XmlRecord& xml, pugi::xml_node aff) {
    return aff.find_child([&](pugi::xml_node inner) { return local(inner) == "institution" && xml.peek_attribute(inner, "content-type") == "original"; });
}

/// The text of a footnote or an affiliation without its label, which is a sign that is `shown` elsewhere too.
std::string_view text_without_label(XmlReading& reading, pugi::xml_node node, std::string_view shown) {
    XmlRecord& xml = reading.xml;
    const bool is_affiliation = local(node) == "aff";
    NoteWords all(reading, shown, is_affiliation);
    all.add(node);
    std::string_view words = all.text();
    // What kind of note it is, its reader asks for.
    const std::string_view type = xml.peek_attribute(node, "fn-type");
    xml.text(node);
    xml.attribute(node, "id");
    if (type == "equal" || type == "corresp" || type == "deceased") xml.attribute(node, "fn-type");
    all.pass_over_rest();
    if (const pugi::xml_node original = is_affiliation ? original_in(xml, node) : pugi::xml_node{}) {
        for (const pugi::xml_node inner : node.children()) {
            if (inner.type() == pugi::node_element && inner != original && local(inner) != "label") xml.pass_over(inner);
        }
        words = trim_unicode(xml.peek(original));
    }
    for (const pugi::xml_node address : all.addresses()) xml.give_back(address);
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view attribute_name = xml_local_name(attribute.name());
        if (attribute_name != "id" && (attribute_name != "fn-type" || (type != "equal" && type != "corresp" && type != "deceased"))) {
            xml.pass_over(node, attribute_name);
        }
    }
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
    // The sign that a reference shows may stand in the name once more.
    constexpr std::size_t most_signs = 16;
    for (std::size_t i = 0; i < std::min(person.marks.size(), most_signs); ++i) {
        Mark& known = person.marks[i];
        if (known.symbol.empty() || known.symbol != mark.symbol || known.basis != Basis::none || !known.legend.empty()) continue;
        known = mark;
        return;
    }
    person.marks.push(reading.arena, mark);
}

/// The first form of an affiliation in several languages (J-STAGE), which have one id; null for any other element.
pugi::xml_node first_affiliation(pugi::xml_node node) {
    return local(node) == "aff-alternatives" ? XmlRecord::child(node, "aff") : pugi::xml_node{};
}

/// The words of a note or an affiliation, which thousands of contributors may share. A text of this length is neither, and would be said once more of each of
/// them: it is left over.
std::string_view words_of_target(XmlReading& reading, Target& target, std::string_view shown) {
    constexpr std::size_t longest = 4096;
    if (target.is_read && target.shown == shown) return target.words;
    target.is_read = true;
    target.shown = shown;
    target.words = text_without_label(reading, target.node, shown);
    if (target.words.size() <= longest) return target.words;
    reading.xml.give_back(target.node);
    return target.words = {};
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
        if (first_affiliation(node.parent()) == node) xml.attribute(node.parent(), "id");
        const std::string_view words = words_of_target(reading, target->second, shown);
        of(reading).led_to.push_back(node);
        if (local(node) == "aff") {
            if (const pugi::xml_node label = XmlRecord::child(node, "label"); trim_unicode(xml.peek(label)) != shown) xml.pass_over(xref);
            add_detail(reading, person, DetailKind::affiliation, words, xml.span_of(node));
            continue;
        }
        mark.meaning = meaning_of_note(reading, node, words);
        if (usual_legend(mark.meaning) != words) mark.legend = words;
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
    // Lattes and ISNI have 16 digits too.
    const bool may_be_orcid = type.empty() || equals_ignoring_ascii_case(type, "orcid") || value.find("orcid.org") != std::string_view::npos;
    const std::string_view orcid = may_be_orcid ? canonical_orcid(reading.arena, value) : std::string_view{};
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
        else own += decode_entities(reading.arena, inner.value());
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
        set_notes_apart(node);
        if (person.name.empty()) person.name = read_parts(reading, node, person);
    } else if (name == "name-alternatives") {
        const pugi::xml_node first = XmlRecord::child(node, "name") ? XmlRecord::child(node, "name") : XmlRecord::child(node, "string-name");
        if (person.name.empty() && first) person.name = read_parts(reading, first, person);
    } else if (name == "collab") {
        if (!person.name.empty()) return;
        person.name.literal = name_of_group(reading, node);
        for (const pugi::xml_node inner : node.children()) {
            if (local(inner) == "xref") read_reference(reading, inner, person);
        }
    } else if (name == "aff-alternatives" || name == "collab-alternatives") {
        const pugi::xml_node first = XmlRecord::child(node, name == "aff-alternatives" ? "aff" : "collab");
        if (first) read_part_of(reading, first, person, others);
    } else if (name == "sup" && XmlRecord::child(node, "xref")) {
        // `<sup><xref …>1</xref>,<xref …>*</xref></sup>`
        for (const pugi::xml_node inner : node.children()) {
            if (local(inner) == "xref") read_reference(reading, inner, person);
            else if (std::string_view(inner.value()).find_first_not_of(" ,;\t\r\n") == std::string_view::npos) xml.take(inner);
        }
    } else if (name == "sup") {
        read_raised_signs(reading, node, person);
    } else if (name == "anonymous") {
        person.name.literal = "Anonymous";
    } else if (name == "contrib-id") {
        read_identifier_of(reading, node, person);
    } else if (name == "xref") {
        read_reference(reading, node, person);
    } else if (name == "aff") {
        add_detail(reading, person, DetailKind::affiliation, text_without_label(reading, node, {}), xml.span_of(node));
        of(reading).led_to.push_back(node);
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

/// `<surname>et al.</surname>`
bool is_others_alone(const Name& name) {
    if (!name.given.empty()) return false;
    return is_others(name.is_literal() ? name.literal.view() : name.family.view());
}

void add_one_name(XmlReading& reading, pugi::xml_node node, Variable variable, std::string_view role) {
    Contributor person;
    person.source = reading.xml.span_of(node);
    set_notes_apart(node);
    if (local(node) == "collab") person.name.literal = name_of_group(reading, node);
    else person.name = read_parts(reading, node, person);
    if (is_others_alone(person.name)) {
        reading.record.names_of(variable, person.source).others = true;
        return;
    }
    settle_literal(reading.arena, person);
    take_signs_off(reading.arena, person);
    add_detail(reading, person, DetailKind::role, role, person.source);
    if (!person.name.empty()) reading.record.names_of(variable, person.source).people.push(reading.arena, person);
}

/// The first form of one name in several; the others are left over.
pugi::xml_node first_alternative(pugi::xml_node node) {
    if (local(node) != "name-alternatives" && local(node) != "collab-alternatives") return {};
    return node.find_child([](pugi::xml_node inner) { return local(inner) == "name" || local(inner) == "string-name" || local(inner) == "collab"; });
}

}  // namespace

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

void Reading::find_targets() {
    const auto wanted = [](std::string_view name) { return name == "aff" || name == "fn" || name == "corresp"; };
    std::vector<pugi::xml_node> open = {xml.root()};
    while (!open.empty()) {
        const pugi::xml_node node = open.back();
        open.pop_back();
        for (const pugi::xml_node inner : node.children()) {
            if (inner.type() != pugi::node_element) continue;
            open.push_back(inner);
            const std::string_view name = local(inner);
            const bool alternatives = name == "aff-alternatives";
            const std::string_view id = alternatives || wanted(name) ? xml.peek_attribute(inner, "id") : std::string_view{};
            if (id.empty()) continue;
            const pugi::xml_node target = alternatives ? first_affiliation(inner) : inner;
            if (target) targets.try_emplace(std::string(id), Target{target});
        }
    }
}

void read_contributor(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    Contributor person;
    person.source = xml.span_of(node);
    variable = role_by_words(xml, node, "contrib-type", variable);
    if (variable == Variable::contributor) add_detail(reading, person, DetailKind::role, role_word(xml, node, "contrib-type"), person.source);
    read_flag(reading, node, "equal-contrib", Meaning::equal, person);
    read_flag(reading, node, "corresp", Meaning::corresponding, person);
    read_flag(reading, node, "deceased", Meaning::deceased, person);
    xml.pass_over(node, "id");
    bool others = false;
    of(reading).led_to.clear();
    for (const pugi::xml_node inner : node.children()) read_part_of(reading, inner, person, others);
    NamesField& field = reading.record.names_of(variable, person.source);
    if (is_others_alone(person.name)) {
        others = true;
        person.name = {};
    }
    field.others = field.others || others;
    settle_literal(reading.arena, person);
    take_signs_off(reading.arena, person);
    if (person.name.empty()) return;
    for (const pugi::xml_node note : of(reading).led_to) of(reading).addressees.push_back({note, variable, field.people.size()});
    field.people.push(reading.arena, person);
}

namespace {

/// The contributors of a group in front of an affiliation that nobody refers to, and behind the one before: it is that of all of them.
class PeopleBefore {
  public:
    explicit PeopleBefore(XmlReading& reading) : reading_(&reading) {
        for (const NamesField& field : reading.record.names) begins_.emplace_back(field.variable, field.people.size());
    }

    /// An affiliation with an id is theirs too if nobody has referred to it, nor any of them to another one.
    [[nodiscard]] bool may_have(std::string_view id) {
        if (id.empty()) return true;
        const auto target = of(*reading_).targets.find(std::string(id));
        if (target == of(*reading_).targets.end() || target->second.used) return false;
        if (given_ == 0 && !has_affiliation_) has_affiliation_ = any_has_affiliation();
        return given_ != 0 || !*has_affiliation_;
    }

    void give(pugi::xml_node aff) {
        // Of nobody, or so many of so many people, it is left over.
        const std::size_t people = count();
        if (people == 0 || (++given_ > most_shared && people > most_shared)) return;
        XmlReading& reading = *reading_;
        const std::string_view words = text_without_label(reading, aff, {});
        const bool has_address = !!XmlRecord::child(aff, "email");
        for (NamesField& field : reading.record.names) {
            for (std::size_t i = begin_of(field.variable); i < field.people.size(); ++i) {
                add_detail(reading, field.people[i], DetailKind::affiliation, words, reading.xml.span_of(aff));
                if (has_address) of(reading).addressees.push_back({aff, field.variable, i});
            }
        }
    }

  private:
    static constexpr std::size_t most_shared = 64;

    [[nodiscard]] std::size_t begin_of(Variable variable) const {
        const auto known = std::find_if(begins_.begin(), begins_.end(), [variable](const auto& begin) { return begin.first == variable; });
        return known == begins_.end() ? 0 : known->second;
    }
    [[nodiscard]] bool any_has_affiliation() const {
        for (const NamesField& field : reading_->record.names) {
            for (std::size_t i = begin_of(field.variable); i < field.people.size(); ++i) {
                const auto& details = field.people[i].details;
                if (std::any_of(details.begin(), details.end(), [](const Detail& detail) { return detail.kind == DetailKind::affiliation; })) return true;
            }
        }
        return false;
    }
    [[nodiscard]] std::size_t count() const {
        std::size_t people = 0;
        for (const NamesField& field : reading_->record.names) people += field.people.size() - begin_of(field.variable);
        return people;
    }

    XmlReading* reading_;
    std::vector<std::pair<Variable, std::size_t>> begins_;
    std::size_t given_ = 0;
    std::optional<bool> has_affiliation_;  ///< any of them, before anything was given
};

}  // namespace

void read_contributors(XmlReading& reading, pugi::xml_node node, Variable variable) {
    variable = role_of(reading.xml, node, "content-type", variable);
    PeopleBefore before(reading);
    bool is_behind_affiliation = false;
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() != pugi::node_element) continue;
        if (local(inner) == "contrib") {
            if (is_behind_affiliation) before = PeopleBefore(reading);
            read_contributor(reading, inner, variable);
            is_behind_affiliation = false;
            continue;
        }
        const pugi::xml_node first = first_affiliation(inner);
        const pugi::xml_node aff = local(inner) == "aff" ? inner : first;
        if (!aff || !before.may_have(reading.xml.peek_attribute(inner, "id")) || !before.may_have(reading.xml.peek_attribute(aff, "id"))) continue;
        // An id to which nobody refers is one for use inside of the file.
        for (const pugi::xml_node named : {inner, aff}) reading.xml.pass_over(named, "id");
        is_behind_affiliation = true;
        before.give(aff);
    }
}

void read_note_target(XmlReading& /*reading*/, pugi::xml_node /*node*/, Variable /*variable*/) {}

void read_people(XmlReading& reading, pugi::xml_node node, Variable variable) {
    XmlRecord& xml = reading.xml;
    variable = role_by_words(xml, node, "person-group-type", variable);
    const std::string_view role = variable == Variable::contributor ? role_word(xml, node, "person-group-type") : std::string_view{};
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = local(inner);
        if (name == "etal") read_others(reading, inner, variable);
        else if (name == "name" || name == "string-name" || name == "collab") add_one_name(reading, inner, variable, role);
        else if (const pugi::xml_node first = first_alternative(inner)) add_one_name(reading, first, variable, role);
    }
}

void read_alternatives(XmlReading& reading, pugi::xml_node node, Variable variable) {
    if (const pugi::xml_node first = first_alternative(node)) add_one_name(reading, first, variable, {});
}

void read_one_name(XmlReading& reading, pugi::xml_node node, Variable variable) { add_one_name(reading, node, variable, {}); }

void read_others(XmlReading& reading, pugi::xml_node node, Variable variable) {
    reading.record.names_of(variable, reading.xml.span_of(node)).others = true;
    take_others(reading.xml, node);
}

}  // namespace bibcast::jats
