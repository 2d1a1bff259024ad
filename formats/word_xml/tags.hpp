#pragma once

#include <array>
#include <string_view>

#include "formats/word_xml/types.hpp"
#include "model/variable.hpp"

namespace bibcast::word_xml {

/// What an element holds, where that is more than the text of one variable.
enum class Place : unsigned char { text, key, type, conference, place, language, serial_number, keywords, issued, accessed, people };

/// Whether a row is only read.
enum class Use : unsigned char { both, read };

struct TagRow {
    std::string_view element;
    std::string_view type_names;  ///< as `set_of` reads them; empty: all
    TypeSet types;
    Place place;
    Variable variable;
    Use use;

    consteval TagRow(std::string_view name, std::string_view for_types, Variable what, Use how = Use::both)
        : element(name), type_names(for_types), types(set_of(for_types)), place(Place::text), variable(what), use(how) {}
    consteval TagRow(std::string_view name, std::string_view for_types, Place where, Variable what, Use how = Use::both)
        : element(name), type_names(for_types), types(set_of(for_types)), place(where), variable(what), use(how) {}
};

// ECMA-376, part 1, 22.6.2, and what JabRef adds to it. Of the rows of one element the first that fits the type counts; of the rows of
// one variable that fit the first is written.
inline constexpr std::array tags = {
    TagRow{"Tag", "", Place::key, Variable::citation_key},
    TagRow{"SourceType", "", Place::type, Variable::genre},
    TagRow{"Author", "", Place::people, Variable::author},
    TagRow{"Title", "", Variable::title},
    TagRow{"ShortTitle", "", Variable::title_short},
    TagRow{"JournalName", "JournalArticle", Variable::container_title},
    TagRow{"PeriodicalTitle", "ArticleInAPeriodical", Variable::container_title},
    TagRow{"BookTitle", "BookSection ConferenceProceedings Book", Variable::container_title},
    TagRow{"InternetSiteTitle", "InternetSite DocumentFromInternetSite", Variable::container_title},
    TagRow{"AlbumTitle", "SoundRecording", Variable::container_title},
    TagRow{"BroadcastTitle", "Interview", Variable::container_title},
    TagRow{"Reporter", "Case", Variable::container_title},
    TagRow{"PublicationTitle", "Report Performance Art Film Patent ElectronicSource Misc", Variable::container_title},
    TagRow{"JournalName", "Report Misc", Variable::container_title, Use::read},
    TagRow{"PublicationTitle", "Interview", Variable::container_title, Use::read},
    TagRow{"ConferenceName", "BookSection", Variable::container_title, Use::read},  // bibutils
    TagRow{"ConferenceName", "", Place::conference, Variable::event_title},
    TagRow{"Court", "Case", Variable::authority},
    TagRow{"CaseNumber", "Case", Variable::number},
    TagRow{"PatentNumber", "Patent", Variable::number},
    TagRow{"RecordingNumber", "SoundRecording", Variable::number},
    TagRow{"Number", "", Variable::number, Use::read},  // no element of the schema, but of what was written here before
    TagRow{"Institution", "Report", Variable::publisher},
    TagRow{"Institution", "Art", Variable::archive},
    TagRow{"Broadcaster", "Interview", Variable::publisher},
    TagRow{"Distributor", "Film", Variable::publisher},
    TagRow{"ProductionCompany", "SoundRecording InternetSite DocumentFromInternetSite", Variable::publisher},
    TagRow{"Publisher", "", Variable::publisher},
    TagRow{"Institution", "", Variable::publisher, Use::read},
    TagRow{"Department", "", Variable::publisher, Use::read},
    TagRow{"Station", "Interview", Variable::publisher, Use::read},
    TagRow{"Theater", "Performance", Variable::event_place},
    TagRow{"City", "", Place::place, Variable::publisher_place},
    TagRow{"StateProvince", "", Place::place, Variable::publisher_place, Use::read},
    TagRow{"CountryRegion", "Patent", Variable::jurisdiction},
    TagRow{"CountryRegion", "", Place::place, Variable::publisher_place, Use::read},
    TagRow{"Year", "", Place::issued, Variable::issued},
    TagRow{"Month", "", Place::issued, Variable::issued, Use::read},
    TagRow{"Day", "", Place::issued, Variable::issued, Use::read},
    TagRow{"Volume", "", Variable::volume},
    TagRow{"Issue", "", Variable::issue},
    TagRow{"NumberVolumes", "", Variable::number_of_volumes},
    TagRow{"Edition", "", Variable::edition},
    TagRow{"Version", "", Variable::version},
    TagRow{"ChapterNumber", "", Variable::chapter_number},
    TagRow{"Pages", "", Variable::page},
    TagRow{"Medium", "", Variable::medium},
    TagRow{"ThesisType", "", Variable::genre, Use::read},
    TagRow{"Type", "", Variable::genre},
    TagRow{"StandardNumber", "", Place::serial_number, Variable::isbn},
    TagRow{"DOI", "", Variable::doi},
    TagRow{"URL", "", Variable::url},
    TagRow{"Url", "", Variable::url, Use::read},  // bibutils
    TagRow{"YearAccessed", "", Place::accessed, Variable::accessed},
    TagRow{"MonthAccessed", "", Place::accessed, Variable::accessed, Use::read},
    TagRow{"DayAccessed", "", Place::accessed, Variable::accessed, Use::read},
    TagRow{"LCID", "", Place::language, Variable::language},
    TagRow{"Comments", "", Variable::note},
    TagRow{"BIBTEX_Series", "", Variable::collection_title},
    TagRow{"BIBTEX_Abstract", "", Variable::abstract},
    TagRow{"BIBTEX_KeyWords", "", Place::keywords, Variable::keyword},
};

/// The row of an element for a type; null if there is none.
[[nodiscard]] constexpr const TagRow* row_of(std::string_view element, const TypeRow& type) {
    for (const TagRow& row : tags) {
        if (row.element == element && (row.types & bit_of(type)) != 0) return &row;
    }
    return nullptr;
}

/// What stands in front of any other number beside an ISBN and its kin in `StandardNumber`.
inline constexpr std::string_view number_word = "Number:";

/// A role inside of `Author`. The first row of a variable is written.
struct RoleRow {
    std::string_view element;
    Variable variable;
};
inline constexpr std::array roles = {
    RoleRow{"Author", Variable::author},        RoleRow{"Artist", Variable::author},
    RoleRow{"Inventor", Variable::author},      RoleRow{"Interviewee", Variable::author},
    RoleRow{"BookAuthor", Variable::container_author}, RoleRow{"Editor", Variable::editor},
    RoleRow{"Translator", Variable::translator}, RoleRow{"Compiler", Variable::compiler},
    RoleRow{"Composer", Variable::composer},    RoleRow{"Director", Variable::director},
    RoleRow{"Interviewer", Variable::interviewer}, RoleRow{"Performer", Variable::performer},
    RoleRow{"ProducerName", Variable::producer}, RoleRow{"Writer", Variable::script_writer},
    RoleRow{"Conductor", Variable::performer},  RoleRow{"Counsel", Variable::contributor},
};

/// A language by its number in Windows (MS-LCID).
struct LanguageRow {
    std::string_view number;
    std::string_view tag;
};
inline constexpr std::array languages = {
    LanguageRow{"1033", "en-US"}, LanguageRow{"2057", "en-GB"}, LanguageRow{"3081", "en-AU"}, LanguageRow{"4105", "en-CA"},
    LanguageRow{"1031", "de-DE"}, LanguageRow{"3079", "de-AT"}, LanguageRow{"2055", "de-CH"}, LanguageRow{"1036", "fr-FR"},
    LanguageRow{"3084", "fr-CA"}, LanguageRow{"3082", "es-ES"}, LanguageRow{"1034", "es"},    LanguageRow{"2058", "es-MX"},
    LanguageRow{"1040", "it-IT"}, LanguageRow{"1041", "ja-JP"}, LanguageRow{"1042", "ko-KR"}, LanguageRow{"2052", "zh-CN"},
    LanguageRow{"1028", "zh-TW"}, LanguageRow{"1043", "nl-NL"}, LanguageRow{"2067", "nl-BE"}, LanguageRow{"1044", "nb-NO"},
    LanguageRow{"2068", "nn-NO"}, LanguageRow{"1053", "sv-SE"}, LanguageRow{"1030", "da-DK"}, LanguageRow{"1035", "fi-FI"},
    LanguageRow{"1045", "pl-PL"}, LanguageRow{"1046", "pt-BR"}, LanguageRow{"2070", "pt-PT"}, LanguageRow{"1049", "ru-RU"},
    LanguageRow{"1058", "uk-UA"}, LanguageRow{"1029", "cs-CZ"}, LanguageRow{"1051", "sk-SK"}, LanguageRow{"1038", "hu-HU"},
    LanguageRow{"1048", "ro-RO"}, LanguageRow{"1032", "el-GR"}, LanguageRow{"1055", "tr-TR"}, LanguageRow{"1037", "he-IL"},
    LanguageRow{"1026", "bg-BG"}, LanguageRow{"1039", "is-IS"}, LanguageRow{"1054", "th-TH"}, LanguageRow{"1056", "ur-PK"},
    LanguageRow{"1057", "id-ID"}, LanguageRow{"1059", "be-BY"}, LanguageRow{"1061", "et-EE"}, LanguageRow{"1062", "lv-LV"},
    LanguageRow{"1063", "lt-LT"}, LanguageRow{"1065", "fa-IR"}, LanguageRow{"1066", "vi-VN"}, LanguageRow{"1067", "hy-AM"},
    LanguageRow{"1069", "eu-ES"}, LanguageRow{"1071", "mk-MK"}, LanguageRow{"1078", "af-ZA"}, LanguageRow{"1079", "ka-GE"},
    LanguageRow{"1081", "hi-IN"}, LanguageRow{"1086", "ms-MY"}, LanguageRow{"1087", "kk-KZ"}, LanguageRow{"1110", "gl-ES"},
    LanguageRow{"2060", "fr-BE"}, LanguageRow{"4108", "fr-CH"}, LanguageRow{"2064", "it-CH"}, LanguageRow{"2077", "sv-FI"},
    LanguageRow{"3076", "zh-HK"}, LanguageRow{"4100", "zh-SG"}, LanguageRow{"5129", "en-NZ"}, LanguageRow{"6153", "en-IE"},
    LanguageRow{"7177", "en-ZA"}, LanguageRow{"16393", "en-IN"}, LanguageRow{"11274", "es-AR"}, LanguageRow{"13322", "es-CL"},
    LanguageRow{"1025", "ar-SA"}, LanguageRow{"1027", "ca-ES"}, LanguageRow{"1050", "hr-HR"}, LanguageRow{"1060", "sl-SI"},
};

static_assert([] {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (tags[i].element == tags[j].element && (tags[i].types & ~tags[j].types) == 0) return false;
        }
    }
    return true;
}(), "every row holds for some type");

}  // namespace bibcast::word_xml
