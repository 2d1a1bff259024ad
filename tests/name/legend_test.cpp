#include "name/legend.hpp"

#include <gtest/gtest.h>


#include "name/legend_words.hpp"
#include "name/name_table.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

std::string shown(const MarkLegends& legends) {
    std::string out;
    for (const Legend& legend : legends.entries) {
        if (!out.empty()) out += " ; ";
        out += std::string(legend.symbol) + "=" + std::string(name_of(legend.meaning)) + ":" + std::string(legend.text);
    }
    return out;
}

TEST(Legend, Table) {
    const std::vector<TableRow> rows = read_table("legends.tsv", 3);
    ASSERT_GT(rows.size(), 80U);
    for (const TableRow& row : rows) {
        SCOPED_TRACE("legends.tsv:" + std::to_string(row.line) + ": " + row.columns[1]);
        Arena arena;
        MarkLegends found;
        const LegendPlace place = row.columns[0] == "page" ? LegendPlace::page : LegendPlace::entry;
        const bool any = find_legends(arena, row.columns[1], NameMarkup::page, place, 0, found);
        EXPECT_EQ(shown(found), row.columns[2]);
        EXPECT_EQ(any, !found.empty());
    }
}

TEST(Legend, TheLastOfASymbolCounts) {
    Arena arena;
    MarkLegends found;
    find_legends(arena, "* Equal contribution\nSome words\n\n* Corresponding author\n", NameMarkup::page, LegendPlace::page, 0, found);
    ASSERT_EQ(found.entries.size(), 2U);
    ASSERT_NE(found.find("*"), nullptr);
    EXPECT_EQ(found.find("*")->meaning, Meaning::corresponding);
    EXPECT_EQ(found.find("†"), nullptr);
}

TEST(Legend, SpanIsTheLine) {
    Arena arena;
    MarkLegends found;
    const std::string_view page = "Words\n&dagger; Corresponding author\n";
    find_legends(arena, page, NameMarkup::page, LegendPlace::page, 1000, found);
    ASSERT_EQ(found.entries.size(), 1U);
    const SourceSpan span = found.entries[0].source;
    EXPECT_EQ(page.substr(span.begin - 1000, span.end - span.begin), "&dagger; Corresponding author");
}

TEST(Legend, EarliestPhraseCounts) {
    EXPECT_EQ(legend_meaning("Equal contribution, listed in alphabetical order"), Meaning::equal);
    EXPECT_EQ(legend_meaning("Co-corresponding authors"), Meaning::corresponding);
    EXPECT_EQ(legend_meaning("These authors jointly supervised this work"), Meaning::equal_last);
    EXPECT_EQ(legend_meaning("contributed equally as senior authors"), Meaning::equal_last);
    EXPECT_EQ(legend_meaning("Equal contribution. Work done during an internship at X"), Meaning::equal);
    EXPECT_EQ(legend_meaning("unrelated words"), Meaning::other);
}

TEST(Legend, AnyBytesInLinearTime) {
    for (const std::string_view piece : {"* equal\n", "(*", "* ", "(* equal contribution)", "<sup>1</sup>a\n", "\xFF*", "*,", "* equal contribution ",
                                         "asterisk ", "(((", "equal contribution "}) {
        EXPECT_TRUE(testing::grows_linearly(100'000, [piece](std::size_t size) {
            Arena arena;
            MarkLegends found;
            find_legends(arena, testing::repeated(piece, size), NameMarkup::page, LegendPlace::page, 0, found);
        })) << piece;
    }
}

}  // namespace
}  // namespace bibcast
