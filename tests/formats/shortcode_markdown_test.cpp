#include "formats/shortcode/markdown.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast::shortcode {
namespace {

/// The text with its styles in brackets: `{i:…}`, `{l(url):…}`.
std::string shown(std::string_view source) {
    Arena arena;
    const Text text = decode_markdown(arena, source);
    std::string out;
    for (std::uint32_t at = 0; at <= text.plain.size(); ++at) {
        for (std::size_t i = text.styles.size(); i-- > 0;) {
            if (text.styles[i].end == at) out += "}";
        }
        for (const Styled& styled : text.styles) {
            if (styled.begin != at) continue;
            static constexpr std::string_view letters = "ibc^_ku`qml";
            out += "{";
            out += letters[static_cast<std::size_t>(styled.style)];
            if (!styled.target.empty()) out += "(" + std::string(styled.target) + ")";
            out += ":";
        }
        if (at < text.plain.size()) out += text.plain[at];
    }
    return out;
}

TEST(ShortcodeMarkdown, OnlyWellFormedEmphasis) {
    EXPECT_EQ(shown("GPT-4 with 90%* Chatgpt Quality"), "GPT-4 with 90%* Chatgpt Quality");
    EXPECT_EQ(shown("Siqi Kou*, Lanxiang Hu*"), "Siqi Kou*, Lanxiang Hu*");
    EXPECT_EQ(shown("*a* b"), "{i:a} b");
    EXPECT_EQ(shown("**a *b* c**"), "{b:a {i:b} c}");
    EXPECT_EQ(shown("***a***"), "{i:{b:a}}");
    EXPECT_EQ(shown("snake_case_name _x_"), "snake_case_name {i:x}");
    EXPECT_EQ(shown("A* search* * b"), "A* search* * b");
    EXPECT_EQ(shown("\\*a\\* `*b*`"), "*a* {`:*b*}");
    EXPECT_EQ(shown("*a **b*"), "*a *{i:b}");
}

TEST(ShortcodeMarkdown, LinksAndTags) {
    EXPECT_EQ(shown("[PDF](https://x.org/a_(b).pdf \"t\") | [Code](<u v>)"), "{l(https://x.org/a_(b).pdf):PDF} | {l(u v):Code}");
    EXPECT_EQ(shown("[**a**](u)"), "{l(u):{b:a}}");
    EXPECT_EQ(shown("[a] (b) ![pic](u) <https://x.org>"), "[a] (b) pic {l(https://x.org):https://x.org}");
    EXPECT_EQ(shown("H<sub>2</sub>O <em>x</em><br/>y a < b <span class=\"n\">c</span>"), "H{_:2}O {i:x} y a < b c");
    EXPECT_EQ(shown("<a href=\"u\">x</a> Q&amp;A &dagger;"), "{l(u):x} Q&A \u2020");
    EXPECT_EQ(shown("a  b\n c "), "a b c");
}

TEST(ShortcodeMarkdown, HostileTextTakesLinearTime) {
    for (const std::string_view piece : {"*a ", "*a_ ", "[", "[a](", "`a``", "<i>x", "<", "a* ", "![a](b"}) {
        std::string text;
        while (text.size() < 200000) text += piece;
        Arena arena;
        EXPECT_FALSE(decode_markdown(arena, text).empty());
    }
}

}  // namespace
}  // namespace bibcast::shortcode
