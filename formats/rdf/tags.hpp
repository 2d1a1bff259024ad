#pragma once

#include <array>
#include <string_view>

#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::rdf {

/// What a property says, where that is more than the text of one variable.
enum class Place : unsigned char { text, type, people, organization, date, subject, identifier, doi, url, container, note, first_page, last_page, title };

/// A property by its local name: the vocabularies that are read do not use one name for two things.
struct TagRow {
    std::string_view property;
    Place place;
    Variable variable = Variable::title;
};

// Zotero RDF (its translator's vocabulary z, with bib, prism, foaf, vcard), BIBO 1.3, and Dublin Core.
inline constexpr std::array tags = {
    TagRow{"itemType", Place::type},
    TagRow{"type", Place::text, Variable::genre},
    TagRow{"title", Place::title, Variable::title},
    TagRow{"shortTitle", Place::text, Variable::title_short},
    TagRow{"alternative", Place::text, Variable::container_title_short},
    TagRow{"authors", Place::people, Variable::author},
    TagRow{"authorList", Place::people, Variable::author},
    TagRow{"creator", Place::people, Variable::author},
    TagRow{"editors", Place::people, Variable::editor},
    TagRow{"editorList", Place::people, Variable::editor},
    TagRow{"editor", Place::people, Variable::editor},
    TagRow{"translators", Place::people, Variable::translator},
    TagRow{"translator", Place::people, Variable::translator},
    TagRow{"contributors", Place::people, Variable::contributor},
    TagRow{"contributor", Place::people, Variable::contributor},
    TagRow{"seriesEditors", Place::people, Variable::collection_editor},
    TagRow{"bookAuthors", Place::people, Variable::container_author},
    TagRow{"reviewedAuthors", Place::people, Variable::reviewed_author},
    TagRow{"directors", Place::people, Variable::director},
    TagRow{"director", Place::people, Variable::director},
    TagRow{"producers", Place::people, Variable::producer},
    TagRow{"scriptwriters", Place::people, Variable::script_writer},
    TagRow{"performers", Place::people, Variable::performer},
    TagRow{"composers", Place::people, Variable::composer},
    TagRow{"interviewers", Place::people, Variable::interviewer},
    TagRow{"interviewees", Place::people, Variable::author},
    TagRow{"recipients", Place::people, Variable::recipient},
    TagRow{"artists", Place::people, Variable::author},
    TagRow{"cartographers", Place::people, Variable::author},
    TagRow{"inventors", Place::people, Variable::author},
    TagRow{"presenters", Place::people, Variable::author},
    TagRow{"programmers", Place::people, Variable::author},
    TagRow{"podcasters", Place::people, Variable::author},
    TagRow{"publisher", Place::organization, Variable::publisher},
    TagRow{"isPartOf", Place::container, Variable::container_title},
    TagRow{"presentedAt", Place::container, Variable::event_title},
    TagRow{"issued", Place::date, Variable::issued},
    TagRow{"date", Place::date, Variable::issued},
    TagRow{"created", Place::date, Variable::issued},
    TagRow{"dateSubmitted", Place::date, Variable::accessed},
    TagRow{"volume", Place::text, Variable::volume},
    TagRow{"number", Place::text, Variable::issue},
    TagRow{"issue", Place::text, Variable::issue},
    TagRow{"edition", Place::text, Variable::edition},
    TagRow{"pages", Place::text, Variable::page},
    TagRow{"pageStart", Place::first_page, Variable::page},
    TagRow{"pageEnd", Place::last_page, Variable::page},
    TagRow{"numPages", Place::text, Variable::number_of_pages},
    TagRow{"numberOfVolumes", Place::text, Variable::number_of_volumes},
    TagRow{"numVolumes", Place::text, Variable::number_of_volumes},
    TagRow{"section", Place::text, Variable::section},
    TagRow{"chapter", Place::text, Variable::chapter_number},
    TagRow{"language", Place::text, Variable::language},
    TagRow{"libraryCatalog", Place::text, Variable::source},
    TagRow{"archive", Place::text, Variable::archive},
    TagRow{"coverage", Place::text, Variable::archive_location},
    TagRow{"rights", Place::text, Variable::license},
    TagRow{"abstract", Place::text, Variable::abstract},
    TagRow{"description", Place::note, Variable::note},
    TagRow{"medium", Place::text, Variable::medium},
    TagRow{"scale", Place::text, Variable::scale},
    TagRow{"runningTime", Place::text, Variable::dimensions},
    TagRow{"versionNumber", Place::text, Variable::version},
    TagRow{"version", Place::text, Variable::version},
    TagRow{"subject", Place::subject, Variable::keyword},
    TagRow{"identifier", Place::identifier, Variable::doi},
    TagRow{"doi", Place::doi, Variable::doi},
    TagRow{"isbn", Place::text, Variable::isbn},
    TagRow{"isbn10", Place::text, Variable::isbn},
    TagRow{"isbn13", Place::text, Variable::isbn},
    TagRow{"issn", Place::text, Variable::issn},
    TagRow{"eissn", Place::text, Variable::issn},
    TagRow{"pmid", Place::text, Variable::pmid},
    TagRow{"uri", Place::url, Variable::url},
    TagRow{"isReferencedBy", Place::note, Variable::note},
};

