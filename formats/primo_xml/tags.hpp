#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/xml_rules.hpp"
#include "model/item_type.hpp"

namespace bibcast::primo_xml {

/// A word of `display/type` (and of `addata/ristype`) and the item type that it is.
struct TypeRow {
    std::string_view word;
    ItemType item;
};

// Primo's resource types (Ex Libris, PNX Normalization Rules), and RIS's types in `ristype`.
inline constexpr std::array types = {
    TypeRow{"book", ItemType::book},           TypeRow{"books", ItemType::book},
    TypeRow{"ebook", ItemType::book},          TypeRow{"pbook", ItemType::book},
    TypeRow{"sound_recording", ItemType::song}, TypeRow{"dvd", ItemType::motion_picture},
    TypeRow{"computer_file", ItemType::software}, TypeRow{"webpage", ItemType::webpage},
    TypeRow{"archive_manuscript", ItemType::manuscript}, TypeRow{"object", ItemType::manuscript}, TypeRow{"journal", ItemType::periodical},
    TypeRow{"periodical", ItemType::periodical}, TypeRow{"article", ItemType::article_journal},
    TypeRow{"magazinearticle", ItemType::article_magazine}, TypeRow{"newspaper_article", ItemType::article_newspaper},
    TypeRow{"newspaper", ItemType::article_newspaper}, TypeRow{"book_chapter", ItemType::chapter},
    TypeRow{"conference_proceeding", ItemType::paper_conference}, TypeRow{"dissertation", ItemType::thesis},
    TypeRow{"thesis", ItemType::thesis},       TypeRow{"report", ItemType::report},
    TypeRow{"technical_report", ItemType::report}, TypeRow{"government_document", ItemType::report},
    TypeRow{"patent", ItemType::patent},       TypeRow{"standard", ItemType::standard},
    TypeRow{"dataset", ItemType::dataset},     TypeRow{"statistical_data_set", ItemType::dataset},
    TypeRow{"database", ItemType::dataset},    TypeRow{"website", ItemType::webpage},
    TypeRow{"web_resource", ItemType::webpage}, TypeRow{"image", ItemType::graphic},
    TypeRow{"map", ItemType::map},             TypeRow{"score", ItemType::musical_score},
    TypeRow{"audio", ItemType::song},          TypeRow{"video", ItemType::motion_picture},
    TypeRow{"manuscript", ItemType::manuscript}, TypeRow{"archival_material", ItemType::manuscript},
    TypeRow{"reference_entry", ItemType::entry_encyclopedia}, TypeRow{"review", ItemType::review},
    TypeRow{"legal_document", ItemType::legislation}, TypeRow{"text_resource", ItemType::document},
    TypeRow{"software", ItemType::software},   TypeRow{"preprint", ItemType::article},
    TypeRow{"computer_program", ItemType::software}, TypeRow{"newsletterarticle", ItemType::article_newspaper},
    TypeRow{"magazinearticle", ItemType::article_magazine}, TypeRow{"conference_paper", ItemType::paper_conference},
    TypeRow{"presentation", ItemType::speech},       TypeRow{"poster", ItemType::graphic},
    TypeRow{"streaming_video", ItemType::motion_picture}, TypeRow{"streaming_audio", ItemType::song},
    TypeRow{"research_dataset", ItemType::dataset},  TypeRow{"collection", ItemType::collection},
};

/// A record of Primo that is being read.
struct Reading : XmlReading {
    using XmlReading::XmlReading;

    std::vector<pugi::xml_node> creators;
    std::vector<pugi::xml_node> contributors;
    std::map<std::string, std::string_view> headings;  ///< of `addata`, by the same name as people say it, in lower case without full stops
    pugi::xml_node publisher;      ///< `display/publisher`: `London : HarperCollins`
    pugi::xml_node created;        ///< `display/creationdate`
    pugi::xml_node host;           ///< `display/ispartof`, which counts where `addata` has nothing
    std::vector<pugi::xml_node> added_people;  ///< of `addata`, who count where nobody is shown
    pugi::xml_node article_number;
    pugi::xml_node date;           ///< `addata/date`
    pugi::xml_node first_page;
    pugi::xml_node last_page;
    std::vector<pugi::xml_node> identifiers;  ///< `display/identifier`, which counts where `addata` has nothing
    pugi::xml_node best_place;     ///< the call number that Primo would send a reader to
    std::string_view call_numbers; ///< those of `display/availlibrary`
    SourceSpan call_span;

