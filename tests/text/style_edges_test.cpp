#include "text/style_edges.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace bibcast {
namespace {

std::string walked(std::span<const Styled> styles, std::string_view text) {
    StyleEdges edges(styles);
    std::string out;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        edges.ends_at(at, [&out](const Styled& style) { out += style.style == Style::bold ? "]" : "}"; });
        edges.begins_at(at, [&out](const Styled& style) { out += style.style == Style::bold ? "[" : "{"; });
        if (at < text.size()) out += text[at];
    }
    return out;
}

TEST(StyleEdges, EndInnerBeforeOuterAndBeginOuterBeforeInner) {
    const std::array styles = {Styled{0, 4, Style::bold, {}}, Styled{0, 2, Style::italic, {}}, Styled{2, 4, Style::italic, {}}, Styled{4, 5, Style::bold, {}}};
    EXPECT_EQ(walked(styles, "abcde"), "[{ab}{cd}][e]");
}

TEST(StyleEdges, PassOverWhatIsEmpty) {
    const std::array styles = {Styled{1, 1, Style::bold, {}}, Styled{1, 2, Style::italic, {}}};
    EXPECT_EQ(walked(styles, "abc"), "a{b}c");
    EXPECT_EQ(walked({}, "abc"), "abc");
}

}  // namespace
}  // namespace bibcast
