#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "text/latex.hpp"
#include "text/latex_table.hpp"
#include "text/rich_text.hpp"
#include "text/utf8.hpp"

namespace bibcast {
namespace {

constexpr LatexEncoding ascii{.ascii = true};

std::string encoded(const Text& text, const LatexEncoding& encoding = {}) {
    std::string out;
    encode_latex(out, text, encoding);
    return out;
}

/// What becomes of source that is read and written again.
std::string again(std::string_view source, const LatexEncoding& encoding = {}) {
    Arena arena;
    return encoded(decode_latex(arena, source), encoding);
}

bool balanced(std::string_view source) {
    long depth = 0;
    for (const char c : source) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth < 0) return false;
    }
    return depth == 0;
}

TEST(LatexEncode, SpecialCharacters) {
    EXPECT_EQ(encoded(Text("90%* R&D $5 #1 a_b")), "90\\%* R\\&D \\$5 \\#1 a\\_b");
    EXPECT_EQ(encoded(Text("Notable-top-25%")), "Notable-top-25\\%");
    EXPECT_EQ(encoded(Text("{a} \\ ~ ^ `")),
              "\\{a\\} {\\textbackslash} {\\textasciitilde} {\\textasciicircum} {\\textasciigrave}");
    EXPECT_EQ(encoded(Text("<a> | \"b\" 'c' ?!;:@*/+=()[]")), "<a> | \"b\" 'c' ?!;:@*/+=()[]");
    EXPECT_EQ(encoded(Text("say \"b\""), {.quote_delimited = true}), "say {\\textquotedbl}b{\\textquotedbl}");
}

TEST(LatexEncode, AppendsToWhatIsThere) {
    std::string out = "title = {-";
    encode_latex(out, Text("-x"));
    EXPECT_EQ(out, "title = {--x");
}

TEST(LatexEncode, DashesQuotesAndSpaces) {
    EXPECT_EQ(encoded(Text("1–10 a—b “q” ‘r’ x\u00A0y z.\u202FB. hy\u00ADphen")),
              "1--10 a---b ``q'' ‘r’ x~y z.\\,B. hy\\-phen");
    EXPECT_EQ(encoded(Text("a--b –- '' ,,")), "a-{}-b --{}- '{}' ,{},");
    EXPECT_EQ(encoded(Text("‘r’"), ascii), "{\\textquoteleft}r{\\textquoteright}");
}

TEST(LatexEncode, Utf8StaysUnlessAsciiIsWanted) {
    EXPECT_EQ(encoded(Text("Müller α † 漢字")), "Müller α † 漢字");
    EXPECT_EQ(encoded(Text("Müller Šimek Łódź İi í ộ ſ"), ascii),
              "M{\\\"u}ller {\\v{S}}imek {\\L}{\\'o}d{\\'z} {\\.I}i {\\'i} {\\^{\\d{o}}} {\\textlongs}");
    EXPECT_EQ(encoded(Text("α→β × ± † ‡ § © ™ ° € ½ ⅓ ℝ ₂ ⁴"), ascii),
              "$\\alpha$$\\rightarrow$$\\beta$ $\\times$ $\\pm$ {\\dag} {\\ddag} {\\S} {\\copyright} "
              "{\\texttrademark} {\\textdegree} "
              "{\\texteuro} $\\frac{1}{2}$ $\\frac{1}{3}$ $\\mathbb{R}$ \\ensuremath{_2} \\ensuremath{^4}");
    EXPECT_EQ(encoded(Text("Ёлка ά 1̅ x̄ ≢ o͡o"), ascii),
              "{\\CYRYO}{\\cyrl}{\\cyrk}{\\cyra} {\\'{\\textalpha}} $\\overline{1}$ {\\=x} $\\not{\\equiv}$ {\\t{oo}}");
}

TEST(LatexEncode, WhatHasNoLatexStaysAndIsCounted) {
    std::string out;
    std::u32string left;
    EXPECT_EQ(encode_latex(out, Text("a漢字é"), ascii, &left), 2U);
    EXPECT_EQ(out, "a漢字{\\'e}");
    EXPECT_EQ(left, U"漢字");
    EXPECT_EQ(encode_latex(out, Text("漢"), {}, &left), 0U);
}

