#include "text/csl_markup.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "support/growth.hpp"

namespace bibcast {
namespace {

/// The styles as `offset-offset:number`.
std::string shown(const Text& text) {
    std::string out(text.plain);
    for (const Styled& styled : text.styles) {
        out += " [" + std::to_string(styled.begin) + "-" + std::to_string(styled.end) + ":" +
               std::to_string(static_cast<int>(styled.style)) + std::string(styled.target) + "]";
    }
    return out;
}

std::string decoded(std::string_view source) {
    Arena arena;
    return shown(decode_csl_markup(arena, source));
}

std::string encoded(const Text& text, MarkupTags tags = MarkupTags::all) {
    std::string out;
    encode_csl_markup(out, text, tags);
    return out;
}

TEST(CslMarkup, ReadsTheTags) {
    EXPECT_EQ(decoded("plain"), "plain");
    EXPECT_EQ(decoded("a <i>b</i> c"), "a b c [2-3:0]");
    EXPECT_EQ(decoded("<b>1</b><sup>2</sup><sub>3</sub>"), "123 [0-1:1] [1-2:3] [2-3:4]");
    EXPECT_EQ(decoded("<span style=\"font-variant:small-caps;\">x</span>"), "x [0-1:2]");
    EXPECT_EQ(decoded("<span style='font-variant: small-caps'>x</span><sc>y</sc>"), "xy [0-1:2] [1-2:2]");
    EXPECT_EQ(decoded("<span class=\"nocase\">DNA</span>"), "DNA [0-3:5]");
    EXPECT_EQ(decoded("<em>x</em> <strong>y</strong>"), "x y [0-1:0] [2-3:1]");
    EXPECT_EQ(decoded("<u>1</u><code>2</code><span class=\"quote\">3</span><span class=\"math\">4</span>"),
              "1234 [0-1:6] [1-2:7] [2-3:8] [3-4:9]");
    EXPECT_EQ(decoded("<a href=\"https://example.org/?a=&quot;&amp;lt;\">x</a>"), "x [0-1:10https://example.org/?a=\"&lt;]");
    EXPECT_EQ(decoded("<i>a<b>b</b></i>"), "ab [0-2:0] [1-2:1]");
    EXPECT_EQ(decoded("<i></i>"), " [0-0:0]");
}

TEST(CslMarkup, WhatIsNoTagIsText) {
    for (const std::string_view text : {"p < 0.05 & q > 1", "<p>x</p>", "<i>x", "x</i>", "<I>x</I>", "<span id='none'>x</span>",
                                        "<i >x</i>", "<", "</", "<span", "<span class=\"nocase\"", "<a>x</a>", "&", "&lt", "&copy;",
                                        "10.1175/1520(1987)115<1606:GARSPP>2.0.CO;2"}) {
        EXPECT_EQ(decoded(text), text);
    }
    // The unknown span keeps its own end.
    EXPECT_EQ(decoded("<span class=\"nocase\">a<span lang=\"de\">b</span>c</span>"), "a<span lang=\"de\">b</span>c [0-26:5]");
    // Crossing: the inner one loses its partner.
    EXPECT_EQ(decoded("<i>a<b>b</i>c</b>"), "a<b>bc</b> [0-5:0]");
}

TEST(CslMarkup, Entities) {
    EXPECT_EQ(decoded("&lt;i>x&lt;/i>"), "<i>x</i>");
    EXPECT_EQ(decoded("AT&amp;T &gt; &amp;lt;"), "AT&T > &lt;");
    EXPECT_EQ(encoded(std::string_view("<i>x</i>")), "&lt;i>x&lt;/i>");
    EXPECT_EQ(encoded(std::string_view("p < 0.05 & AT&T &lt; <p>")), "p < 0.05 & AT&T &amp;lt; <p>");
}

TEST(CslMarkup, WritesForCslWhatCslHas) {
    const std::string plain = "ab cd x q u";
    const std::vector<Styled> styles = {{0, 2, Style::italic, {}}, {3, 5, Style::math, {}}, {6, 7, Style::link, "https://x.org"},
                                        {8, 9, Style::quote, {}},  {10, 11, Style::underline, {}}};
    const Text text(plain, styles);
    std::string out;
    const std::uint32_t lost = encode_csl_markup(out, text, MarkupTags::csl);
    EXPECT_EQ(out, "<i>ab</i> $cd$ x “q” u");
    EXPECT_EQ(lost, style_bit(Style::math) | style_bit(Style::link) | style_bit(Style::underline));
    EXPECT_EQ(encoded(text), "<i>ab</i> <span class=\"math\">cd</span> <a href=\"https://x.org\">x</a> <span class=\"quote\">q</span> <u>u</u>");
}

TEST(CslMarkup, CslEscapesOnlyWhatItMust) {
    const auto trip = [](std::string_view source) {
        Arena arena;
        return encoded(decode_csl_markup(arena, source, MarkupTags::csl), MarkupTags::csl);
    };
    for (const std::string_view same : {"<u>x</u> <a href=\"y\">z</a>", "a <span id='none'>b</span> <i>c</i>", "<i>x", "AT&T", "a < b",
                                        "<span class=\"quote\">x</span>", "&lt;i>x&lt;/i>", "<i><u>a</i></u>", "&amp;lt;"}) {
        EXPECT_EQ(trip(same), same);
    }
    EXPECT_EQ(trip("AT&amp;T"), "AT&T");
    EXPECT_EQ(trip("a &lt; b &gt; c"), "a < b > c");
}

TEST(CslMarkup, BadStretchesDoNoHarm) {
    const std::vector<Styled> crossing = {{0, 3, Style::italic, {}}, {2, 99, Style::bold, {}}};
    EXPECT_EQ(encoded(Text("abcd", crossing)), "<i>ab<b>c</b></i>d");
}

/// Texts made of pieces that look like markup, with random nested stretches.
class RandomTexts {
  public:
    explicit RandomTexts(unsigned seed) : random_(seed) {}

