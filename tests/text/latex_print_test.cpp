#include "text/latex_print.hpp"

#include <gtest/gtest.h>

namespace bibcast::testing {
namespace {

std::string printed(std::string_view text) {
    std::string out;
    append_printed_latex(out, text);
    return out;
}

TEST(LatexPrint, EscapesWhatLatexReadsInAnyEncoding) {
    EXPECT_EQ(printed("50% of #1 & a_b {x} $5 \\input"), "50\\% of \\#1 \\& a\\_b \\{x\\} \\$5 \\textbackslash{}input");
    EXPECT_EQ(printed("a < b | c ~ ^"), "a \\textless{} b \\textbar{} c \\textasciitilde{} \\textasciicircum{}");
    EXPECT_EQ(printed("--- '' ,, \""), "-{}-{}- '{}' ,{}, \\char34{}");
}

TEST(LatexPrint, LettersStayWherePdflatexKnowsThem) {
    EXPECT_EQ(printed("Gödel, Łukasiewicz, “quoted” – 5 €"), "Gödel, Łukasiewicz, “quoted” – 5 €");
    EXPECT_EQ(printed("α-stable, x ≤ y"), "$\\alpha$-stable, x $\\leq$ y");
    EXPECT_EQ(printed("Ελληνικά 漢字"), "Ελληνικά 漢字") << "a word is not cut up";
}

TEST(LatexPrint, ACombinedSignIsEscapedToo) { EXPECT_EQ(printed("%\u0301").substr(0, 2), "\\%"); }

TEST(LatexPrint, LeavesOutWhatIsInvisible) { EXPECT_EQ(printed("a\u202Eb\u200Bc\u0085d\n\ne"), "abcd e"); }

TEST(LatexPrint, AddressesStandInArguments) {
    std::string out;
    append_latex_address(out, "https://example.org/~a/b_c%20d?x=1&y={2}#f\\");
    EXPECT_EQ(out, "https://example.org/~a/b_c\\%20d?x=1\\&y=\\%7B2\\%7D\\#f\\%5C");
}

TEST(LatexPrint, SaysWhatIsNeeded) {
    EXPECT_EQ(latex_requirements("Gödel"), "");
    EXPECT_NE(latex_requirements("漢字").find("LuaLaTeX or XeLaTeX, and a font that has these characters: 漢 字"), std::string::npos);
    EXPECT_NE(latex_requirements("«ą»").find("[T1]{fontenc}"), std::string::npos);
    EXPECT_NE(latex_requirements("$\\therefore$").find("amssymb}, for: \\therefore"), std::string::npos);
    EXPECT_NE(latex_requirements("\\href{a}{b}").find("\\providecommand{\\href}"), std::string::npos);
}

}  // namespace
}  // namespace bibcast::testing
