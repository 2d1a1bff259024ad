// One suite over every registered format: a new one gets all of this for its line in the registry.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "formats/registry.hpp"
#include "pipeline/detect.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

const Format& jsonl() { return *format_named("jsonl"); }

class Conformance : public ::testing::TestWithParam<const Format*> {
  protected:
    void SetUp() override {
        if (!reads() && !writes()) GTEST_SKIP() << "neither read nor written yet";
    }
    [[nodiscard]] static const Format& format() { return *GetParam(); }
    [[nodiscard]] static bool reads() { return format().make_reader != nullptr; }
    [[nodiscard]] static bool writes() { return format().make_writer != nullptr; }
    [[nodiscard]] static fs::path folder() { return source_folder() / "formats" / std::string(format().id); }
    [[nodiscard]] static fs::path testdata() { return testdata_folder() / std::string(format().id); }
};

/// Every `case.jsonl` of `testdata/records` is written by every writer.
std::vector<fs::path> common_records() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(testdata_folder() / "records")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

TEST_P(Conformance, DescriptorIsSaneAndDocumented) {
    for (const char c : format().id) EXPECT_TRUE(std::islower(c) || std::isdigit(c) || c == '_') << format().id;
    EXPECT_FALSE(format().title.empty());
    EXPECT_FALSE(format().specification.empty()) << "name the specification that is followed";
    EXPECT_FALSE(format().extensions.empty());
    EXPECT_TRUE(reads() || writes());
    EXPECT_TRUE(!reads() || format().sniff != nullptr) << "what is read must be known by its content";
    EXPECT_TRUE(fs::exists(folder() / "README.md"));
    EXPECT_TRUE(fs::exists(folder() / "format.cpp"));
    EXPECT_EQ(format_named(format().id), &format());
    for (const std::string_view alias : format().aliases) EXPECT_EQ(format_named(alias), &format()) << alias;
    for (const Code* code : format().codes) {
        EXPECT_NE(code->id.find('/'), std::string_view::npos) << code->id;
        EXPECT_GT(code->explanation.size(), code->summary.size()) << code->id << " is not explained";
    }
    for (const FormatOption& option : format().options) EXPECT_FALSE(option.description.empty()) << option.name;
    if (format().mapping != nullptr) {
        EXPECT_FALSE(format().mapping().empty());
    }
}

TEST_P(Conformance, FixturesAreSniffedAsThemselves) {
    if (!reads()) GTEST_SKIP() << "only written";
    EXPECT_FALSE(fixtures_of(format()).empty()) << "a format that is read has fixtures";
    for (const fs::path& path : fixtures_of(format())) {
        Source source = Source::of_text(path.filename().string(), read_file(path));
        try {
            EXPECT_EQ(detect_format(path.string(), source.peek(65536)).id, format().id) << path;
        } catch (const UsageError& error) {
            // A file of damaged or foreign content may be beyond knowing, but is never taken for another format.
            EXPECT_NE(std::string(error.what()).find("not recognised"), std::string::npos) << error.what();
        }
    }
}

TEST_P(Conformance, ReadsItsFixturesAsTheGoldensSay) {
    if (!reads()) GTEST_SKIP() << "only written";
    for (const fs::path& path : fixtures_of(format())) {
        const Converted read = dump_text(read_file(path), format(), {.name = path.filename().string()});
        const std::string stem = (path.parent_path() / path.stem()).string();
        expect_golden(stem + ".golden.json", read.bytes);
        expect_golden(stem + ".diag", read.findings);
    }
}

TEST_P(Conformance, WritesTheCommonRecordsAsTheGoldensSay) {
    if (!writes()) GTEST_SKIP() << "only read";
    for (const fs::path& path : common_records()) {
        const Converted written = convert_text(read_file(path), jsonl(), format(), {.name = path.filename().string()});
        EXPECT_EQ(written.errors, 0U) << written.findings;
        const std::string golden = (testdata() / "written" / path.stem()).string();
        expect_golden(golden + "." + std::string(format().extensions[0]), written.bytes);
        expect_golden(golden + ".diag", written.findings);
    }
}

/// A key that was made for a record without one is, once written, a key like any other.
std::string without_generated_ids(std::string dump) {
    constexpr std::string_view word = "\"generated-id\":true,";
    for (std::size_t at = dump.find(word); at != std::string::npos; at = dump.find(word, at)) dump.erase(at, word.size());
    return dump;
}

/// The leftovers of each record in the order of their letters: those of an element are written into it, wherever they stood.
std::string with_sorted_leftovers(const std::string& dump) {
    constexpr std::string_view list = "\"leftovers\":[";
    constexpr std::string_view between = ",{\"format\":";
    std::string sorted;
    std::istringstream lines(dump);
    for (std::string line; std::getline(lines, line); sorted += '\n') {
        const std::size_t found = line.find(list);
        const std::size_t end = found == std::string::npos ? found : line.rfind("}]");
        if (end == std::string::npos) {
            sorted += line;
            continue;
        }
        std::vector<std::string> pieces;
        for (std::size_t at = found + list.size(); at <= end;) {
            const std::size_t next = std::min(line.find(between, at), end + 1);
            pieces.push_back(line.substr(at, next - at));
            at = next + 1;
        }
        std::sort(pieces.begin(), pieces.end());
        sorted += line.substr(0, found + list.size());
        for (const std::string& piece : pieces) sorted += piece + ",";
        sorted += line.substr(end + 1);
    }
    return sorted;
}

