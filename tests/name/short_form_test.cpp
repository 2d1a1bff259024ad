#include "name/short_form.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

TEST(ShortForm, SaysNoMoreThanTheFullName) {
    EXPECT_TRUE(says_no_more_than("Goldhoorn RB", "Goldhoorn, Robert-Jan B"));
    EXPECT_TRUE(says_no_more_than("Goldhoorn RJB", "Goldhoorn, Robert-Jan B"));
    EXPECT_TRUE(says_no_more_than("J.-P. Muller", "Müller, Jean-Pierre"));
    EXPECT_TRUE(says_no_more_than("Ph. Duchamp", "Philippe Duchamp"));
    EXPECT_TRUE(says_no_more_than("von Humboldt A", "Humboldt, Alexander von"));
    EXPECT_TRUE(says_no_more_than("Smith J 3rd", "Smith, John 3rd"));
    EXPECT_TRUE(says_no_more_than("OBRIEN M", "O'Brien, Mary"));
    EXPECT_TRUE(says_no_more_than("王小明", "王小明"));
    EXPECT_TRUE(says_no_more_than("", "Anybody"));
}

TEST(ShortForm, WithOtherWordsSaysMore) {
    EXPECT_FALSE(says_no_more_than("Goldhoorn RX", "Goldhoorn, Robert-Jan B"));
    EXPECT_FALSE(says_no_more_than("Goldhoorn BR", "Goldhoorn, Robert-Jan B"));
    EXPECT_FALSE(says_no_more_than("George A. Akerlof", "G. Akerlof"));
    EXPECT_FALSE(says_no_more_than("Smith J", "Smythe, John"));
    EXPECT_FALSE(says_no_more_than("Smith", ""));
}

}  // namespace
}  // namespace bibcast
