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

TEST(RecordDigest, IsTheSameHoweverTheTextIsCut) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += static_cast<char>(i * 37 % 251);
    for (std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{31}, std::size_t{32}, std::size_t{33}, std::size_t{64}, text.size()}) {
        const std::string_view whole = std::string_view(text).substr(0, size);
        for (std::size_t cut = 0; cut <= size; ++cut) {
            RecordDigest digest;
            digest.add(whole.substr(0, cut));
            digest.add(whole.substr(cut));
            digest.add({});
            EXPECT_EQ(digest.value(), KeySet::digest_of(whole)) << size << ' ' << cut;
        }
    }
    EXPECT_NE(KeySet::digest_of("a"), KeySet::digest_of(std::string_view("a\0", 2)));
}

TEST(KeySet, ContentCanBeSaidLater) {
    KeySet keys;
    EXPECT_FALSE(keys.has("a"));
    EXPECT_EQ(keys.suffix_for("a"), "");
    EXPECT_TRUE(keys.has("a"));
    EXPECT_FALSE(keys.has("b"));
    keys.set_content("a", KeySet::digest_of("text"));
    EXPECT_TRUE(keys.place("a", KeySet::digest_of("text")).repeats);
    EXPECT_EQ(keys.place("a", KeySet::digest_of("other")).suffix, "a");
}

}  // namespace
}  // namespace bibcast
