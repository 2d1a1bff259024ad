#include "text/markdown_words.hpp"

#include <gtest/gtest.h>

namespace bibcast::testing {
namespace {

std::string words(std::string_view text) {
    std::string out;
    append_markdown(out, text);
    return out;
}

TEST(MarkdownWords, NothingIsMarkup) {
    EXPECT_EQ(words("*a* _b_ [c] <d> ~e^ $f$ @g"), "\\*a\\* \\_b\\_ \\[c\\] &lt;d&gt; &#126;e&#94; &#36;f&#36; &#64;g");
    EXPECT_EQ(words("1. one"), "1\\. one");
    EXPECT_EQ(words("c. 1850"), "c\\. 1850") << "pandoc has lists with letters";
    EXPECT_EQ(words("D. E. Knuth"), "D. E. Knuth") << "but behind a capital letter they have two blanks";
    EXPECT_EQ(words("D.  E"), "D\\.  E");
    EXPECT_EQ(words("(iv) four"), "\\(iv) four");
    EXPECT_EQ(words("In 2004. Then"), "In 2004\\. Then");
}

TEST(MarkdownWords, StarsStandOnlyWhereAllReadThemAlike) {
    const std::string open(emphasis::open);
    const std::string close(emphasis::close);
    const std::string strong(emphasis::strong_open);
    const std::string end(emphasis::strong_close);
    EXPECT_EQ(settle_emphasis(open + "Nature" + close + ", 5"), "*Nature*, 5");
    EXPECT_EQ(settle_emphasis("re" + open + "set" + close + "s"), "re<em>set</em>s");
    EXPECT_EQ(settle_emphasis(strong + " blank" + end + " x"), "<strong> blank</strong> x");
    EXPECT_EQ(settle_emphasis(strong + "Kou" + end + "\\*"), "**Kou**\\*");
}

}  // namespace
}  // namespace bibcast::testing
