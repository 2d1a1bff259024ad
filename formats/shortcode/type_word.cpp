#include "formats/shortcode/type_word.hpp"

#include <array>
#include <string>

#include "formats/shortcode/parameters.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

struct TypeWord {
    std::string_view word;  ///< lower case, without blanks, `-` and `_`
    ItemType type;
};

constexpr std::array<TypeWord, 44> type_words = {{
    {"journal", ItemType::article_journal},
    {"journalarticle", ItemType::article_journal},
    {"journalpaper", ItemType::article_journal},
    {"conference", ItemType::paper_conference},
    {"conferencepaper", ItemType::paper_conference},
    {"conferenceproceedings", ItemType::paper_conference},
    {"proceedings", ItemType::paper_conference},
    {"inproceedings", ItemType::paper_conference},
    {"workshop", ItemType::paper_conference},
    {"workshoppaper", ItemType::paper_conference},
    {"preprint", ItemType::article},
    {"arxiv", ItemType::article},
    {"workingpaper", ItemType::article},
    {"unpublished", ItemType::manuscript},
    {"manuscript", ItemType::manuscript},
    {"thesis", ItemType::thesis},
    {"phdthesis", ItemType::thesis},
    {"mastersthesis", ItemType::thesis},
    {"masterthesis", ItemType::thesis},
    {"dissertation", ItemType::thesis},
    {"techreport", ItemType::report},
    {"technicalreport", ItemType::report},
    {"report", ItemType::report},
    {"whitepaper", ItemType::report},
    {"book", ItemType::book},
    {"bookchapter", ItemType::chapter},
    {"booksection", ItemType::chapter},
    {"chapter", ItemType::chapter},
    {"inbook", ItemType::chapter},
    {"incollection", ItemType::chapter},
    {"dataset", ItemType::dataset},
    {"data", ItemType::dataset},
    {"software", ItemType::software},
    {"patent", ItemType::patent},
    {"talk", ItemType::speech},
    {"presentation", ItemType::speech},
    {"poster", ItemType::speech},
    {"tutorial", ItemType::speech},
    {"blog", ItemType::post_weblog},
    {"blogpost", ItemType::post_weblog},
    {"website", ItemType::webpage},
    {"magazine", ItemType::article_magazine},
    {"newspaper", ItemType::article_newspaper},
    {"standard", ItemType::standard},
}};

}  // namespace

std::optional<ItemType> type_of_word(std::string_view word) {
    const std::string lower = ascii_lower(trim(word));
    if (const auto exact = item_type_named(lower)) return exact;
    std::string key = normal_key(lower);
    std::erase(key, ' ');
    std::erase(key, '\'');
    for (const TypeWord& row : type_words) {
        if (row.word == key) return row.type;
    }
    return std::nullopt;
}

}  // namespace bibcast::shortcode
