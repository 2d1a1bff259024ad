#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::cff {

// Citation File Format 1.2.0, schema guide: definitions.reference, definitions.person, definitions.entity.

/// What is written where a file must have a message and the source has none.
inline constexpr std::string_view usual_version = "1.2.0";
inline constexpr std::string_view usual_message = "If you use this work, please cite it using these metadata.";

/// A reference type. The first row of a common type is the one written; of the other rows the word is kept as native type.
struct TypeRow {
    std::string_view word;
    ItemType type;
};

inline constexpr std::array type_rows = {
    TypeRow{"art", ItemType::graphic},
    TypeRow{"article", ItemType::article_journal},
    TypeRow{"film-broadcast", ItemType::motion_picture},
    TypeRow{"audiovisual", ItemType::motion_picture},
    TypeRow{"bill", ItemType::bill},
    TypeRow{"blog", ItemType::post_weblog},
    TypeRow{"book", ItemType::book},
    TypeRow{"catalogue", ItemType::book},
    TypeRow{"conference", ItemType::event},
    TypeRow{"conference-paper", ItemType::paper_conference},
    TypeRow{"data", ItemType::dataset},
    TypeRow{"database", ItemType::dataset},
    TypeRow{"dictionary", ItemType::book},  // with a `term` of it: an entry
    TypeRow{"dictionary", ItemType::entry_dictionary},
    TypeRow{"edited-work", ItemType::book},
    TypeRow{"encyclopedia", ItemType::book},
    TypeRow{"encyclopedia", ItemType::entry_encyclopedia},
    TypeRow{"generic", ItemType::document},
    TypeRow{"government-document", ItemType::report},
    TypeRow{"grant", ItemType::document},
    TypeRow{"hearing", ItemType::hearing},
    TypeRow{"historical-work", ItemType::classic},
    TypeRow{"legal-case", ItemType::legal_case},
    TypeRow{"legal-rule", ItemType::regulation},
    TypeRow{"magazine-article", ItemType::article_magazine},
    TypeRow{"manual", ItemType::document},
    TypeRow{"map", ItemType::map},
    TypeRow{"multimedia", ItemType::motion_picture},
    TypeRow{"sound-recording", ItemType::song},
    TypeRow{"music", ItemType::song},
    TypeRow{"newspaper-article", ItemType::article_newspaper},
    TypeRow{"pamphlet", ItemType::pamphlet},
    TypeRow{"patent", ItemType::patent},
    TypeRow{"personal-communication", ItemType::personal_communication},
    TypeRow{"proceedings", ItemType::book},
    TypeRow{"report", ItemType::report},
    TypeRow{"serial", ItemType::periodical},
    TypeRow{"slides", ItemType::speech},
    TypeRow{"software", ItemType::software},
    TypeRow{"software-code", ItemType::software},
    TypeRow{"software-container", ItemType::software},
    TypeRow{"software-executable", ItemType::software},
    TypeRow{"software-virtual-machine", ItemType::software},
    TypeRow{"standard", ItemType::standard},
    TypeRow{"statute", ItemType::legislation},
    TypeRow{"thesis", ItemType::thesis},
    TypeRow{"unpublished", ItemType::manuscript},
    TypeRow{"video", ItemType::motion_picture},
    TypeRow{"website", ItemType::webpage},
};

/// The word that is written for a type; empty if the format has none.
[[nodiscard]] constexpr std::string_view word_of(ItemType type) {
    if (type == ItemType::report) return "report";
    for (const TypeRow& row : type_rows) {
        if (row.type == type) return row.word;
    }
    return {};
}

/// What is one article of a work that lists them by their words: its own title is the `term`, and that of the work the `title`.
[[nodiscard]] constexpr bool is_term(ItemType type) { return type == ItemType::entry_dictionary || type == ItemType::entry_encyclopedia; }

[[nodiscard]] constexpr const TypeRow* type_named(std::string_view word) {
    for (const TypeRow& row : type_rows) {
        if (row.word == word) return &row;
    }
    return nullptr;
}

/// A key that is one variable. `root`: the software itself has it too, not references only.
struct TagRow {
    std::string_view tag;
    Variable variable;
    bool root = false;
    bool list = false;  ///< the value is a list (`languages`), or may be one (`license`)
};

inline constexpr std::array tag_rows = {
    TagRow{"abbreviation", Variable::title_short},
    TagRow{"abstract", Variable::abstract, true},
    TagRow{"collection-title", Variable::collection_title},
    TagRow{"database", Variable::archive},
    TagRow{"department", Variable::division},
    TagRow{"doi", Variable::doi, true},
    TagRow{"edition", Variable::edition},
    TagRow{"isbn", Variable::isbn},
    TagRow{"issn", Variable::issn},
    TagRow{"issue", Variable::issue},
    TagRow{"issue-title", Variable::part_title},
    TagRow{"journal", Variable::container_title},
    TagRow{"languages", Variable::language, false, true},
    TagRow{"license", Variable::license, true, true},
    TagRow{"medium", Variable::medium},
    TagRow{"notes", Variable::note},
    TagRow{"number", Variable::number},
    TagRow{"number-volumes", Variable::number_of_volumes},
    TagRow{"pages", Variable::number_of_pages},
    TagRow{"patent-states", Variable::jurisdiction, false, true},
    TagRow{"pmcid", Variable::pmcid},
    TagRow{"section", Variable::section},
    TagRow{"status", Variable::status},
    TagRow{"thesis-type", Variable::genre},
    TagRow{"url", Variable::url, true},
    TagRow{"version", Variable::version, true},
    TagRow{"volume", Variable::volume},
    TagRow{"volume-title", Variable::volume_title},
};

inline constexpr std::array people_rows = {
    TagRow{"authors", Variable::author, true},
    TagRow{"editors", Variable::editor},
    TagRow{"editors-series", Variable::collection_editor},
    TagRow{"recipients", Variable::recipient},
    TagRow{"senders", Variable::contributor},
    TagRow{"translators", Variable::translator},
};

/// What stands among the `identifiers` with a description where its own key does not take it, has one already, or there is none.
struct DescribedRow {
    std::string_view description;
    Variable variable;
};
inline constexpr std::array described_rows = {
    DescribedRow{"DOI", Variable::doi}, DescribedRow{"ISBN", Variable::isbn}, DescribedRow{"ISSN", Variable::issn},
    DescribedRow{"PMID", Variable::pmid}, DescribedRow{"PMCID", Variable::pmcid},
};
/// The same of a Software Heritage identifier with qualifiers.
inline constexpr std::string_view swh_description = "SWHID";

/// The role of a contributor that stands among the `senders`.
inline constexpr std::string_view sender = "sender";

inline constexpr std::array date_rows = {
    TagRow{"date-accessed", Variable::accessed},
    TagRow{"year-original", Variable::original_date},
};

/// True for what stands in the collection that its reference names: papers in what their conference published, posts in their blog.
[[nodiscard]] constexpr bool stands_in_collection(ItemType type) {
    return type == ItemType::paper_conference || type == ItemType::document || type == ItemType::post_weblog;
}

}  // namespace bibcast::cff