/// A class, or a word of `z:itemType` (Zotero's and CSL's item types), in lower case, and the item type that it is.
struct TypeRow {
    std::string_view word;
    ItemType item;
};
inline constexpr std::array types = {
    TypeRow{"journalarticle", ItemType::article_journal}, TypeRow{"academicarticle", ItemType::article_journal},
    TypeRow{"article", ItemType::article_journal},        TypeRow{"magazinearticle", ItemType::article_magazine},
    TypeRow{"newspaperarticle", ItemType::article_newspaper}, TypeRow{"book", ItemType::book},
    TypeRow{"editedbook", ItemType::book},                TypeRow{"booksection", ItemType::chapter},
    TypeRow{"chapter", ItemType::chapter},                TypeRow{"conferencepaper", ItemType::paper_conference},
    TypeRow{"proceedings", ItemType::book},               TypeRow{"thesis", ItemType::thesis},
    TypeRow{"report", ItemType::report},                  TypeRow{"manuscript", ItemType::manuscript},
    TypeRow{"letter", ItemType::personal_communication},  TypeRow{"email", ItemType::personal_communication},
    TypeRow{"personalcommunication", ItemType::personal_communication}, TypeRow{"instantmessage", ItemType::personal_communication},
    TypeRow{"interview", ItemType::interview},            TypeRow{"film", ItemType::motion_picture},
    TypeRow{"motionpicture", ItemType::motion_picture},   TypeRow{"videorecording", ItemType::motion_picture},
    TypeRow{"recording", ItemType::song},                 TypeRow{"audiorecording", ItemType::song},
    TypeRow{"podcast", ItemType::song},                   TypeRow{"tvbroadcast", ItemType::broadcast},
    TypeRow{"radiobroadcast", ItemType::broadcast},       TypeRow{"artwork", ItemType::graphic},
    TypeRow{"illustration", ItemType::graphic},           TypeRow{"image", ItemType::graphic},
    TypeRow{"map", ItemType::map},                        TypeRow{"webpage", ItemType::webpage},
    TypeRow{"website", ItemType::webpage},                TypeRow{"blogpost", ItemType::post_weblog},
    TypeRow{"forumpost", ItemType::post},                 TypeRow{"bill", ItemType::bill},
    TypeRow{"case", ItemType::legal_case},                TypeRow{"legalcasedocument", ItemType::legal_case},
    TypeRow{"hearing", ItemType::hearing},                TypeRow{"statute", ItemType::legislation},
    TypeRow{"legislation", ItemType::legislation},        TypeRow{"patent", ItemType::patent},
    TypeRow{"standard", ItemType::standard},              TypeRow{"computerprogram", ItemType::software},
    TypeRow{"dataset", ItemType::dataset},                TypeRow{"data", ItemType::dataset},
    TypeRow{"presentation", ItemType::speech},            TypeRow{"slideshow", ItemType::speech},
    TypeRow{"dictionaryentry", ItemType::entry_dictionary}, TypeRow{"encyclopediaarticle", ItemType::entry_encyclopedia},
    TypeRow{"treaty", ItemType::treaty},                  TypeRow{"preprint", ItemType::article},
    TypeRow{"document", ItemType::document},              TypeRow{"memo", ItemType::document},
};

}  // namespace bibcast::rdf
