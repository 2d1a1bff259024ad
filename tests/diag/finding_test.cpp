#include "diag/finding.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

constexpr Code odd{"test/odd", Severity::error, "odd", "odd"};
constexpr Code other{"test/other", Severity::note, "other", "other"};

/// A slice that is nothing but faults takes no more memory for them than a bound; the rest is counted.
TEST(Findings, AreBoundedForEachCode) {
    Findings findings;
    constexpr std::uint32_t more = 25;
    for (std::uint32_t i = 0; i < Findings::most_of_a_code + more; ++i) {
        Finding& finding = findings.add(odd, {i, i + 1}, "message");
        finding.field = std::to_string(i);
    }
    findings.add(other, {0, 1}, "message");
    ASSERT_EQ(findings.all().size(), Findings::most_of_a_code + 1);
    EXPECT_EQ(findings.all()[Findings::most_of_a_code - 1].repeats, more);
    EXPECT_EQ(findings.all().back().code, &other);
    EXPECT_EQ(findings.errors(), Findings::most_of_a_code + more);
}

/// What found no room is not counted as a repeat of the finding that has come to its place.
TEST(Findings, BeyondTheBoundAreNoRepeatsOfOthers) {
    Findings findings;
    for (std::uint32_t i = 0; i < Findings::most_of_a_code; ++i) findings.add(odd, {i, i + 1}, "message");
    for (std::uint32_t i = 0; i < Findings::fold_after; ++i) {
        ASSERT_TRUE(findings.wants(odd, "field"));
        findings.add(odd, {0, 1}, "message");
    }
    findings.add(other, {0, 1}, "message");
    EXPECT_FALSE(findings.wants(odd, "field"));
    EXPECT_EQ(findings.all().back().code, &other);
    EXPECT_EQ(findings.all().back().repeats, 0U);
}

TEST(Findings, AreAllKeptWhereEachIsWanted) {
    Findings findings(false);
    for (std::uint32_t i = 0; i < Findings::most_of_a_code + 1; ++i) findings.add(odd, {i, i + 1}, "message");
    EXPECT_EQ(findings.all().size(), Findings::most_of_a_code + 1);
    EXPECT_EQ(findings.all().back().repeats, 0U);
}

}  // namespace
}  // namespace bibcast
