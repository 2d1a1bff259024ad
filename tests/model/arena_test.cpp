#include "model/arena.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

TEST(Arena, GoesBackToAMark) {
    Arena arena;
    const Arena::Mark empty = arena.mark();
    const std::string_view kept = arena.copy("kept");
    const Arena::Mark mark = arena.mark();
    const char* const first = arena.copy("one").data();
    for (int i = 0; i < 100; ++i) (void)arena.copy(std::string(10'000, 'x'));  // over several blocks
    arena.rewind(mark);
    EXPECT_EQ(arena.copy("two").data(), first);
    EXPECT_EQ(kept, "kept");
    for (int i = 0; i < 100; ++i) EXPECT_EQ(arena.copy(std::string(10'000, 'y')), std::string(10'000, 'y'));
    arena.rewind(empty);
    EXPECT_EQ(arena.copy("three"), "three");
}

}  // namespace
}  // namespace bibcast
