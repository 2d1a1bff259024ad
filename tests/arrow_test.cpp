// Includes run one way: cli -> lint, cv -> pipeline -> report, csl, formats -> io -> name -> text -> model -> diag.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, int> ranks = {{"diag", 0}, {"model", 1}, {"text", 2},   {"name", 3},     {"io", 4},
                                          {"report", 5}, {"csl", 5}, {"formats", 5}, {"pipeline", 6}, {"lint", 7}, {"cv", 7}, {"cli", 8}};

TEST(Arrow, IncludesRunOneWay) {
    const std::regex include("#include \"([a-z_]+)/[^\"]+\"");
    std::size_t seen = 0;
    for (const std::string top : {"src", "formats"}) {
        for (const auto& entry : fs::recursive_directory_iterator(source_folder() / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".hpp" && extension != ".cpp") continue;
            const fs::path relative = entry.path().lexically_relative(source_folder());
            const std::string room = top == "formats" ? top : std::next(relative.begin())->string();
            if (room == "main.cpp") continue;
            ASSERT_TRUE(ranks.contains(room)) << "a room that the arrow does not know: " << relative;
            const std::string text = read_file(entry.path());
            for (std::sregex_iterator match(text.begin(), text.end(), include), end; match != end; ++match) {
                const std::string target = (*match)[1];
                if (!ranks.contains(target)) continue;
                ++seen;
                EXPECT_LE(ranks.at(target), ranks.at(room)) << relative << " includes " << (*match)[0];
                const bool sideways = ranks.at(target) == ranks.at(room) && target != room;
                EXPECT_FALSE(sideways) << relative << " includes " << (*match)[0];
            }
        }
    }
    EXPECT_GT(seen, 50U);
}

/// `formats/` includes of one format by another are bridges; each is named here with its reason.
TEST(Arrow, FormatsStandAlone) {
    const std::set<std::pair<std::string, std::string>> bridges = {
        {"biblatex", "bibtex"},   // one language, two dialects
        {"shortcode", "bibtex"},  // a BibTeX entry can stand inside a shortcode
        {"shortcode", "jsonl"},   // names that an author line cannot say stand in a parameter in the record's own JSON
        {"csv", "csl_json"},       // keywords in one string, other vocabularies' names of types
        {"tsv", "csv"},            // the same tables with tabs
        {"markdown", "html"},      // the same entries in another notation
        {"text", "markdown"},      // and in a third
        {"csl_yaml", "csl_json"},  // the same items in another notation
        {"crossref_json", "csl_json"},  // Crossref's names of types
        {"openalex_json", "csl_json"},  // in older answers of OpenAlex, too
        {"crossref_json", "jsonl"},     // Crossref's dates are CSL's
        {"jats", "csl_json"},      // what JATS has no element for stands in a custom-meta as an item of CSL
        {"quarto", "csl_json"},    // its citation is an item of CSL
        {"quarto", "jsonl"},       // what authors' keys cannot say stands beside them in the record's own JSON
        {"hugoblox", "csl_json"},  // what the theme has no key for stands in a key of its own as an item of CSL
        {"hugoblox", "jsonl"},     // the reader of the record's JSON keeps values of a wrong type
        {"marcxml", "marc"},      // the same records in another wrapping
        {"mets", "mods"},         // a METS object is described in MODS
        {"bibtexml", "bibtex"},   // BibTeX entries in other brackets
        {"csl_json", "jsonl"},    // what CSL cannot say stands under custom in the record's own JSON
    };
    const std::regex include("#include \"formats/([a-z_]+)/[^\"]+\"");
    for (const auto& entry : fs::recursive_directory_iterator(source_folder() / "formats")) {
        const fs::path relative = entry.path().lexically_relative(source_folder() / "formats");
        if (!entry.is_regular_file() || relative.parent_path().empty()) continue;
        const std::string extension = relative.extension().string();
        if (extension != ".hpp" && extension != ".cpp") continue;
        const std::string own = relative.begin()->string();
        const std::string text = read_file(entry.path());
        for (std::sregex_iterator match(text.begin(), text.end(), include), end; match != end; ++match) {
            const std::string target = (*match)[1];
            EXPECT_TRUE(target == own || bridges.contains({own, target})) << relative << " includes " << (*match)[0];
        }
    }
}

}  // namespace
}  // namespace bibcast::testing
