#include "name/mark_text.hpp"
#include "name/marks_note.hpp"

#include <gtest/gtest.h>

#include "name/mark_symbol.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

Contributor person(Arena& arena, std::string_view given, std::string_view family, std::initializer_list<Mark> marks) {
    Contributor contributor;
    contributor.name = {.family = family, .given = given};
    for (const Mark& mark : marks) contributor.marks.push(arena, mark);
    return contributor;
}

TEST(MarkText, EveryMeaningHasItsRow) {
    for (int i = 0; i <= static_cast<int>(Meaning::other); ++i) {
        const auto meaning = static_cast<Meaning>(i);
        EXPECT_EQ(meaning_of_annotation(annotation_word(meaning)), meaning);
    }
    EXPECT_EQ(usual_symbol(Meaning::equal), "*");
    EXPECT_EQ(usual_legend(Meaning::other), "");
    EXPECT_EQ(usual_legend(Meaning::student), "Student");
}

TEST(MarkText, AnnotationWords) {
    EXPECT_EQ(meaning_of_annotation("equalcontrib"), Meaning::equal);
    EXPECT_EQ(meaning_of_annotation("Equal-Contrib"), Meaning::equal);
    EXPECT_EQ(meaning_of_annotation("joint_first"), Meaning::equal_first);
    EXPECT_EQ(meaning_of_annotation("equal-first"), Meaning::equal_first);
    EXPECT_EQ(meaning_of_annotation("highlight"), Meaning::self);
    EXPECT_EQ(meaning_of_annotation("Corresponding Author"), Meaning::corresponding);
    EXPECT_EQ(meaning_of_annotation("translated by"), Meaning::other);
}

TEST(MarkText, SymbolsOfOneContributor) {
    Arena arena;
    const Contributor who = person(arena, "Siqi", "Kou",
                                   {{.symbol = "1", .meaning = Meaning::affiliation},
                                    {.symbol = "bold"},
                                    {.meaning = Meaning::equal},
                                    {.symbol = "†", .meaning = Meaning::corresponding}});
    std::string out;
    append_mark_symbols(out, who);
    EXPECT_EQ(out, "1,*,†");
}

TEST(MarkText, KeyGivesEachMeaningItsOwnSymbol) {
    Arena arena;
    MarkKey key;
    const Mark stars{.symbol = "*", .meaning = Meaning::corresponding, .basis = Basis::page};
    const Mark wordless{.meaning = Meaning::equal, .basis = Basis::stated};
    const Mark again{.symbol = "#", .meaning = Meaning::equal, .basis = Basis::page};
    key.add(person(arena, "A", "B", {stars}));
    key.add(person(arena, "C", "D", {wordless}));
    key.add(person(arena, "E", "F", {stars, wordless}));
    ASSERT_EQ(key.rows().size(), 2U);
    EXPECT_EQ(key.symbol_of(stars), "*");
    EXPECT_EQ(key.symbol_of(wordless), "†");
    key.add(person(arena, "G", "H", {again}));
    EXPECT_EQ(key.symbol_of(again), "#");
    EXPECT_EQ(key.rows()[0].legend, "Corresponding author");
}

/// Rows by their number, whether they are looked through or found by an index.
TEST(MarkKey, ManyMeaningsAreFoundAsFewAre) {
    for (const std::size_t count : {std::size_t{20}, std::size_t{200}}) {
        Arena arena;
        NamesField names;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view number = arena.copy(std::to_string(i));
            const std::string_view words = arena.concat({"Institute ", number});
            names.people.push(arena, person(arena, "A", "B", {{.symbol = number, .meaning = Meaning::other, .legend = words}, {.meaning = Meaning::other, .legend = arena.concat({"without ", number})}}));
        }
        MarkKey key;
        key.add(names);
        ASSERT_EQ(key.rows().size(), 2 * count);
        for (const Contributor& one : names.people) {
            EXPECT_EQ(key.symbol_of(one.marks[0]), one.marks[0].symbol);
            // Words without a symbol share it with those that say the same, and have one made up while there are any.
            const Mark other{.symbol = {}, .meaning = Meaning::other, .legend = one.marks[0].legend};
            EXPECT_EQ(key.symbol_of(other), one.marks[0].symbol);
        }
        EXPECT_EQ(key.symbol_of(names.people[0].marks[1]), "*");
        EXPECT_EQ(key.symbol_of(names.people[1].marks[1]), "†");
    }
}

