#include "io/repository_type.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct TypeRow {
    std::string_view word;
    ItemType item;
};

constexpr std::array rows = {
    TypeRow{"article", ItemType::article_journal},
    TypeRow{"bachelorthesis", ItemType::thesis},
    TypeRow{"blogpost", ItemType::post_weblog},
    TypeRow{"book", ItemType::book},
    TypeRow{"bookchapter", ItemType::chapter},
    TypeRow{"bookpart", ItemType::chapter},
    TypeRow{"bookreview", ItemType::review_book},
    TypeRow{"booksection", ItemType::chapter},
    TypeRow{"chapter", ItemType::chapter},
    TypeRow{"conferencearticle", ItemType::paper_conference},
    TypeRow{"conferencecontribution", ItemType::paper_conference},
    TypeRow{"conferenceobject", ItemType::paper_conference},
    TypeRow{"conferencepaper", ItemType::paper_conference},
    TypeRow{"conferenceposter", ItemType::paper_conference},
    TypeRow{"conferenceproceeding", ItemType::book},
    TypeRow{"conferenceproceedings", ItemType::book},
    TypeRow{"contributiontoperiodical", ItemType::article_magazine},
    TypeRow{"datapaper", ItemType::article_journal},
    TypeRow{"dataset", ItemType::dataset},
    TypeRow{"deliverable", ItemType::report},
    TypeRow{"diplomathesis", ItemType::thesis},
    TypeRow{"discussionpaper", ItemType::report},
    TypeRow{"dissertation", ItemType::thesis},
    TypeRow{"doctoralthesis", ItemType::thesis},
    TypeRow{"figure", ItemType::figure},
    TypeRow{"habilitation", ItemType::thesis},
    TypeRow{"habilitationthesis", ItemType::thesis},
    TypeRow{"image", ItemType::graphic},
    TypeRow{"inproceedings", ItemType::paper_conference},
    TypeRow{"interview", ItemType::interview},
    TypeRow{"journalarticle", ItemType::article_journal},
    TypeRow{"lecture", ItemType::speech},
    TypeRow{"letter", ItemType::personal_communication},
    TypeRow{"manuscript", ItemType::manuscript},
    TypeRow{"map", ItemType::map},
    TypeRow{"mastersthesis", ItemType::thesis},
    TypeRow{"masterthesis", ItemType::thesis},
    TypeRow{"monograph", ItemType::book},
    TypeRow{"movingimage", ItemType::motion_picture},
    TypeRow{"musicalnotation", ItemType::musical_score},
    TypeRow{"musicalscore", ItemType::musical_score},
    TypeRow{"newspaperarticle", ItemType::article_newspaper},
    TypeRow{"originalarticle", ItemType::article_journal},
    TypeRow{"patent", ItemType::patent},
    TypeRow{"phd", ItemType::thesis},
    TypeRow{"phdthesis", ItemType::thesis},
    TypeRow{"photo", ItemType::graphic},
    TypeRow{"photograph", ItemType::graphic},
    TypeRow{"policybrief", ItemType::report},
    TypeRow{"poster", ItemType::speech},
    TypeRow{"preprint", ItemType::article},
    TypeRow{"presentation", ItemType::speech},
    TypeRow{"projectdeliverable", ItemType::report},
    TypeRow{"projectreport", ItemType::report},
    TypeRow{"recordingacoustical", ItemType::song},
    TypeRow{"recordingmusical", ItemType::song},
    TypeRow{"recordingoral", ItemType::song},
    TypeRow{"report", ItemType::report},
    TypeRow{"researcharticle", ItemType::article_journal},
    TypeRow{"researchdata", ItemType::dataset},
    TypeRow{"researchreport", ItemType::report},
    TypeRow{"review", ItemType::review},
    TypeRow{"reviewarticle", ItemType::article_journal},
    TypeRow{"scientificarticle", ItemType::article_journal},
    TypeRow{"slides", ItemType::speech},
    TypeRow{"software", ItemType::software},
    TypeRow{"sound", ItemType::song},
    TypeRow{"standard", ItemType::standard},
    TypeRow{"stillimage", ItemType::graphic},
    TypeRow{"talk", ItemType::speech},
    TypeRow{"technicalreport", ItemType::report},
    TypeRow{"text", ItemType::document},
    TypeRow{"thesis", ItemType::thesis},
    TypeRow{"thesisordissertation", ItemType::thesis},
    TypeRow{"video", ItemType::motion_picture},
    TypeRow{"webpage", ItemType::webpage},
    TypeRow{"website", ItemType::webpage},
    TypeRow{"whitepaper", ItemType::report},
    TypeRow{"workingpaper", ItemType::report},
};
static_assert(std::is_sorted(rows.begin(), rows.end(), [](const TypeRow& a, const TypeRow& b) { return a.word < b.word; }));

}  // namespace

std::string squeezed_type(std::string_view words) {
    words = words.substr(words.rfind('/') + 1);
    std::string letters;
    for (const char c : words) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) letters += ascii_lower(c);
    }
    return letters;
}

std::optional<ItemType> repository_type(std::string_view squeezed) {
    const auto row = std::lower_bound(rows.begin(), rows.end(), squeezed, [](const TypeRow& one, std::string_view word) { return one.word < word; });
    if (row == rows.end() || row->word != squeezed) return std::nullopt;
    return row->item;
}

}  // namespace bibcast
