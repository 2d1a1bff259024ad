#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "io/xml_rules.hpp"
#include "model/item_type.hpp"

namespace bibcast::crossref_xml {

/// An element that an item is in, where its values are, and what it is.
struct ItemRow {
    std::string_view container;  ///< child of `crossref`
    std::string_view item;       ///< the part of it that has a DOI of its own; empty: the whole of it
    ItemType whole;              ///< what it is without such a part
    ItemType part;
};

// Crossref's schema 5.3.1. A container without a part is the item itself: a journal, a whole book.
inline constexpr std::array items = {
    ItemRow{"journal", "journal_article", ItemType::periodical, ItemType::article_journal},
    ItemRow{"conference", "conference_paper", ItemType::book, ItemType::paper_conference},
    ItemRow{"book", "content_item", ItemType::book, ItemType::chapter},
    ItemRow{"report-paper", "content_item", ItemType::report, ItemType::chapter},
    ItemRow{"standard", "content_item", ItemType::standard, ItemType::chapter},
    ItemRow{"dissertation", "", ItemType::thesis, ItemType::thesis},
    ItemRow{"database", "dataset", ItemType::dataset, ItemType::dataset},
    ItemRow{"posted_content", "", ItemType::article, ItemType::article},
    ItemRow{"peer_review", "", ItemType::review, ItemType::review},
    ItemRow{"sa_component", "component", ItemType::document, ItemType::document},
    ItemRow{"pending_publication", "", ItemType::document, ItemType::document},
    // The flat answers of schema 2.0 of the query services.
    ItemRow{"query", "", ItemType::document, ItemType::document},
};

/// What the query services call the DOI that they answer with: `<doi type="journal_article">`.
struct QueryType {
    std::string_view word;
    ItemType type;
};

inline constexpr std::array query_types = {
    QueryType{"journal_article", ItemType::article_journal}, QueryType{"journal_title", ItemType::periodical},
    QueryType{"conference_paper", ItemType::paper_conference}, QueryType{"conference_title", ItemType::book},
    QueryType{"book_title", ItemType::book}, QueryType{"book_content", ItemType::chapter},
    QueryType{"dissertation", ItemType::thesis}, QueryType{"report-paper_title", ItemType::report},
    QueryType{"report-paper_content", ItemType::chapter}, QueryType{"standard_title", ItemType::standard},
    QueryType{"standard_content", ItemType::chapter}, QueryType{"database_title", ItemType::dataset},
    QueryType{"database_dataset", ItemType::dataset}, QueryType{"posted_content", ItemType::article},
    QueryType{"peer_review", ItemType::review},
};

/// A record that is being read.
struct Reading : XmlReading {
    using XmlReading::XmlReading;

    const ItemRow* row = nullptr;
    pugi::xml_node item;       ///< the part; null if the record is about the whole
    std::vector<pugi::xml_node> dates;
    pugi::xml_node asked_for_institution;  ///< the part that was looked through for one last
    bool has_institution = false;          ///< what was found in it
    pugi::xml_node query_doi;              ///< the DOI that a query service was asked for

