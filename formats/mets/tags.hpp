#pragma once

#include <array>

#include "io/xml_rules.hpp"

namespace bibcast::mets {

/// A person or body in one string, as catalogues write it.
void read_creator(XmlReading& reading, pugi::xml_node node, Variable variable);

/// A DOI, an ISBN or ISSN, an address; any other one is left over.
void read_identifier(XmlReading& reading, pugi::xml_node node, Variable variable);

// Dublin Core 1.1 in `xmlData`, or in an element of its own there. A description in MODS is read by the tables of `mods`.
inline constexpr std::array rules = {
    XmlRule{"xmlData/title", read_xml_rich, Variable::title},
    XmlRule{"dc/title", read_xml_rich, Variable::title},
    XmlRule{"creator", read_creator, Variable::author},
    XmlRule{"xmlData/contributor", read_creator, Variable::contributor},
    XmlRule{"publisher", read_xml_text, Variable::publisher},
    XmlRule{"xmlData/date", read_xml_date, Variable::issued},
    XmlRule{"dc/date", read_xml_date, Variable::issued},
    XmlRule{"xmlData/subject", read_xml_keyword, Variable::keyword},
    XmlRule{"dc/subject", read_xml_keyword, Variable::keyword},
    XmlRule{"xmlData/description", read_xml_rich, Variable::abstract},
    XmlRule{"dc/description", read_xml_rich, Variable::abstract},
    XmlRule{"xmlData/language", read_xml_text, Variable::language},
    XmlRule{"dc/language", read_xml_text, Variable::language},
    XmlRule{"rights", read_xml_text, Variable::license},
    XmlRule{"xmlData/type", read_xml_text, Variable::genre},
    XmlRule{"dc/type", read_xml_text, Variable::genre},
    XmlRule{"xmlData/identifier", read_identifier, Variable::doi, "DOI, ISBN, ISSN, URL"},
    XmlRule{"dc/identifier", read_identifier, Variable::doi, "DOI, ISBN, ISSN, URL"},
};

}  // namespace bibcast::mets
