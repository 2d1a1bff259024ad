#include "text/pandoc_markup.hpp"

#include <gtest/gtest.h>

#include "support/growth.hpp"


namespace bibcast {
namespace {

std::string csl(std::string_view field) {
    Arena arena;
    return std::string(pandoc_to_csl(arena, field));
}
std::string pandoc(std::string_view text) {
    std::string out;
    append_csl_as_pandoc(out, text);
    return out;
}

TEST(PandocMarkup, IsRead) {
    EXPECT_EQ(csl("plain"), "plain");
    EXPECT_EQ(csl("*E. coli* and **bold** and _this_"), "<i>E. coli</i> and <b>bold</b> and <i>this</i>");
    EXPECT_EQ(csl("H~2~O, x^2^, a^b\\ c^"), "H<sub>2</sub>O, x<sup>2</sup>, a<sup>b c</sup>");
    EXPECT_EQ(csl("[NASA]{.nocase} and [Caps]{.smallcaps}"), "<span class=\"nocase\">NASA</span> and <span style=\"font-variant:small-caps;\">Caps</span>");
    EXPECT_EQ(csl("[*E. coli*]{.nocase}"), "<span class=\"nocase\"><i>E. coli</i></span>");
    EXPECT_EQ(csl("***both***"), "<b><i>both</i></b>");
    EXPECT_EQ(csl("<i>tags</i> stay"), "<i>tags</i> stay");
}

TEST(PandocMarkup, DashesAndDotsAreRead) {
    EXPECT_EQ(csl("Pages 3--5 and more... --- end, ~~del~~"), "Pages 3\u20135 and more\u2026 \u2014 end, ~~del~~");
    EXPECT_EQ(csl("a-b. c.. d"), "a-b. c.. d");
    EXPECT_EQ(csl("a\\--b\\... *c--d*"), "a--b... <i>c\u2013d</i>");
    EXPECT_EQ(csl("~~a~~ b~2~ ~~c"), "~~a~~ b<sub>2</sub> ~~c");
}

TEST(PandocMarkup, NumbersAndAddressesHaveNone) {
    const auto plain = [](std::string_view field) {
        Arena arena;
        return std::string(pandoc_to_plain(arena, field));
    };
    const auto written = [](std::string_view text) {
        std::string out;
        append_plain_as_pandoc(out, text);
        return out;
    };
    EXPECT_EQ(plain("https://example.org/\\~doe/"), "https://example.org/~doe/");
    EXPECT_EQ(plain("10.1002/1097\\<1661::AID-SIM968\\>3.0.CO;2-2"), "10.1002/1097<1661::AID-SIM968>3.0.CO;2-2");
    EXPECT_EQ(plain("<https://example.org/a>"), "https://example.org/a");
    EXPECT_EQ(plain("https://example.org/~doe/*a*--b"), "https://example.org/~doe/*a*--b");
    EXPECT_EQ(written("https://example.org/~doe/x_y/?q=*a*"), "https://example.org/\\~doe/x_y/?q=\\*a\\*");
    for (const std::string_view text : {"https://example.org/~doe/x~y/?q=*a*&b=[1]", "10.1002/1097<1661::AID-SIM968>3.0.CO;2-2", "https://a.org/@b/--c/..d...e"}) {
        EXPECT_EQ(plain(written(text)), text);
    }
}

TEST(PandocMarkup, HasNoBlanksAtItsEdges) {
    EXPECT_EQ(pandoc("a<i> b </i>c"), "a *b* c");
    EXPECT_EQ(pandoc("a <b><i> b</i> </b>c"), "a  ***b*** c");
    EXPECT_EQ(pandoc("a<i>  </i>b<i>c </i>"), "a  b*c* ");
    EXPECT_EQ(pandoc("<i> a</i><i> b</i>"), " *a* *b*");
}

TEST(PandocMarkup, WhatIsNoMarkupIsText) {
    for (const std::string_view text : {"a * b", "2*3=6 *", "snake_case_word", "~ about", "x ^ y", "[1] and [2](x)", "$x*y*z$", "5 $ and 6 $", "`*a*`", "*", "**", "****",
                                        "a*", "[", "]", "^", "[x]{.other}", "\\alpha"}) {
        EXPECT_EQ(csl(text), text);
    }
    EXPECT_EQ(csl("\\*no\\*"), "*no*");
    EXPECT_EQ(csl("\\<i>"), "&lt;i>");
}

TEST(PandocMarkup, ComesBackAsItWas) {
    for (const std::string_view text :
         {"plain", "<i>a</i> b", "<b>a <i>b</i></b>", "x<sup>a b</sup>", "H<sub>2</sub>O", "<span class=\"nocase\">NASA</span>",
          "<span style=\"font-variant:small-caps;\">Caps</span>", "2 * 3 * 4", "*x*", "a_b", "_a_", "snake_case", "\\alpha", "$x_1*y*z$", "5 $", "~a~", "^b^", "[x]{.nocase}", "[1]",
          "a -- b ...", "....", "a --- b .....", "~~a~~", "# 1", "1. First", "- a", "&lt;i>x", "AT&T", "&amp;lt;", "foo@bar.org", "@key", "`code`", "p < 0.05", "\xE6\xBC\xA2*\xE5\xAD\x97*"}) {
        EXPECT_EQ(csl(pandoc(text)), text) << pandoc(text);
    }
}

TEST(PandocMarkup, OnlyReferencesAreEscaped) {
    EXPECT_EQ(pandoc("R&D; &#38; &#x26; a&b c; &-b;"), "R\\&D; \\&#38; \\&#x26; a&b c; &-b;");
}

TEST(PandocMarkup, IsLinear) {
    for (const std::string_view piece : {"*a ", "**a *b ", "[", "]", "_a ", "^", "~a", "$", "`", "[*", "\\", "***", "&", "&amp", "1.", "~~a", "~~", "--", "..."}) {
        EXPECT_TRUE(testing::grows_linearly(400'000, [piece](std::size_t size) {
            const std::string text = testing::repeated(piece, size);
            static_cast<void>(csl(text));
            static_cast<void>(pandoc(text));
        })) << piece;
    }
}

}  // namespace
}  // namespace bibcast
