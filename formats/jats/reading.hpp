#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "io/xml_rules.hpp"

namespace bibcast::jats {

/// What an `xref` can lead to.
struct Target {
    pugi::xml_node node;
    bool used = false;
    bool is_read = false;
    std::string_view words;  ///< what was read of it
    std::string_view shown;  ///< by a reference that shows this
};

/// A contributor of the record that a note or an affiliation is about.
struct Addressee {
    pugi::xml_node note;
    Variable variable;
    std::size_t index;
};

/// The head of an article, or one reference.
struct Reading : XmlReading {
    using XmlReading::XmlReading;

    std::unordered_map<std::string, Target> targets;  ///< affiliations, footnotes and notes on correspondence, by id
    std::vector<pugi::xml_node> led_to;               ///< what the contributor that is being read refers to
    std::vector<Addressee> addressees;
    bool is_reference = false;
    std::string_view article_language;
    std::string_view first_page;
    std::string_view last_page;
    SourceSpan page_span;
    pugi::xml_node own_item;  ///< the record's own `custom-meta`

    void find_targets();
    void settle_pages();
    /// The head's own words for what the record's own item says otherwise.
    void read_head_again(Variable variable, const std::optional<Text>& head);
    /// Gives the addresses in notes to those whose they are.
    void settle_addresses();
    void finish();
};

void set_type(Record& record, std::string_view word, ItemType fallback);
/// The records of a `ref`, each given to `sink`.
void read_references(XmlRecord& xml, Arena& arena, const Sink& sink);
/// Moves references to footnotes, and footnotes themselves, out of a text that they are no part of, behind it.
void set_notes_apart(pugi::xml_node text);
/// The address of an element, whose `words` may say it again.
void read_address(XmlReading& reading, pugi::xml_node node, std::string_view address, std::string_view words);

/// A further fact about a person, once.
void add_detail(XmlReading& reading, Contributor& person, DetailKind kind, std::string_view value, SourceSpan span);

void read_contributors(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_contributor(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_people(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_one_name(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_alternatives(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_others(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_translated_title(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_journal_id(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_product(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_subtitle(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_identifier(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_year(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_page(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_abstract(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_license(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_link(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_custom_meta(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_note_target(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_source(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_string_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_event_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_access_date(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_comment(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_version(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_patent(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_size(XmlReading& reading, pugi::xml_node node, Variable variable);

// JATS 1.3, Journal Publishing Tag Set.
inline constexpr std::array front_rules = {
    XmlRule{"product", read_product, Variable::reviewed_title, "reviewed-title, reviewed-author"},
    XmlRule{"journal-title", read_xml_rich, Variable::container_title},
    XmlRule{"journal-id", read_journal_id, Variable::container_title_short},
    XmlRule{"abbrev-journal-title", read_xml_text, Variable::container_title_short},
    XmlRule{"issn", read_xml_text, Variable::issn},
    XmlRule{"isbn", read_xml_text, Variable::isbn},
    XmlRule{"publisher-name", read_xml_text, Variable::publisher},
    XmlRule{"publisher-loc", read_xml_text, Variable::publisher_place},
    XmlRule{"article-id", read_identifier, Variable::doi, "DOI, PMID, PMCID, identifiers"},
    XmlRule{"article-title", read_title, Variable::title},
    XmlRule{"subtitle", read_subtitle, Variable::title},
    XmlRule{"trans-title", read_translated_title, Variable::original_title, "original-title, where the article is not in the language of its title"},
    XmlRule{"contrib-group", read_contributors, Variable::author, "name variables; marks, ORCID, affiliations"},
    XmlRule{"author-notes/fn", read_note_target, Variable::author, "marks"},
    XmlRule{"author-notes/corresp", read_note_target, Variable::author, "marks"},
    XmlRule{"article-meta/aff", read_note_target, Variable::author, "affiliation of a contributor"},
    XmlRule{"pub-date", read_date, Variable::issued},
    XmlRule{"volume", read_xml_text, Variable::volume},
    XmlRule{"issue", read_xml_text, Variable::issue},
    XmlRule{"fpage", read_page, Variable::page},
    XmlRule{"lpage", read_page, Variable::page},
    XmlRule{"page-range", read_xml_text, Variable::page},
    XmlRule{"elocation-id", read_xml_text, Variable::number},
    XmlRule{"history/date", read_date, Variable::submitted},
    XmlRule{"license", read_license, Variable::license},
    XmlRule{"self-uri", read_link, Variable::url, "URL, links: pdf"},
    XmlRule{"abstract", read_abstract, Variable::abstract},
    XmlRule{"kwd", read_xml_keyword, Variable::keyword},
    XmlRule{"conf-name", read_xml_text, Variable::event_title},
    XmlRule{"conf-loc", read_xml_text, Variable::event_place},
    XmlRule{"conf-date", read_event_date, Variable::event_date},
    XmlRule{"custom-meta", read_custom_meta, Variable::title, "all variables, in CSL-JSON, under the name bibcast"},
};

// What a part of an article (a `front-stub`) has from the article around it.
inline constexpr std::array inherited_rules = {
    XmlRule{"journal-title", read_xml_rich, Variable::container_title},
    XmlRule{"journal-id", read_journal_id, Variable::container_title_short},
    XmlRule{"abbrev-journal-title", read_xml_text, Variable::container_title_short},
    XmlRule{"issn", read_xml_text, Variable::issn},
    XmlRule{"publisher-name", read_xml_text, Variable::publisher},
    XmlRule{"publisher-loc", read_xml_text, Variable::publisher_place},
    XmlRule{"contrib-group", read_contributors, Variable::author},
    XmlRule{"pub-date", read_date, Variable::issued},
    XmlRule{"volume", read_xml_text, Variable::volume},
    XmlRule{"issue", read_xml_text, Variable::issue},
};

inline constexpr std::array reference_rules = {
    XmlRule{"person-group", read_people, Variable::author, "name variables"},
    XmlRule{"name-alternatives", read_alternatives, Variable::author, "name variables: the first form of the name"},
    XmlRule{"collab-alternatives", read_alternatives, Variable::author, "name variables: the first form of the name"},
    XmlRule{"name", read_one_name, Variable::author},
    XmlRule{"string-name", read_one_name, Variable::author},
    XmlRule{"collab", read_one_name, Variable::author},
    XmlRule{"etal", read_others, Variable::author},
    XmlRule{"article-title", read_title, Variable::title},
    XmlRule{"chapter-title", read_title, Variable::title},
    XmlRule{"part-title", read_xml_rich, Variable::part_title},
    XmlRule{"data-title", read_title, Variable::title},
    XmlRule{"source", read_source, Variable::container_title, "container-title, title"},
    XmlRule{"conf-name", read_xml_text, Variable::event_title},
    XmlRule{"conf-loc", read_xml_text, Variable::event_place},
    XmlRule{"conf-date", read_event_date, Variable::event_date},
    XmlRule{"date-in-citation", read_access_date, Variable::accessed},
    XmlRule{"access-date", read_access_date, Variable::accessed},
    XmlRule{"string-date", read_string_date, Variable::issued},
    XmlRule{"year", read_year, Variable::issued},
    XmlRule{"volume", read_xml_text, Variable::volume},
    XmlRule{"issue", read_xml_text, Variable::issue},
    XmlRule{"fpage", read_page, Variable::page},
    XmlRule{"lpage", read_page, Variable::page},
    XmlRule{"page-range", read_xml_text, Variable::page},
    XmlRule{"elocation-id", read_xml_text, Variable::number},
    XmlRule{"edition", read_xml_text, Variable::edition},
    XmlRule{"version", read_version, Variable::version},
    XmlRule{"patent", read_patent, Variable::number, "number, jurisdiction"},
    XmlRule{"size", read_size, Variable::number_of_pages},
    XmlRule{"series", read_xml_rich, Variable::collection_title},
    XmlRule{"publisher-name", read_xml_text, Variable::publisher},
    XmlRule{"publisher-loc", read_xml_text, Variable::publisher_place},
    XmlRule{"isbn", read_xml_text, Variable::isbn},
    XmlRule{"issn", read_xml_text, Variable::issn},
    XmlRule{"pub-id", read_identifier, Variable::doi, "DOI, PMID, PMCID, ISBN, ISSN, URL, number, identifiers"},
    XmlRule{"object-id", read_identifier, Variable::doi, "DOI, PMID, PMCID, identifiers"},
    XmlRule{"ext-link", read_link, Variable::url},
    XmlRule{"uri", read_link, Variable::url},
    XmlRule{"comment", read_comment, Variable::note, "note, DOI, URL"},
    XmlRule{"ref/label", skip_xml, Variable::citation_label, "number of the reference"},
};

/// `contrib-type` and `person-group-type`.
struct RoleRow {
    std::string_view word;
    Variable variable;
};
inline constexpr std::array roles = std::to_array<RoleRow>({
    {"author", Variable::author},
    {"editor", Variable::editor},
    {"translator", Variable::translator},
    {"compiler", Variable::compiler},
    {"director", Variable::director},
    {"curator", Variable::curator},
    {"guest-editor", Variable::editor},
    {"illustrator", Variable::illustrator},
    {"contributor", Variable::contributor},
    {"series_editor", Variable::collection_editor},
    {"series-editor", Variable::collection_editor},
    {"interviewer", Variable::interviewer},
    {"inventor", Variable::author},
    {"allauthors", Variable::author},
});

/// `article-type`, and `publication-type` of references.
struct TypeRow {
    std::string_view word;
    ItemType type;
};
inline constexpr std::array article_types = std::to_array<TypeRow>({
    {"research-article", ItemType::article_journal},
    {"review-article", ItemType::article_journal},
    {"book-review", ItemType::review_book},
    {"preprint", ItemType::article},
    {"journal", ItemType::article_journal},
    {"book", ItemType::book},
    {"chapter", ItemType::chapter},
    {"book-chapter", ItemType::chapter},
    {"confproc", ItemType::paper_conference},
    {"conf-proc", ItemType::paper_conference},
    {"conference", ItemType::paper_conference},
    {"thesis", ItemType::thesis},
    {"report", ItemType::report},
    {"patent", ItemType::patent},
    {"data", ItemType::dataset},
    {"software", ItemType::software},
    {"web", ItemType::webpage},
    {"website", ItemType::webpage},
    {"webpage", ItemType::webpage},
    {"newspaper", ItemType::article_newspaper},
    {"magazine", ItemType::article_magazine},
    {"periodical", ItemType::article_magazine},  // eLife
    {"database", ItemType::dataset},
    {"gov", ItemType::report},
    {"commun", ItemType::personal_communication},
    {"legal-doc", ItemType::legislation},  // SciELO
});

}  // namespace bibcast::jats
