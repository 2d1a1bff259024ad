#pragma once

#include <array>

#include "io/xml_rules.hpp"

namespace bibcast::pubmed_xml {

/// A record of PubMed, and what of it waits until all of it was seen.
struct Reading : XmlReading {
    using XmlReading::XmlReading;

    bool is_book = false;              ///< a `PubmedBookArticle`
    pugi::xml_node pmid;
    pugi::xml_node vernacular;
    pugi::xml_node medline_journal;    ///< the journal's abbreviation in MEDLINE
    pugi::xml_node linking_issn;
    std::string_view pii;              ///< the publisher's item identifier
    SourceSpan pii_span;
    std::string abstract;              ///< its paragraphs so far
    SourceSpan abstract_span;

    void finish();
};

void read_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_pmid(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_vernacular(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_book_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_location(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_book_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_contribution_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_history_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_authors(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_abstract(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_pages(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_identifier(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_mesh(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_publication_type(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_linking_issn(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_medline_journal(XmlReading& reading, pugi::xml_node node, Variable variable);

// NLM's description of the elements, and what Zotero, bibutils and JabRef make of them.
inline constexpr std::array rules = {
    XmlRule{"MedlineCitation/PMID", read_pmid, Variable::pmid},
    XmlRule{"BookDocument/PMID", read_pmid, Variable::pmid},
    XmlRule{"Journal/ISSN", read_xml_text, Variable::issn},
    XmlRule{"JournalIssue/Volume", read_xml_text, Variable::volume},
    XmlRule{"JournalIssue/Issue", read_xml_text, Variable::issue},
    XmlRule{"JournalIssue/PubDate", read_date, Variable::issued},
    XmlRule{"Journal/Title", read_xml_rich, Variable::container_title},
    XmlRule{"Journal/ISOAbbreviation", read_xml_text, Variable::container_title_short},
    XmlRule{"MedlineJournalInfo/MedlineTA", read_medline_journal, Variable::container_title_short},
    XmlRule{"MedlineJournalInfo/ISSNLinking", read_linking_issn, Variable::issn},
    XmlRule{"ArticleTitle", read_title, Variable::title},
    XmlRule{"VernacularTitle", read_vernacular, Variable::original_title},
    XmlRule{"Pagination", read_pages, Variable::page},
    XmlRule{"ELocationID", read_identifier, Variable::doi, "DOI, identifiers: pii"},
    XmlRule{"ArticleId", read_identifier, Variable::doi, "DOI, PMID, PMCID, URL, identifiers"},
    XmlRule{"AbstractText", read_abstract, Variable::abstract},
    XmlRule{"AuthorList", read_authors, Variable::author, "author, editor; marks, affiliations, ORCID"},
    XmlRule{"Language", read_xml_text, Variable::language},
    XmlRule{"PublicationType", read_publication_type, Variable::genre, "type, status"},
    XmlRule{"ArticleDate", read_date, Variable::available_date},
    XmlRule{"PubMedPubDate", read_history_date, Variable::submitted},
    XmlRule{"Keyword", read_xml_keyword, Variable::keyword},
    XmlRule{"MeshHeading", read_mesh, Variable::keyword},
    XmlRule{"Publisher/PublisherName", read_xml_text, Variable::publisher},
    XmlRule{"Publisher/PublisherLocation", read_xml_text, Variable::publisher_place},
    XmlRule{"Book/BookTitle", read_book_title, Variable::title, "title, container-title"},
    XmlRule{"Book/PubDate", read_book_date, Variable::issued},
    XmlRule{"Book/CollectionTitle", read_xml_rich, Variable::collection_title},
    XmlRule{"Book/Isbn", read_xml_text, Variable::isbn},
    XmlRule{"Book/Edition", read_xml_text, Variable::edition},
    XmlRule{"Book/Volume", read_xml_text, Variable::volume},
    XmlRule{"Book/VolumeTitle", read_xml_rich, Variable::volume_title},
    XmlRule{"Book/ReportNumber", read_xml_text, Variable::number},
    XmlRule{"BookDocument/LocationLabel", read_location, Variable::chapter_number, "chapter-number, section, part-number"},
    XmlRule{"ContributionDate", read_contribution_date, Variable::issued},
};

/// What says only how PubMed keeps the record, or stands elsewhere too.
inline constexpr std::array<std::string_view, 14> ignored = {
    "@ValidYN", "@CompleteYN", "@Version",  "@Owner",       "@UI",       "@MajorTopicYN", "@book",
    "@part",    "@sec",        "@PubModel", "@CitedMedium", "@IssnType", "@Status",       "Initials",
};

}  // namespace bibcast::pubmed_xml