TEST(LatexEncode, Styles) {
    for (const char* source :
         {"\\emph{a}\\textbf{b}\\textsc{c}\\textsuperscript{d}\\textsubscript{e}\\underline{f}\\texttt{g}\\enquote{h}",
          "\\emph{a \\textbf{b} c}", "\\href{http://a.b/c_d%20e#f~g}{text}", "\\url{http://a.b/c_d%20e#f~g}",
          "a $\\frac{a}{b}$ c", "The {DNA} and {Whole} \\emph{E. {Coli}}", "{{\\emph{X} y}}",
          "{$K$}-theory $x^2$ $p < 0.05$", "\\unknownmacro{arg} \\foo[a]{b} \\quux c", "$n{}$"}) {
        EXPECT_EQ(again(source), source);
    }
    EXPECT_EQ(again("\\textit{a}\\mkbibemph{b}{\\em c}"), "\\emph{a}\\emph{b}\\emph{c}");
    // BibTeX makes the capitals of a title small in mathematics too, but for those in braces.
    EXPECT_EQ(again("$K$-theory of $x_{N}$"), "{$K$}-theory of {$x_N$}");
    EXPECT_EQ(again("{{\\emph{Law}}}"), "{{\\emph{Law}}}");
    EXPECT_EQ(again("{DNA}", {.protect_case = false}), "DNA");
}

TEST(LatexEncode, ProtectionSurvivesABackslash) {
    EXPECT_EQ(again("{\\'E}a {{\\'E}a}", ascii), "{\\'E}a {{\\'E}a}");
    EXPECT_EQ(again("{{\\&C}}"), "{{\\&C}}");
    EXPECT_EQ(again("{{\\o}}", ascii), "{{\\o}}");
}

TEST(LatexEncode, TextIsInert) {
    EXPECT_EQ(encoded(Text("\\input{x}")), "{\\textbackslash}input\\{x\\}");
    const std::vector<Styled> math{{0, 9, Style::math, {}}};
    EXPECT_EQ(encoded(Text("\\input{x}", math)), "{\\textbackslash}input\\{x\\}");
    const std::vector<Styled> tex{{0, 9, Style::tex, {}}};
    EXPECT_EQ(encoded(Text("\\input{x}", tex)), "{\\textbackslash}input\\{x\\}");
    const std::vector<Styled> broken{{0, 3, Style::math, {}}};
    EXPECT_EQ(encoded(Text("a}$", broken)), "a{\\textbraceright}\\$");
    const std::vector<Styled> link{{0, 1, Style::link, "http://x/}\\input{y"}};
    EXPECT_EQ(encoded(Text("a", link)), "\\href{http://x/%7D%5Cinput%7By}{a}");
    EXPECT_TRUE(balanced(encoded(Text("}{ \\} {{ }"))));
}

TEST(LatexEncode, TexIsKeptApartFromWhatFollows) {
    EXPECT_EQ(again("{\\foo}bar"), "{\\foo}bar");
    EXPECT_EQ(again("{\\foo}{Bar}"), "{\\foo}{Bar}");
    EXPECT_EQ(again("\\foo{} bar"), "\\foo{} bar");
}

TEST(LatexEncode, DamagedStylesDoNoHarm) {
    const std::vector<Styled> styles{
        {0, 9, Style::italic, {}}, {2, 99, Style::bold, {}}, {1, 3, Style::code, {}}, {5, 4, Style::quote, {}}};
    const std::string out = encoded(Text("abcdef", styles));
    EXPECT_TRUE(balanced(out)) << out;
    Arena arena;
    EXPECT_EQ(decode_latex(arena, out).plain, "abcdef");
}

TEST(LatexEncode, EachCharacterOfTheTableComesBack) {
    for (const LatexSymbol& symbol : latex_symbols()) {
        if (symbol.text.empty()) continue;
        for (const LatexEncoding& encoding : {LatexEncoding{}, ascii}) {
            const std::string text = "x" + std::string(symbol.text) + "y";
            const std::string out = encoded(Text(text), encoding);
            Arena arena;
            EXPECT_EQ(decode_latex(arena, out, nullptr, {.collapse_spaces = false}).plain, text)
                << symbol.command << ": " << out;
            EXPECT_TRUE(!encoding.ascii || is_ascii(out)) << symbol.command << ": " << out;
        }
    }
}

TEST(LatexEncode, EachLetterOfLatinGreekAndCyrillicComesBack) {
    std::size_t left = 0;
    for (char32_t value = 0xA0; value < 0x1FFF; ++value) {
        if (!is_letter(value) || (value >= 0x530 && value < 0x1E00)) continue;
        std::string raw;
        append_utf8(raw, value);
        Arena arena;
        const std::string_view text = to_nfc(arena, raw);
        std::string out;
        left += encode_latex(out, Text(text), ascii);
        EXPECT_EQ(decode_latex(arena, out).plain, text) << out;
    }
    EXPECT_LT(left, 700U);
}

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

template <class List>
const auto& one_of(Random& random, const List& list) {
    return list[below(random, std::size(list))];
}

