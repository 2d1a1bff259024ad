// What the README and the man pages say is tried.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

struct Ran {
    int status;
    std::string output;
};

/// Runs `command` in a folder that holds what the examples name.
Ran run(const std::string& command) {
    std::string name = (fs::temp_directory_path() / "bibcast-doc-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    const fs::path folder = name;
    fs::copy(testdata_folder() / "shortcode" / "publications.md", folder / "publications.md");
    std::ofstream(folder / "export.ris") << "TY  - JOUR\nAU  - Kou, Siqi\nTI  - A title\nPY  - 2024\nER  - \n";
    std::ofstream(folder / "b.ris") << "TY  - JOUR\nAU  - Kou, Siqi\nTI  - A title\nPY  - 2024\nER  - \n";
    std::ofstream(folder / "a.bib") << "@article{kou, author = {Kou, Siqi}, title = {A title}, journal = {J}, year = 2024}\n";
    std::ofstream(folder / "c.json") << R"([{"id": "kou", "type": "book", "title": "A title"}])" << "\n";
    std::ofstream(folder / ".command") << command;
    const fs::path binary = BIBCAST_BINARY;
    const std::string line = "cd '" + folder.string() + "' && PATH='" + binary.parent_path().string() +
                             "':\"$PATH\" NO_COLOR=1 sh .command > .output 2>&1 < /dev/null";
    const int status = std::system(line.c_str());
    Ran ran{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder / ".output")};
    fs::remove_all(folder);
    return ran;
}

std::string without_roff(std::string text) {
    text = std::regex_replace(text, std::regex(R"(\\f[BIR])"), "");
    return std::regex_replace(text, std::regex(R"(\\-)"), "-");
}

std::vector<fs::path> man_pages() {
    std::vector<fs::path> pages;
    for (const auto& entry : fs::directory_iterator(source_folder() / "man")) pages.push_back(entry.path());
    return pages;
}

TEST(Documentation, ManPagesNameEveryOptionAndNoOther) {
    const std::regex option(R"(--[a-z][a-z-]+)");
    for (const fs::path& page : man_pages()) {
        std::string command = page.stem().string();
        if (const std::size_t dash = command.find('-'); dash != std::string::npos) command[dash] = ' ';
        const Ran help = run(command + " --help");
        ASSERT_EQ(help.status, 0) << help.output;
        // The footer of the help shows examples of other commands; options come before it.
        const std::string options = help.output.substr(0, help.output.find("\nExample"));
        const std::string text = without_roff(read_file(page));
        std::set<std::string> told;
        for (std::sregex_iterator match(text.begin(), text.end(), option), end; match != end; ++match) told.insert(match->str());
        for (std::sregex_iterator match(options.begin(), options.end(), option), end; match != end; ++match) {
            EXPECT_TRUE(told.contains(match->str())) << page << " does not tell of " << match->str();
        }
        const std::size_t begin = text.find(".SH OPTIONS");
        const std::string section = text.substr(begin, text.find("\n.SH", begin + 5) - begin);
        const std::regex heading(R"(\n\.BR? .*(--[a-z][a-z-]+))");
        for (std::sregex_iterator match(section.begin(), section.end(), heading), end; match != end; ++match) {
            EXPECT_NE(help.output.find((*match)[1]), std::string::npos) << page << " tells of " << (*match)[1] << ", which is not there";
        }
    }
}

TEST(Documentation, ManExamplesWork) {
    for (const fs::path& page : man_pages()) {
        const std::string text = without_roff(read_file(page));
        const std::size_t section = text.find(".SH EXAMPLES");
        ASSERT_NE(section, std::string::npos) << page;
        const std::size_t begin = text.find(".nf\n", section) + 4;
        const std::string examples = text.substr(begin, text.find("\n.fi\n", begin) + 1 - begin);
        for (std::size_t at = 0; at < examples.size();) {
            const std::size_t end = examples.find('\n', at);
            const std::string line = examples.substr(at, end - at);
            at = end + 1;
            const Ran ran = run(line);
            // An example of --strict may show that it is strict.
            EXPECT_TRUE(ran.status == 0 || (ran.status == 1 && line.find("--strict") != std::string::npos)) << line << "\n" << ran.output;
        }
    }
}

TEST(Documentation, ReadmeCommandsWork) {
    const std::string readme = read_file(source_folder() / "README.md");
    std::string text;  // the blocks of commands
    for (std::size_t at = readme.find("```sh\n"); at != std::string::npos; at = readme.find("```sh\n", at + 1)) {
        text += readme.substr(at + 5, readme.find("```", at + 5) - at - 5);
    }
    const std::regex line("\n((?:echo|bibcast) [^\n]*)");
    std::size_t seen = 0;
    for (std::sregex_iterator match(text.begin(), text.end(), line), end; match != end; ++match) {
        const Ran ran = run((*match)[1]);
        EXPECT_EQ(ran.status, 0) << (*match)[1] << "\n" << ran.output;
        ++seen;
    }
    EXPECT_GT(seen, 5U);
}

TEST(Documentation, ReadmeShowsWhatComesOut) {
    const std::string text = read_file(source_folder() / "README.md");
    const Ran entry = run("bibcast convert -q publications.md -t bibtex | sed '/^}/q'");
    EXPECT_NE(text.find("```bibtex\n" + entry.output + "```"), std::string::npos) << "the README's first entry is now:\n" << entry.output;
}

}  // namespace
}  // namespace bibcast::testing
