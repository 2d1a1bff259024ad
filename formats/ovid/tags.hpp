#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::ovid {

// The publication types of Ovid's databases that say what kind of work a record is. All others describe it.
inline constexpr std::array types = {
    tagged::TypeRow{"Journal Article", ItemType::article_journal},
    tagged::TypeRow{"Article", ItemType::article_journal},
    tagged::TypeRow{"Journal", ItemType::article_journal},
    tagged::TypeRow{"Peer Reviewed Journal", ItemType::article_journal},
    tagged::TypeRow{"Book", ItemType::book},
    tagged::TypeRow{"Authored Book", ItemType::book},
    tagged::TypeRow{"Edited Book", ItemType::book},
    tagged::TypeRow{"Book Chapter", ItemType::chapter},
    tagged::TypeRow{"Chapter", ItemType::chapter},
    tagged::TypeRow{"Newspaper Article", ItemType::article_newspaper},
    tagged::TypeRow{"Video-Audio Media", ItemType::motion_picture},
    tagged::TypeRow{"Technical Report", ItemType::report},
    tagged::TypeRow{"Legal Case", ItemType::legal_case},
    tagged::TypeRow{"Legislation", ItemType::legislation},
    tagged::TypeRow{"Patent", ItemType::patent},
    tagged::TypeRow{"Dissertation", ItemType::thesis},
    tagged::TypeRow{"Dissertation Abstract", ItemType::thesis},
    tagged::TypeRow{"Conference Paper", ItemType::paper_conference},
    tagged::TypeRow{"Meeting Paper", ItemType::paper_conference},
};

/// The full name that a tag has in the other form of the export.
struct Label {
    std::string_view label;
    std::string_view tag;
};
inline constexpr std::array labels = {
    Label{"Accession Number", "AN"},      Label{"Author", "AU"},
    Label{"Authors", "AU"},               Label{"Author Full Name", "FA"},
    Label{"Author e-mail", "EM"},         Label{"Institution", "IN"},
    Label{"Title", "TI"},                 Label{"Chapter Title", "CT"},
    Label{"Source", "SO"},                Label{"Book Title", "BT"},
    Label{"Status", "ST"},                Label{"Abstract", "AB"},
    Label{"Author Keywords", "KW"},       Label{"Keywords", "KW"},
    Label{"Keyword Heading", "KW"},       Label{"Subject Headings", "SH"},
    Label{"Language", "LG"},              Label{"Document Type", "DT"},
    Label{"Publication Type", "PT"},      Label{"ISSN", "IS"},
    Label{"ISBN", "IB"},                  Label{"DOI Number", "DO"},
    Label{"Digital Object Identifier", "DO"}, Label{"Publisher", "PU"},
    Label{"Year of Publication", "YR"},   Label{"Publication Year", "YR"},
    Label{"Database", "DB"},              Label{"Unique Identifier", "UI"},
    Label{"Copyright", "RO"},             Label{"Country of Publication", "CY"},
    Label{"NLM Journal Code", "JC"},      Label{"Journal Subset", "SB"},
    Label{"Score", "SCORE"},              Label{"Link to the Ovid Full Text or citation", "XL"},
    Label{"Editor", "ED"},                Label{"Editors", "ED"},
    Label{"Authors Full Name", "FA"},     Label{"Corporate Author", "CA"},
    Label{"NLM Journal Name", "JN"},      Label{"Journal Name", "JN"},
    Label{"MeSH Subject Headings", "MH"}, Label{"ISSN Print", "IS"},
    Label{"ISSN Electronic", "IS"},       Label{"Date of Publication", "DP"},
    Label{"Language of Publication", "LG"}, Label{"Original Title", "OT"},
    Label{"Volume", "VO"},                Label{"Issue", "IP"},
    Label{"Issue/Part", "IP"},            Label{"Page", "PG"},
    Label{"PMID", "PM"},                  Label{"URL", "UR"},
    Label{"Edition", "EN"},               Label{"Heading Word", "KP"},
    Label{"DOI", "DO"},
};

