#include "formats/rdf/item_reading.hpp"

#include <algorithm>

#include "model/identifier.hpp"
#include "name/parse.hpp"
#include "name/stated_parts.hpp"
#include "text/csl_markup.hpp"
#include "text/jats_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::rdf {

namespace {

/// A thing may be in one that is in another; a file may say that something is in itself.
constexpr unsigned most_containers = 4;
/// An item is in a few things; what is said of each of a thousand is not looked at.
constexpr unsigned most_visits = 64;

std::string lower_type(std::string_view word) {
    std::string lower;
    for (const char c : word) {
        if (c != '-' && c != '_') lower += ascii_lower(c);
    }
    return lower;
}

}  // namespace

pugi::xml_node ItemReading::first_element(pugi::xml_node node) {
    return node.find_child([](pugi::xml_node inner) { return inner.type() == pugi::node_element; });
}

pugi::xml_node ItemReading::target_of(pugi::xml_node property) {
    for (const std::string_view attribute : {"resource", "nodeID"}) {
        const std::string_view name = xml.peek_attribute(property, attribute);
        if (name.empty()) continue;
        const pugi::xml_node target = graph_.find(name);
        if (target) xml.attribute(property, attribute);
        return target;
    }
    return first_element(property);
}

void ItemReading::read(pugi::xml_node node) {
    record.type = ItemType::document;
    record.id = xml.peek_attribute(node, "about");
    if (record.id.empty()) record.id = xml.peek_attribute(node, "ID");
    // Zotero since 7.1, and Better BibTeX.
    if (const pugi::xml_node key = XmlRecord::child(node, "citationKey"); key && !xml.peek(key).empty()) record.id = xml.text(key);
    read_type(node);
    read_properties(node, Level::item);
    // What describes the work is its abstract where there is no other; Zotero has its field "Extra" there.
    for (const pugi::xml_node description : descriptions_) {
        add_once(has(Variable::abstract) || type_said_ ? Variable::note : Variable::abstract, xml.text(description), xml.span_of(description));
    }
    for (const pugi::xml_node note : notes_) {
        const pugi::xml_node memo = target_of(note);
        const pugi::xml_node value = memo ? XmlRecord::child(memo, "value") : note;
        // Notes of Zotero are pages of HTML.
        if (value) add_once(Variable::note, decode_jats_markup(arena, xml.text(value)), xml.span_of(value));
    }
    if (!type_said_ && record.type == ItemType::article_journal && has(Variable::event_title) && !has(Variable::container_title)) {
        record.type = ItemType::paper_conference;
    }
    if (!first_page_) return;
    const std::string_view first = xml.text(first_page_);
    const std::string_view last = last_page_ ? xml.text(last_page_) : std::string_view{};
    add_once(Variable::page, last.empty() || last == first ? first : arena.concat({first, "-", last}), xml.span_of(first_page_));
}

void ItemReading::read_type(pugi::xml_node node) {
    const pugi::xml_node said = XmlRecord::child(node, "itemType");
    const std::string own = lower_type(said ? xml.peek(said) : xml_local_name(node.name()));
    const auto row = std::find_if(types.begin(), types.end(), [&](const TypeRow& one) { return one.word == own; });
    if (row != types.end()) {
        record.type = row->item;
        type_known_ = true;
        if (said) xml.text(said);
    }
    type_said_ = !said.empty();
    if (said) return;
    // `rdf:type` names a class by its address.
    for (const pugi::xml_node property : node.children()) {
        if (xml_local_name(property.name()) != "type") continue;
        std::string_view name = xml.peek_attribute(property, "resource");
        name = name.substr(name.find_last_of("#/") + 1);
        const std::string word = lower_type(name);
        const auto named = std::find_if(types.begin(), types.end(), [&](const TypeRow& one) { return one.word == word; });
        if (named == types.end()) continue;
        record.type = named->item;
        type_known_ = true;
        xml.attribute(property, "resource");
    }
}

/// `Conference Item`: a type where there is no better one, and what kind of it otherwise.
void ItemReading::read_class_word(pugi::xml_node node, Variable variable) {
    std::string word = lower_type(xml.peek(node));
    word.erase(std::remove(word.begin(), word.end(), ' '), word.end());
    const auto named = [&](const TypeRow& one) { return one.word == word; };
    const auto* const own = std::find_if(types.begin(), types.end(), named);
    const auto* const other = std::find_if(type_words.begin(), type_words.end(), named);
    const bool known = own != types.end() || other != type_words.end();
    const ItemType type = own != types.end() ? own->item : known ? other->item : ItemType::document;
    if (!known || (type_known_ && type != record.type)) return read_text(node, variable, Level::item);
    record.type = type;
    type_known_ = true;
    xml.text(node);
}

