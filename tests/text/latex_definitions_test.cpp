#include "text/latex_definitions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bibcast {
namespace {

/// The source with the calls replaced; as it is where there are none.
std::string expanded(std::string_view preamble, std::string_view source, bool in_names = false) {
    LatexDefinitions definitions;
    (void)definitions.read(preamble);
    LatexDefinitions::Expansion expansion;
    return definitions.expand(source, in_names, expansion) ? expansion.source : std::string(source);
}

TEST(LatexDefinitions, ReadsTheWaysToDefine) {
    EXPECT_EQ(expanded("\\newcommand{\\foo}[1]{<#1>}", "a \\foo{b} c"), "a <b> c");
    EXPECT_EQ(expanded("\\newcommand*\\foo[2][x]{#2-#1}", "\\foo{a} \\foo[b]{a}"), "a-x a-b");
    EXPECT_EQ(expanded("\\providecommand{\\foo}{x}%\n\\renewcommand{\\foo}{y}", "\\foo"), "y");
    EXPECT_EQ(expanded("\\DeclareRobustCommand{\\foo}{x}", "\\foo"), "x");
    EXPECT_EQ(expanded("\\def\\foo#1#2{#2#1}", "\\foo{a}{b}\\foo cd"), "badc");
    EXPECT_EQ(expanded("\\long\\gdef \\foo {x}", "\\foo"), "x");
    EXPECT_EQ(expanded("\\let\\foo=\\textbf \\let\\mine\\emph", "\\foo{a}\\mine{b}"), "\\textbf{a}\\emph{b}");
    EXPECT_EQ(expanded("\\DeclareMathOperator{\\Hom}{Hom}", "$\\Hom(x)$"), "$\\operatorname{Hom}(x)$");
}

TEST(LatexDefinitions, AreReplacedAsTeXDoes) {
    // A command of letters takes the blanks behind it, and never the letters of its neighbours.
    EXPECT_EQ(expanded("\\def\\foo{x}", "\\foo y \\foo{} z \\foot"), "xy x{} z \\foot");
    EXPECT_EQ(expanded("\\def\\foo{\\alpha}", "\\foo y"), "\\alpha y");
    EXPECT_EQ(expanded("\\def\\foo#1{\\textbf#1}", "\\foo{y}"), "\\textbf y");
    EXPECT_EQ(expanded("\\def\\foo{\\mine}\\def\\mine#1{[#1]}", "\\foo{y}"), "\\foo{y}");  // the argument stands outside of `\foo`
    EXPECT_EQ(expanded("\\def\\foo{\\mine{z}}\\def\\mine#1{[#1]}", "\\foo"), "[z]");
    EXPECT_EQ(expanded("\\def\\foo#1{(#1)}", "\\foo{\\foo{a}} \\foo"), "((a)) \\foo");  // the last one has no argument
    EXPECT_EQ(expanded("\\def\\foo#1{}", "a{\\foo{b}}c"), "ac");
}

TEST(LatexDefinitions, StayAsTheyAreWhereTheyMeanNothingOutsideOfTeX) {
    EXPECT_EQ(expanded("\\def\\foo#1{\\setbox0=\\hbox{#1}\\lower1ex\\box0}", "\\foo{a}"), "\\foo{a}");
    EXPECT_EQ(expanded("\\def\\foo#1.{#1}", "\\foo a."), "\\foo a.");
    EXPECT_EQ(expanded("\\def\\foo{\\foo}", "\\foo"), "\\foo");
    EXPECT_EQ(expanded("\\def\\foo{\\mine}", "\\foo"), "\\foo");
    EXPECT_EQ(expanded("\\def\\foo@x{y}", "\\foo"), "\\foo");
    EXPECT_EQ(expanded("\\def\\foo", "\\foo"), "\\foo");
    // What is known says more: a sorting aid, the soft sign.
    EXPECT_EQ(expanded("\\newcommand{\\noopsort}[1]{}\\def\\cprime{$'$}", "\\noopsort{a}\\cprime"), "\\noopsort{a}\\cprime");
    EXPECT_EQ(expanded("\\providecommand{\\url}[1]{<#1>}\\ifx\\undefined\\url\\def\\url#1{<#1>}\\fi", "\\url{a}"), "\\url{a}");
    EXPECT_EQ(expanded("\\renewcommand{\\bar}[1]{A #1}", "\\bar{a}"), "A a");
}

TEST(LatexDefinitions, KeepListsOfNamesTogether) {
    EXPECT_EQ(expanded("\\def\\foo{Mac, and Co}", "\\foo, J. and {\\foo}", true), "{Mac, and Co}, J. and {Mac, and Co}");
    EXPECT_EQ(expanded("\\def\\foo{Mac, and Co}", "\\foo, J.", false), "Mac, and Co, J.");
}

TEST(LatexDefinitions, SayWhatIsNotInTheText) {
    LatexDefinitions definitions;
    EXPECT_TRUE(definitions.read("\\newcommand{\\first}[2]{#1}\\newcommand{\\gone}[1]{}"));
    LatexDefinitions::Expansion expansion;
    ASSERT_TRUE(definitions.expand("\\first{a}{b} \\gone{c} \\gone{d}", false, expansion));
    EXPECT_EQ(expansion.source, "a  ");
    EXPECT_EQ(expansion.dropped, (std::vector<std::string_view>{"b", "\\gone{c}", "\\gone{d}"}));
    EXPECT_FALSE(definitions.read("no definition \\here"));
}

TEST(LatexDefinitions, AreBounded) {
    std::string doubling;
    for (char c = 'a'; c < 'x'; ++c) doubling += std::string("\\def\\z") + c + "{\\z" + static_cast<char>(c + 1) + "\\z" + static_cast<char>(c + 1) + "}";
    EXPECT_EQ(expanded(doubling + "\\def\\zx{y}", "\\za"), "\\za");
    const std::string nothing = doubling + "\\def\\zx{}";
    EXPECT_EQ(expanded(nothing, "\\za"), "\\za");
    const std::string deep(100'000, '{');
    EXPECT_EQ(expanded("\\def\\foo#1{#1}", "\\foo" + deep), "\\foo" + deep);
}

}  // namespace
}  // namespace bibcast
