#include "text/jats_markup.hpp"

#include <gtest/gtest.h>

#include "text/rich_text.hpp"

namespace bibcast {
namespace {

std::string decoded(std::string_view source) {
    Arena arena;
    return marked_up(decode_jats_markup(arena, source));
}

TEST(JatsMarkup, MakesLinesOfWhatIsAParagraph) {
    EXPECT_EQ(decoded("<p>One <b>bold</b>.</p><p>Two &lt; three.</p><jats:p>Three</jats:p>"), "One <b>bold</b>.\nTwo < three.\nThree");
    EXPECT_EQ(decoded("<h2>Remarks</h2><ul><li>ebb</li><li>flow</li></ul>"), "Remarks\nebb\nflow");
    EXPECT_EQ(decoded("one<br/>two"), "one\ntwo");
}

TEST(JatsMarkup, LinesAmongParagraphsAreThoseOfTheXml) {
    EXPECT_EQ(decoded("<jats:p>One\n      line.</jats:p>\n  <jats:p>Two</jats:p>"), "One line.\nTwo");
    EXPECT_EQ(decoded("<i>a</i>\nb"), "<i>a</i>\nb");
}

TEST(JatsMarkup, WhatWasEscapedTwiceIsReadTwice) {
    EXPECT_EQ(decoded("Ebb &amp;amp; flow &amp;#8211; again &amp;#x2013;"), "Ebb & flow \u2013 again \u2013");
    // A sign that stands for itself is left alone, and so are words behind it.
    EXPECT_EQ(decoded("R&amp;D, &amp;# and &amp;eacute;"), "R&D, &# and &eacute;");
}

TEST(JatsMarkup, TagsInPairsThatWereEscapedAmongTagsAreTags) {
    EXPECT_EQ(decoded("<jats:p>&lt;span&gt;Ebb &lt;i class=&quot;x&quot;&gt;and&lt;/i&gt; flow&lt;/span&gt;&lt;br/&gt;again</jats:p>"), "Ebb <i>and</i> flow\nagain");
    // One without an end is text, and so is what no tag has for a name.
    EXPECT_EQ(decoded("<p>the &lt;i&gt;first&lt;/i&gt; &lt;i&gt; and &lt;x&gt;y&lt;/x&gt;</p>"), decoded("<p>the <i>first</i> &lt;i&gt; and &lt;x&gt;y&lt;/x&gt;</p>"));
}

TEST(JatsMarkup, AFormulaInTwoFormsIsItsTex) {
    const std::string math = "<mml:math><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:math>";
    EXPECT_EQ(decoded("a <alternatives><tex-math>$$x^2$$</tex-math>" + math + "</alternatives> b"), "a <math>x^2</math> b");
    EXPECT_EQ(decoded("a <jats:alternatives>" + math + "<jats:tex-math>\\begin{document}$x&lt;2$\\end{document}</jats:tex-math></jats:alternatives> " + math),
              "a <math>x<2</math> x2");
    EXPECT_EQ(decoded("<alternatives>" + math + "</alternatives>"), "x2");
    EXPECT_EQ(decoded("<tex-math>\\(y\\)</tex-math>"), "<math>y</math>");
}

TEST(JatsMarkup, PutsTheAddressOfALinkBehindItsWords) {
    EXPECT_EQ(decoded("see <a href=\"https://example.org/a?b=1&amp;c\">the survey</a>."), "see the survey (https://example.org/a?b=1&c).");
    EXPECT_EQ(decoded("<ext-link xlink:href='https://example.org'>https://example.org</ext-link>"), "https://example.org");
    EXPECT_EQ(decoded("<a href=\"#top\">up</a> <a name=\"x\">here</a> <a href=\"https://example.org\"></a>"), "up here https://example.org");
    // The ninth link inside of others is damage, and stays.
    std::string nested;
    for (int i = 0; i < 9; ++i) nested += "<a href=\"u" + std::to_string(i) + "\">";
    EXPECT_NE(decoded(nested + "x</a>").find("<a href=\"u8\">x"), std::string::npos);
}

TEST(JatsMarkup, KnowsBlocksByTheirEnd) {
    EXPECT_TRUE(has_block_markup("<p>x</p>"));
    EXPECT_TRUE(has_block_markup("a<br>b"));
    EXPECT_TRUE(has_block_markup("<DIV class='note'>x</DIV>"));
    EXPECT_TRUE(has_block_markup("<a href='u'>x</a>"));
    EXPECT_FALSE(has_block_markup("if <p> is small"));
    EXPECT_FALSE(has_block_markup("<i>x</i> and 1 < 2"));
    EXPECT_FALSE(has_block_markup("</p><p>"));
    EXPECT_FALSE(has_block_markup("<a name='x'>y</a>"));
    EXPECT_TRUE(is_block_tag("x <p>", 2));
    EXPECT_FALSE(is_block_tag("x <i>", 2));
}

}  // namespace
}  // namespace bibcast
