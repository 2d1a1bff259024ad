#include "formats/csv/type_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "formats/csl_json/types.hpp"
#include "model/ascii.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

struct Words {
    std::string_view words;  ///< in lower case
    ItemType type;
};

// The document types of Web of Science, Scopus, Dimensions, Lens, IEEE Xplore, ACM, Springer Link, ProQuest, EBSCO and Semantic Scholar, as they stand in
// the tables these export, where CSL, Crossref and Zotero have no such word.
constexpr std::array words_of_databases = {
    Words{"j", ItemType::article_journal},
    Words{"article", ItemType::article_journal},
    Words{"review", ItemType::article_journal},
    Words{"review article", ItemType::article_journal},
    Words{"research article", ItemType::article_journal},
    Words{"letter", ItemType::article_journal},
    Words{"lettersandcomments", ItemType::article_journal},
    Words{"editorial", ItemType::article_journal},
    Words{"editorial material", ItemType::article_journal},
    Words{"note", ItemType::article_journal},
    Words{"short survey", ItemType::article_journal},
    Words{"erratum", ItemType::article_journal},
    Words{"correction", ItemType::article_journal},
    Words{"retracted", ItemType::article_journal},
    Words{"data paper", ItemType::article_journal},
    Words{"early access", ItemType::article_journal},
    Words{"academic journal", ItemType::article_journal},
    Words{"scholarly journals", ItemType::article_journal},
    Words{"trade journals", ItemType::article_journal},
    Words{"ieee journals", ItemType::article_journal},
    Words{"ieee journals & magazines", ItemType::article_journal},
    Words{"ieee early access articles", ItemType::article_journal},
    Words{"magazines", ItemType::article_magazine},
    Words{"ieee magazines", ItemType::article_magazine},
    Words{"newspapers", ItemType::article_newspaper},
    Words{"news", ItemType::article_newspaper},
    Words{"c", ItemType::paper_conference},
    Words{"conference", ItemType::paper_conference},
    Words{"proceeding", ItemType::paper_conference},
    Words{"proceedings paper", ItemType::paper_conference},
    Words{"meeting abstract", ItemType::paper_conference},
    Words{"conference abstract", ItemType::paper_conference},
    Words{"conference proceedings article", ItemType::paper_conference},
    Words{"conference papers & proceedings", ItemType::paper_conference},
    Words{"ieee conferences", ItemType::paper_conference},
    Words{"ieee conference publications", ItemType::paper_conference},
    Words{"b", ItemType::book},
    Words{"s", ItemType::book},
    Words{"books", ItemType::book},
    Words{"conference proceedings", ItemType::book},
    Words{"reference work", ItemType::book},
    Words{"protocol", ItemType::chapter},
    Words{"reference work entry", ItemType::entry_encyclopedia},
    Words{"ieee standards", ItemType::standard},
    Words{"dissertation/thesis", ItemType::thesis},
    Words{"dissertations & theses", ItemType::thesis},
    Words{"reports", ItemType::report},
    Words{"working papers", ItemType::report},
    Words{"working paper", ItemType::report},
    Words{"data set", ItemType::dataset},
    // What people write in lists of their own.
    Words{"journal paper", ItemType::article_journal},
    Words{"workshop", ItemType::paper_conference},
    Words{"workshop paper", ItemType::paper_conference},
    Words{"conference workshop", ItemType::paper_conference},
    Words{"phd thesis", ItemType::thesis},
    Words{"ph.d. thesis", ItemType::thesis},
    Words{"doctoral thesis", ItemType::thesis},
    Words{"doctoral dissertation", ItemType::thesis},
    Words{"master's thesis", ItemType::thesis},
    Words{"master\u2019s thesis", ItemType::thesis},
    Words{"master thesis", ItemType::thesis},
    Words{"masters thesis", ItemType::thesis},
    Words{"bachelor's thesis", ItemType::thesis},
    Words{"bachelor thesis", ItemType::thesis},
    Words{"technical report", ItemType::report},
    Words{"tech report", ItemType::report},
    // Entry types of BibTeX and biblatex.
    Words{"inproceedings", ItemType::paper_conference},
    Words{"incollection", ItemType::chapter},
    Words{"inbook", ItemType::chapter},
    Words{"phdthesis", ItemType::thesis},
    Words{"mastersthesis", ItemType::thesis},
    Words{"techreport", ItemType::report},
    Words{"booklet", ItemType::book},
    Words{"collection", ItemType::book},
    Words{"manual", ItemType::book},
    Words{"unpublished", ItemType::manuscript},
    Words{"online", ItemType::webpage},
    Words{"misc", ItemType::document},
};

std::optional<ItemType> type_of(std::string_view word) {
    const std::string lower = ascii_lower(word);
    for (const Words& row : words_of_databases) {
        if (row.words == lower) return row.type;
    }
    // `Wiley-IEEE Press eBook Chapters`, `IET Conferences`: IEEE Xplore names the publisher before the kind.
    if (lower.ends_with(" ebook chapters")) return ItemType::chapter;
    if (lower.ends_with(" conferences")) return ItemType::paper_conference;
    return csl_json::item_type_meant(word);
}

}  // namespace

std::optional<ItemType> type_of_words(std::string_view words) {
    if (const auto whole = type_of(ascii::trim(words))) return whole;
    // `Article; Book Chapter` (Web of Science)
    if (words.ends_with("; Book Chapter")) return ItemType::chapter;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(";,"), words.size());
        if (const auto one = type_of(ascii::trim(words.substr(0, end)))) return one;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return std::nullopt;
}

bool names_a_file(std::string_view words) {
    constexpr std::array<std::string_view, 5> files = {"PDF", "HTML", "DOC", "CITATION", "PS"};
    return std::find(files.begin(), files.end(), words) != files.end();
}

}  // namespace bibcast::csv
