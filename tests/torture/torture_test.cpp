// The torture cases at a size that is quick. At full size, as whole processes with bounds: the target `torture` (tests/torture/by_hand.cpp).
#include <gtest/gtest.h>

#include <regex>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"
#include "torture/cases.hpp"
#include "torture/sample.hpp"

namespace bibcast::testing {
namespace {

class Torture : public ::testing::TestWithParam<const Format*> {};

/// Every finding has a place and a severity, and nothing in it can steer a terminal.
void expect_contract(const Converted& converted, const std::string& name) {
    static const std::regex finding(R"(^input:[0-9]+:[0-9]+: (error|warning|info|note|loss): )");
    for (std::size_t at = 0; at < converted.findings.size();) {
        const std::size_t end = std::min(converted.findings.find('\n', at), converted.findings.size());
        const std::string line = converted.findings.substr(at, std::min<std::size_t>(end - at, 200));
        at = end + 1;
        for (const char c : line) ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) << name << ": " << line;
        const bool is_excerpt = line.compare(0, 1, " ") == 0;
        EXPECT_TRUE(is_excerpt || line.compare(0, 5, "input") != 0 || std::regex_search(line, finding)) << name << ": " << line;
    }
}

TEST_P(Torture, ReadersBearEverything) {
    const Format& format = *GetParam();
    for (const TortureCase& tried : torture_cases(format)) {
        if (tried.quick == 0) continue;
        SCOPED_TRACE(tried.name);
        const std::string text = tried.make(tried.quick);
        const Format& csl_json = *format_named("csl_json");
        const Converted converted = convert_text(text, format, csl_json);
        expect_contract(converted, tried.name);
        EXPECT_GE(converted.records, tried.per_piece * tried.quick);
        const bool blank = text.find_first_not_of(" \t\r\n\f\v") == std::string::npos;
        EXPECT_TRUE(blank || converted.records > 0 || !converted.findings.empty()) << "lost in silence";
        EXPECT_TRUE(grows_linearly(tried.quick, [&](std::size_t count) { (void)convert_text(tried.make(count), format, csl_json); })) << "time grows faster than the input";
    }
}

/// A text of many styled stretches costs a writer no more for each of them than one of few.
TEST_P(Torture, WritersTakeManyStyles) {
    const Format& format = *GetParam();
    if (format.make_writer == nullptr) GTEST_SKIP() << "only read";
    const auto make = [](std::size_t count) {
        std::string text = R"([{"id": "a", "type": "article-journal")";
        for (const char* variable : {"title", "container-title", "abstract", "note", "publisher"}) {
            text += std::string(R"(, ")") + variable + R"(": ")" + repeated("<i>a</i> <sup>b</sup> $c$ ", count * 25) + "\"";
        }
        return text + "}]";
    };
    const Format& csl_json = *format_named("csl_json");
    const Converted converted = convert_text(make(1'000), csl_json, format);
    EXPECT_GT(converted.bytes.size() + converted.findings.size(), 0U);
    EXPECT_TRUE(grows_linearly(4'000, [&](std::size_t count) { (void)convert_text(make(count), csl_json, format); })) << "time grows faster than the text";
}

/// The encoding of a text does not change what it says, nor do the ends of its lines.
TEST_P(Torture, EveryEncodingSaysTheSame) {
    const Format& format = *GetParam();
    const Sample sample = sample_of(format);
    if (sample.text.empty()) GTEST_SKIP() << "nothing to read";
    if (format.make_reader == nullptr) GTEST_SKIP() << "only written";
    const std::string text = sample.places.empty() ? sample.text : with_word_replaced(sample.text, sample.places[0], "Café \xF0\x9F\x98\x80 naïve");
    const std::string plain = dump_text(text, format).bytes;
    EXPECT_EQ(dump_text("\xEF\xBB\xBF" + text, format).bytes, plain);
    EXPECT_EQ(dump_text(with_word_replaced(text, "\n", "\r\n"), format).bytes, plain);
    EXPECT_EQ(dump_text(with_word_replaced(text, "\n", "\r"), format).bytes, plain);
    for (const bool big_endian : {false, true}) {
        EXPECT_EQ(dump_text(as_utf16(text, big_endian), format).bytes, plain);
        EXPECT_EQ(dump_text(as_utf32(text, big_endian), format).bytes, plain);
    }
}

/// Any value in any place of a record is borne by every writer.
TEST_P(Torture, WritersBearEverything) {
    const Format& format = *GetParam();
    const Format& jsonl = *format_named("jsonl");
    if (format.make_writer == nullptr) GTEST_SKIP() << "only read";
    for (const TortureCase& tried : torture_cases(jsonl)) {
        if (tried.quick == 0 || (tried.name.compare(0, 6, "field/") != 0 && tried.name.compare(0, 6, "value/") != 0)) continue;
        SCOPED_TRACE(tried.name);
        const Converted converted = convert_text(tried.make(tried.quick / 8), jsonl, format);
        expect_contract(converted, tried.name);
        EXPECT_TRUE(converted.records > 0 || !converted.findings.empty()) << "lost in silence";
        if (format.make_reader == nullptr) continue;
        const std::uint64_t again = dump_text(converted.bytes, format).records;
        // The head of a CITATION.cff is a record of its own when the work that it prefers to be cited is another one.
        const bool has_head = format.id == "cff" && again == converted.records + 1;
        EXPECT_TRUE(again == converted.records || has_head) << "what was written is read as " << again << " records";
    }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Torture);
INSTANTIATE_TEST_SUITE_P(Formats, Torture, ::testing::ValuesIn(formats().begin(), formats().end()),
                         [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing
