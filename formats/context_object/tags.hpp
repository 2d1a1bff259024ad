#pragma once

#include <array>

#include "io/xml_rules.hpp"
#include "model/item_type.hpp"

namespace bibcast::context_object {

/// A `genre` of an OpenURL format, and the item type that it is.
struct GenreRow {
    std::string_view word;
    ItemType item;
};
inline constexpr std::array genres = {
    GenreRow{"article", ItemType::article_journal},   GenreRow{"preprint", ItemType::article},
    GenreRow{"proceeding", ItemType::paper_conference}, GenreRow{"conference", ItemType::paper_conference},
    GenreRow{"journal", ItemType::periodical},        GenreRow{"issue", ItemType::periodical},
    GenreRow{"book", ItemType::book},                 GenreRow{"bookitem", ItemType::chapter},
    GenreRow{"report", ItemType::report},             GenreRow{"document", ItemType::document},
    GenreRow{"dissertation", ItemType::thesis},       GenreRow{"unknown", ItemType::document},
};

struct Reading : XmlReading {
    using XmlReading::XmlReading;

    pugi::xml_node metadata;   ///< the element of the referent's format: `journal`, `book`
    std::vector<pugi::xml_node> lasts;  ///< `aulast`: authors in pieces
    pugi::xml_node first_page;
    pugi::xml_node last_page;

    void finish();

  private:
    void finish_author(pugi::xml_node last, std::size_t number);
};

void read_genre(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_author(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_advisor(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_part_of_name(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_body(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_first_page(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_last_page(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_identifier(XmlReading& reading, pugi::xml_node node, Variable variable);

// ANSI/NISO Z39.88-2004, formats info:ofi/fmt:xml:xsd:journal, book, dissertation, patent, oai_dc.
inline constexpr std::array rules = {
    XmlRule{"genre", read_genre, Variable::genre, "type"},
    XmlRule{"atitle", read_title, Variable::title},
    XmlRule{"btitle", read_title, Variable::container_title, "title, container-title"},
    XmlRule{"jtitle", read_title, Variable::container_title, "title, container-title"},
    XmlRule{"stitle", read_xml_text, Variable::container_title_short},
    XmlRule{"title", read_title, Variable::title, "title, container-title"},
    XmlRule{"au", read_author, Variable::author},
    XmlRule{"aulast", read_part_of_name, Variable::author},
    XmlRule{"aucorp", read_body, Variable::author},
    XmlRule{"inventor", read_author, Variable::author},
    XmlRule{"date", read_xml_date, Variable::issued},
    XmlRule{"volume", read_xml_text, Variable::volume},
    XmlRule{"issue", read_xml_text, Variable::issue},
    XmlRule{"part", read_xml_text, Variable::part_number},
    XmlRule{"spage", read_first_page, Variable::page},
    XmlRule{"epage", read_last_page, Variable::page},
    XmlRule{"pages", read_xml_text, Variable::page},
    XmlRule{"artnum", read_xml_text, Variable::number},
    XmlRule{"issn", read_xml_text, Variable::issn},
    XmlRule{"eissn", read_xml_text, Variable::issn},
    XmlRule{"isbn", read_xml_text, Variable::isbn},
    XmlRule{"place", read_xml_text, Variable::publisher_place},
    XmlRule{"pub", read_xml_text, Variable::publisher},
    XmlRule{"edition", read_xml_text, Variable::edition},
    XmlRule{"tpages", read_xml_text, Variable::number_of_pages},
    XmlRule{"series", read_xml_text, Variable::collection_title},
    XmlRule{"inst", read_xml_text, Variable::publisher},
    XmlRule{"degree", read_xml_text, Variable::genre},
    XmlRule{"number", read_xml_text, Variable::number},
    XmlRule{"patent/cc", read_xml_text, Variable::jurisdiction},
    XmlRule{"patent/appldate", read_xml_date, Variable::submitted},
    XmlRule{"dissertation/co", read_xml_text, Variable::publisher_place},
    XmlRule{"dissertation/advisor", read_advisor, Variable::contributor},
    XmlRule{"dc/creator", read_author, Variable::author},
    XmlRule{"dc/contributor", read_author, Variable::contributor},
    XmlRule{"dc/publisher", read_xml_text, Variable::publisher},
    XmlRule{"dc/subject", read_xml_keyword, Variable::keyword},
    XmlRule{"dc/description", read_xml_text, Variable::abstract},
    XmlRule{"dc/language", read_xml_text, Variable::language},
    XmlRule{"dc/rights", read_xml_text, Variable::license},
    XmlRule{"dc/identifier", read_identifier, Variable::doi, "DOI, PMID, URL, identifiers"},
    XmlRule{"referent/identifier", read_identifier, Variable::doi, "DOI, PMID, URL, identifiers"},
};

/// How the object is made and sent.
inline constexpr std::array<std::string_view, 9> ignored = {
    "@timestamp", "@encoding", "@version", "@identifier", "@schemaLocation", "format", "aufirst", "auinit", "ausuffix",
};

}  // namespace bibcast::context_object