TEST(MarkKey, ManyMeaningsTakeLinearTime) {
    EXPECT_TRUE(testing::grows_linearly(20000, [](std::size_t count) {
        Arena arena;
        NamesField names;
        for (std::size_t i = 0; i < count; ++i) names.people.push(arena, person(arena, "A", "B", {{.meaning = Meaning::other, .legend = arena.concat({"Institute ", std::to_string(i)})}}));
        MarkKey key;
        key.add(names);
        // When the signs have run out there are numbers.
        for (const Contributor& one : names.people) EXPECT_FALSE(key.symbol_of(one.marks[0]).empty());
    }));
}

TEST(MarkText, NoteLine) {
    Arena arena;
    NamesField names;
    names.people.push(arena, person(arena, "Siqi", "Kou", {{.symbol = "*", .meaning = Meaning::equal}}));
    names.people.push(arena, person(arena, "Lanxiang", "Hu", {{.meaning = Meaning::equal}, {.symbol = "†"}}));
    names.people.push(arena, person(arena, "Hao", "Zhang", {}));
    std::string out;
    ASSERT_TRUE(append_marks_note(out, names));
    EXPECT_EQ(out, "* Equal contribution: Siqi Kou; Equal contribution: Lanxiang Hu; † (meaning not stated): Lanxiang Hu");
    EXPECT_TRUE(names.people[1].marks[1].written);
    NamesField none;
    EXPECT_FALSE(append_marks_note(out, none));
}

TEST(MarkText, NoteLineOfManyTakesLinearTime) {
    EXPECT_TRUE(testing::grows_linearly(20000, [](std::size_t count) {
        Arena arena;
        NamesField names;
        for (std::size_t i = 0; i < count; ++i) names.people.push(arena, person(arena, "A", "B", {{.symbol = arena.copy(std::to_string(i)), .meaning = Meaning::affiliation}}));
        std::string out;
        EXPECT_TRUE(append_marks_note(out, names));
    }));
}

// A line names people whose names have commas, and the first of namesakes.
TEST(MarkText, NoteLineComesBack) {
    Arena arena;
    Record record(arena);
    for (const std::string_view literal : {"Reed, Rush, and Moss", "Reed", "Reed"}) {
        Name name;
        name.literal = literal;
        record.add_contributor(Variable::author, name, {});
    }
    ASSERT_TRUE(read_marks_note(record, "* Equal contribution: Reed, Reed, Rush, and Moss", {}));
    const List<Contributor>& people = record.people(Variable::author)->people;
    EXPECT_EQ(people[0].marks.size(), 1U);
    EXPECT_EQ(people[1].marks.size(), 1U);
    EXPECT_TRUE(people[2].marks.empty());
    EXPECT_FALSE(read_marks_note(record, "* Equal contribution: Reed, Nobody", {}));
}

TEST(MarkSymbol, VariantsAreOne) {
    EXPECT_EQ(normal_symbol("∗"), "*");
    EXPECT_EQ(normal_symbol("＊"), "*");
    EXPECT_EQ(normal_symbol("\\*"), "*");
    EXPECT_EQ(normal_symbol("\\dagger"), "†");
    EXPECT_EQ(normal_symbol("dagger"), "†");
    EXPECT_EQ(normal_symbol("¹"), "1");
    EXPECT_EQ(normal_symbol("**"), "**");
    EXPECT_EQ(normal_symbol("✉️"), "✉");
}

}  // namespace
}  // namespace bibcast