void ItemReading::read_properties(pugi::xml_node node, Level level) {
    for (const pugi::xml_node property : node.children()) {
        if (property.type() != pugi::node_element) continue;
        const std::string_view name = xml_local_name(property.name());
        const auto row = std::find_if(tags.begin(), tags.end(), [&](const TagRow& one) { return one.property == name; });
        if (row != tags.end()) read_property(property, *row, level);
    }
}

void ItemReading::read_text(pugi::xml_node node, Variable variable, Level level) {
    const std::string_view value = xml.peek(node);
    if (value.empty()) return;
    if (level == Level::series && variable == Variable::issue) variable = Variable::collection_number;
    if (variable == Variable::issue && level == Level::item && record.type != ItemType::article_journal && record.type != ItemType::article_magazine &&
        record.type != ItemType::article_newspaper) {
        variable = Variable::number;
    }
    const bool several = variable == Variable::isbn || variable == Variable::issn;
    if (!several && has(variable) && record.plain(variable) != value) return;
    Text text = xml.rich(node);
    // Zotero has the tags of CSL in its titles.
    if (text.is_plain() && text.plain.find("</") != std::string_view::npos) text = decode_csl_markup(arena, text.plain);
    add_once(variable, text, xml.span_of(node));
}

void ItemReading::read_property(pugi::xml_node node, const TagRow& row, Level level) {
    switch (row.place) {
        case Place::type:
        case Place::key: break;
        case Place::class_word:
            if (level == Level::item) read_class_word(node, row.variable);
            break;
        case Place::description:
            if (level == Level::item && !xml.peek(node).empty()) descriptions_.push_back(node);
            break;
        case Place::title: {
            constexpr std::array<Variable, 5> titles = {Variable::title, Variable::container_title, Variable::container_title, Variable::collection_title,
                                                        Variable::event_title};
            read_text(node, titles[static_cast<std::size_t>(level)], level);
            break;
        }
        case Place::text:
            // The short title of a thing is of what the thing is.
            if (row.variable == Variable::container_title_short || row.variable == Variable::title_short) {
                if (level == Level::series || level == Level::event) return;
                return read_text(node, level == Level::item ? Variable::title_short : Variable::container_title_short, level);
            }
            read_text(node, row.variable, level);
            break;
        case Place::people:
            if (level == Level::item || row.variable == Variable::editor) read_people(node, row.variable);
            else if (level == Level::book && row.variable == Variable::author) read_people(node, Variable::container_author);
            break;
        case Place::organization: read_organization(node, row.variable); break;
        case Place::date:
            if (level == Level::item || record.date(row.variable) == nullptr) read_xml_date(*this, node, row.variable);
            break;
        case Place::subject:
            if (level == Level::item) read_subject(node);
            break;
        case Place::identifier:
            if (const pugi::xml_node address = target_of(node)) {
                const pugi::xml_node value = XmlRecord::child(address, "value");
                if (value) add_url(xml.text(value), xml.span_of(value));
            } else if (level == Level::series && !has(Variable::collection_number) && !xml.peek(node).empty() && is_ascii_digit(xml.peek(node).front())) {
                // Zotero has the number in the series so.
                read_text(node, Variable::collection_number, level);
            } else {
                read_identifier(node, xml.peek(node));
            }
            break;
        case Place::degree: read_degree(node, row.variable); break;
        case Place::number:
            record.add_identifier(row.property == "oclcnum" ? std::string_view("oclc") : row.property, xml.text(node), xml.span_of(node));
            break;
        case Place::doi: read_xml_doi(*this, node, row.variable); break;
        case Place::url: {
            const std::string_view resource = xml.attribute(node, "resource");
            if (!resource.empty()) add_url(resource, xml.span_of(node));
            else add_url(xml.text(node), xml.span_of(node));
            break;
        }
        case Place::container: read_container(node, row.variable); break;
        case Place::note:
            if (level == Level::item) notes_.push_back(node);
            break;
        case Place::attachment:
            if (level == Level::item) read_attachment(node);
            break;
        case Place::first_page: first_page_ = node; break;
        case Place::last_page: last_page_ = node; break;
    }
}

