// What we write is read by others without complaint, and says the same to them. A peer that is not installed is skipped.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Peers : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "bibcast-peers-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        page_ = read_file(testdata_folder() / "shortcode" / "publications.md");
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] static bool has(const std::string& program) {
        return std::system(("command -v " + program + " > /dev/null 2>&1").c_str()) == 0;
    }

    /// Writes the page as `format` into `file` and runs `command` beside it; its output and messages go to files.
    [[nodiscard]] int run(const std::string& format, const std::string& file, const std::string& command) const {
        std::ofstream(folder_ / file, std::ios::binary) << convert_text(page_, *format_named("shortcode"), *format_named(format)).bytes;
        const int status = std::system(("cd '" + folder_.string() + "' && HOME=. " + command + " > .output 2> .messages").c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    [[nodiscard]] std::string output() const { return read_file(folder_ / ".output"); }
    [[nodiscard]] std::string messages() const { return read_file(folder_ / ".messages"); }

    [[nodiscard]] static std::size_t count(const std::string& text, std::string_view what) {
        std::size_t found = 0;
        for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
        return found;
    }

    /// What pandoc makes of a file has the authors, years and titles that our own CSL-JSON has.
    void expect_same_in_pandoc(const std::string& format) const {
        ASSERT_EQ(run(format, "page.bib", "pandoc -f " + format + " -t csljson page.bib"), 0) << messages();
        EXPECT_EQ(messages(), "");
        const Json theirs = Json::parse(output());
        const Json ours = Json::parse(convert_text(page_, *format_named("shortcode"), *format_named("csl_json")).bytes);
        ASSERT_EQ(theirs.size(), ours.size());
        for (const Json& item : ours) {
            const auto found = std::find_if(theirs.begin(), theirs.end(), [&](const Json& one) { return one["id"] == item["id"]; });
            ASSERT_NE(found, theirs.end()) << item["id"];
            ASSERT_EQ((*found)["author"].size(), item["author"].size()) << item["id"];
            for (std::size_t i = 0; i < item["author"].size(); ++i) {
                EXPECT_EQ((*found)["author"][i]["family"], item["author"][i]["family"]) << item["id"];
            }
            EXPECT_EQ((*found)["issued"]["date-parts"][0][0], item["issued"]["date-parts"][0][0]) << item["id"];
        }
    }

    /// The records of all fixtures of all formats in one file of `format`, each with a key of its own.
    [[nodiscard]] static std::string every_fixture_as(const std::string& format, const std::string& extra = "on") {
        std::string records;
        for (const Format* from : formats()) {
            if (from->make_reader == nullptr || from->id == "bibtex" || from->id == "biblatex") continue;
            for (const fs::path& path : fixtures_of(*from)) {
                // Damaged ones, and parents that are nowhere, are complained of by right.
                if (path.stem().string().find("damaged") != std::string::npos) continue;
                records += convert_text(read_file(path), *from, *format_named(format)).bytes + "\n";
            }
        }
        const std::string written = convert_text(records, *format_named(format), *format_named(format), {.writer = {{"sort", "key"}, {"extra", extra}}}).bytes;
        // BibTeX takes keys that differ in case only for one.
        std::set<std::string> keys;
        std::string kept;
        for (std::size_t begin = 0; begin < written.size();) {
            const std::size_t end = std::min(written.find("\n@", begin), written.size() - 1) + 1;
            const std::string entry = written.substr(begin, end - begin);
            const std::size_t key = entry.find('{') + 1;
            if (keys.insert(ascii_lower(entry.substr(key, entry.find(',') - key))).second) kept += entry;
            begin = end;
        }
        return kept;
    }

    fs::path folder_;
    std::string page_;
};

TEST_F(Peers, BibutilsReadsTheBibtex) {
    if (!has("bib2xml")) GTEST_SKIP() << "bibutils is not installed";
    EXPECT_EQ(run("bibtex", "page.bib", "bib2xml page.bib"), 0);
    EXPECT_EQ(messages(), "bib2xml: Processed 47 references.\n");
    EXPECT_EQ(count(output(), "<mods "), 47U);
    EXPECT_EQ(count(output(), "<roleTerm authority=\"marcrelator\" type=\"text\">author</roleTerm>"), 313U);
}

TEST_F(Peers, BibutilsReadsTheRis) {
    if (!has("ris2xml")) GTEST_SKIP() << "bibutils is not installed";
    EXPECT_EQ(run("ris", "page.ris", "ris2xml page.ris"), 0);
    EXPECT_NE(messages().find("Processed 47 references."), std::string::npos) << messages();
    EXPECT_EQ(count(output(), "<mods "), 47U);
    EXPECT_EQ(count(output(), "<roleTerm authority=\"marcrelator\" type=\"text\">author</roleTerm>"), 313U);
}

TEST_F(Peers, BibutilsReadsEndnoteAndWebOfScience) {
    if (!has("end2xml") || !has("isi2xml")) GTEST_SKIP() << "bibutils is not installed";
    for (const auto& [format, command] : {std::pair("endnote", "end2xml page.txt"), std::pair("isi", "isi2xml page.txt")}) {
        EXPECT_EQ(run(format, "page.txt", command), 0);
        EXPECT_NE(messages().find("Processed 47 references."), std::string::npos) << messages();
        EXPECT_EQ(count(output(), "<mods "), 47U) << format;
        EXPECT_EQ(count(output(), "<roleTerm authority=\"marcrelator\" type=\"text\">author</roleTerm>"), 313U) << format;
    }
}

TEST_F(Peers, BibutilsReadsTheMods) {
    if (!has("xml2bib")) GTEST_SKIP() << "bibutils is not installed";
    EXPECT_EQ(run("mods", "page.xml", "xml2bib -b page.xml"), 0);
    EXPECT_NE(messages().find("Processed 47 references."), std::string::npos) << messages();
    const Json ours = Json::parse(convert_text(page_, *format_named("shortcode"), *format_named("csl_json")).bytes);
    const std::size_t conference = static_cast<std::size_t>(
        std::count_if(ours.begin(), ours.end(), [](const Json& item) { return item["type"] == "paper-conference" && item.contains("container-title"); }));
    EXPECT_EQ(count(output(), "@InProceedings{"), conference);
    EXPECT_EQ(count(output(), "\nand "), 313U - 47U);
}

/// What the README says of very large inputs: pieces of JSON Lines and of RIS in processes of their own give all that one process gives.
TEST_F(Peers, ParallelFansOut) {
    if (!has("parallel")) GTEST_SKIP() << "GNU parallel is not installed";
    const std::string binary = BIBCAST_BINARY;
    const std::string one = " convert -q -j 1 -f ";
    ASSERT_EQ(run("jsonl", "page.jsonl", "sh -c '" + binary + one + "jsonl -t csl-json page.jsonl'"), 0) << messages();
    const std::size_t records = Json::parse(output()).size();
    ASSERT_EQ(run("jsonl", "page.jsonl", "sh -c '" + binary + one + "jsonl -t ris page.jsonl'"), 0) << messages();
    ASSERT_EQ(count(output(), "TY  - "), records);
    ASSERT_EQ(run("jsonl", "page.jsonl", "sh -c 'parallel --pipe --keep-order --block 4k " + binary + one + "jsonl -t ris < page.jsonl'"), 0) << messages();
    EXPECT_EQ(count(output(), "TY  - "), records);
    ASSERT_EQ(run("ris", "page.ris", "sh -c \"parallel --pipe --keep-order --block 4k --recstart 'TY  - ' " + binary + one + "ris -t jsonl < page.ris\""), 0)
        << messages();
    EXPECT_EQ(count(output(), "\n"), records);
}

TEST_F(Peers, BibtoolReadsTheBibtex) {
    if (!has("bibtool")) GTEST_SKIP() << "bibtool is not installed";
    EXPECT_EQ(run("bibtex", "page.bib", "BIBINPUTS=. bibtool page.bib"), 0);
    EXPECT_EQ(messages(), "");
    EXPECT_EQ(count(output(), "\n@"), 47U);
}

TEST_F(Peers, BiberReadsTheBiblatex) {
    if (!has("biber")) GTEST_SKIP() << "biber is not installed";
    EXPECT_EQ(run("biblatex", "page.bib", "biber --tool --output-file=out.bib page.bib"), 0) << output();
    EXPECT_EQ(output().find("ERROR"), std::string::npos) << output();
    EXPECT_EQ(output().find("WARN"), std::string::npos) << output();
    const std::string written = read_file(folder_ / "out.bib");
    EXPECT_EQ(count(written, "\n@") + (written.starts_with('@') ? 1U : 0U), 47U);
    EXPECT_NE(written.find("AUTHOR+an:mark = {1=*;2=*}"), std::string::npos) << "the annotations are understood";
}

/// Without the fields that biblatex does not know, as the README says: biber's parser (btparse) ends at about a hundred fields in an entry,
/// and one of the records has every variable. Warnings are of the sources: fields that a type must have, and years that are words.
TEST_F(Peers, BiberReadsWhatIsWrittenOfEveryFormat) {
    if (!has("biber")) GTEST_SKIP() << "biber is not installed";
    std::ofstream(folder_ / "all.bib", std::ios::binary) << every_fixture_as("biblatex", "off");
    const int status = std::system(("cd '" + folder_.string() + "' && biber --tool --validate-datamodel --output-file=out.bib all.bib > .output 2>&1").c_str());
    const std::string said = output();
    EXPECT_EQ(WEXITSTATUS(status), 0) << said.substr(0, 2000);
    EXPECT_EQ(said.find("ERROR"), std::string::npos) << said.substr(said.find("ERROR"), 2000);
}

TEST_F(Peers, BibtexReadsWhatIsWrittenOfEveryFormat) {
    if (!has("bibtex") || std::system("kpsewhich plain.bst > /dev/null 2>&1") != 0) GTEST_SKIP() << "bibtex and its styles are not installed";
    std::ofstream(folder_ / "all.bib", std::ios::binary) << every_fixture_as("bibtex");
    std::ofstream(folder_ / "all.aux") << "\\relax\n\\citation{*}\n\\bibdata{all}\n\\bibstyle{plain}\n";
    const int status = std::system(("cd '" + folder_.string() + "' && HOME=. bibtex all > .output 2>&1").c_str());
    const std::string said = output();
    EXPECT_EQ(WEXITSTATUS(status), 0) << said.substr(0, 2000);
    EXPECT_EQ(said.find("error message"), std::string::npos) << said.substr(0, 2000);
}

TEST_F(Peers, PandocReadsTheBibtex) {
    if (!has("pandoc")) GTEST_SKIP() << "pandoc is not installed";
    expect_same_in_pandoc("bibtex");
}

TEST_F(Peers, PandocReadsTheBiblatex) {
    if (!has("pandoc")) GTEST_SKIP() << "pandoc is not installed";
    expect_same_in_pandoc("biblatex");
}

}  // namespace
}  // namespace bibcast::testing
