#include "name/name_list.hpp"

#include <gtest/gtest.h>


#include "name/bibtex_names.hpp"
#include "name/codes.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

struct Read {
    Arena arena;
    Record record{arena};
    Findings findings;

    void bibtex(std::string_view text, SourceSpan source) { add_bibtex_names(record, Variable::author, text, source, findings); }
    void plain(std::string_view text, const NameListOptions& options = {}) {
        add_name_list(record, Variable::author, text, {0, static_cast<std::uint32_t>(text.size())}, findings, options);
    }
    const NamesField& names() { return *record.people(Variable::author); }
};

TEST(BibtexNames, HaveTheirPlaceInTheSource) {
    Read read;
    read.bibtex("Doe, Jane  and {Roe}, R.", {100, 124});
    ASSERT_EQ(read.names().people.size(), 2U);
    EXPECT_EQ(read.names().people[0].source, (SourceSpan{100, 109}));
    EXPECT_EQ(read.names().people[1].source, (SourceSpan{115, 124}));
}

TEST(BibtexNames, HaveThePlaceOfTheWholeWhenTheValueWasJoined) {
    Read read;
    read.bibtex("Doe, Jane and Roe, R.", {100, 104});
    EXPECT_EQ(read.names().people[1].source, (SourceSpan{100, 104}));
}

TEST(BibtexNames, LeaveMarksToTheContributor) {
    Read read;
    read.bibtex("Kou\\textsuperscript{*}, Siqi and Hu, Lanxiang", {0, 45});
    ASSERT_EQ(read.names().people.size(), 2U);
    EXPECT_EQ(read.names().people[0].name.family, "Kou");
    ASSERT_EQ(read.names().people[0].marks.size(), 1U);
    EXPECT_EQ(read.names().people[0].marks[0].symbol, "*");
    EXPECT_TRUE(read.names().people[1].marks.empty());
}

TEST(BibtexNames, LeaveNoFieldWithoutNames) {
    Read read;
    read.bibtex("  ", {0, 2});
    read.bibtex("{}", {0, 2});
    EXPECT_EQ(read.record.people(Variable::author), nullptr);
    ASSERT_EQ(read.findings.all().size(), 1U);
    EXPECT_EQ(read.findings.all()[0].code, &name_empty);
}

TEST(BibtexNames, AreAddedToThoseThatAreThere) {
    Read read;
    read.bibtex("Doe, Jane", {0, 9});
    read.bibtex("{}", {0, 2});
    read.bibtex("Roe, R. and others", {0, 18});
    EXPECT_EQ(read.names().people.size(), 2U);
    EXPECT_TRUE(read.names().others);
    EXPECT_EQ(read.record.names.size(), 1U);
}

TEST(BibtexNames, FindingsSayWhere) {
    Read read;
    read.record.id = "doe99";
    read.bibtex("Roe, R. and and Doe, J., K, L", {50, 79});
    ASSERT_EQ(read.findings.all().size(), 2U);
    EXPECT_EQ(read.findings.all()[1].record_id, "doe99");
    EXPECT_EQ(read.findings.all()[1].field, "author");
    EXPECT_EQ(read.findings.all()[1].span, (SourceSpan{66, 79}));
}

TEST(NameList, CommasCanBeToldApart) {
    Read names;
    names.plain("Lin, Shi-Zhe, Yun-Chih Chen", {.commas = Commas::names});
    EXPECT_EQ(names.names().people.size(), 3U);
    EXPECT_TRUE(names.findings.empty());
    Read parts;
    parts.plain("Brian Kernighan, Dennis Ritchie", {.commas = Commas::parts});
    ASSERT_EQ(parts.names().people.size(), 1U);
    EXPECT_EQ(parts.names().people[0].name.family, "Brian Kernighan");
    EXPECT_TRUE(parts.findings.empty());
}

TEST(NameList, SetsTitlesNicknamesAndAffiliationsApart) {
    Read read;
    read.plain("Prof. Dr. Yukihiro \"Matz\" Matsumoto (MIT, Cambridge)");
    ASSERT_EQ(read.names().people.size(), 1U);
    const Contributor& person = read.names().people[0];
    EXPECT_EQ(person.name.given, "Yukihiro");
    EXPECT_EQ(person.name.family, "Matsumoto");
    ASSERT_EQ(person.details.size(), 3U);
    EXPECT_EQ(person.details[0].kind, DetailKind::affiliation);
    EXPECT_EQ(person.details[0].value, "MIT, Cambridge");
    EXPECT_EQ(person.details[1].kind, DetailKind::title);
    EXPECT_EQ(person.details[1].value, "Prof. Dr.");
    EXPECT_EQ(person.details[2].kind, DetailKind::alias);
    EXPECT_EQ(person.details[2].value, "Matz");
}

TEST(NameList, TheOrderOfNamesCanBeTold) {
    Read read;
    read.plain("Bartók Béla, Kodály Zoltán", {.order = NameOrder::family_first, .commas = Commas::names});
    ASSERT_EQ(read.names().people.size(), 2U);
    EXPECT_EQ(read.names().people[1].name.family, "Kodály");
    EXPECT_TRUE(read.names().people[1].name.static_ordering);
}

TEST(NameList, CommasPartNamesBetweenSemicolonsToo) {
    Read read;
    read.plain("Adams, A.B.; Baker, B., Clark, C.D.; Davis, D.");
    ASSERT_EQ(read.names().people.size(), 4U);
    EXPECT_EQ(read.names().people[2].name.family, "Clark");
    EXPECT_EQ(read.names().people[2].name.given, "C.D.");
    // One name with a suffix, or with two given parts, is one.
    Read one;
    one.plain("Adams, A.B.; Baker, Jr., B.");
    EXPECT_EQ(one.names().people.size(), 2U);
}

TEST(NameList, MarksAreNoPartOfNames) {
    Read read;
    read.plain("Siqi Kou*, Lanxiang Hu† and Hao Zhang");
    ASSERT_EQ(read.names().people.size(), 3U);
    EXPECT_EQ(read.names().people[0].name.family, "Kou");
    EXPECT_EQ(read.names().people[1].name.family, "Hu");
    EXPECT_EQ(read.names().people[1].marks.size(), 1U);
}

TEST(NameLists, AreReadInLinearTime) {
    for (const std::string_view piece : {"Knuth, Donald and ", "and ", ",", "a,", "{", "}", "{}", "{a", "a}", "\\", "~", ";", "; ", "van ", "$", "\\'",
                                         "{\\noopsort{a}}", "family=a,", "\"", "\\textbf{", "(", ") ", "(a) ", "Dr. ", "et al. ", "... ", ", Jr.",
                                         "\n", "1. ", "&", " & ", "*", "a* ", "王", "王、", "\xFF", "\u00A0", "\u0301", "\" ", " \"a"}) {
        EXPECT_TRUE(testing::grows_linearly(100'000, [piece](std::size_t size) {
            const std::string text = testing::repeated(piece, size);
            Read bibtex;
            bibtex.bibtex(text, {0, static_cast<std::uint32_t>(text.size())});
            Read plain;
            plain.plain(text);
        })) << piece;
    }
}

}  // namespace
}  // namespace bibcast