/// Zotero's attachments: files and pages with their addresses. What is only a file on somebody's disk is left over.
void ItemReading::read_attachment(pugi::xml_node node) {
    const pugi::xml_node target = graph_.find(xml.peek_attribute(node, "resource"));
    if (!target || xml_local_name(target.name()) != "Attachment") return;
    const pugi::xml_node address = XmlRecord::child(XmlRecord::child(XmlRecord::child(target, "identifier"), "URI"), "value");
    if (!address || xml.peek(address).empty()) return;
    static_cast<void>(target_of(node));
    const pugi::xml_node title = XmlRecord::child(target, "title");
    const pugi::xml_node type = XmlRecord::child(target, "type");
    const std::string_view media = xml.text(type);
    const LinkKind kind = media == "application/pdf" ? LinkKind::pdf : media == "text/html" ? LinkKind::html : LinkKind::other;
    if (kind == LinkKind::other) xml.give_back(type);
    // When the program fetched it is no date of the work.
    for (const std::string_view other : {"itemType", "dateSubmitted"}) {
        if (const pugi::xml_node said = XmlRecord::child(target, other)) xml.pass_over(said);
    }
    record.add_link(kind, xml.text(address), xml.text(title), xml.span_of(address));
}

/// One more person, unless a property before said so: BIBO has its authors in a list and as creators.
void ItemReading::add_person(Variable variable, const Name& name, SourceSpan span) {
    if (const NamesField* const known = record.people(variable)) {
        for (std::size_t i = 0; i < std::min({named_before_, known->people.size(), most_compared}); ++i) {
            if (known->people[i].name == name) return;
        }
    }
    record.add_contributor(variable, name, span);
}

/// A person, a list of people (`Seq`, `Bag`, `List`), or a name.
void ItemReading::read_people(pugi::xml_node node, Variable variable) {
    const NamesField* const known = record.people(variable);
    named_before_ = known == nullptr ? 0 : known->people.size();
    const pugi::xml_node target = target_of(node);
    if (!target) {
        const std::string_view name = xml.text(node);
        if (!name.empty()) add_person(variable, parse_name(arena, name), xml.span_of(node));
        return;
    }
    const std::string_view kind = xml_local_name(target.name());
    if (kind == "Seq" || kind == "Bag" || kind == "Alt") {
        for (const pugi::xml_node item : target.children()) {
            if (item.type() != pugi::node_element) continue;
            if (const pugi::xml_node person = target_of(item)) read_person(person, variable);
            else if (!xml.peek(item).empty()) add_person(variable, parse_name(arena, xml.text(item)), xml.span_of(item));
        }
        return;
    }
    // A collection has its people side by side.
    const bool inside = target.parent() == node;
    for (pugi::xml_node person = target; person; person = inside ? person.next_sibling() : pugi::xml_node{}) {
        if (person.type() == pugi::node_element) read_person(person, variable);
    }
}

void ItemReading::read_person(pugi::xml_node node, Variable variable) {
    // A thing in a collection may only be named there.
    const std::string_view about = xml.peek_attribute(node, "about");
    if (!first_element(node) && !about.empty()) node = graph_.find(about);
    if (!node) return;
    Name name;
    pugi::xml_node place;
    for (const pugi::xml_node part : node.children()) {
        const std::string lower = lower_type(xml_local_name(part.name()));
        // A second one is left over.
        if (name.family.empty() && (lower == "surname" || lower == "familyname" || lower == "lastname")) {
            name.family = xml.text(part);
            place = part;
        }
        if (name.given.empty() && (lower == "givenname" || lower == "firstname")) name.given = xml.text(part);
    }
    if (name.family.empty() && name.given.empty()) {
        place = XmlRecord::child(node, "name");
        const std::string_view whole = xml.text(place);
        if (whole.empty()) return;
        if (xml_local_name(node.name()) == "Organization") name.literal = whole;
        else name = parse_name(arena, whole);
    } else if (name.given.empty()) {
        // Zotero's names in one field, of institutions too, are persons with a family name alone.
        std::swap(name.literal, name.family);
    } else {
        name = name_of_stated_parts(name.family, name.given);
    }
    add_person(variable, name, xml.span_of(place ? place : node));
}