/// A random text as the decoder could have made it: in NFC, stretches that nest, protection within no protection and
/// around letters, leaves that hold nothing else.
class RandomText {
  public:
    explicit RandomText(Random& random) : random_(random) {}

    Text make() {
        fill(0, 1 + below(random_, 12), false);
        return {plain_, styles_};
    }

  private:
    void fill(unsigned depth, std::size_t pieces, bool guarded) {
        static constexpr std::string_view characters[] = {
            "a",  "B",  "z",      " ",      "1",      "-",      "'", "`", "\"", ",",  "?", "!", "{",
            "}",  "\\", "$",      "&",      "#",      "%",      "^", "_", "~",  "*",  "[", "]", "<",
            "é",  "ß",  "ø",      "Š",      "ị",      "ộ",      "ı", "†", "–",  "—",  "“", "”", "‘",
            "’",  "„",  "\u00A0", "\u00AD", "\u202F", "\u2009", "α", "Ά", "Я",  "漢", "😀", "½", "⅓",
            "₂",  "⁴",  "ℝ",      "𝒪",      "−",      "≠",      "≢", "x̄", "1̅",  "o͡o", "i̇", "´", "¸",
            "\n", "2",  "input",  "\\foo",  "$x$",    "%c\n",   "ǐ", "q̃̈"};
        for (std::size_t i = 0; i < pieces; ++i) {
            const std::size_t kind = below(random_, 10);
            if (kind < 7 || depth > 5) {
                plain_ += one_of(random_, characters);
            } else if (kind == 7) {
                leaf();
            } else {
                stretch(depth, guarded);
            }
        }
    }

    void leaf() {
        static constexpr std::string_view maths[] = {"n",         "x^2",     "\\alpha", "\\frac{a}{b}",
                                                     "\\sqrt{2}", "1+\\foo", "5",       "\\text{for $y$}"};
        static constexpr std::string_view texs[] = {"\\unknown{arg}", "\\foo", "\\foo[a]{b}", "\\begin{x}", "\\?"};
        static constexpr std::string_view addresses[] = {"http://a.b/c_d%20e#f~g?x=1&y=$2", "https://doi.org/10.1/x"};
        const auto begin = static_cast<std::uint32_t>(plain_.size());
        const std::size_t kind = below(random_, 3);
        const std::string_view content = kind == 0   ? one_of(random_, maths)
                                         : kind == 1 ? one_of(random_, texs)
                                                     : one_of(random_, addresses);
        plain_ += content;
        const Style style = kind == 0 ? Style::math : kind == 1 ? Style::tex : Style::link;
        styles_.push_back(
            {begin, static_cast<std::uint32_t>(plain_.size()), style, kind == 2 ? content : std::string_view()});
    }

    void stretch(unsigned depth, bool guarded) {
        static constexpr Style kinds[] = {Style::italic,    Style::bold,      Style::small_caps, Style::superscript,
                                          Style::subscript, Style::keep_case, Style::underline,  Style::code,
                                          Style::quote,     Style::link};
        Style style = one_of(random_, kinds);
        if (style == Style::keep_case && guarded) style = Style::italic;
        const std::size_t index = styles_.size();
        const auto begin = static_cast<std::uint32_t>(plain_.size());
        styles_.push_back({begin, begin, style, style == Style::link ? "http://x.y/~z" : std::string_view()});
        if (style == Style::keep_case) plain_ += "K";  // letters, or it is no protection
        fill(depth + 1, 1 + below(random_, 4), guarded || style == Style::keep_case);
        styles_[index].end = static_cast<std::uint32_t>(plain_.size());
    }

    Random& random_;
    std::string plain_;
    std::vector<Styled> styles_;
};

TEST(LatexEncode, RandomTextsComeBack) {
    Random random(20240501);
    for (int round = 0; round < 3000; ++round) {
        RandomText maker(random);
        const Text text = maker.make();
        Arena arena;
        if (to_nfc(arena, text.plain) != text.plain) continue;
        for (const LatexEncoding& encoding :
             {LatexEncoding{}, ascii, LatexEncoding{.ascii = true, .quote_delimited = true}}) {
            std::string out;
            const std::size_t left = encode_latex(out, text, encoding);
            EXPECT_TRUE(balanced(out)) << out;
            EXPECT_TRUE(!encoding.ascii || left > 0 || is_ascii(out)) << out;
            const Text back = decode_latex(arena, out, nullptr, {.collapse_spaces = false});
            ASSERT_EQ(marked_up(back), marked_up(text)) << out;
            ASSERT_TRUE(back == text) << out;
        }
    }
}

