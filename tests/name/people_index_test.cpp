#include "name/people_index.hpp"

#include <gtest/gtest.h>


#include "name/name_list.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

void add(PeopleIndex& index, std::string_view list, std::string_view orcid_of_first = {}) {
    Arena arena;
    Record record(arena);
    Findings findings;
    add_name_list(record, Variable::author, list, {}, findings);
    if (!orcid_of_first.empty()) {
        record.names[0].people[0].details.push(arena, {.kind = DetailKind::orcid, .value = orcid_of_first, .scheme = {}, .source = {}});
    }
    index.add(record);
}

std::string shown(const PeopleIndex& index) {
    std::string out;
    for (const PersonGroup& group : index.groups()) {
        for (const auto& member : group.members) {
            if (!out.empty() && out.back() != '\n') out += " = ";
            out += member.spelling->written;
        }
        (out += " [") += name_of(group.confidence);
        out += "]\n";
    }
    return out;
}

TEST(PeopleIndex, FindsTheSpellingsOfOnePerson) {
    PeopleIndex index;
    add(index, "Eric P. Xing; Hao Zhang");
    add(index, "Eric P Xing; Hao Zhang");
    add(index, "Eric Xing; Hao Zhang");
    add(index, "Joseph E. Gonzalez; Ion Stoica");
    add(index, "Joey Gonzalez; Ion Stoica");
    EXPECT_EQ(shown(index), "Joseph E. Gonzalez = Joey Gonzalez [high]\nEric P. Xing = Eric P Xing = Eric Xing [high]\n");
}

TEST(PeopleIndex, NamesakesStayTwo) {
    PeopleIndex index;
    add(index, "Eric P. Xing; Hao Zhang");
    add(index, "Eric Q. Xing; Hang Zhang");
    add(index, "Xing; Zhang");
    EXPECT_EQ(shown(index), "");
}

TEST(PeopleIndex, AShortNameThatFitsTwoPeopleIsDoubtful) {
    PeopleIndex index;
    add(index, "Eric P. Xing; Ann Poe");
    add(index, "Eric Q. Xing; Bea Roe");
    add(index, "Eric Xing; Cora Doe");
    const std::string groups = shown(index);
    EXPECT_NE(groups.find("Eric Xing [low]"), std::string::npos) << groups;
}

TEST(PeopleIndex, InitialsGoToTheOneWhomTheyFit) {
    PeopleIndex index;
    add(index, "Jane Doe; Ann Poe");
    add(index, "J. Doe; Ann Poe");
    add(index, "John Roe; Ann Poe");
    add(index, "Jorge Roe; Bea Poe");
    add(index, "J. Roe; Cora Poe");
    EXPECT_EQ(shown(index), "Jane Doe = J. Doe [medium]\n");
}

TEST(PeopleIndex, CoAuthorsDecideBetweenTwo) {
    PeopleIndex index;
    add(index, "James Roe; Ann Poe");
    add(index, "Judy Roe; Bea Coe");
    add(index, "J. Roe; Ann Poe");
    EXPECT_EQ(shown(index), "James Roe = J. Roe [medium]\n");
}

TEST(PeopleIndex, OrcidsJoinAndSeparate) {
    PeopleIndex index;
    add(index, "Hao Zhang; Ann Poe", "0000-0002-1825-0097");
    add(index, "Haoran Chang; Bea Poe", "0000-0002-1825-0097");
    add(index, "Eric P. Xing; Bea Poe", "0000-0001-5109-3700");
    add(index, "Eric Xing; Bea Poe", "0000-0002-1694-233X");
    EXPECT_EQ(shown(index), "Hao Zhang = Haoran Chang [certain]\n");
}

TEST(PeopleIndex, GivesBackANameAsItWas) {
    Arena arena;
    Record record(arena);
    record.id = "k";
    const std::string long_name(300, 'x');
    Name name;
    name.family = "Beethoven";
    name.given = std::string_view(long_name);
    name.dropping_particle = "van";
    name.suffix = "Jr.";
    name.as_written = "Beethoven, L. van";
    name.comma_suffix = true;
    name.guessed = true;
    record.add_contributor(Variable::author, name);
    Name institution;
    institution.literal = "The Institute";
    institution.static_ordering = true;
    record.add_contributor(Variable::editor, institution);
    PersonSpellings spellings;
    std::string heard;
    const auto hear = [&](std::uint32_t number, const Contributor& person, const NamesField& field) {
        (heard += std::to_string(number)) += std::string(name_of(field.variable)) + (person.name.is_literal() ? "!" : "");
    };
    spellings.add(record, hear);
    spellings.add(record, hear);
    EXPECT_EQ(heard, "0author1editor!");
    ASSERT_EQ(spellings.size(), 2U);
    EXPECT_EQ(spellings[0].name, name);
    EXPECT_EQ(spellings[1].name, institution);
    EXPECT_EQ(spellings[0].records, 2U);
    EXPECT_EQ(spellings[0].first_record, "k");
}

void index_people(std::size_t people, bool same_family) {
    PeopleIndex index;
    for (std::size_t i = 0; i < people; ++i) {
        std::string letters;
        for (std::size_t n = i + 1; n != 0; n /= 26) letters += static_cast<char>('a' + n % 26);
        Arena arena;
        Record record(arena);
        Name name;
        name.family = same_family ? std::string_view("Zhang") : arena.copy("F" + letters);
        name.given = same_family ? arena.copy("H" + letters) : std::string_view("Hao");
        record.add_contributor(Variable::author, name);
        name.given = arena.copy("H. " + std::string(1, static_cast<char>('A' + i % 26)) + ".");
        record.add_contributor(Variable::author, name);
        index.add(record);
    }
    EXPECT_LE(index.groups().size(), people);
}

TEST(PeopleIndex, TakesLinearTime) {
    for (const bool same_family : {false, true}) {
        EXPECT_TRUE(testing::grows_linearly(8'000, [same_family](std::size_t people) { index_people(people, same_family); })) << same_family;
    }
}

}  // namespace
}  // namespace bibcast
