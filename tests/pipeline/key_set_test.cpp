#include "pipeline/key_set.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

TEST(KeySet, KnowsEveryKeyHoweverManyThereAre) {
    KeySet keys;
    constexpr int many = 20'000;
    for (int i = 0; i < many; ++i) EXPECT_EQ(keys.suffix_for("key" + std::to_string(i)), "");
    for (int i = 0; i < many; ++i) EXPECT_EQ(keys.suffix_for("key" + std::to_string(i)), "a");
    EXPECT_EQ(keys.suffix_for("key7"), "b");
}

TEST(KeySet, TheSameRecordKeepsItsKey) {
    KeySet keys;
    for (int i = 0; i < 5'000; ++i) (void)keys.place("key" + std::to_string(i), KeySet::digest_of("content of " + std::to_string(i)));
    const KeySet::Place again = keys.place("key77", KeySet::digest_of("content of 77"));
    EXPECT_TRUE(again.repeats);
    EXPECT_EQ(again.suffix, "");
    for (const std::string other : {"content of 78", "content of 7", "content of 770", "Content of 77"}) {
        EXPECT_FALSE(keys.place("key77", KeySet::digest_of(other)).repeats) << other;
    }
}

}  // namespace
}  // namespace bibcast
