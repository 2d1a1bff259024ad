#include "name/marks.hpp"

#include <gtest/gtest.h>


#include "name/name_table.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

void append_shown(std::string& out, const Mark& mark) {
    if (!out.empty()) out += ' ';
    if (mark.symbol.empty()) out += "(" + std::string(mark.legend) + ")=" + std::string(name_of(mark.meaning));
    else out += mark.symbol;
}

std::string shown(const MarkedText& marked) {
    std::string out;
    for (const PlacedMark& placed : marked.marks) append_shown(out, placed.mark);
    return out;
}

TEST(Marks, Table) {
    const std::vector<TableRow> rows = read_table("marks.tsv", 4);
    ASSERT_GT(rows.size(), 100U);
    for (const TableRow& row : rows) {
        SCOPED_TRACE("marks.tsv:" + std::to_string(row.line) + ": " + row.columns[1]);
        Arena arena;
        std::string text;
        std::string marks;
        if (row.columns[0] == "latex") {
            Contributor contributor;
            text = take_latex_marks(arena, row.columns[1], 0, contributor);
            for (const Mark& mark : contributor.marks) append_shown(marks, mark);
        } else {
            const NameMarkup markup = row.columns[0] == "page" ? NameMarkup::page : NameMarkup::none;
            const MarkedText marked = strip_marks(arena, row.columns[1], markup);
            text = marked.text;
            marks = shown(marked);
        }
        EXPECT_EQ(text, row.columns[2]);
        EXPECT_EQ(marks, row.columns[3]);
    }
}

TEST(Marks, SpansPointIntoTheSource) {
    Arena arena;
    const std::string_view source = "Siqi Kou&dagger;<sup>1,2</sup>";
    const MarkedText marked = strip_marks(arena, source, NameMarkup::page, 100);
    ASSERT_EQ(marked.marks.size(), 3U);
    const auto text_of = [&](const Mark& mark) { return source.substr(mark.source.begin - 100, mark.source.end - mark.source.begin); };
    EXPECT_EQ(text_of(marked.marks[0].mark), "&dagger;");
    EXPECT_EQ(text_of(marked.marks[1].mark), "<sup>1,2</sup>");
}

TEST(Marks, NothingToDoGivesTheSourceItself) {
    Arena arena;
    const std::string_view source = "Siqi Kou and Hao Zhang";
    EXPECT_EQ(strip_marks(arena, source, NameMarkup::page).text.data(), source.data());
    Contributor contributor;
    EXPECT_EQ(take_latex_marks(arena, source, 0, contributor).data(), source.data());
}

TEST(Marks, StylesOfDecodedText) {
    Arena arena;
    const Styled styles[] = {{8, 9, Style::superscript, {}}};
    const MarkedText marked = strip_marks(arena, Text("Siqi Kou*, Lanxiang Hu", styles));
    EXPECT_EQ(marked.text, "Siqi Kou, Lanxiang Hu");
    EXPECT_EQ(shown(marked), "*");
    const Styled math[] = {{8, 16, Style::math, {}}};
    const MarkedText dagger = strip_marks(arena, Text("Siqi Kou^\\dagger, X", math));
    EXPECT_EQ(dagger.text, "Siqi Kou, X");
    EXPECT_EQ(shown(dagger), "†");
}

TEST(Marks, BesideNeighboursInAList) {
    Arena arena;
    const auto strip = [&](std::string_view source) {
        const MarkedText marked = strip_marks(arena, source, NameMarkup::page);
        std::string out(marked.text);
        for (const PlacedMark& placed : marked.marks) {
            out += " | " + std::string(placed.mark.symbol) + (placed.before ? ">" : "<") + std::to_string(placed.begin);
        }
        return out;
    };
    EXPECT_EQ(strip("Ann Lee*, *Bo Chen"), "Ann Lee, Bo Chen | *<7 | *>9");
    EXPECT_EQ(strip("Ann Lee * , Bo Chen"), "Ann Lee, Bo Chen | *<7");
    EXPECT_EQ(strip("Ann Lee,* Bo Chen,*"), "Ann Lee, Bo Chen, | *<8 | *<17");
    EXPECT_EQ(strip("Ann Lee,<sup>1</sup> Bo Chen<sup>2</sup>"), "Ann Lee, Bo Chen | 1<8 | 2<16");
    EXPECT_EQ(strip("Ann Lee and *Bo Chen"), "Ann Lee and Bo Chen | *>12");
    EXPECT_EQ(strip("Ann Lee1,2, Bo Chen2 and Cy Dee1"), "Ann Lee, Bo Chen and Cy Dee | 1<7 | 2<7 | 2<16 | 1<27");
    EXPECT_EQ(strip("Ann Lee$, Bo Chen$"), "Ann Lee, Bo Chen | $<7 | $<16");
    EXPECT_EQ(strip("Ann Lee^, Bo Chen^"), "Ann Lee, Bo Chen | ^<7 | ^<16");
    EXPECT_EQ(strip("*Pang, Ce and Li, B and *Liu, Wei"), "Pang, Ce and Li, B and Liu, Wei | *>0 | *>23");
}

TEST(Marks, AnyBytesInLinearTime) {
    const std::string_view pieces[] = {"*", "**a*", "<sup>", "$", "^", "\\thanks{", "[", "](", "(a) ", "1,", "_a", "&x;", "\xFF", "{", "}",
                                       "<!--", "¹", "<a ", "\\textsuperscript{1}", "<sup>1</sup>,"};
    for (const std::string_view piece : pieces) {
        EXPECT_TRUE(testing::grows_linearly(100'000, [piece](std::size_t size) {
            const std::string text = testing::repeated(piece, size);
            Arena arena;
            EXPECT_LE(strip_marks(arena, text, NameMarkup::page).text.size(), text.size() + 1);
            Contributor contributor;
            EXPECT_LE(take_latex_marks(arena, text, 0, contributor).size(), text.size());
        })) << piece;
    }
}

}  // namespace
}  // namespace bibcast
