#include "name/mark_meaning.hpp"

#include <gtest/gtest.h>

#include "name/author_line.hpp"

namespace bibcast {
namespace {

// A record read from one author line, and the legends in the line.
struct Case {
    Arena arena;
    Record record{arena};
    Findings findings;
    MarkLegends entry;

    explicit Case(std::string_view line) {
        add_author_line(record, Variable::author, line, {1, 1 + static_cast<std::uint32_t>(line.size())}, findings, entry);
    }
    [[nodiscard]] const Mark& mark(std::size_t person, std::size_t i = 0) { return record.people(Variable::author)->people[person].marks[i]; }
    [[nodiscard]] std::string codes() const {
        std::string out;
        for (const Finding& finding : findings.all()) out += (out.empty() ? "" : " ") + std::string(finding.code->id);
        return out;
    }
};

MarkLegends page_of(Arena& arena, std::string_view text) {
    MarkLegends legends;
    find_legends(arena, text, NameMarkup::page, LegendPlace::page, 0, legends);
    return legends;
}

TEST(MarkMeaning, EntryBeforePageBeforeUser) {
    Case c("A. Smith*, B. Jones†, C. Brown‡ († work done during an internship)");
    UserMarks user;
    ASSERT_TRUE(user.add("*=corresponding"));
    ASSERT_TRUE(user.add("‡=equal-last"));
    resolve_marks(c.record, c.entry, page_of(c.arena, "* Deceased\n\n† Corresponding author"), user, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::deceased);
    EXPECT_EQ(c.mark(0).basis, Basis::page);
    EXPECT_EQ(c.mark(0).legend, "Deceased");
    EXPECT_EQ(c.mark(1).meaning, Meaning::internship);
    EXPECT_EQ(c.mark(1).basis, Basis::entry);
    EXPECT_EQ(c.mark(2).meaning, Meaning::equal_last);
    EXPECT_EQ(c.mark(2).basis, Basis::user);
    EXPECT_EQ(c.codes(), "marks/one-equal-author");
}

TEST(MarkMeaning, StarsAreAssumedEqual) {
    Case c("A. Smith*, B. Jones*, C. Brown");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::equal);
    EXPECT_EQ(c.mark(1).basis, Basis::assumed);
    ASSERT_EQ(c.codes(), "marks/assumed-meaning");
    EXPECT_EQ(c.findings.all()[0].once_key, "marks/assumed-meaning *");
    EXPECT_TRUE(c.findings.all()[0].span.known());
    // What was assumed once is not reported again, and the user may still say otherwise.
    c.findings.clear();
    assume_meanings(c.record, {}, c.findings);
    EXPECT_TRUE(c.findings.empty());
    UserMarks user;
    ASSERT_TRUE(user.add("asterisk=corresponding"));
    assume_meanings(c.record, user, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::corresponding);
    EXPECT_EQ(c.mark(0).basis, Basis::user);
}

TEST(MarkMeaning, DaggersAreNotGuessed) {
    Case c("A. Smith†, B. Jones†, C. Brown");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::unknown);
    EXPECT_EQ(c.mark(0).basis, Basis::none);
    EXPECT_EQ(c.codes(), "marks/no-legend");
}

TEST(MarkMeaning, AMarkOnEveryone) {
    Case c("A. Smith†, B. Jones†, C. Brown†, D. Black†");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(3).meaning, Meaning::unknown);
    EXPECT_EQ(c.codes(), "marks/all-marked marks/no-legend");
}

TEST(MarkMeaning, ALoneStarIsNotEqual) {
    Case c("A. Smith*, B. Jones, C. Brown");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::unknown);
    EXPECT_EQ(c.codes(), "marks/one-equal-author");
    Case stated("A. Smith*, B. Jones (* equal contribution)");
    resolve_marks(stated.record, stated.entry, {}, {}, stated.findings);
    EXPECT_EQ(stated.mark(0).meaning, Meaning::equal);
    EXPECT_EQ(stated.codes(), "marks/one-equal-author");
}

TEST(MarkMeaning, HashBesideStar) {
    Case c("A. Smith#, B. Jones#, C. Brown*, D. Black*");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(2).meaning, Meaning::unknown);
    EXPECT_EQ(c.codes(), "marks/no-legend marks/no-legend");
}

TEST(MarkMeaning, EnvelopesNumbersAndEmphasis) {
    Case c("A. Smith<sup>1</sup>, **B. Jones**, C. Brown✉");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::affiliation);
    EXPECT_EQ(c.mark(1).meaning, Meaning::unknown);
    EXPECT_EQ(c.mark(2).meaning, Meaning::corresponding);
    EXPECT_EQ(c.codes(), "marks/assumed-meaning");
    UserMarks user;
    ASSERT_TRUE(user.add("bold=self"));
    assume_meanings(c.record, user, c.findings);
    EXPECT_EQ(c.mark(1).meaning, Meaning::self);
}

TEST(MarkMeaning, NumbersBecomeAffiliations) {
    Case c("A. Smith<sup>1</sup>, B. Jones<sup>1,2</sup>\n<sup>1</sup>University of Somewhere <sup>2</sup>Elsewhere College");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    const Contributor& jones = c.record.people(Variable::author)->people[1];
    ASSERT_EQ(jones.details.size(), 2U);
    EXPECT_EQ(jones.details[0].value, "University of Somewhere");
    EXPECT_EQ(jones.details[1].value, "Elsewhere College");
    EXPECT_EQ(jones.marks[1].legend, "Elsewhere College");
    EXPECT_EQ(c.codes(), "");
}

TEST(MarkMeaning, WhatIsSaidOfAll) {
    Case c("A. Smith, B. Jones (authors in alphabetical order)");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.mark(0).meaning, Meaning::alphabetical);
    EXPECT_EQ(c.mark(1).meaning, Meaning::alphabetical);
    EXPECT_EQ(c.codes(), "marks/said-of-all");
}

TEST(MarkMeaning, AnUnusedLegend) {
    Case c("A. Smith*, B. Jones* (* equal contribution, † corresponding author)");
    resolve_marks(c.record, c.entry, {}, {}, c.findings);
    EXPECT_EQ(c.codes(), "marks/legend-unused");
}

TEST(MarkMeaning, WhatTheUserMaySay) {
    UserMarks user;
    EXPECT_TRUE(user.add("*=equal"));
    EXPECT_TRUE(user.add("\\dagger=corresponding"));
    EXPECT_TRUE(user.add("double dagger = equal advising"));
    EXPECT_TRUE(user.add("§=Visiting from somewhere far"));
    EXPECT_TRUE(user.add("#=equalcontrib"));
    EXPECT_TRUE(user.add("+=other"));
    EXPECT_FALSE(user.add("*=eqaul"));
    EXPECT_FALSE(user.add("*"));
    EXPECT_FALSE(user.add("=equal"));
    EXPECT_FALSE(user.add("*="));
    Arena arena;
    Mark mark{.symbol = "§"};
    EXPECT_TRUE(user.apply(arena, mark));
    EXPECT_EQ(mark.meaning, Meaning::other);
    EXPECT_EQ(mark.legend, "Visiting from somewhere far");
    Mark unknown{.symbol = "¶"};
    EXPECT_FALSE(user.apply(arena, unknown));
}

TEST(MarkMeaning, CodesAreListed) {
    EXPECT_EQ(mark_codes().size(), 7U);
    for (const Code* code : mark_codes()) EXPECT_TRUE(code->id.starts_with("marks/"));
}

}  // namespace
}  // namespace bibcast