// Ovid database guides (MEDLINE, BIOSIS Previews, PsycINFO, Zoological Record): the fields that mean the same in most databases. The others are
// terms of the database, and are kept. The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"<", tagged::Place::special},
    tagged::Row{"PT", tagged::Place::type},
    tagged::Row{"DT", tagged::Place::none},
    tagged::Row{"AU", tagged::Place::special},
    tagged::Row{"FA", tagged::Place::special},
    tagged::Row{"ED", tagged::Place::special},
    tagged::Row{"CA", tagged::Place::special},
    tagged::Row{"TI", tagged::Place::special},
    tagged::Row{"CT", tagged::Place::special},
    tagged::Row{"OT", Variable::original_title},
    tagged::Row{"BT", tagged::Place::special},
    tagged::Row{"SO", tagged::Place::special},
    tagged::Row{"JT", Variable::container_title},
    tagged::Row{"JN", Variable::container_title},
    tagged::Row{"TA", Variable::container_title_short},
    tagged::Row{"YR", tagged::Place::year},
    tagged::Row{"DP", tagged::Place::special},
    tagged::Row{"DG", tagged::set_of(ItemType::patent), tagged::Place::day},
    tagged::Row{"DG", tagged::Place::none},
    tagged::Row{"VI", Variable::volume},
    tagged::Row{"VO", Variable::volume},
    tagged::Row{"IP", Variable::issue},
    tagged::Row{"PG", tagged::Place::special},
    tagged::Row{"PN", Variable::number},
    tagged::Row{"IS", tagged::Place::special},
    tagged::Row{"EI", tagged::Place::special},
    tagged::Row{"IB", tagged::Place::special},
    tagged::Row{"DO", tagged::Place::special},
    tagged::Row{"DI", tagged::Place::special},
    tagged::Row{"UI", tagged::Place::special},
    tagged::Row{"PM", Variable::pmid},
    tagged::Row{"AN", tagged::Place::special},
    tagged::Row{"IN", tagged::Place::special},
    tagged::Row{"PB", tagged::Place::special},
    tagged::Row{"PU", tagged::Place::special},
    tagged::Row{"PL", Variable::publisher_place},
    tagged::Row{"EN", Variable::edition},
    tagged::Row{"LG", tagged::Place::special},
    tagged::Row{"LA", Variable::language},
    tagged::Row{"RO", Variable::license},
    tagged::Row{"DB", Variable::source},
    tagged::Row{"AB", Variable::abstract},
    tagged::Row{"KW", tagged::Place::special},
    tagged::Row{"KP", tagged::Place::keyword},
    tagged::Row{"SH", tagged::Place::keyword},
    tagged::Row{"MH", tagged::Place::keyword},
    tagged::Row{"ID", tagged::Place::keyword},
    tagged::Row{"XL", tagged::Place::full_text},
    tagged::Row{"UR", tagged::Place::url},
    tagged::Row{"CP", tagged::Place::none},
    tagged::Row{"JL", tagged::Place::none},
    tagged::Row{"VN", tagged::Place::none},
    tagged::Row{"CY", tagged::Place::none},
    tagged::Row{"EM", tagged::Place::none},
    tagged::Row{"ST", tagged::Place::none},
    tagged::Row{"JC", tagged::Place::none},
    tagged::Row{"SB", tagged::Place::none},
    tagged::Row{"PA", tagged::Place::none},
    tagged::Row{"PC", tagged::Place::none},
    tagged::Row{"OL", tagged::Place::none},
    tagged::Row{"SCORE", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {.format = "ovid", .rows = tags, .types = types, .fallback = ItemType::article_journal};

/// What a citation such as `Forest Ecology. 201(2-3):327-334, November 15, 2004.` says. Views the text.
struct Citation {
    std::string_view editors;  ///< `Neenan, Michael [Ed]; Palmer, Stephen [Ed]`
    std::string_view title;
    std::string_view volume;
    std::string_view issue;
    std::string_view pages;
    std::string_view article_number;
    std::string_view event;        ///< `Conference: 5th Congress of Rails.`
    std::string_view event_place;
    std::string_view extent;   ///< pages of the whole
    std::string_view date;
    std::string_view place;
    std::string_view publisher;
    [[nodiscard]] bool found() const { return !title.empty(); }
};
[[nodiscard]] Citation parse_citation(std::string_view text);

}  // namespace bibcast::ovid