    Text next() {
        plain_.clear();
        styles_.clear();
        fill(0);
        return {plain_, styles_};
    }

  private:
    unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(random_); }
    std::string_view piece() {
        constexpr std::string_view pieces[] = {"a", "é", "<", ">", "&", "i>", "<i>", "</i>", "</span>", "<span class=\"nocase\">", "<span x>",
                                               "lt;", "&lt;", "&amp;", "amp;", "&gt;", "&quot;", "\"", "<a href=\"", "span", "<b", "/", "$", "\u0338"};
        return pieces[below(std::size(pieces))];
    }
    void fill(int depth) {
        for (unsigned n = below(5); n > 0; --n) {
            if (depth > 4 || below(3) != 0) {
                plain_ += piece();
                continue;
            }
            const std::size_t index = styles_.size();
            const auto style = static_cast<Style>(below(static_cast<unsigned>(Style::tex) + 1));
            constexpr std::string_view targets[] = {"", "https://x.org/?a=1&lt;\"<>", "&quot;&amp;", "'"};
            styles_.push_back({static_cast<std::uint32_t>(plain_.size()), 0, style,
                               style == Style::link ? targets[below(4)] : std::string_view{}});
            fill(depth + 1);
            styles_[index].end = static_cast<std::uint32_t>(plain_.size());
        }
    }

    std::mt19937 random_;
    std::string plain_;
    std::vector<Styled> styles_;
};

TEST(CslMarkup, DecodingIsTheInverseOfEncoding) {
    RandomTexts texts(4711);
    for (int i = 0; i < 20000; ++i) {
        const Text text = texts.next();
        const std::string string = encoded(text);
        Arena arena;
        ASSERT_EQ(shown(decode_csl_markup(arena, string)), shown(text)) << string;
    }
}

TEST(CslMarkup, LinearOnHostileInput) {
    for (const std::string_view piece : {"<i>", "</i>", "<b></i>", "<span ", "<span x>", "<a href=\"", "&", "&amp", "<"}) {
        EXPECT_TRUE(testing::grows_linearly(2'000'000, [piece](std::size_t size) {
            const std::string source = testing::repeated(piece, size);
            Arena arena;
            const Text text = decode_csl_markup(arena, source);
            std::string out;
            encode_csl_markup(out, text);
        })) << piece;
    }
}

}  // namespace
}  // namespace bibcast
