#include "io/program.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>

namespace bibcast {
namespace {

namespace fs = std::filesystem;

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> block{};
    for (ssize_t got = ::read(descriptor, block.data(), block.size()); got > 0; got = ::read(descriptor, block.data(), block.size())) {
        text.append(block.data(), static_cast<std::size_t>(got));
    }
    ::close(descriptor);
    return text;
}

TEST(Program, SpeaksThroughPipes) {
    Program program(shell_call("tr a-z A-Z"), Program::pipe, Program::pipe);
    ASSERT_EQ(::write(program.input(), "words\n", 6), 6);
    program.close_input();
    EXPECT_EQ(read_all(program.take_output()), "WORDS\n");
    EXPECT_TRUE(program.wait().is_good());
}

TEST(Program, IsGivenItsArgumentsAsTheyAre) {
    Program program({"printf", "/bin/sh", {"-c", "printf '%s|' \"$@\"", "sh", "a b", "$HOME", "'"}}, STDIN_FILENO, Program::pipe);
    EXPECT_EQ(read_all(program.take_output()), "a b|$HOME|'|");
    EXPECT_TRUE(program.wait().is_good());
}

TEST(Program, SaysHowItEnded) {
    const auto end_of = [](const char* command) {
        Program program(shell_call(command), Program::pipe, Program::pipe);
        return program.wait();
    };
    EXPECT_EQ(end_of("exit 3").text(), "ended with status 3");
    EXPECT_EQ(end_of("kill -9 $$").text(), "was ended by signal 9 (Killed)");
    EXPECT_FALSE(end_of("exit 3").is_by_closed_pipe());
    EXPECT_TRUE(end_of("kill -PIPE $$").is_by_closed_pipe());
    EXPECT_TRUE(end_of("exit 141").is_by_closed_pipe());
    EXPECT_FALSE(end_of("exit 141").is_good());
}

TEST(Program, ThatCannotBeStartedIsSaid) {
    EXPECT_THROW(Program({"nothing", "/no/such/program", {}}, Program::pipe, Program::pipe), ProgramFailed);
}

TEST(Program, ThatIsNotWaitedForIsEndedWhateverItThinksOfThat) {
    const auto begin = std::chrono::steady_clock::now();
    pid_t id = 0;
    {
        Program program(shell_call("trap '' TERM; echo $$; while :; do sleep 1; done"), Program::pipe, Program::pipe);
        std::array<char, 16> word{};
        ASSERT_GT(::read(program.take_output(), word.data(), word.size() - 1), 0);
        id = std::stoi(word.data());
        EXPECT_EQ(::kill(id, 0), 0);
    }
    EXPECT_EQ(::kill(id, 0), -1);
    EXPECT_EQ(errno, ESRCH);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST(Program, IsFoundOnPathByItsName) {
    std::string name = (fs::temp_directory_path() / "bibcast-path-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    const fs::path folder = name;
    fs::create_directory(folder / "first");
    fs::create_directory(folder / "second");
    fs::create_directory(folder / "first" / "tool-c");
    for (const char* file : {"first/tool-a", "second/tool-a", "second/tool-b", "second/tool-c"}) {
        std::ofstream(folder / file) << "#!/bin/sh\n";
        fs::permissions(folder / file, fs::perms::owner_all);
    }
    std::ofstream(folder / "first" / "tool-b") << "not to be run\n";
    const std::string before = std::getenv("PATH");
    ::setenv("PATH", ((folder / "first").string() + ":/no/such/folder:" + (folder / "second").string()).c_str(), 1);
    const auto found = programs_that_begin("tool-");
    const std::string b = find_program("tool-b");
    const std::string none = find_program("tool-d");
    ::setenv("PATH", before.c_str(), 1);
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(found, (Pairs{{"tool-a", folder / "first/tool-a"}, {"tool-b", folder / "second/tool-b"}, {"tool-c", folder / "second/tool-c"}}));
    EXPECT_EQ(b, folder / "second/tool-b");
    EXPECT_EQ(none, "");
    fs::remove_all(folder);
}

}  // namespace
}  // namespace bibcast