    /// True if the element belongs to the item, and not to what it is in.
    [[nodiscard]] bool is_own(pugi::xml_node node) const;
    void finish();
};

void read_titles(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_people(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_person(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_event_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_pages(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_doi_data(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_abstract(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_once(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_group_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_item_number(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_publisher_number(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_institution(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_query_doi(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_query_item(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_query_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_query_people(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_query_pages(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_query_year(XmlReading& reading, pugi::xml_node node, Variable variable);

// Crossref's documentation of the elements, and what Zotero makes of them. The first row that fits the path counts.
inline constexpr std::array rules = {
    // What stands around a record in the answer to a query, and all that there is of it in schema 2.0.
    XmlRule{"query/doi", read_query_doi, Variable::doi},
    XmlRule{"query/crm-item", read_query_item, Variable::publisher},
    XmlRule{"query/issn", read_xml_text, Variable::issn},
    XmlRule{"query/journal_title", read_query_title, Variable::container_title},
    XmlRule{"query/volume_title", read_query_title, Variable::container_title},
    XmlRule{"query/series_title", read_once, Variable::collection_title},
    XmlRule{"query/article_title", read_once, Variable::title},
    XmlRule{"query/contributors", read_query_people, Variable::author, "name variables"},
    XmlRule{"query/issue", read_once, Variable::issue},
    XmlRule{"query/first_page", read_query_pages, Variable::page},
    XmlRule{"query/year", read_query_year, Variable::issued},
    XmlRule{"publication/full_title", read_once, Variable::container_title},
    XmlRule{"publication/abbrev_title", read_once, Variable::container_title_short},
    XmlRule{"publication/issn", read_xml_text, Variable::issn},
    XmlRule{"pending_publication/doi", read_xml_doi, Variable::doi},
    XmlRule{"journal_metadata/full_title", read_once, Variable::container_title},
    XmlRule{"journal_metadata/abbrev_title", read_once, Variable::container_title_short},
    XmlRule{"journal_metadata/issn", read_xml_text, Variable::issn},
    XmlRule{"journal_volume/volume", read_once, Variable::volume},
    XmlRule{"journal_issue/issue", read_once, Variable::issue},
    XmlRule{"event_metadata/conference_name", read_once, Variable::event_title},
    XmlRule{"event_metadata/conference_location", read_once, Variable::event_place},
    XmlRule{"event_metadata/conference_date", read_event_date, Variable::event_date},
    XmlRule{"proceedings_title", read_titles, Variable::container_title},
    XmlRule{"series_metadata/titles", read_titles, Variable::collection_title},
    XmlRule{"series_metadata/issn", read_xml_text, Variable::issn},
    XmlRule{"series_metadata/series_number", read_once, Variable::collection_number},
    XmlRule{"set_metadata/titles", read_titles, Variable::volume_title},
    XmlRule{"isbn", read_xml_text, Variable::isbn},
    XmlRule{"titles", read_titles, Variable::title, "title, container-title, original-title"},
    XmlRule{"contributors", read_people, Variable::author, "name variables"},
    XmlRule{"dissertation/person_name", read_person, Variable::author},
    XmlRule{"dissertation/organization", read_person, Variable::author},
    XmlRule{"publication_date", read_date, Variable::issued},
    XmlRule{"approval_date", read_date, Variable::issued},
    XmlRule{"posted_date", read_date, Variable::issued},
    XmlRule{"review_date", read_date, Variable::issued},
    XmlRule{"creation_date", read_date, Variable::issued},
    XmlRule{"pages", read_pages, Variable::page},
    XmlRule{"doi_data", read_doi_data, Variable::doi, "DOI, URL"},
    XmlRule{"abstract", read_abstract, Variable::abstract},
    XmlRule{"dataset/description", read_abstract, Variable::abstract},
    XmlRule{"publisher/publisher_name", read_once, Variable::publisher},
    XmlRule{"publisher/publisher_place", read_once, Variable::publisher_place},
    XmlRule{"institution", read_institution, Variable::publisher, "publisher, publisher-place, division"},
    XmlRule{"standards_body_name", read_once, Variable::authority},
    XmlRule{"group_title", read_group_title, Variable::publisher},
    XmlRule{"edition_number", read_once, Variable::edition},
    XmlRule{"volume", read_once, Variable::volume},
    XmlRule{"component_number", read_once, Variable::chapter_number},
    XmlRule{"degree", read_once, Variable::genre},
    XmlRule{"license_ref", read_once, Variable::license},
    XmlRule{"item_number", read_item_number, Variable::number, "number, identifiers"},
    XmlRule{"version_info/version", read_once, Variable::version},
    XmlRule{"publisher_item/identifier", read_publisher_number, Variable::number, "number, identifiers"},
    XmlRule{"standard_designator", read_once, Variable::number},
    XmlRule{"std_designator", read_once, Variable::number},
};

/// How Crossref keeps the record: nothing of the work.
inline constexpr std::array<std::string_view, 16> ignored = {
    "@owner", "@timestamp", "@schemaLocation", "@sequence", "@media_type", "@publication_type",
    "@type",  "@reg-agency", "@metadata_distribution_opts", "@reference_distribution_opts", "@version", "@applies_to", "@item_number_type",
    "@status", "@fl_count", "@query_mode",
};

}  // namespace bibcast::crossref_xml