    /// Notes who stands in `addata` as `Family, Given`: where a name is shown without a comma these tell its parts.
    void gather_headings();
    void read_numbers(pugi::xml_node node);
    void read_host();
    void finish();
};

void read_type(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_display(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_single(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_creator(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_contributor(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_publisher(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_created(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_first_page(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_last_page(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_isbn(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_format(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_subject(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_library(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_best(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_series(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_source_link(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_container(XmlReading& reading, pugi::xml_node node, Variable variable);
/// What a part of a work has, and a whole book not.
void read_of_part(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_identifiers(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_host_statement(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_added_person(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_article_number(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_catalogue_number(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_key(XmlReading& reading, pugi::xml_node node, Variable variable);

// Ex Libris, PNX sections: `display` is what is shown, `addata` what goes into links and exports; and what Zotero makes of them.
inline constexpr std::array rules = {
    XmlRule{"control/recordid", read_key, Variable::source, "identifiers: primo"},
    XmlRule{"display/type", read_type, Variable::genre, "type"},
    XmlRule{"display/title", read_title, Variable::title},
    XmlRule{"display/creator", read_creator, Variable::author},
    XmlRule{"display/contributor", read_contributor, Variable::contributor, "contributor, author"},
    XmlRule{"display/edition", read_display, Variable::edition},
    XmlRule{"display/publisher", read_publisher, Variable::publisher, "publisher, publisher-place"},
    XmlRule{"display/creationdate", read_created, Variable::issued},
    XmlRule{"display/format", read_format, Variable::number_of_pages, "number-of-pages, number-of-volumes"},
    XmlRule{"display/subject", read_subject, Variable::keyword},
    XmlRule{"display/description", read_display, Variable::abstract},
    XmlRule{"display/language", read_display, Variable::language},
    XmlRule{"display/source", read_display, Variable::source},
    XmlRule{"display/rights", read_display, Variable::license},
    XmlRule{"display/series", read_series, Variable::collection_title, "collection-title, collection-number"},
    XmlRule{"display/identifier", read_identifiers, Variable::isbn, "ISBN, ISSN, DOI, PMID"},
    XmlRule{"display/ispartof", read_host_statement, Variable::container_title, "container-title, volume, issue, page, issued"},
    XmlRule{"display/availlibrary", read_library, Variable::call_number},
    XmlRule{"bestlocation/callNumber", read_best, Variable::call_number},
    XmlRule{"addata/abstract", read_single, Variable::abstract},
    XmlRule{"addata/atitle", read_single, Variable::title},
    XmlRule{"addata/jtitle", read_container, Variable::container_title},
    XmlRule{"addata/btitle", read_container, Variable::container_title},
    XmlRule{"addata/stitle", read_of_part, Variable::container_title_short},
    XmlRule{"addata/seriestitle", read_series, Variable::collection_title, "collection-title, collection-number"},
    XmlRule{"addata/volume", read_single, Variable::volume},
    XmlRule{"addata/issue", read_single, Variable::issue},
    XmlRule{"addata/au", read_added_person, Variable::author},
    XmlRule{"addata/addau", read_added_person, Variable::author},
    XmlRule{"addata/aucorp", read_added_person, Variable::author},
    XmlRule{"addata/artnum", read_article_number, Variable::number, "number, page"},
    XmlRule{"addata/spage", read_first_page, Variable::page},
    XmlRule{"addata/epage", read_last_page, Variable::page},
    XmlRule{"addata/pages", read_of_part, Variable::page},
    XmlRule{"addata/isbn", read_isbn, Variable::isbn},
    XmlRule{"addata/eisbn", read_isbn, Variable::isbn},
    XmlRule{"addata/issn", read_xml_text, Variable::issn},
    XmlRule{"addata/eissn", read_xml_text, Variable::issn},
    XmlRule{"addata/doi", read_xml_doi, Variable::doi},
    XmlRule{"addata/pmid", read_single, Variable::pmid},
    XmlRule{"addata/oclcid", read_catalogue_number, Variable::source, "identifiers: oclc"},
    XmlRule{"addata/lccn", read_catalogue_number, Variable::source, "identifiers: lccn"},
    XmlRule{"addata/date", read_date, Variable::issued},
    XmlRule{"addata/risdate", read_date, Variable::issued},
    XmlRule{"addata/pub", read_single, Variable::publisher},
    XmlRule{"addata/cop", read_single, Variable::publisher_place},
    XmlRule{"addata/url", read_xml_url, Variable::url},
    XmlRule{"links/linktorsrc", read_source_link, Variable::url},
};

/// The sections that Primo makes of the record for searching, sorting, grouping and lending, and what repeats names in pieces.
inline constexpr std::array<std::string_view, 35> ignored = {
    "search",    "sort",      "facets",     "frbr",     "dedup",    "ranking",  "enrichment", "control",        "delivery",
    "prefetch",  "alternatedisplay", "availinstitution", "availpnx", "version", "mms", "creatorcontrib", "creatorfull", "au", "addau", "aulast", "aufirst",
    "auinit",    "auinit1",   "auinitm",    "ausuffix", "aucorp",   "format",   "ristype",  "genre",      "contributorfull",
    "identifier", "@schemaLocation", "addtitle", "creatorcontributor", "objectid",
};

}  // namespace bibcast::primo_xml
