#pragma once

#include <array>
#include <string_view>

#include "model/item_type.hpp"

namespace bibcast::mods {

/// A word that `genre` may have, and the item type that it says.
struct GenreRow {
    std::string_view word;  ///< in lower case
    ItemType item;
};

/// MARC's word for the proceedings of a conference: of a part of another work it says that it was a paper there.
inline constexpr std::string_view proceedings_genre = "conference publication";

// MARC Genre Term List (Library of Congress), the words that bibutils and the item types that Zotero write.
inline constexpr std::array genres = {
    GenreRow{"article", ItemType::article_journal},
    GenreRow{"academic journal", ItemType::article_journal},
    GenreRow{"journal article", ItemType::article_journal},
    GenreRow{"journalarticle", ItemType::article_journal},
    GenreRow{"legal article", ItemType::article_journal},
    GenreRow{"magazine article", ItemType::article_magazine},
    GenreRow{"magazinearticle", ItemType::article_magazine},
    GenreRow{"magazine", ItemType::article_magazine},
    GenreRow{"newspaper article", ItemType::article_newspaper},
    GenreRow{"newspaperarticle", ItemType::article_newspaper},
    GenreRow{"newspaper", ItemType::article_newspaper},
    GenreRow{"preprint", ItemType::article},
    GenreRow{"manuscript", ItemType::manuscript},
    GenreRow{"unpublished", ItemType::manuscript},
    GenreRow{"bill", ItemType::bill},
    GenreRow{"book", ItemType::book},
    GenreRow{"autobiography", ItemType::book},
    GenreRow{"biography", ItemType::book},
    GenreRow{"catalog", ItemType::book},
    GenreRow{"encyclopedia", ItemType::book},
    GenreRow{"festschrift", ItemType::book},
    GenreRow{"fiction", ItemType::book},
    GenreRow{"handbook", ItemType::book},
    GenreRow{"memoir", ItemType::book},
    GenreRow{"novel", ItemType::book},
    GenreRow{"poetry", ItemType::book},
    GenreRow{"collection", ItemType::book},
    GenreRow{"radio broadcast", ItemType::broadcast},
    GenreRow{"radiobroadcast", ItemType::broadcast},
    GenreRow{"television broadcast", ItemType::broadcast},
    GenreRow{"tvbroadcast", ItemType::broadcast},
    GenreRow{"book chapter", ItemType::chapter},
    GenreRow{"booksection", ItemType::chapter},
    GenreRow{"conference paper", ItemType::paper_conference},
    GenreRow{proceedings_genre, ItemType::paper_conference},
    GenreRow{"conferencepaper", ItemType::paper_conference},
    GenreRow{"database", ItemType::dataset},
    GenreRow{"dataset", ItemType::dataset},
    GenreRow{"numeric data", ItemType::dataset},
    GenreRow{"dictionary entry", ItemType::entry_dictionary},
    GenreRow{"dictionaryentry", ItemType::entry_dictionary},
    GenreRow{"encyclopedia article", ItemType::entry_encyclopedia},
    GenreRow{"encyclopediaarticle", ItemType::entry_encyclopedia},
    GenreRow{"graphic", ItemType::graphic},
    GenreRow{"art original", ItemType::graphic},
    GenreRow{"artwork", ItemType::graphic},
    GenreRow{"drawing", ItemType::graphic},
    GenreRow{"picture", ItemType::graphic},
    GenreRow{"chart", ItemType::figure},
    GenreRow{"hearing", ItemType::hearing},
    GenreRow{"interview", ItemType::interview},
    GenreRow{"legal case and case notes", ItemType::legal_case},
    GenreRow{"case", ItemType::legal_case},
    GenreRow{"law report or digest", ItemType::legal_case},
    GenreRow{"legislation", ItemType::legislation},
    GenreRow{"statute", ItemType::legislation},
    GenreRow{"letter", ItemType::personal_communication},
    GenreRow{"communication", ItemType::personal_communication},
    GenreRow{"email communication", ItemType::personal_communication},
    GenreRow{"email", ItemType::personal_communication},
    GenreRow{"instantmessage", ItemType::personal_communication},
    GenreRow{"map", ItemType::map},
    GenreRow{"atlas", ItemType::map},
    GenreRow{"globe", ItemType::map},
    GenreRow{"motion picture", ItemType::motion_picture},
    GenreRow{"film", ItemType::motion_picture},
    GenreRow{"videorecording", ItemType::motion_picture},
    GenreRow{"video recording", ItemType::motion_picture},
    GenreRow{"sound", ItemType::song},
    GenreRow{"audiorecording", ItemType::song},
    GenreRow{"podcast", ItemType::song},
    GenreRow{"patent", ItemType::patent},
    GenreRow{"periodical", ItemType::periodical},
    GenreRow{"journal", ItemType::periodical},
    GenreRow{"issue", ItemType::periodical},
    GenreRow{"blogpost", ItemType::post_weblog},
    GenreRow{"forumpost", ItemType::post},
    GenreRow{"pamphlet", ItemType::pamphlet},
    GenreRow{"report", ItemType::report},
    GenreRow{"technical report", ItemType::report},
    GenreRow{"government publication", ItemType::report},
    GenreRow{"review", ItemType::review},
    GenreRow{"speech", ItemType::speech},
    GenreRow{"presentation", ItemType::speech},
    GenreRow{"standard or specification", ItemType::standard},
    GenreRow{"standard", ItemType::standard},
    GenreRow{"computer program", ItemType::software},
    GenreRow{"computerprogram", ItemType::software},
    GenreRow{"software", ItemType::software},
    GenreRow{"thesis", ItemType::thesis},
    GenreRow{"ph.d. thesis", ItemType::thesis},
    GenreRow{"masters thesis", ItemType::thesis},
    GenreRow{"diploma thesis", ItemType::thesis},
    GenreRow{"doctoral thesis", ItemType::thesis},
    GenreRow{"treaty", ItemType::treaty},
    GenreRow{"web site", ItemType::webpage},
    GenreRow{"web page", ItemType::webpage},
    GenreRow{"webpage", ItemType::webpage},
    GenreRow{"online system or service", ItemType::webpage},
    GenreRow{"online service", ItemType::webpage},
    GenreRow{"interactive resource", ItemType::webpage},
    GenreRow{"art reproduction", ItemType::graphic},
    GenreRow{"comic strip", ItemType::graphic},
    GenreRow{"diorama", ItemType::graphic},
    GenreRow{"flash card", ItemType::graphic},
    GenreRow{"image", ItemType::graphic},
    GenreRow{"still image", ItemType::graphic},
    GenreRow{"kit", ItemType::graphic},
    GenreRow{"microscope slide", ItemType::graphic},
    GenreRow{"model", ItemType::graphic},
    GenreRow{"realia", ItemType::graphic},
    GenreRow{"slide", ItemType::graphic},
    GenreRow{"technical drawing", ItemType::graphic},
    GenreRow{"transparency", ItemType::graphic},
    GenreRow{"toy", ItemType::graphic},
    GenreRow{"remote sensing image", ItemType::map},
    GenreRow{"bibliography", ItemType::book},
    GenreRow{"comic or graphic novel", ItemType::book},
    GenreRow{"comic", ItemType::book},
    GenreRow{"graphic novel", ItemType::book},
    GenreRow{"dictionary", ItemType::book},
    GenreRow{"directory", ItemType::book},
    GenreRow{"discography", ItemType::book},
    GenreRow{"drama", ItemType::book},
    GenreRow{"filmography", ItemType::book},
    GenreRow{"folktale", ItemType::book},
    GenreRow{"history", ItemType::book},
    GenreRow{"humor, satire", ItemType::book},
    GenreRow{"humor,satire", ItemType::book},
    GenreRow{"humor", ItemType::book},
    GenreRow{"satire", ItemType::book},
    GenreRow{"hymnal", ItemType::book},
    GenreRow{"multivolume monograph", ItemType::book},
    GenreRow{"programmed text", ItemType::book},
    GenreRow{"script", ItemType::book},
    GenreRow{"short story", ItemType::book},
    GenreRow{"yearbook", ItemType::book},
    GenreRow{"filmstrip", ItemType::motion_picture},
    GenreRow{"moving image", ItemType::motion_picture},
    GenreRow{"movingimage", ItemType::motion_picture},
    GenreRow{"stillimage", ItemType::graphic},
    GenreRow{"interactiveresource", ItemType::webpage},
    GenreRow{"game", ItemType::software},
    GenreRow{"font", ItemType::software},
    GenreRow{"law report", ItemType::legal_case},
    GenreRow{"legal case", ItemType::legal_case},
    GenreRow{"case notes", ItemType::legal_case},
    GenreRow{"loose-leaf", ItemType::manuscript},
    GenreRow{"finding aid", ItemType::manuscript},
    GenreRow{"specification", ItemType::standard},
    GenreRow{"statistics", ItemType::dataset},
    GenreRow{"reporting", ItemType::report},
    GenreRow{"survey of literature", ItemType::review},
    GenreRow{"theses", ItemType::thesis},
    GenreRow{"dissertation", ItemType::thesis},
    // Library of Congress Genre/Form Terms, Art & Architecture Thesaurus and COAR Resource Types, in the singular.
    GenreRow{"academic thesis", ItemType::thesis},
    GenreRow{"bachelor thesis", ItemType::thesis},
    GenreRow{"master thesis", ItemType::thesis},
    GenreRow{"conference proceedings", ItemType::book},
    GenreRow{"conference papers and proceedings", ItemType::book},
    GenreRow{"book part", ItemType::chapter},
    GenreRow{"book section", ItemType::chapter},
    // Common vocabulary of publication types (DINI), info:eu-repo.
    GenreRow{"bookpart", ItemType::chapter},
    GenreRow{"contributiontoperiodical", ItemType::article_journal},
    GenreRow{"conferenceobject", ItemType::paper_conference},
    GenreRow{"workingpaper", ItemType::report},
    GenreRow{"doctoralthesis", ItemType::thesis},
    GenreRow{"masterthesis", ItemType::thesis},
    GenreRow{"bachelorthesis", ItemType::thesis},
    GenreRow{"studythesis", ItemType::thesis},
    GenreRow{"monograph", ItemType::book},
    GenreRow{"artefact", ItemType::graphic},
    GenreRow{"performance", ItemType::performance},
    GenreRow{"chapter", ItemType::chapter},
    GenreRow{"research article", ItemType::article_journal},
    GenreRow{"review article", ItemType::article_journal},
    GenreRow{"book review", ItemType::review_book},
    GenreRow{"correspondence", ItemType::personal_communication},
    GenreRow{"diary", ItemType::manuscript},
    GenreRow{"interview (sound recording)", ItemType::interview},
    GenreRow{"oral history", ItemType::interview},
    GenreRow{"law", ItemType::legislation},
    GenreRow{"musical score", ItemType::musical_score},
    GenreRow{"score", ItemType::musical_score},
    GenreRow{"sheet music", ItemType::musical_score},
    GenreRow{"musical notation", ItemType::musical_score},
    GenreRow{"sound recording", ItemType::song},
    GenreRow{"musical sound recording", ItemType::song},
    GenreRow{"painting", ItemType::graphic},
    GenreRow{"photograph", ItemType::graphic},
    GenreRow{"poster", ItemType::graphic},
    GenreRow{"print", ItemType::graphic},
    GenreRow{"blog", ItemType::post_weblog},
    GenreRow{"blog post", ItemType::post_weblog},
    GenreRow{"research report", ItemType::report},
    GenreRow{"working paper", ItemType::report},
    GenreRow{"data set", ItemType::dataset},
    GenreRow{"cartographic material", ItemType::map},
    GenreRow{"video", ItemType::motion_picture},
    GenreRow{"lecture", ItemType::speech},
    GenreRow{"research software", ItemType::software},
};

/// Collections of govinfo.gov (`collectionCode` in its `extension`) and the item types of what is in them.
inline constexpr std::array govinfo_collections = {
    GenreRow{"BILLS", ItemType::bill},          GenreRow{"CHRG", ItemType::hearing},        GenreRow{"PLAW", ItemType::legislation},
    GenreRow{"STATUTE", ItemType::legislation}, GenreRow{"COMPS", ItemType::legislation},   GenreRow{"USCODE", ItemType::legislation},
    GenreRow{"CFR", ItemType::regulation},      GenreRow{"ECFR", ItemType::regulation},     GenreRow{"USCOURTS", ItemType::legal_case},
    GenreRow{"CRPT", ItemType::report},         GenreRow{"CDOC", ItemType::report},         GenreRow{"CPRT", ItemType::report},
    GenreRow{"GAOREPORTS", ItemType::report},
};

/// Genres of a host, and what a part of it is.
inline constexpr std::array host_genres = {
    GenreRow{proceedings_genre, ItemType::paper_conference},    GenreRow{"conference proceedings", ItemType::paper_conference},
    GenreRow{"dictionary", ItemType::entry_dictionary},         GenreRow{"encyclopedia", ItemType::entry_encyclopedia},
    GenreRow{"web site", ItemType::webpage},                    GenreRow{"blog", ItemType::post_weblog},
};

/// Words that say the type wherever they stand in a genre: `Book chapter (peer reviewed)`.
inline constexpr std::array genre_words = {
    GenreRow{"journal article", ItemType::article_journal}, GenreRow{"magazine article", ItemType::article_magazine},
    GenreRow{"newspaper article", ItemType::article_newspaper}, GenreRow{"chapter", ItemType::chapter},
    GenreRow{"conference", ItemType::paper_conference},     GenreRow{"proceeding", ItemType::paper_conference},
    GenreRow{"dissertation", ItemType::thesis},             GenreRow{"thesis", ItemType::thesis},
    GenreRow{"technical report", ItemType::report},         GenreRow{"working paper", ItemType::report},
    GenreRow{"hochschulschrift", ItemType::thesis},         GenreRow{"tesis", ItemType::thesis},
    GenreRow{"th\u00E8se", ItemType::thesis},                GenreRow{"masterarbeit", ItemType::thesis},
    GenreRow{"bachelorarbeit", ItemType::thesis},           GenreRow{"diplomarbeit", ItemType::thesis},
    GenreRow{"magisterarbeit", ItemType::thesis},           GenreRow{"doktorarbeit", ItemType::thesis},
    GenreRow{"habilitation", ItemType::thesis},             GenreRow{"proefschrift", ItemType::thesis},
    GenreRow{"avhandling", ItemType::thesis},               GenreRow{"afhandling", ItemType::thesis},
    GenreRow{"tesi di ", ItemType::thesis},                 GenreRow{"disserta\u00E7\u00E3o", ItemType::thesis},
};

[[nodiscard]] constexpr const GenreRow* genre_named(std::string_view lower) {
    const auto named = [](std::string_view word) -> const GenreRow* {
        for (const GenreRow& row : genres) {
            if (row.word == word) return &row;
        }
        return nullptr;
    };
    const GenreRow* const row = named(lower);
    // Genre/Form Terms are in the plural.
    return row != nullptr || !lower.ends_with('s') ? row : named(lower.substr(0, lower.size() - 1));
}

/// The row that is written for an item type; null if there is none: then the type stands there by its CSL name.
[[nodiscard]] constexpr const GenreRow* genre_of(ItemType item) {
    for (const GenreRow& row : genres) {
        if (row.item == item) return &row;
    }
    return nullptr;
}

/// The value of `typeOfResource` and the item type that it says on its own; `document`: nothing.
struct ResourceRow {
    std::string_view word;
    ItemType item;
};
inline constexpr std::array resources = {
    ResourceRow{"text", ItemType::document},
    ResourceRow{"cartographic", ItemType::map},
    ResourceRow{"notated music", ItemType::musical_score},
    ResourceRow{"sound recording-musical", ItemType::song},
    ResourceRow{"sound recording-nonmusical", ItemType::song},
    ResourceRow{"sound recording", ItemType::song},
    ResourceRow{"still image", ItemType::graphic},
    ResourceRow{"moving image", ItemType::motion_picture},
    ResourceRow{"three dimensional object", ItemType::graphic},
    ResourceRow{"software, multimedia", ItemType::software},
    ResourceRow{"mixed material", ItemType::document},
    // Resource Types of the Library of Congress (id.loc.gov/vocabulary/resourceTypes), which MODS 3.7 and later may name.
    ResourceRow{"audio", ItemType::song},
    ResourceRow{"audio musical", ItemType::song},
    ResourceRow{"audio non-musical", ItemType::song},
    ResourceRow{"artifact", ItemType::graphic},
    ResourceRow{"dataset", ItemType::dataset},
    ResourceRow{"manuscript", ItemType::manuscript},
    ResourceRow{"multimedia", ItemType::software},
    ResourceRow{"software", ItemType::software},
};

[[nodiscard]] constexpr const ResourceRow* resource_named(std::string_view lower) {
    for (const ResourceRow& row : resources) {
        if (row.word == lower) return &row;
    }
    return nullptr;
}

/// The resource type that is written for an item type.
[[nodiscard]] constexpr std::string_view resource_of(ItemType item) {
    if (item == ItemType::figure) return "still image";
    if (item == ItemType::broadcast) return "moving image";
    if (item == ItemType::dataset) return "software, multimedia";
    if (item == ItemType::manuscript) return "text";
    for (const ResourceRow& row : resources) {
        if (row.item == item && item != ItemType::document) return row.word;
    }
    return "text";
}

/// True for types whose container is a journal and the like: its `originInfo` says that it goes on.
[[nodiscard]] constexpr bool is_in_serial(ItemType item) {
    return item == ItemType::article_journal || item == ItemType::article_magazine || item == ItemType::article_newspaper ||
           item == ItemType::review || item == ItemType::review_book;
}

/// True for types that are a part of a book: the publisher is the book's.
[[nodiscard]] constexpr bool is_in_book(ItemType item) {
    return item == ItemType::chapter || item == ItemType::paper_conference || item == ItemType::entry || item == ItemType::entry_dictionary ||
           item == ItemType::entry_encyclopedia;
}

}  // namespace bibcast::mods