TEST(LatexEncode, RandomSourcesAreStableAfterOnePass) {
    static constexpr std::string_view pieces[] = {"a",
                                                  "B",
                                                  " ",
                                                  "1",
                                                  "{",
                                                  "}",
                                                  "{",
                                                  "}",
                                                  "$",
                                                  "$",
                                                  "\\",
                                                  "\\emph{",
                                                  "\\textbf{",
                                                  "\\'",
                                                  "\\'{",
                                                  "\\v ",
                                                  "\\i",
                                                  "e",
                                                  "{\\o}",
                                                  "\\o ",
                                                  "--",
                                                  "-",
                                                  "`",
                                                  "'",
                                                  "''",
                                                  "``",
                                                  "^",
                                                  "_",
                                                  "^{",
                                                  "\\alpha",
                                                  "\\frac{1}{2}",
                                                  "\\foo",
                                                  "[",
                                                  "]",
                                                  "\\foo{x}",
                                                  "\\url{http://x}",
                                                  "\\href{u}{",
                                                  "\\ce{H2O}",
                                                  "\\em ",
                                                  "\\rm ",
                                                  "\\(",
                                                  "\\)",
                                                  "%",
                                                  "\n",
                                                  "~",
                                                  "\\,",
                                                  "&",
                                                  "\\&",
                                                  "?`",
                                                  ",,",
                                                  "\\char65 ",
                                                  "\\symbol{769}",
                                                  "\xCC\x81",
                                                  "é",
                                                  "漢",
                                                  "\\text{",
                                                  "\\bar",
                                                  "\\not",
                                                  "=",
                                                  "\\ifmmode",
                                                  "\\else",
                                                  "\\fi",
                                                  "\\input{y}",
                                                  "\\noopsort{q}",
                                                  "\\NoCaseChange{",
                                                  "\\ensuremath{",
                                                  "\\verb|x|",
                                                  "\\\\",
                                                  "\\{",
                                                  "\\}",
                                                  "\\$",
                                                  "2",
                                                  "\"",
                                                  "\\\"",
                                                  "\\="};
    Random random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string source;
        for (std::size_t i = 1 + below(random, 14); i > 0; --i) source += one_of(random, pieces);
        for (const LatexEncoding& encoding : {LatexEncoding{}, ascii}) {
            Arena arena;
            const Text text = decode_latex(arena, source);
            const std::string once = encoded(text, encoding);
            ASSERT_TRUE(balanced(once)) << source << "\n" << once;
            const Text back = decode_latex(arena, once);
            ASSERT_EQ(marked_up(back), marked_up(text)) << source << "\n" << once;
            ASSERT_TRUE(back == text) << source << "\n" << once;
        }
    }
}

// Found by the fuzz target.
TEST(LatexEncode, OddSourcesAreStableAfterOnePass) {
    using namespace std::string_view_literals;
    for (const std::string_view source :
         {"\\\f"sv, "y\u0323\\'{{y"sv, "\\t\0t"sv, "\\t{}n"sv, "\\label \\"sv, "\\verb\\"sv, "\\'\\t7r"sv, "\\t\\t2a"sv,
          "\\ce{2  +}"sv, "\\href{}{e"sv, "\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\.\\."sv, "\\ce{_\t1}"sv,
          "$\\bm\0$"sv, "\\ce{^e\v+}"sv, "\\\u0344"sv, "\\url{a{\\b}c}"sv, "\\textbf?`"sv, "\\href{h}{{h}"sv,
          "$\\\t\\text{$\\t$}$"sv}) {
        for (const LatexEncoding& encoding : {LatexEncoding{}, ascii}) {
            Arena arena;
            const Text text = decode_latex(arena, source);
            const std::string once = encoded(text, encoding);
            EXPECT_EQ(marked_up(decode_latex(arena, once)), marked_up(text)) << source << "\n" << once;
        }
    }
}

TEST(LatexEncode, HostileTextTakesLinearTime) {
    const std::size_t size = 200'000;
    std::string plain(size, 'x');
    std::vector<Styled> nested;
    for (std::uint32_t i = 0; i < 50'000; ++i)
        nested.push_back({i, static_cast<std::uint32_t>(size) - i, i % 2 == 0 ? Style::keep_case : Style::italic, {}});
    EXPECT_TRUE(balanced(encoded(Text(plain, nested), ascii)));
    std::string digits(size, '1');
    for (Styled& styled : nested) styled.style = Style::keep_case;
    EXPECT_EQ(encoded(Text(digits, nested), ascii), digits);
    for (const std::string_view piece : {"{", "}", "-", "'", "\\", "\xCC\x81", "é", "o\xCD\xA1"}) {
        std::string text;
        while (text.size() < size) text += piece;
        EXPECT_TRUE(balanced(encoded(Text(text), ascii)));
    }
}

}  // namespace
}  // namespace bibcast
