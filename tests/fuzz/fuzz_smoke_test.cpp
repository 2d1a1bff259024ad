// The fuzz targets without libFuzzer: the same texts every time, for about a second each. By scripts/fuzz they are run with it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "fuzz/mutator.hpp"
#include "fuzz/target.hpp"
#include "support/converted.hpp"

namespace bibcast::fuzz {

void PrintTo(const Target* target, std::ostream* out) { *out << target->name; }

namespace {

/// A number from the environment, for longer runs by hand and to run one text again.
std::size_t number_set(const char* name, std::size_t fallback) {
    const char* const value = std::getenv(name);
    return value == nullptr ? fallback : std::strtoull(value, nullptr, 10);
}

/// As a string literal of C++.
std::string shown(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (byte >= 0x20 && byte < 0x7F) {
            out += c;
        } else if (c == '\n') {
            out += "\\n\"\n\"";
        } else {
            out.append("\\x").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]).append("\"\"");
        }
    }
    return out + '"';
}

class FuzzSmoke : public ::testing::TestWithParam<const Target*> {};

/// The seeds as they are, and the texts that once broke something: `testdata/fuzz/TARGET`.
TEST_P(FuzzSmoke, BearsWhatWasFound) {
    const Target& target = *GetParam();
    std::vector<std::filesystem::path> paths = target.seeds;
    const std::filesystem::path found = testing::testdata_folder() / "fuzz" / target.name;
    if (std::filesystem::is_directory(found)) {
        for (const auto& entry : std::filesystem::directory_iterator(found)) paths.push_back(entry.path());
    }
    for (const auto& path : paths) EXPECT_NO_THROW(target.run(testing::read_file(path))) << path;
}

TEST_P(FuzzSmoke, BearsChangedSeeds) {
    const Target& target = *GetParam();
    std::vector<std::string> seeds;
    for (const auto& path : target.seeds) seeds.push_back(testing::read_file(path));
    ASSERT_FALSE(seeds.empty());
    const std::size_t count = number_set("BIBCAST_FUZZ_COUNT", 100);
    const std::size_t start = number_set("BIBCAST_FUZZ_START", 1);
    const char* const folder = std::getenv("BIBCAST_FUZZ_FOUND");  // where texts that break something are written
    for (std::size_t i = start; i < start + count; ++i) {
        const std::string text = Mutator(seeds, i * 7919).next(1000);
        SCOPED_TRACE("BIBCAST_FUZZ_START=" + std::to_string(i));  // where it goes on when the process was killed
        const std::string path = folder == nullptr ? std::string{} : std::string(folder) + "/" + target.name + "." + std::to_string(i);
        if (!path.empty()) std::ofstream(path, std::ios::binary) << text;
        try {
            target.run(text);
            if (!path.empty()) std::filesystem::remove(path);
        } catch (const std::exception& broken) {
            ADD_FAILURE() << broken.what() << "\nof " << shown(text);
        }
    }
}

std::vector<const Target*> all_targets() {
    std::vector<const Target*> all;
    for (const Target& target : targets()) all.push_back(&target);
    return all;
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzSmoke, ::testing::ValuesIn(all_targets()), [](const auto& tested) { return tested.param->name; });

}  // namespace
}  // namespace bibcast::fuzz
