#include "name/usual_name.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "io/tagged/names.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/short_names.hpp"
#include "name/parse.hpp"

namespace bibcast {
namespace {

constexpr std::array families = {"García",   "O'Neil",  "D'Arcy",      "Smith-Jones", "van der Berg", "de la Cruz",   "bell hooks", "Nguyễn",  "Li",       "LI",
                                 "Smith",    "SMITH",   "van LI",      "Max-Planck-Institut", "University", "Berg Jr", "van Berg Jr", "Çelik", "Świętosław", "d'Orsay",
                                 "Smith-",   "'t Hooft", "von A zu B", "Ž×",          "von",          "da",           "e",          "Co",      "\xC3", "MacDonald",
                                 "Dr. Smith", "and Sons", "le",        "van  Berg",   "II",           "Meyer und",    "王",         "Ivanova Петрова"};
constexpr std::array givens = {"Ana M.",   "J.",      "J.-P.",     "Jean-Pierre", "Wei",       "JM",      "Jr.",        "Jr",        "III",      "MD",      "MD PhD",
                               "Inc.",     "Ltd",     "Co. Ltd.",  "Dr. John",    "Sir Isaac", "Prof Ann", "Zoë",       "Éric",      "éric",     "Vincent van", "Smith J",
                               "Ana*",     "A B C D", "B.V.",      "S.A.",        "Sr Ana",    "Ann-",    "Ann -Lee",  "J- A",      "A.B. Jr.", "Ludwig von Smith", "Ấn",
                               "M. 1950-", "author",  "Editor",    "ed.",         "Jane Jr, X", "(Ann)",  "\"Bob\" Ann", "O'Brien", "Söhne",    "Mary & Ann", "Émile\xCC\x81"};
constexpr std::array commas = {", ", ", ", ", ", ",", " , ", ",  ", ",, ", " "};

/// Every spelling that the pieces can give.
template <class Try>
void for_each_spelling(Try tried) {
    for (const std::string family : families) {
        for (const std::string comma : commas) {
            for (const std::string given : givens) tried(family + comma + given);
        }
    }
}

TEST(UsualName, IsWhatAllTheRulesSay) {
    std::size_t usual_names = 0;
    for_each_spelling([&](const std::string& text) {
        UsualName usual;
        if (!read_usual_name(text, usual)) return;
        ++usual_names;
        // A blank at the end says nothing, and is not usual: the name is read by all the rules.
        const std::string with_blank = text + " ";
        UsualName none;
        ASSERT_FALSE(read_usual_name(with_blank, none));
        Arena arena;
        const Name by_rules = parse_name(arena, with_blank);
        EXPECT_EQ(parse_name(arena, text), by_rules) << text;
        EXPECT_EQ(usual.family, by_rules.family.view()) << text;
        EXPECT_EQ(usual.given, by_rules.given.view()) << text;
        EXPECT_EQ(usual.particle, by_rules.non_dropping_particle.view()) << text;
        EXPECT_EQ(tagged::read_name(arena, text), by_rules) << text;
    });
    EXPECT_GT(usual_names, 500U);
}

TEST(UsualName, KnowsWhatMostNamesAre) {
    for (const char* const text : {"Zhang, Hao", "García, Ana M.", "O'Neil, J.-P.", "Smith-Jones, Mary Ann", "van der Berg, Wei", "Nguyễn, Văn", "Ångström, Éric"}) {
        UsualName usual;
        EXPECT_TRUE(read_usual_name(text, usual)) << text;
    }
    for (const char* const text : {"Zhang", "Zhang, Hao*", "Smith, Jr.", "Smith, John, Jr.", "Acme, Inc.", "Gogh, Vincent van", "Zhang,", "Zhang, ", ", Hao", "", "Smith, Dr. Ann",
                                   "Zhang, Hao\xE2\x80\xA0", "Zhang, <b>Hao</b>", "王, 晓明", "Zha\xC3", "Zhang, Hao\xC3"}) {
        UsualName usual;
        EXPECT_FALSE(read_usual_name(text, usual)) << text;
    }
}

TEST(UsualName, IsAddedAsAnyOther) {
    for_each_spelling([](const std::string& text) {
        Arena arena;
        Record record(arena);
        if (!tagged::add_usual_person(record, Variable::author, text, {3, 9})) {
            EXPECT_TRUE(record.names.empty());
            return;
        }
        EXPECT_FALSE(tagged::holds_several_names(text)) << text;
        Record other(arena);
        tagged::add_person(other, Variable::author, text, {3, 9}, tagged::read_name);
        ASSERT_EQ(other.names.size(), 1U);
        const Contributor& person = record.names[0].people[0];
        const Contributor& expected = other.names[0].people[0];
        EXPECT_EQ(person.name, expected.name) << text;
        EXPECT_TRUE(expected.marks.empty()) << text;
        EXPECT_EQ(person.source.begin, expected.source.begin);
        EXPECT_EQ(person.source.end, expected.source.end);
    });
}

TEST(UsualName, BearsAnyLetters) {
    // Letters of all kinds in any order, with a fixed seed.
    constexpr std::array pieces = {"a", "B", "é", "É", "ễ", "Ấ", "-", ".", "'", " ", ", ", "van ", "Jr", "\xC3", "\xE1\xB8", "×", "I", "V", "é\xCC\x81"};
    std::mt19937 random(7);
    for (int i = 0; i < 60000; ++i) {
        std::string text;
        for (std::size_t n = 1 + random() % 9; n > 0; --n) text += pieces[random() % pieces.size()];
        UsualName usual;
        if (!read_usual_name(text, usual)) continue;
        Arena arena;
        const std::string with_blank = text + " ";
        const Name by_rules = parse_name(arena, with_blank);
        EXPECT_EQ(parse_name(arena, text), by_rules) << text;
    }
}

}  // namespace
}  // namespace bibcast
