#include "model/record.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

TEST(Record, TakingMarksAsWritten) {
    Arena arena;
    Record record(arena);
    record.add_text(Variable::title, std::string_view("A title"));
    record.add_text(Variable::note, std::string_view(""));
    ASSERT_EQ(record.texts.size(), 1U);
    EXPECT_FALSE(record.texts[0].written);
    ASSERT_NE(record.take_text(Variable::title), nullptr);
    EXPECT_TRUE(record.texts[0].written);
    EXPECT_EQ(record.take_text(Variable::title), nullptr);
    record.clear_written();
    EXPECT_FALSE(record.texts[0].written);
}

TEST(Record, CopyIsDeepAndHasTheSameFingerprint) {
    Arena copy_arena;
    std::uint64_t before = 0;
    Record copy(copy_arena);
    {
        Arena arena;
        Record record(arena);
        record.type = ItemType::paper_conference;
        record.id = arena.copy("kou2024cllms");
        record.add_text(Variable::title, arena.copy("CLLMs"));
        Contributor& person = record.add_contributor(Variable::author, {.family = arena.copy("Kou"), .given = arena.copy("Siqi")});
        person.marks.push(arena, {.symbol = arena.copy("*")});
        record.add_date(Variable::issued, Date::of_year(2024));
        record.add_link(LinkKind::code, arena.copy("https://example.org"));
        before = fingerprint(record);
        copy = record.copy_into(copy_arena);
    }
    EXPECT_EQ(fingerprint(copy), before);
    EXPECT_EQ(copy.plain(Variable::title), "CLLMs");
    EXPECT_EQ(copy.people(Variable::author)->people[0].marks[0].symbol, "*");
}

TEST(Record, FingerprintSeesEveryChange) {
    Arena arena;
    Record record(arena);
    record.add_text(Variable::title, std::string_view("ab"));
    const auto before = fingerprint(record);
    record.texts[0].value.plain = "abc";
    EXPECT_NE(fingerprint(record), before);
    record.texts[0].value.plain = "ab";
    EXPECT_EQ(fingerprint(record), before);
    record.add_award("Best paper");
    EXPECT_NE(fingerprint(record), before);
}

/// Writers give a literal alone: what its parts say beside it must not be lost.
TEST(Record, ANameInOnePieceHasWhatPartsBesideItSay) {
    Arena arena;
    Record record(arena);
    const Contributor& joined = record.add_contributor(Variable::author, {.given = "Asa", .non_dropping_particle = "von", .suffix = "Jr.", .literal = "Foo"});
    EXPECT_EQ(joined.name, (Name{.literal = "Asa von Foo Jr."}));
    const Contributor& other = record.add_contributor(Variable::author, {.family = "Doe", .given = "Jane", .literal = "NASA"});
    EXPECT_EQ(other.name, (Name{.literal = "NASA"}));
    ASSERT_EQ(other.details.size(), 1U);
    EXPECT_EQ(other.details[0].kind, DetailKind::alias);
    EXPECT_EQ(other.details[0].value, "Jane Doe");
    const Contributor& same = record.add_contributor(Variable::author, {.family = "Doe", .given = "Jane", .literal = "Jane Doe"});
    EXPECT_EQ(same.name.family, "Doe");
    EXPECT_TRUE(same.details.empty());
}

}  // namespace
}  // namespace bibcast
