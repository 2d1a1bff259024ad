// Every option of every command is given every kind of value: what is wrong is said, and nothing breaks.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

class Options : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "bibcast-options-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        std::ofstream(folder_ / "a.bib") << "@misc{a, title = {A}, author = {Able, B.}, year = 2001}\n";
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// The exit status; -1 if a signal ended it.
    [[nodiscard]] int run(const std::string& arguments) const {
        const std::string line = "cd '" + folder_.string() + "' && '" BIBCAST_BINARY "' " + arguments + " > .output 2> .findings < a.bib";
        const int status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    [[nodiscard]] std::string written(const char* name) const { return read_file(folder_ / name); }

    fs::path folder_;
};

TEST_P(Options, BearAnyValue) {
    const std::string command = GetParam();
    ASSERT_EQ(run(command + " --help"), 0);
    const std::regex option(R"(\n  (?:-\w,)*(?:--[\w-]+,)*(--[a-z][a-z-]+))");
    const std::string help = written(".output");
    std::size_t tried = 0;
    for (std::sregex_iterator match(help.begin(), help.end(), option), end; match != end; ++match) {
        for (const char* value : {"nonsense", "''"}) {
            const std::string arguments = command + " " + (*match)[1].str() + "=" + value;
            const int status = run(arguments);
            // A shell gives 128 and more for what a signal ended.
            EXPECT_TRUE(status >= 0 && status <= 2) << arguments << ": " << status << "\n" << written(".findings");
            if (status == 2) {
                // What the shell says of a filter that is no command stands before what we say of it.
                const bool is_filter = (*match)[1] == "--filter" && written(".findings").find("\nbibcast: error: ") != std::string::npos;
                EXPECT_TRUE(is_filter || written(".findings").starts_with("bibcast: error: ")) << arguments << "\n" << written(".findings");
            }
            ++tried;
        }
    }
    EXPECT_GT(tried, 0U);
}

INSTANTIATE_TEST_SUITE_P(Commands, Options, ::testing::Values("convert", "cite", "cv", "lint", "names", "tidy", "formats", "explain", "completion"),
                         [](const auto& tested) { return std::string(tested.param); });

}  // namespace
}  // namespace bibcast::testing
