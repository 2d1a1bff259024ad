#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/item_type.hpp"
#include "model/variable.hpp"

namespace bibcast::datacite_json {

/// DataCite Metadata Schema 4.6, resourceTypeGeneral. `says_more`: the common type does not say it all.
struct TypeRow {
    std::string_view word;
    ItemType type;
    bool says_more = false;
};

inline constexpr std::array type_rows = {
    TypeRow{"Audiovisual", ItemType::motion_picture, true},
    TypeRow{"Award", ItemType::document, true},
    TypeRow{"Book", ItemType::book},
    TypeRow{"BookChapter", ItemType::chapter},
    TypeRow{"Collection", ItemType::collection},
    TypeRow{"ComputationalNotebook", ItemType::software, true},
    TypeRow{"ConferencePaper", ItemType::paper_conference},
    TypeRow{"ConferenceProceeding", ItemType::book, true},
    TypeRow{"DataPaper", ItemType::article_journal, true},
    TypeRow{"Dataset", ItemType::dataset},
    TypeRow{"Dissertation", ItemType::thesis},
    TypeRow{"Event", ItemType::event},
    TypeRow{"Image", ItemType::graphic},
    TypeRow{"Instrument", ItemType::document, true},
    TypeRow{"InteractiveResource", ItemType::webpage, true},
    TypeRow{"Journal", ItemType::periodical},
    TypeRow{"JournalArticle", ItemType::article_journal},
    TypeRow{"Model", ItemType::document, true},
    TypeRow{"Other", ItemType::document},
    TypeRow{"OutputManagementPlan", ItemType::document, true},
    TypeRow{"PeerReview", ItemType::review, true},
    TypeRow{"PhysicalObject", ItemType::document, true},
    TypeRow{"Poster", ItemType::speech, true},
    TypeRow{"Preprint", ItemType::article},
    TypeRow{"Presentation", ItemType::speech, true},
    TypeRow{"Project", ItemType::document, true},
    TypeRow{"Report", ItemType::report},
    TypeRow{"Service", ItemType::software, true},
    TypeRow{"Software", ItemType::software},
    TypeRow{"Sound", ItemType::song, true},
    TypeRow{"Standard", ItemType::standard},
    TypeRow{"StudyRegistration", ItemType::document, true},
    TypeRow{"Text", ItemType::document},
    TypeRow{"Workflow", ItemType::software, true},
};

/// contributorType. The others are contributors with a role.
struct RoleRow {
    std::string_view word;
    Variable variable;
};

inline constexpr std::array role_rows = {
    RoleRow{"Editor", Variable::editor},
    RoleRow{"Producer", Variable::producer},
    RoleRow{"Translator", Variable::translator},
};

/// contributorType of institutions (DataCite Metadata Schema 4.6, appendix 1, table 6), whose names are no people's where no `nameType` says so.
inline constexpr std::array<std::string_view, 5> institution_roles = {"Distributor", "HostingInstitution", "RegistrationAgency", "RegistrationAuthority", "ResearchGroup"};

/// contributorType of people, who may stand there without a comma in their names.
[[nodiscard]] constexpr bool is_role_of_people(std::string_view type) {
    constexpr std::array<std::string_view, 12> roles = {"ContactPerson", "DataCollector",  "DataCurator", "Editor",     "ProjectLeader", "ProjectManager",
                                                        "ProjectMember", "RelatedPerson", "Researcher",  "Supervisor", "Translator",    "WorkPackageLeader"};
    return std::find(roles.begin(), roles.end(), type) != roles.end();
}

/// DataCite Metadata Schema 4.6, appendix 3: codes that say why a value is missing, required where a property must not be left out. With and without their
/// brackets; `etal` says that a list goes on.
inline constexpr std::array<std::string_view, 10> no_value_codes = {"etal", "none", "null", "tba", "unac", "unal", "unap", "unas", "unav", "unkn"};

/// The letters of such a code: `unav` of `(:unav)`; empty for all other texts.
[[nodiscard]] std::string_view no_value_code(std::string_view text);
[[nodiscard]] inline bool says_no_value(std::string_view text) { return !no_value_code(text).empty(); }

/// dateType. `Issued` is the date of publication; the others that have no variable are kept.
struct DateRow {
    std::string_view word;
    Variable variable;
};

inline constexpr std::array date_rows = {
    DateRow{"Issued", Variable::issued},
    DateRow{"Available", Variable::available_date},
    DateRow{"Submitted", Variable::submitted},
};

}  // namespace bibcast::datacite_json
