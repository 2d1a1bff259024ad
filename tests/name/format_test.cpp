#include "name/format.hpp"

#include <gtest/gtest.h>

#include "name/name_table.hpp"
#include "name/parse.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

Name person(std::string_view given, std::string_view family, std::string_view non_dropping = {}, std::string_view suffix = {},
            std::string_view dropping = {}) {
    Name name;
    name.given = given;
    name.family = family;
    name.non_dropping_particle = non_dropping;
    name.suffix = suffix;
    name.dropping_particle = dropping;
    return name;
}

std::string family_first(const Name& name, const FamilyFirstForm& form = {}) {
    std::string out;
    append_family_first(out, name, form);
    return out;
}

std::string given_first(const Name& name) {
    std::string out;
    append_given_first(out, name);
    return out;
}

std::string initials(std::string_view given, const InitialsForm& form = {}) {
    std::string out;
    append_initials(out, given, form);
    return out;
}

TEST(FamilyFirst, PutsParticlesAndSuffixWhereTheFormatHasThem) {
    const Name name = person("Jan", "Berg", "van der", "Jr.");
    EXPECT_EQ(family_first(name), "van der Berg, Jan, Jr.");
    EXPECT_EQ(family_first(name, {.suffix_second = true}), "van der Berg, Jr., Jan");
    const Name dropping = person("Alexander", "Humboldt", "", "", "von");
    EXPECT_EQ(family_first(dropping), "Humboldt, Alexander von");
    EXPECT_EQ(family_first(dropping, {.dropping_behind = false}), "von Humboldt, Alexander");
    EXPECT_EQ(family_first(person("Luís", "Almeida", "d'")), "d'Almeida, Luís");
    EXPECT_EQ(family_first(person("Luís", "Almeida", "d'"), {.elided_apart = true}), "d' Almeida, Luís");
}

TEST(FamilyFirst, HasNoCommaForOnePart) {
    EXPECT_EQ(family_first(person("", "Plato")), "Plato");
    EXPECT_EQ(family_first(person("Jane", "")), "Jane");
    Name name;
    name.literal = "Google, Inc.";
    EXPECT_EQ(family_first(name), "Google, Inc.");
}

TEST(FamilyFirst, KeepsASuffixWithoutAGivenNameApart) {
    EXPECT_EQ(family_first(person("", "King", "", "Jr.")), "King,, Jr.");
    EXPECT_EQ(family_first(person("", "King", "", "Jr."), {.suffix_second = true}), "King, Jr.,");
}

TEST(GivenFirst, JoinsElidedParticles) {
    EXPECT_EQ(given_first(person("Jean", "Ormesson", "d'")), "Jean d'Ormesson");
    EXPECT_EQ(given_first(person("Jean", "Ormesson", "d\u2019")), "Jean d\u2019Ormesson");
    EXPECT_EQ(given_first(person("Tawfiq", "Hakim", "al-")), "Tawfiq al-Hakim");
    EXPECT_EQ(given_first(person("Luca", "Medici", "", "", "de\u2019")), "Luca de\u2019Medici");
    EXPECT_EQ(given_first(person("Jean", "Fontaine", "La", "III", "de")), "Jean de La Fontaine III");
}

TEST(GivenFirst, HeedsTheOrderOfTheName) {
    EXPECT_EQ(given_first(person("小明", "王")), "王小明");
    EXPECT_EQ(given_first(person("Wei", "王")), "Wei 王");
    Name name = person("Béla", "Bartók");
    name.static_ordering = true;
    EXPECT_EQ(given_first(name), "Bartók Béla");
    Name suffixed = person("Martin", "King", "", "Jr.");
    suffixed.comma_suffix = true;
    EXPECT_EQ(given_first(suffixed), "Martin King, Jr.");
}