void ItemReading::read_organization(pugi::xml_node node, Variable variable) {
    const pugi::xml_node target = target_of(node);
    if (!target) return read_text(node, variable, Level::item);
    if (const pugi::xml_node name = XmlRecord::child(target, "name")) read_text(name, variable, Level::item);
    // vcard: adr, Address, locality
    const pugi::xml_node address = XmlRecord::child(XmlRecord::child(target, "adr"), "Address");
    pugi::xml_node place = XmlRecord::child(address, "locality");
    if (!place) place = XmlRecord::child(target, "localityName");
    if (place && variable == Variable::publisher) read_text(place, Variable::publisher_place, Level::item);
}

/// BIBO's degrees are things with addresses: `http://purl.org/ontology/bibo/degrees/phd`.
void ItemReading::read_degree(pugi::xml_node node, Variable variable) {
    const std::string_view resource = xml.peek_attribute(node, "resource");
    if (resource.empty()) return read_text(node, variable, Level::item);
    const std::string_view degree = resource.substr(resource.find_last_of("#/") + 1);
    const std::string_view genre = degree == "phd" ? "PhD thesis" : degree == "ma" || degree == "ms" ? "Master\u2019s thesis" : std::string_view{};
    if (genre.empty() || has(variable)) return;
    xml.pass_over(node, "resource");
    record.add_text(variable, genre, xml.span_of(node));
}

/// BIBO has one class for articles; what they are in, or were told at, says which.
void ItemReading::refine_type(std::string_view container) {
    const bool article = record.type == ItemType::article_journal || record.type == ItemType::document;
    if (type_said_ || !article || depth_ != 0) return;
    constexpr std::array containers = {
        TypeRow{"proceedings", ItemType::paper_conference}, TypeRow{"magazine", ItemType::article_magazine},
        TypeRow{"newspaper", ItemType::article_newspaper},  TypeRow{"book", ItemType::chapter},
        TypeRow{"editedbook", ItemType::chapter},
    };
    for (const TypeRow& row : containers) {
        if (row.word == container) record.type = row.item;
    }
}

void ItemReading::read_container(pugi::xml_node node, Variable variable) {
    const pugi::xml_node target = target_of(node);
    if (!target) {
        if (xml.peek_attribute(node, "resource").empty()) read_text(node, variable, Level::item);
        return;
    }
    if (depth_ >= most_containers || ++visits_ > most_visits) return;
    const std::string kind = lower_type(xml_local_name(target.name()));
    refine_type(kind);
    const Level level = variable == Variable::event_title           ? Level::event
                        : kind == "series" || kind == "bookseries"  ? Level::series
                        : kind == "book" || kind == "proceedings" || kind == "editedbook" ? Level::book
                                                                    : Level::journal;
    ++depth_;
    read_properties(target, level);
    --depth_;
}

/// `ISBN 978…`, `DOI 10.…`, `ISSN …`, an address, or any other number.
void ItemReading::read_identifier(pugi::xml_node node, std::string_view text) {
    const SourceSpan span = xml.span_of(node);
    std::string_view value = text;
    std::string_view word;
    for (const std::string_view known : {"ISBN", "ISSN", "DOI", "PMID", "PMCID"}) {
        if (text.size() <= known.size() || !equals_ignoring_ascii_case(text.substr(0, known.size()), known)) continue;
        const char next = text[known.size()];
        if (next != ' ' && next != ':') continue;
        word = known;
        value = trim(text.substr(known.size() + 1));
    }
    if (word == "DOI" || text.starts_with("doi:") || text.starts_with("10.")) {
        if (add_doi(value, span)) xml.text(node);
        return;
    }
    const auto add = [&](Variable variable) {
        xml.text(node);
        add_once(variable, value, span);
    };
    if (word == "ISBN") return add(Variable::isbn);
    if (word == "ISSN") return add(Variable::issn);
    if (word == "PMID") return add(Variable::pmid);
    if (word == "PMCID") return add(Variable::pmcid);
    if (text.starts_with("http")) {
        xml.text(node);
        return add_url(text, span);
    }
}

void ItemReading::read_subject(pugi::xml_node node) {
    const pugi::xml_node target = target_of(node);
    if (!target) return read_xml_keyword(*this, node, Variable::keyword);
    const pugi::xml_node value = XmlRecord::child(target, "value");
    // A class of the Library of Congress is a place on a shelf.
    if (value && xml_local_name(target.name()) == "LCC") read_text(value, Variable::call_number, Level::item);
    else if (value) read_xml_keyword(*this, value, Variable::keyword);
    else if (const pugi::xml_node label = XmlRecord::child(target, "prefLabel")) read_xml_keyword(*this, label, Variable::keyword);
}

}  // namespace bibcast::rdf
