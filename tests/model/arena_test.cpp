#include "model/arena.hpp"
#include "model/place_and_size.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

constexpr std::uint32_t many = 300'000;  // beyond the size from which an array has memory of its own

TEST(List, KeepsItsElementsWhileItGrows) {
    Arena arena;
    List<std::uint32_t> list;
    List<std::uint64_t> other;  // grows in turn with it, so that neither is the last thing in the arena
    for (std::uint32_t i = 0; i < many; ++i) {
        list.push(arena, i);
        other.push(arena, std::uint64_t{i} << 20U);
    }
    ASSERT_EQ(list.size(), many);
    for (std::uint32_t i = 0; i < many; ++i) {
        ASSERT_EQ(list[i], i);
        ASSERT_EQ(other[i], std::uint64_t{i} << 20U);
    }
}

TEST(List, TakesAnElementOfItsOwn) {
    Arena arena;
    List<std::uint64_t> list;
    list.push(arena, 7);
    while (list.size() < many) list.push(arena, list[0]);
    for (const std::uint64_t value : list) ASSERT_EQ(value, 7U);
}

TEST(List, AddsElementsToBeFilledWhereTheyAre) {
    Arena arena;
    List<std::uint32_t> list;
    for (std::uint32_t i = 0; i < 100; ++i) {
        std::uint32_t& added = list.add(arena);
        EXPECT_EQ(added, 0U);
        added = i;
        ASSERT_EQ(&added, &list.back());
    }
    for (std::uint32_t i = 0; i < 100; ++i) EXPECT_EQ(list[i], i);
}

TEST(List, ReservesWhatIsAskedForAndNoMore) {
    Arena arena;
    List<std::uint64_t> list;
    const char* const begin = arena.copy("12345678").data() + 8;
    list.reserve(arena, 3);
    for (std::uint64_t i = 0; i < 3; ++i) list.push(arena, i);
    EXPECT_EQ(arena.copy("x").data() - begin, std::ptrdiff_t{3} * 8);
    list.push(arena, 3);
    for (std::uint64_t i = 0; i < 4; ++i) EXPECT_EQ(list[i], i);
}

TEST(List, LeavesWhatLiesBehindItAlone) {
    Arena arena;
    List<std::uint32_t> list;
    for (std::uint32_t i = 0; i < 3; ++i) list.push(arena, i);
    const std::string_view behind = arena.copy("behind");
    for (std::uint32_t i = 3; i < 1000; ++i) list.push(arena, i);
    EXPECT_EQ(behind, "behind");
}

TEST(Arena, ServesAgainAfterAReset) {
    Arena arena;
    for (int round = 0; round < 3; ++round) {
        List<std::uint32_t> list;
        for (std::uint32_t i = 0; i < many; ++i) list.push(arena, i);
        EXPECT_EQ(arena.copy("text"), "text");
        EXPECT_EQ(list[many - 1], many - 1);
        arena.reset();
    }
}

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

TEST(List, GivesItsMemoryBack) {
    Arena arena;
    const Arena::Mark mark = arena.mark();
    List<std::uint32_t> kept;
    List<std::uint32_t> gone;
    for (std::uint32_t i = 0; i < many; ++i) {
        gone.push(arena, i);
        kept.push(arena, i);
    }
    gone.give_back(arena);
    EXPECT_TRUE(gone.empty());
    for (std::uint32_t i = 0; i < many; ++i) gone.push(arena, i + 1);
    EXPECT_EQ(gone[many - 1], many);
    EXPECT_EQ(kept[many - 1], many - 1);
    gone.give_back(arena);
    List<std::uint32_t> small;
    small.push(arena, 7);
    small.give_back(arena);
    EXPECT_TRUE(small.empty());
    arena.rewind(mark);
}

TEST(PlaceAndSize, HoldsAnyAddressAndSize) {
    for (const std::uintptr_t address : {std::uintptr_t{0}, std::uintptr_t{1}, std::uintptr_t{0x7FFF'1234'5678}, (std::uintptr_t{1} << 48U) - 1}) {
        for (const std::uint32_t size : {0U, 1U, 0xFFFFU, 0x10000U, 0xFFFF'FFFFU}) {
            const PlaceAndSize both(reinterpret_cast<const void*>(address), size);
            EXPECT_EQ(both.address(), address);
            EXPECT_EQ(both.size(), size);
        }
    }
}

TEST(Arena, GoesBackToAMarkBehindLargeArrays) {
    Arena arena;
    List<std::uint32_t> before;
    for (std::uint32_t i = 0; i < many; ++i) before.push(arena, i);
    const Arena::Mark mark = arena.mark();
    for (int round = 0; round < 3; ++round) {
        List<std::uint32_t> list;
        for (std::uint32_t i = 0; i < many; ++i) list.push(arena, i);
        EXPECT_EQ(list[many - 1], many - 1);
        arena.rewind(mark);
    }
    EXPECT_EQ(before[many - 1], many - 1);
}

}  // namespace
}  // namespace bibcast
