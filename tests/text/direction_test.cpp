#include "text/direction.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

TEST(Direction, ChangesByLettersFromRightToLeftAndByControls) {
    for (const char* text : {"משה", "Hao محمد", "ܐ", "\u202Eabc", "a\u2067", "𞤀"}) EXPECT_TRUE(changes_direction(text)) << text;
}

TEST(Direction, StaysByAllOtherLettersAndSigns) {
    for (const char* text : {"", "Hao Zhang 1984 (3)", "Žižek Ö", "王小明", "Ελλάδα Привет", "—“”…", "नमस्ते", "\xFF\xD6"}) EXPECT_FALSE(changes_direction(text)) << text;
}

}  // namespace
}  // namespace bibcast
