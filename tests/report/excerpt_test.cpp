#include "report/excerpt.hpp"

#include <gtest/gtest.h>

#include "text/utf8.hpp"

namespace bibcast {
namespace {

TEST(Excerpt, IsWholeWhereItFitsOrNothingIsSaidOfTheWidth) {
    for (const std::size_t columns : {std::size_t{0}, std::size_t{9}, std::size_t{80}}) {
        const Excerpt excerpt = excerpt_of("two three", 4, 5, columns);
        EXPECT_EQ(excerpt.line, "two three");
        EXPECT_EQ(excerpt.before, 4U);
        EXPECT_EQ(excerpt.width, 5U);
    }
}

TEST(Excerpt, KeepsWhatStandsAroundThePlace) {
    const std::string line = std::string(50, 'a') + "PLACE" + std::string(50, 'b');
    const Excerpt excerpt = excerpt_of(line, 50, 5, 30);
    EXPECT_EQ(excerpt.line, "…" + std::string(17, 'a') + "PLACE" + std::string(6, 'b') + "…");
    EXPECT_EQ(excerpt.before, 18U);
    EXPECT_EQ(excerpt.width, 5U);
}

TEST(Excerpt, CutsAPlaceThatIsWiderThanTheTerminal) {
    const Excerpt excerpt = excerpt_of("key = " + std::string(100, 'x'), 6, 100, 30);
    EXPECT_EQ(excerpt.line, "key = " + std::string(23, 'x') + "…");
    EXPECT_EQ(excerpt.width, 24U);
}

TEST(Excerpt, IsNeverWiderWhateverStandsInIt) {
    const std::string pieces[] = {"a", "漢", "é", "e\u0301", "\t", "\x1b", "…"};
    for (std::size_t columns = 24; columns < 60; ++columns) {
        for (const std::string& piece : pieces) {
            std::string part;
            for (int i = 0; i < 40; ++i) part += piece;
            const std::string line = part + part + part;
            const Excerpt excerpt = excerpt_of(line, part.size(), part.size(), columns);
            EXPECT_LE(display_width(excerpt.line), columns) << piece;
            EXPECT_LE(excerpt.before + excerpt.width, columns) << piece;
            EXPECT_GT(excerpt.width, 0U) << piece;
        }
    }
}

}  // namespace
}  // namespace bibcast