TEST(Initials, AreMadeOfNamesAndKept) {
    EXPECT_EQ(initials("Jean-Paul Marie"), "J.-P. M.");
    EXPECT_EQ(initials("J.R.R."), "J. R. R.");
    EXPECT_EQ(initials("JRR"), "J. R. R.");
    EXPECT_EQ(initials("J R"), "J. R.");
    EXPECT_EQ(initials("J.-P."), "J.-P.");
    EXPECT_EQ(initials("Ph. D."), "Ph. D.");
    EXPECT_EQ(initials("Yu. I."), "Yu. I.");
    EXPECT_EQ(initials("Élodie Őrsi"), "É. Ő.");
    EXPECT_EQ(initials("Иван Петрович"), "И. П.");
    EXPECT_EQ(initials("María del Carmen"), "M. del C.");
    EXPECT_EQ(initials("小明"), "小明");
    EXPECT_EQ(initials("JEAN"), "J. E. A. N.");  // five capitals at most are taken for initials
    EXPECT_EQ(initials("MAXIMILIAN"), "M.");
    EXPECT_EQ(initials(""), "");
    EXPECT_EQ(initials("Jean-Paul Marie", {.after = "", .between = "", .hyphens = false}), "JPM");
}

TEST(FamilyAndInitials, IsTheFormOfMedline) {
    std::string out;
    append_family_and_initials(out, person("Jan Piet", "Berg", "van der", "Jr."));
    EXPECT_EQ(out, "van der Berg JP Jr");
}

// What is written family first is read back as the same name, for every person in the tables.
TEST(FamilyFirst, IsReadBack) {
    for (const char* const table : {"plain.tsv", "particles.tsv", "scripts.tsv", "institutions.tsv"}) {
        for (const TableRow& row : read_table(table, 2)) {
            Arena arena;
            Name name = parse_name(arena, row.columns[0]);
            // One part has no comma, and what tells a guess or the order is not written.
            if (name.is_literal() || name.given.empty() || name.family.empty()) continue;
            Name again = parse_name(arena, arena.copy(family_first(name, {.elided_apart = true})));
            for (Name* const one : {&name, &again}) {
                one->guessed = one->comma_suffix = one->static_ordering = false;
                one->as_written = {};
            }
            EXPECT_EQ(again, name) << table << ":" << row.line << ": " << family_first(name);
        }
    }
}

TEST(NameForm, OfLists) {
    const auto written = [](const Name& name, std::string_view form) {
        std::string out;
        append_name(out, name, *name_form_named(form));
        return out;
    };
    const Name berg{.family = "Berg", .given = "Jan Piet", .non_dropping_particle = "van der", .suffix = "Jr."};
    EXPECT_EQ(written(berg, "given-first"), "Jan Piet van der Berg Jr.");
    EXPECT_EQ(written(berg, "family-first"), "van der Berg, Jan Piet, Jr.");
    EXPECT_EQ(written(berg, "initials"), "J. P. van der Berg Jr.");
    EXPECT_EQ(written(berg, "family-initials"), "van der Berg, J. P., Jr.");
    EXPECT_TRUE(shortens(NameForm::initials, berg));
    EXPECT_FALSE(shortens(NameForm::family_first, berg));
    EXPECT_FALSE(shortens(NameForm::initials, {.family = "Knuth", .given = "D. E."}));
    EXPECT_EQ(written({.given = "Plato"}, "initials"), "Plato");
    EXPECT_EQ(written({.literal = "World Health Organization"}, "family-initials"), "World Health Organization");
    EXPECT_FALSE(name_form_named("backwards").has_value());
}

TEST(NameFormat, PeopleInWordsSayAllThatIsKnownOfThem) {
    Arena arena;
    List<Contributor> people;
    Contributor jane;
    jane.name.family = "Doe";
    jane.name.given = "Jane";
    jane.details.push(arena, {.kind = DetailKind::orcid, .value = "0000-0002-1825-0097"});
    jane.marks.push(arena, {.symbol = "*", .legend = "Equal contribution"});
    people.push(arena, jane);
    Contributor society;
    society.name.literal = "Lamp Society";
    people.push(arena, society);
    EXPECT_EQ(people_in_words(people), "Jane Doe (0000-0002-1825-0097, *, Equal contribution); Lamp Society");
    EXPECT_EQ(people_in_words({}), "");
}

// Brackets that nothing closes are looked for once.
TEST(Initials, OfOpenBracketsTakeLinearTime) {
    EXPECT_TRUE(testing::grows_linearly(400'000, [](std::size_t size) {
        std::string out;
        append_initials(out, "(a) " + testing::repeated("\u201C(", size), {});
        EXPECT_FALSE(out.empty());
    }));
}

}  // namespace
}  // namespace bibcast
