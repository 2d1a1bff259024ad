#include "text/abbreviation.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

TEST(Abbreviation, IsOfATitle) {
    EXPECT_TRUE(is_abbreviation_of("J Clin Oncol", "Journal of clinical oncology : official journal of the American Society of Clinical Oncology"));
    EXPECT_TRUE(is_abbreviation_of("J. Clin. Oncol.", "Journal of Clinical Oncology"));
    EXPECT_TRUE(is_abbreviation_of("Z. Physik", "Zeitschrift für Physik"));
    EXPECT_TRUE(is_abbreviation_of("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"));
}

TEST(Abbreviation, IsNoneOfAnotherTitle) {
    EXPECT_FALSE(is_abbreviation_of("Nature", "Nature"));
    EXPECT_FALSE(is_abbreviation_of("Journal of Clinical Oncology", "J Clin Oncol"));
    EXPECT_FALSE(is_abbreviation_of("Nature", "Nature reviews"));
    EXPECT_FALSE(is_abbreviation_of("J Clin", "Journal of Clinical Oncology"));
    EXPECT_FALSE(is_abbreviation_of("Journal of Oncology", "Journal of oncology : official journal"));
    EXPECT_FALSE(is_abbreviation_of("", "Journal"));
}

}  // namespace
}  // namespace bibcast