TEST_P(Conformance, ReadingWhatWasWrittenGivesTheSameRecords) {
    if (!reads() || !writes()) GTEST_SKIP() << "one way only";
    for (const fs::path& path : fixtures_of(format())) {
        const std::string text = read_file(path);
        const Converted first = dump_text(text, format());
        const Converted written = convert_text(text, format(), format());
        const Converted second = dump_text(written.bytes, format());
        EXPECT_EQ(with_sorted_leftovers(without_generated_ids(second.bytes)), with_sorted_leftovers(without_generated_ids(first.bytes))) << path << "\nlosses:\n" << written.findings;
        EXPECT_EQ(written.findings.find(": loss: "), std::string::npos)
            << path << ": a loss on the way to the same format\n" << written.findings;
        const Converted again = convert_text(written.bytes, format(), format());
        EXPECT_EQ(again.bytes, written.bytes) << path << ": writing is no fixed point";
    }
}

TEST_P(Conformance, BytesDoNotDependOnSlicesOrJobs) {
    if (!reads()) GTEST_SKIP() << "only written";
    for (const fs::path& path : fixtures_of(format())) {
        const std::string text = read_file(path);
        const Converted whole = dump_text(text, format(), {.form = DiagnosticsForm::json});
        for (const std::size_t slice_size : {std::size_t{1}, std::size_t{100}}) {
            for (const unsigned jobs : {1U, 3U}) {
                const Converted cut =
                    dump_text(text, format(), {.jobs = jobs, .slice_size = slice_size, .form = DiagnosticsForm::json});
                EXPECT_EQ(cut.bytes, whole.bytes) << path << " slices of " << slice_size << ", jobs " << jobs;
                EXPECT_EQ(cut.findings, whole.findings) << path << " slices of " << slice_size << ", jobs " << jobs;
            }
        }
    }
}

/// The titles of the records of a dump: what a damaged neighbour must not change.
std::vector<std::string> titles_of(const std::string& dump) {
    std::vector<std::string> titles;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        const std::string line = dump.substr(at, end - at);
        const std::size_t title = line.find("\"title\":\"");
        titles.push_back(title == std::string::npos ? "" : line.substr(title, line.find("\",\"", title + 9) - title));
        at = end + 1;
    }
    return titles;
}

TEST_P(Conformance, EveryPrefixIsSafeAndKeepsWholeRecords) {
    if (!reads()) GTEST_SKIP() << "only written";
    for (const fs::path& path : fixtures_of(format())) {
        const std::string text = read_file(path);
        const std::vector<std::string> all = titles_of(dump_text(text, format()).bytes);
        // Every byte of small fixtures; of large ones an odd step, so that it meets all kinds of places.
        const std::size_t step = text.size() < 3000 ? 1 : (text.size() / 1000) | 1U;
        std::size_t most = 0;
        for (std::size_t size = 0; size < text.size(); size += step) {
            const std::vector<std::string> titles = titles_of(dump_text(text.substr(0, size), format()).bytes);
            // All but the record that is cut are there as they were.
            for (std::size_t i = 0; i + 1 < std::min(titles.size(), all.size()); ++i) {
                ASSERT_EQ(titles[i], all[i]) << path << " cut at byte " << size;
            }
            ASSERT_GE(titles.size() + 1, most) << path << " cut at byte " << size << ": a whole record is gone";
            most = std::max(most, titles.size());
        }
    }
}

TEST_P(Conformance, SurvivesDamagedBytes) {
    if (!reads()) GTEST_SKIP() << "only written";
    constexpr std::string_view bytes("{}\"\\\n@<>,\0\xFF\xC3\x80[]:=-*%$#", 22);
    for (const fs::path& path : fixtures_of(format())) {
        const std::string text = read_file(path);
        unsigned state = 12345;
        for (int round = 0; round < 40 && !text.empty(); ++round) {
            std::string damaged = text;
            for (int i = 0; i < 8; ++i) {
                state = state * 1664525U + 1013904223U;
                damaged[(state >> 8U) % damaged.size()] = bytes[(state >> 3U) % bytes.size()];
            }
            const Converted read = dump_text(damaged, format());
            EXPECT_LE(read.bytes.size(), 40 * text.size() + 4096) << path;
        }
    }
}

TEST_P(Conformance, EveryCodeHasAFixture) {
    std::string diags;
    if (!fs::is_directory(testdata())) GTEST_SKIP() << "no fixtures";
    for (const auto& entry : fs::recursive_directory_iterator(testdata())) {
        if (entry.path().extension() == ".diag") diags += read_file(entry.path());
    }
    for (const Code* code : format().codes) {
        EXPECT_NE(diags.find("[" + std::string(code->id) + "]"), std::string::npos) << code->id << " has no fixture";
    }
}

TEST_P(Conformance, EveryMappingRowIsExercised) {
    if (format().mapping == nullptr) GTEST_SKIP() << "no mapping published";
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(testdata())) {
        if (entry.is_regular_file() && entry.path().extension() != ".diag") all += read_file(entry.path());
    }
    for (const MappingRow& row : format().mapping()) {
        EXPECT_NE(all.find(row.tag), std::string::npos) << row.tag << " stands in no fixture and no golden";
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, Conformance, ::testing::ValuesIn(formats().begin(), formats().end()),
                         [](const auto& tested) { return std::string(tested.param->id); });

TEST(Registry, IdsAndAliasesAreUnique) {
    std::set<std::string> names;
    for (const Format* format : formats()) {
        EXPECT_TRUE(names.insert(std::string(format->id)).second) << format->id;
        for (const std::string_view alias : format->aliases) {
            // `csl-json` is the id `csl_json` spelled the other way: no other format may have it.
            EXPECT_TRUE(names.insert(std::string(alias)).second) << alias;
        }
    }
}

}  // namespace
}  // namespace bibcast::testing
