#include "model/date_words.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

TEST(DateWords, AreReadWithTheYearBeforeThem) {
    struct Row {
        std::string_view edtf, words;
    };
    constexpr Row rows[] = {
        {"1984-05", "May"},           {"1984-05-06", "May 6"},        {"1984-21", "Spring"},
        {"1984-05/1984-06", "May-June"}, {"1984-05-05/1984-05-07", "May 5-7"}, {"1984-05-05/1984-06-07", "May 5-June 7"},
        {"1984-21/1984-22", "Spring-Summer"},
    };
    for (const Row& row : rows) {
        const std::optional<Date> date = parse_edtf(row.edtf);
        ASSERT_TRUE(date) << row.edtf;
        EXPECT_EQ(words_within_year(*date), row.words);
        const std::string with_year = "1984 " + std::string(row.words);
        EXPECT_EQ(parse_written_date(with_year), date) << with_year;
    }
}

TEST(DateWords, AreNoneForWhatIsNotWithinAYear) {
    for (const std::string_view edtf : {"1984", "1984/1985", "1984-12/1985-01", "1984-05~", "1984-05?", "1984-XX", "1984-05-06T10:00:00", "1984-05/", "../1984-05", "1984-33",
                                        "1984-05/1984-06-07", "1984-05/1984-22"}) {
        const std::optional<Date> date = parse_edtf(edtf);
        ASSERT_TRUE(date) << edtf;
        EXPECT_EQ(words_within_year(*date), "") << edtf;
    }
    EXPECT_EQ(words_within_year(Date::of_literal("May 1984")), "");
}

}  // namespace
}  // namespace bibcast
