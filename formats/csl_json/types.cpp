#include "formats/csl_json/types.hpp"

#include <string>

namespace bibcast::csl_json {

namespace {

struct Row {
    std::string_view word;  ///< in lower case, with hyphens
    ItemType type;
};

// Crossref: REST API, /types. Zotero: schema.json, csl.types, where the item type has another name.
constexpr Row rows[] = {
    {"journal-article", ItemType::article_journal},
    {"journalarticle", ItemType::article_journal},
    {"magazinearticle", ItemType::article_magazine},
    {"newspaperarticle", ItemType::article_newspaper},
    {"proceedings-article", ItemType::paper_conference},
    {"conferencepaper", ItemType::paper_conference},
    {"conference-paper", ItemType::paper_conference},
    {"book-chapter", ItemType::chapter},
    {"book-section", ItemType::chapter},
    {"book-part", ItemType::chapter},
    {"booksection", ItemType::chapter},
    {"book-set", ItemType::book},
    {"book-series", ItemType::book},
    {"edited-book", ItemType::book},
    {"reference-book", ItemType::book},
    {"monograph", ItemType::book},
    {"proceedings", ItemType::book},
    {"reference-entry", ItemType::entry},
    {"dictionaryentry", ItemType::entry_dictionary},
    {"encyclopediaarticle", ItemType::entry_encyclopedia},
    {"posted-content", ItemType::article},
    {"preprint", ItemType::article},
    {"peer-review", ItemType::review},
    {"report-component", ItemType::report},
    {"dissertation", ItemType::thesis},
    {"blogpost", ItemType::post_weblog},
    {"forumpost", ItemType::post},
    {"computerprogram", ItemType::software},
    {"database", ItemType::dataset},
    {"journal", ItemType::periodical},
    {"journal-issue", ItemType::periodical},
    {"journal-volume", ItemType::periodical},
    {"case", ItemType::legal_case},
    {"statute", ItemType::legislation},
    {"film", ItemType::motion_picture},
    {"videorecording", ItemType::motion_picture},
    {"audiorecording", ItemType::song},
    {"presentation", ItemType::speech},
    {"letter", ItemType::personal_communication},
    {"email", ItemType::personal_communication},
    {"artwork", ItemType::graphic},
    {"podcast", ItemType::song},
    {"tvbroadcast", ItemType::broadcast},
    {"radiobroadcast", ItemType::broadcast},
    {"instantmessage", ItemType::personal_communication},
};

}  // namespace

std::optional<ItemType> item_type_meant(std::string_view word) {
    std::string plain(word);
    for (char& c : plain) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if (c == '_' || c == ' ') c = '-';
    }
    for (const Row& row : rows) {
        if (row.word == plain) return row.type;
    }
    for (std::size_t i = 0; i < item_type_count; ++i) {
        const auto type = static_cast<ItemType>(i);
        std::string name(name_of(type));
        for (char& c : name) {
            if (c == '_') c = '-';
        }
        if (name == plain) return type;
    }
    return std::nullopt;
}

}  // namespace bibcast::csl_json
