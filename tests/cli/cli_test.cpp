// Runs testdata/cli/*.test: one file a case, as a person would type it. See testdata/cli/README.md for their form.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

using Sections = std::vector<std::pair<std::string, std::string>>;

Sections sections_of(const std::string& text) {
    Sections sections;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
        const std::string line = text.substr(at, end + 1 - at);
        at = end + 1;
        if (line.starts_with("--- ")) {
            sections.emplace_back(line.substr(4, line.size() - 5), "");
        } else if (!sections.empty()) {
            sections.back().second += line;
        }
    }
    return sections;
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

class CommandLine : public ::testing::TestWithParam<fs::path> {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "bibcast-cli-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// Runs `command` by sh in the case's folder, `bibcast` being the one that was built.
    [[nodiscard]] int run(const std::string& command) const {
        const fs::path binary = BIBCAST_BINARY;
        std::ofstream(folder_ / ".command") << command;
        const std::string line = "cd " + quoted(folder_) + " && PATH=" + quoted(binary.parent_path()) +
                                 ":\"$PATH\" TESTDATA=" + quoted(testdata_folder()) +
                                 " NO_COLOR=1 LC_ALL=C sh .command < .input > .output 2> .findings";
        const int status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    fs::path folder_;
};

TEST_P(CommandLine, DoesWhatTheCaseSays) {
    const Sections sections = sections_of(read_file(GetParam()));
    std::string command;
    std::ofstream(folder_ / ".input");
    for (const auto& [name, body] : sections) {
        if (name == "command") command = body;
        if (name == "input") std::ofstream(folder_ / ".input", std::ios::binary) << body;
        if (name.starts_with("file ")) std::ofstream(folder_ / name.substr(5), std::ios::binary) << body;
    }
    ASSERT_FALSE(command.empty()) << "a case has a command";
    const int status = run(command);
    const std::string output = read_file(folder_ / ".output");
    const std::string findings = read_file(folder_ / ".findings");
    bool has_status = false;
    for (const auto& [name, body] : sections) {
        if (name == "output") {
            EXPECT_EQ(output, body);
        }
        if (name == "output has") {
            EXPECT_NE(output.find(body.substr(0, body.size() - 1)), std::string::npos) << output;
        }
        if (name == "findings") {
            EXPECT_EQ(findings, body);
        }
        if (name == "findings has") {
            EXPECT_NE(findings.find(body.substr(0, body.size() - 1)), std::string::npos) << findings;
        }
        if (name.starts_with("written ")) {
            EXPECT_EQ(read_file(folder_ / name.substr(8)), body) << name;
        }
        if (name == "status") {
            has_status = true;
            EXPECT_EQ(std::to_string(status) + "\n", body) << findings;
        }
    }
    EXPECT_TRUE(has_status) << "a case says which exit status is right";
}

std::vector<fs::path> cases() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(testdata_folder() / "cli")) {
        if (entry.path().extension() == ".test") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

INSTANTIATE_TEST_SUITE_P(Cases, CommandLine, ::testing::ValuesIn(cases()), [](const auto& tested) {
    std::string name = tested.param.stem().string();
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
});

}  // namespace
}  // namespace bibcast::testing
