#include "text/edit_distance.hpp"

#include <gtest/gtest.h>

#include <array>

namespace bibcast {
namespace {

constexpr std::array<std::string_view, 7> known = {"--output", "--option", "--jobs", "isi", "ris", "csl_json", "year"};

TEST(EditDistance, CountsBytesPutInTakenOutAndChanged) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("year", "yaer"), 2U);
}

TEST(EditDistance, ThatIsOneIsToldWithoutCounting) {
    constexpr std::string_view words[] = {"", "a", "b", "ab", "ba", "abc", "bc", "ac", "abbc", "abcd", "xbcd", "year", "yaer", "yeear", "years", "eear", "yea", "yeax"};
    for (const std::string_view a : words) {
        for (const std::string_view b : words) EXPECT_EQ(is_one_edit_apart(a, b), edit_distance(a, b) == 1) << a << " and " << b;
    }
    EXPECT_TRUE(are_swapped("year", "yaer"));
    EXPECT_FALSE(are_swapped("year", "year"));
    EXPECT_FALSE(are_swapped("year", "yrae"));
}

TEST(NearestWord, IsTheNearestAndNotTheLast) {
    EXPECT_EQ(nearest_word("risk", known), "ris");
    EXPECT_EQ(nearest_word("rsi", known), "ris");
    EXPECT_EQ(nearest_word("yaer", known), "year");
    EXPECT_EQ(nearest_word("--jbos", known), "--jobs");
}

TEST(NearestWord, GoesOnFromABeginning) {
    EXPECT_EQ(nearest_word("--out", known), "--output");
    EXPECT_EQ(nearest_word("csl", known), "csl_json");
}

TEST(NearestWord, DoesNotLookAtCaseAndUnderscores) {
    EXPECT_EQ(nearest_word("CSL-JSON", known), "csl_json");
    EXPECT_EQ(nearest_word("Yeer", known), "year");
}

TEST(NearestWord, IsNoneWhereNothingIsNear) {
    EXPECT_EQ(nearest_word("docx", known), "");
    EXPECT_EQ(nearest_word("", known), "");
    EXPECT_EQ(nearest_word("x", known), "");
    EXPECT_EQ(nearest_word("yeaaar", std::span<const std::string_view>{}), "");
    EXPECT_EQ(did_you_mean("docx", known), "");
    EXPECT_EQ(did_you_mean("yeer", known), "; did you mean 'year'?");
}

}  // namespace
}  // namespace bibcast
