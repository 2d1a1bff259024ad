#include "lint/packed_findings.hpp"

#include <gtest/gtest.h>

namespace bibcast::testing {
namespace {

constexpr Code first_code{"lint/first", Severity::warning, "", ""};
constexpr Code second_code{"lint/second", Severity::note, "", ""};

LintFinding made(const Code& code, std::uint32_t source, SourceSpan span, const std::string& message) {
    LintFinding found;
    found.finding.code = &code;
    found.finding.severity = code.severity;
    found.finding.span = span;
    found.finding.message = message;
    found.source = source;
    return found;
}

TEST(PackedFindings, TheValueInAMessageIsKeptOnce) {
    PackedFindings packed;
    const std::string texts[][2] = {{"'Doe 1' has a digit, Doe 1", "Doe 1"}, {"'Roe 2' has a digit, Roe 2", "Roe 2"}, {"a \x01 b", "b"}, {"\x01 has cd", "cd"},
                                    {"cd", "cd"}, {"nothing of it", "else"}};
    for (const auto& [message, value] : texts) {
        LintFinding found = made(first_code, 0, {1, 2}, message);
        found.finding.value = value;
        packed.push(found);
    }
    for (std::size_t i = 0; i < std::size(texts); ++i) {
        EXPECT_EQ(packed[i].finding.message, texts[i][0]);
        EXPECT_EQ(packed[i].finding.value, texts[i][1]);
    }
}

TEST(PackedFindings, GiveBackAllThatWasPutIn) {
    PackedFindings packed;
    LintFinding found = made(first_code, 3, {5, 9}, "a message");
    found.finding.hint = "a hint";
    found.finding.record_id = "key";
    found.finding.field = "title";
    found.finding.value = std::string("a\0b", 3);
    found.finding.once_key = "once";
    found.finding.repeats = 7;
    found.edits = {{{5, 6}, "x"}, {{7, 9}, ""}};
    found.other = LintPlace{1, {2, 4}};
    packed.push(found);
    packed.push(made(first_code, 3, {11, 12}, "bare"));
    ASSERT_EQ(packed.size(), 2U);
    const LintFinding again = packed[0];
    EXPECT_EQ(again.finding.code, &first_code);
    EXPECT_EQ(again.finding.severity, Severity::warning);
    EXPECT_EQ(again.finding.span, (SourceSpan{5, 9}));
    EXPECT_EQ(again.finding.message, "a message");
    EXPECT_EQ(again.finding.hint, "a hint");
    EXPECT_EQ(again.finding.record_id, "key");
    EXPECT_EQ(again.finding.field, "title");
    EXPECT_EQ(again.finding.value, found.finding.value);
    EXPECT_EQ(again.finding.once_key, "once");
    EXPECT_EQ(again.finding.repeats, 7U);
    EXPECT_EQ(again.source, 3U);
    ASSERT_EQ(again.edits.size(), 2U);
    EXPECT_EQ(again.edits[0].text, "x");
    EXPECT_EQ(again.edits[1].span, (SourceSpan{7, 9}));
    ASSERT_TRUE(again.other);
    EXPECT_EQ(again.other->span, (SourceSpan{2, 4}));
    const LintFinding bare = packed[1];
    EXPECT_TRUE(bare.finding.record_id.empty() && bare.finding.hint.empty() && bare.finding.value.empty() && bare.edits.empty() && !bare.other);
    packed.add_hint(0, "compare a:1:2");
    EXPECT_EQ(packed[0].finding.hint, "a hint; compare a:1:2");
}

TEST(PackedFindings, AreSortedByPlaceAndElseStayAsTheyCame) {
    PackedFindings packed;
    for (const std::uint32_t at : {9U, 4U, 9U, 1U}) packed.push(made(at == 1 ? second_code : first_code, at == 4 ? 1 : 0, {at, at + 1}, std::to_string(packed.size())));
    packed.sort_by_place();
    std::string order;
    for (const LintFinding& found : packed) order += found.finding.message;
    EXPECT_EQ(order, "3021");
    EXPECT_EQ(packed.first_of_source(0), 0U);
    EXPECT_EQ(packed.first_of_source(1), 3U);
    EXPECT_EQ(packed.first_of_source(2), 4U);
    packed.set_severities([](const Code& code) { return &code == &second_code ? Severity::error : code.severity; });
    EXPECT_EQ(packed[0].finding.severity, Severity::error);
    EXPECT_EQ(packed.erase_if([&](std::size_t index) { return packed.span(index).begin == 9; }), 2U);
    EXPECT_EQ(packed[0].finding.message + packed[1].finding.message, "31");
}

TEST(TextPool, KeepsEachTextOnce) {
    TextPool pool;
    EXPECT_EQ(pool.number_of(""), 0U);
    std::vector<std::uint32_t> numbers;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 5'000; ++i) {
            const std::uint32_t number = pool.number_of("text " + std::to_string(i));
            if (round == 0) numbers.push_back(number);
            EXPECT_EQ(number, numbers[static_cast<std::size_t>(i)]);
            EXPECT_EQ(pool[number], "text " + std::to_string(i));
        }
    }
    EXPECT_EQ(numbers.back(), 5'000U);
}

}  // namespace
}  // namespace bibcast::testing
