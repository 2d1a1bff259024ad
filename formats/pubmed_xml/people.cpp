// Authors, and the numbers that an article goes by.
#include "formats/pubmed_xml/tags.hpp"
#include "io/tagged/names.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/stated_parts.hpp"
#include "text/utf8.hpp"

namespace bibcast::pubmed_xml {

namespace {

void read_details(XmlReading& reading, pugi::xml_node author, Contributor& person) {
    XmlRecord& xml = reading.xml;
    for (const pugi::xml_node inner : author.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (name == "AffiliationInfo") {
            const pugi::xml_node affiliation = XmlRecord::child(inner, "Affiliation");
            reading.add_detail(person, DetailKind::affiliation, xml.text(affiliation), xml.span_of(affiliation));
        } else if (name == "Affiliation") {
            reading.add_detail(person, DetailKind::affiliation, xml.text(inner), xml.span_of(inner));
        } else if (name == "Identifier") {
            const std::string_view source = xml.attribute(inner, "Source");
            const std::string_view value = xml.text(inner);
            const std::string_view orcid = equals_ignoring_ascii_case(source, "ORCID") ? canonical_orcid(reading.arena, value) : std::string_view{};
            if (!orcid.empty()) reading.add_detail(person, DetailKind::orcid, orcid, xml.span_of(inner));
            else reading.add_detail(person, DetailKind::identifier, value, xml.span_of(inner), reading.arena.copy(ascii_lower(source)));
        }
    }
}

void read_author(XmlReading& reading, pugi::xml_node author, Variable variable) {
    XmlRecord& xml = reading.xml;
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(author, name)); };
    Name name;
    name.literal = part("CollectiveName");
    if (name.literal.empty()) {
        const std::string_view family = part("LastName");
        std::string_view given = part("ForeName");
        if (given.empty()) given = part("FirstName");
        if (given.empty()) given = part("Initials");
        // NLM has no element for particles.
        name = name_of_stated_parts(family, tagged::spell_initials(reading.arena, given));
        name.suffix = part("Suffix");
    }
    if (name.empty()) return;
    const pugi::xml_node first = author.find_child([](pugi::xml_node node) { return node.type() == pugi::node_element; });
    Contributor& person = reading.record.add_contributor(variable, name, xml.span_of(first));
    if (xml.word(author, "EqualContrib", {"Y", "N"}) == "Y") {
        Mark mark;
        mark.meaning = Meaning::equal;
        mark.basis = Basis::stated;
        mark.source = xml.span_of(first);
        person.marks.push(reading.arena, mark);
    }
    read_details(reading, author, person);
}

}  // namespace

void read_authors(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view type = reading.xml.word(node, "Type", {"authors", "editors"});
    if (type == "editors") variable = Variable::editor;
    // The authors of a book are those of the record, unless this is a part of the book.
    else if (xml_local_name(node.parent().name()) == "Book" && XmlRecord::child(node.parent().parent(), "ArticleTitle")) {
        variable = Variable::container_author;
    }
    for (const pugi::xml_node author : node.children()) {
        if (xml_local_name(author.name()) == "Author") read_author(reading, author, variable);
    }
    if (reading.xml.word(node, "CompleteYN", {"Y", "N"}) == "N") reading.record.names_of(variable, reading.xml.span_of(node)).others = true;
}

void read_identifier(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    Reading& state = static_cast<Reading&>(reading);
    const bool location = xml_local_name(node.name()) == "ELocationID";
    const std::string_view kind = xml.peek_attribute(node, location ? "EIdType" : "IdType");
    const std::string_view value = xml.peek(node);
    const SourceSpan span = xml.span_of(node);
    // References have article numbers of their own.
    for (pugi::xml_node at = node.parent(); at; at = at.parent()) {
        if (xml_local_name(at.name()) == "Reference") return;
    }
    if (xml.peek_attribute(node, "ValidYN") == "N") return;
    const auto understood = [&] {
        xml.attribute(node, location ? "EIdType" : "IdType");
        xml.text(node);
    };
    if (kind == "doi") {
        if (reading.add_doi(value, span)) understood();
    } else if (kind == "pubmed") {
        const std::string_view known = reading.record.plain(Variable::pmid);
        if (known.empty()) reading.record.add_text(Variable::pmid, value, span);
        if (known.empty() || known == value) understood();
    } else if (kind == "pmc") {
        const std::string_view number = canonical_pmcid(reading.arena, value);
        reading.add_once(Variable::pmcid, number.empty() ? value : number, span);
        understood();
    } else if (kind == "url") {
        reading.add_url(value, span);
        understood();
    } else if (kind == "pii") {
        if (!state.pii.empty() && state.pii != value) return;
        if (state.pii.empty()) state.pii_span = span;
        state.pii = value;
        understood();
    } else if (!kind.empty() && !value.empty()) {
        const std::string_view scheme = reading.arena.copy(ascii_lower(kind));
        if (reading.record.identifier(scheme) == nullptr) reading.record.add_identifier(scheme, value, span);
        understood();
    }
}

}  // namespace bibcast::pubmed_xml
