#include "text/latex.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/growth.hpp"
#include "text/latex_table.hpp"
#include "text/rich_text.hpp"
#include "text/utf8.hpp"

namespace bibcast {
namespace {

std::string rich(std::string_view source) {
    Arena arena;
    return marked_up(decode_latex(arena, source));
}

std::string plain(std::string_view source) {
    Arena arena;
    return std::string(decode_latex_plain(arena, source));
}

std::vector<LatexIssue> issues(std::string_view source) {
    Arena arena;
    std::vector<LatexIssue> found;
    static_cast<void>(decode_latex(arena, source, &found));
    return found;
}

using Kind = LatexIssue::Kind;

TEST(Latex, PlainTextIsTheSameView) {
    Arena arena;
    for (const std::string_view text :
         {"A plain title, with a comma", "it's 3-fold \"x\" #1 & a_b ^ <x> ?", "", "Žluťoučký kůň"}) {
        EXPECT_EQ(decode_latex(arena, text).plain.data(), text.data());
        EXPECT_EQ(decode_latex_plain(arena, text).data(), text.data());
    }
}

TEST(Latex, AccentsInEverySpelling) {
    for (const char* source : {"\\'e", "\\'{e}", "{\\'e}", "{\\'{e}}", "\\' e", "\\' {e}", "{\\' e}", "\\'\n e"}) {
        EXPECT_EQ(rich(source), "é") << source;
    }
    for (const char* source :
         {"\\'\\i", "\\'{\\i}", "{\\'\\i}", "{\\'{\\i}}", "\\'{\\i }", "\\'\\i{}", "\\'i", "\\'{{\\i}}"}) {
        EXPECT_EQ(rich(source), "í") << source;
    }
    for (const char* source : {"\\v S", "\\v{S}", "{\\v S}", "{\\v{S}}", "\\v\n{S}", "\\v {S}"}) {
        EXPECT_EQ(rich(source), "Š") << source;
    }
    EXPECT_EQ(rich(R"(\`a\'a\^a\~a\"a\=a\.a\u{a}\v{a}\H{o}\r{a}\k{a}\c{c}\d{a}\b{b}\t{oo}\G{a}\h{a}\f{a})"),
              "àáâãäāȧăǎőåąçạḇo͡oȁảȃ");
    EXPECT_EQ(rich("\\.{I}stanbul \\.{\\i} \\.i \\.z \\\"{\\j} \\v{\\j}"), "İstanbul i i ż j̈ ǰ");
    EXPECT_EQ(rich("Erd\\H{o}s Erd\\H os H{\\aa}kon {\\c S}ahin \\textcommabelow{s} Ph\\d am"),
              "Erdős Erdős Håkon Şahin ș Phạm");
    EXPECT_EQ(rich("\\v{\\i}\\u\\i \\k\\i"), "ǐĭį");
}

TEST(Latex, AccentsOnAccents) {
    EXPECT_EQ(rich("\\~{\\^e} \\~\\^e \\'{\\\"u} \\'\\\"u \\d{\\^a} \\^{\\d a}"), "ễ ễ ǘ ǘ ậ ậ");
    EXPECT_EQ(rich("\\={\\\"{u}}"), "ǖ");
}

TEST(Latex, AccentOverAGroupOrASymbol) {
    EXPECT_EQ(rich("\\'{eh}"), "éh");
    EXPECT_EQ(rich("\\'{\\emph{e}x}"), "<i>é</i>x");
    EXPECT_EQ(rich("\\'{\\ae} \\'{\\o}n \\\"{\\CYRE}"), "ǽ ǿn Ё");
    EXPECT_EQ(rich("(11\\=22)"), "(112̄2)");
    EXPECT_EQ(rich("\\'\xC3\xAA"), "ế");
}

TEST(Latex, AccentOverNothing) {
    EXPECT_EQ(rich("\\~{}foo \\^{} \\'{} \\\"{} \\`{} x"), "~foo ^ ´ ¨ ` x");
    EXPECT_EQ(rich("a\\~"), "a~");
    EXPECT_EQ(rich("\\'\\unknown"), "´<tex>\\unknown</tex>");
}

TEST(Latex, NfcEvenAcrossPieces) {
    EXPECT_EQ(rich("e\\symbol{769}"), "é");
    EXPECT_EQ(rich("e\xCC\x81 and \\&"), "é and &");
    EXPECT_EQ(rich("\\emph{e}\xCC\x81x"), "<i>é</i>x");
    EXPECT_EQ(rich("u\xCC\x88"), "ü");
}

TEST(Latex, Letters) {
    EXPECT_EQ(rich("\\ss\\o\\O\\l\\L\\ae\\AE\\oe\\OE\\aa\\AA\\i\\j\\dh\\DH\\th\\TH\\dj\\DJ\\ng\\NG\\SS"),
              "ßøØłŁæÆœŒåÅıȷðÐþÞđĐŋŊẞ");
    EXPECT_EQ(rich("Stra{\\ss}e Stra\\ss{}e Stra\\ss e {\\L}{\\'o}d{\\'z} \\O stergaard"),
              "Straße Straße Straße Łódź Østergaard");
    EXPECT_EQ(rich("\\cyrk\\cyro\\cyrd \\CYRYA"), "кодЯ");
}

TEST(Latex, Symbols) {
    EXPECT_EQ(rich("\\& \\% \\$ \\# \\_ \\{ \\}"), "& % $ # _ { }");
    EXPECT_EQ(
        rich("\\textbackslash{}\\textasciitilde{}\\textasciicircum{}\\textless{}\\textgreater{}\\textbar{}\\slash{}"),
        "\\~^<>|/");
    EXPECT_EQ(rich("\\dag\\ddag\\S\\P\\copyright\\pounds\\euro\\texteuro\\texttrademark\\textregistered\\textdegree"),
              "†‡§¶©£€€™®°");
    EXPECT_EQ(rich("\\ldots\\dots\\textellipsis{}\\textbullet\\textperiodcentered\\guillemotleft\\guillemotright"),
              "………•·«»");
    EXPECT_EQ(rich("{\\LaTeX} \\LaTeX{} and \\TeX"), "LaTeX LaTeX and TeX");
    EXPECT_EQ(rich("\\alpha\\rightarrow\\times"), "α→×");
}

TEST(Latex, CharacterByNumber) {
    EXPECT_EQ(rich("\\char\"E9 t\\char233 t\\char'351 \\char`\\~x\\symbol{126}\\symbol{\"7E}"), "étété~x~~");
    EXPECT_EQ(rich("\\char0 \\symbol{x}"), "<tex>\\char</tex>0 <tex>\\symbol{x}</tex>");
}

TEST(Latex, DashesAndQuotes) {
    EXPECT_EQ(rich("a-b 1--10 x---y -{}-"), "a-b 1–10 x—y --");
    EXPECT_EQ(rich("``Double'' and `single' and don't"), "“Double” and ‘single’ and don't");
    EXPECT_EQ(rich("`it isn't so'"), "‘it isn't so’");
    EXPECT_EQ(rich("``a `b'''"), "“a ‘b’”");
    EXPECT_EQ(rich("?`Qu\\'e? !`No! what?``x''"), "¿Qué? ¡No! what?“x”");
    EXPECT_EQ(rich(",,Wort`` and x,,y,,"), "„Wort“ and x,,y,,");
    EXPECT_EQ(rich("\"Straight\""), "\"Straight\"");
}

TEST(Latex, SpacesAndHyphens) {
    EXPECT_EQ(rich("Donald~E. z.\\,B. hy\\-phen a\\ b \\/x\\@."), "Donald\u00A0E. z.\u202FB. hy\u00ADphen a b x.");
    EXPECT_EQ(rich("a\\\\b a\\newline b"), "a b a b");
    EXPECT_EQ(rich("a\n   b\t c"), "a b c");
    Arena arena;
    EXPECT_EQ(decode_latex(arena, "a\n  \\'e", nullptr, {.collapse_spaces = false}).plain, "a\n  é");
}

TEST(Latex, CommentsOnlyWhereTheyAreMeant) {
    EXPECT_EQ(rich("90% of all\nusers, 50 % of\nthem"), "90% of all users, 50 % of them");
    EXPECT_EQ(rich("data %a comment\n  base"), "data base");
    EXPECT_EQ(rich("data%\n  base"), "database");
    EXPECT_EQ(rich("%first\ntitle"), "title");
    EXPECT_EQ(rich("100\\% % no line ends here"), "100% % no line ends here");
    const auto found = issues("data %a comment\nbase");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::dropped_comment);
    EXPECT_TRUE(issues("data%\nbase").empty());
}

TEST(Latex, StyleCommands) {
    EXPECT_EQ(rich("\\emph{a}\\textit{b}\\textsl{c}\\mkbibemph{d}\\mkbibitalic{e}"),
              "<i>a</i><i>b</i><i>c</i><i>d</i><i>e</i>");
    EXPECT_EQ(rich("\\textbf{a}\\mkbibbold{b}\\textsc{c}\\texttt{d}\\underline{e}\\uline{f}"),
              "<b>a</b><b>b</b><sc>c</sc><code>d</code><u>e</u><u>f</u>");
    EXPECT_EQ(rich("1\\textsuperscript{st} H\\textsubscript{2}O \\mkbibsuperscript{x} \\textsuperscript2 "
                   "\\textsuperscript\\dag"),
              "1<sup>st</sup> H<sub>2</sub>O <sup>x</sup> <sup>2</sup> <sup>†</sup>");
    EXPECT_EQ(rich("\\enquote{a \\enquote*{b}} \\mkbibquote{c}"), "<q>a <q>b</q></q> <q>c</q>");
    EXPECT_EQ(rich("\\emph {a \\textbf{b} c}"), "<i>a <b>b</b> c</i>");
    EXPECT_EQ(rich("\\mkbibparens{a} \\mkbibbrackets{b}"), "(a) [b]");
    EXPECT_EQ(rich("\\textrm{a} \\textup{b} \\mbox{c} \\textnormal{d}"), "a b c d");
    EXPECT_EQ(rich("\\emph{}x"), "x");
}

TEST(Latex, OldSwitches) {
    EXPECT_EQ(rich("{\\em With\\/} and {\\it a}{\\bf b}{\\sc c}{\\tt d}{\\sl e}"),
              "<i>With</i> and <i>a</i><b>b</b><sc>c</sc><code>d</code><i>e</i>");
    EXPECT_EQ(rich("{\\itshape a}{\\bfseries b}{\\scshape c}{\\ttfamily d}"),
              "<i>a</i><b>b</b><sc>c</sc><code>d</code>");
    EXPECT_EQ(rich("{\\bf a \\it b} c"), "<b>a <i>b</i></b> c");
    EXPECT_EQ(rich("{\\it a \\rm b} c"), "<i>a </i>b c");
    EXPECT_EQ(rich("\\it to the end"), "<i>to the end</i>");
}

TEST(Latex, Links) {
    EXPECT_EQ(rich("\\url{http://a.b/c_d%20e#f~g}"), "<a http://a.b/c_d%20e#f~g>http://a.b/c_d%20e#f~g</a>");
    EXPECT_EQ(rich("\\url{http://a.b/\\~{}c\\_d\\%20}"), "<a http://a.b/~c_d%20>http://a.b/~c_d%20</a>");
    EXPECT_EQ(rich("\\href{http://a.b/%20}{the \\emph{text}}"), "<a http://a.b/%20>the <i>text</i></a>");
    EXPECT_EQ(rich("\\href\n   {http://a.b}\n  {x}"), "<a http://a.b>x</a>");
    EXPECT_EQ(rich("\\href{http://a.b}"), "<a http://a.b>http://a.b</a>");
    EXPECT_EQ(plain("\\href{http://a.b}{x}"), "x");
}

TEST(Latex, CaseProtection) {
    EXPECT_EQ(rich("The {DNA} of {E. coli}"), "The <nc>DNA</nc> of <nc>E. coli</nc>");
    EXPECT_EQ(rich("{Whole title}"), "<nc>Whole title</nc>");
    EXPECT_EQ(rich("{{Whole {T}itle}}"), "<nc>Whole Title</nc>");
    EXPECT_EQ(rich("{\\\"o} {\\o} {\\em x} {\\emph{X}} {\\textendash}"), "ö ø <i>x</i> <i>X</i> –");
    EXPECT_EQ(rich("{{\\\"O}}"), "<nc>Ö</nc>");
    EXPECT_EQ(rich("{1984}, 10{,}000 and {--}"), "1984, 10,000 and –");
    EXPECT_EQ(rich("\\emph{The {DNA} story}"), "<i>The <nc>DNA</nc> story</i>");
    EXPECT_EQ(rich("\\NoCaseChange{iPhone}"), "<nc>iPhone</nc>");
    EXPECT_EQ(rich("{{{\\emph{The Concept}}}}{\\emph{ of }}"), "<nc><i>The Concept</i></nc><i> of </i>");
    EXPECT_EQ(plain("The {DNA}"), "The DNA");
}

TEST(Latex, MathematicsThatIsText) {
    EXPECT_EQ(rich("H$_2$O, CO$_{2}$, 10$^{-3}$, 4$^{th}$, Kou$^*$, Lee$^{\\dagger}$, Wu$^{*\\dagger}$"),
              "H<sub>2</sub>O, CO<sub>2</sub>, 10<sup>−3</sup>, 4<sup>th</sup>, Kou<sup>*</sup>, Lee<sup>†</sup>, "
              "Wu<sup>*†</sup>");
    EXPECT_EQ(rich("$\\alpha$ $\\times$ $\\to$ $\\dagger$ $\\leq$ $\\infty$ \\(\\beta\\) \\[\\gamma\\] $$\\delta$$ "
                   "\\ensuremath{\\mu}"),
              "α × → † ≤ ∞ β γ δ μ");
    EXPECT_EQ(rich("25$^\\circ$C, 25$^{\\circ}$C, $\\mathbb{R}$, $\\mathcal{O}$, $\\frac{1}{2}$, $\\frac 1 2$"),
              "25°C, 25°C, ℝ, 𝒪, ½, ½");
    EXPECT_EQ(rich("${\\rm GaN}(000\\bar{1})$ $\\langle{}00\\overline{1}\\rangle$ $\\left( 0 \\right)$"),
              "GaN(0001̄) ⟨001̅⟩ (0)");
    EXPECT_EQ(rich("$2 \\times 3$ $1\\leq 3$ $a$"), "2 × 3 1≤3 <nc><i>a</i></nc>");
    EXPECT_EQ(rich("$\\not= \\not\\in$"), "≠∉");
    EXPECT_EQ(rich("$4^{\\textrm{\xC3\xA8me}}$ $\\text{for $\\alpha$}$"), "4<sup>ème</sup> for α");
}

TEST(Latex, MathematicsWithVariables) {
    EXPECT_EQ(rich("$K$-theory"), "<nc><i>K</i></nc>-theory");
    EXPECT_EQ(rich("{$K$-theory}"), "<nc><i>K</i>-theory</nc>");
    EXPECT_EQ(rich("$x^2$ $x_n$"), "<nc><i>x</i><sup>2</sup></nc> <nc><i>x</i><sub><i>n</i></sub></nc>");
    EXPECT_EQ(rich("$O(n \\log n)$ $p < 0.05$"), "<nc><i>O</i>(<i>n</i> log <i>n</i>)</nc> <nc><i>p</i> < 0.05</nc>");
    EXPECT_EQ(plain("$K$-theory"), "K-theory");
}

TEST(Latex, OtherMathematicsIsKept) {
    EXPECT_EQ(rich("a $\\frac{a}{b}$ $\\sqrt{2}$ $\\foo{x}$ $x^{y^z}$"),
              "a <math>\\frac{a}{b}</math> <math>\\sqrt{2}</math> <math>\\foo{x}</math> <math>x^{y^z}</math>");
    EXPECT_EQ(rich("$n{}$"), "<math>n</math>");
    EXPECT_EQ(plain("$\\sqrt{2}$"), "$\\sqrt{2}$");
    EXPECT_EQ(rich("$\\input{x}$"), "$\\input{x}$");
}

TEST(Latex, MoneyIsNotMathematics) {
    EXPECT_EQ(rich("from $5 to $10"), "from $5 to $10");
    EXPECT_EQ(rich("\\$5 and \\$6"), "$5 and $6");
    EXPECT_EQ(rich("US$ 5"), "US$ 5");
    ASSERT_EQ(issues("US$ 5").size(), 1U);
    EXPECT_EQ(issues("US$ 5")[0].kind, Kind::unclosed_math);
    EXPECT_EQ(rich("{a $ b} c $ d"), "<nc>a $ b</nc> c $ d");
}

TEST(Latex, Chemistry) {
    EXPECT_EQ(rich("\\ce{CO2} \\ce{SO4^2-} \\ce{H+} \\ce{2 H2O -> 2 H2 + O2} \\ce{^{13}C}"),
              "CO<sub>2</sub> SO<sub>4</sub><sup>2−</sup> H<sup>+</sup> 2 H<sub>2</sub>O → 2 H<sub>2</sub> + "
              "O<sub>2</sub> <sup>13</sup>C");
    EXPECT_EQ(rich("\\ce{A\\bond{-}B}"), "<tex>\\ce{A\\bond{-}B}</tex>");
}

TEST(Latex, UnknownCommandsStayWithTheirArguments) {
    EXPECT_EQ(rich("a \\unknownmacro{arg} b"), "a <tex>\\unknownmacro{arg}</tex> b");
    EXPECT_EQ(rich("\\foo bar"), "<tex>\\foo</tex> bar");
    EXPECT_EQ(rich("\\baz*[opt]{x {y}}{z} [w]"), "<tex>\\baz*[opt]{x {y}}{z}</tex> [w]");
    const auto found = issues("a \\unknownmacro{arg} b");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::unknown_command);
    EXPECT_EQ(found[0].command, "\\unknownmacro");
    EXPECT_EQ(found[0].span, (SourceSpan{2, 15}));
    EXPECT_EQ(plain("\\foo{x}"), "\\foo{x}");
}

TEST(Latex, WhatReachesBeyondItsPlaceIsOnlyText) {
    EXPECT_EQ(rich("\\input{/etc/passwd}"), "\\input{/etc/passwd}");
    EXPECT_EQ(rich("\\foo{\\write18{x}}"), "\\foo{\\write18{x}}");
}

TEST(Latex, WhatIsLeftOutIsReported) {
    EXPECT_EQ(rich("\\noopsort{1973a}1973 \\textsf{x} \\textcolor{red}{y}\\index{z}"), "1973 x y");
    const auto found = issues("\\noopsort{1973a}1973 \\textsf{x} \\textcolor{red}{y}\\index{z}");
    ASSERT_EQ(found.size(), 4U);
    for (const auto& issue : found) EXPECT_EQ(issue.kind, Kind::dropped_command);
    EXPECT_EQ(found[0].command, "\\noopsort{1973a}");
}

TEST(Latex, LineEndsBetweenArgumentsAndWishesForThem) {
    EXPECT_EQ(rich("\\href{http://a.b}%\n  {text}"), rich("\\href{http://a.b}{text}"));
    EXPECT_EQ(plain("a.b/\\linebreak[0]c"), "a.b/c");
    EXPECT_EQ(plain("a\\linebreak[4]b\\nolinebreak[2]c\\\\[Title]"), "a bc [Title]");
    EXPECT_EQ(plain("\\noindent[1] a\\newline[2]"), "[1] a [2]");
}

TEST(Latex, AccentsOfTexItself) {
    EXPECT_EQ(plain("Kl\\accent127uners and Kl{\\accent 127 u}ners, Dv{\\accent'27u}r, \\accent\"7F{o}"), "Klüners and Klüners, Dvůr, ö");
    EXPECT_EQ(plain("{\\a'E}l{\\a'e}ments, alg{\\a`e}bres, {\\a=o}"), "Éléments, algèbres, ō");
    EXPECT_EQ(plain("\\accent1a"), "\\accent1a");
    EXPECT_EQ(plain("\\a b"), "\\a b");
}

TEST(Latex, NamesOfTexAndItsRelatives) {
    EXPECT_EQ(plain("\\VorTeX{} and \\TeXtures, \\hologo{pdfTeX}"), "VorTeX and TeXtures, pdfTeX");
    EXPECT_EQ(plain("{\\AmSTeX} {\\KOMAScript} \\PS~files"), "AMS-TeX KOMA-Script PostScript\u00A0files");
    EXPECT_EQ(plain("\\OddTeX{argument}"), "\\OddTeX{argument}");
    EXPECT_TRUE(issues("\\VorTeX").empty());
}

TEST(Latex, CommandsOfPackagesWhoseArgumentIsText) {
    EXPECT_EQ(plain("\\pkg{stats}, \\proglang{R}, \\lr{left}, \\textarabic{x}, \\oldstylenums{1984}"), "stats, R, left, x, 1984");
    EXPECT_EQ(plain("Schi\\discretionary{ff-}{f}{ff}ahrt"), "Schiffahrt");
    EXPECT_EQ(plain("\\discretionary{-}"), "\\discretionary{-}");
    EXPECT_EQ(plain("write to \\path|a_b@c.d|"), "write to a_b@c.d");
    EXPECT_EQ(plain("Mel{\\cprime}nikov, {\\polhk{a}}"), "Melʹnikov, ą");
}

TEST(Latex, Conditionals) {
    EXPECT_EQ(rich("{\\ifmmode \\check{c}\\else \\v{c}\\fi{}}eho"), "čeho");
    EXPECT_EQ(rich("Schr\\ifmmode \\ddot{o}\\else \\\"{o}\\fi{}dinger"), "Schrödinger");
}

TEST(Latex, UnbalancedBracesStay) {
    EXPECT_EQ(rich("a } b"), "a } b");
    EXPECT_EQ(rich("a {b \\emph{c} {d}"), "a {b <i>c</i> d");
    EXPECT_EQ(rich("\\emph{a b"), "<i>a b</i>");
    EXPECT_EQ(issues("a } b").size(), 1U);
    EXPECT_EQ(issues("a {b").size(), 1U);
    EXPECT_EQ(issues("a {b")[0].kind, Kind::unbalanced_brace);
}

TEST(Latex, BackslashAtTheEnd) { EXPECT_EQ(rich("a\\"), "a\\"); }

TEST(LatexTable, EachCommandStandsForItsText) {
    std::set<std::string_view> seen;
    for (const LatexSymbol& symbol : latex_symbols()) {
        EXPECT_TRUE(seen.insert(symbol.command).second) << symbol.command;
        EXPECT_EQ(latex_meaning(symbol.command).symbol, &symbol) << symbol.command;
        Arena arena;
        EXPECT_EQ(to_nfc(arena, symbol.text), symbol.text) << symbol.command;
        const std::string source = "x\\" + std::string(symbol.command) + "{}y";
        EXPECT_EQ(plain(source), "x" + std::string(symbol.text) + "y") << source;
    }
    for (const LatexAccent& accent : latex_accents()) {
        EXPECT_TRUE(seen.insert(accent.command).second) << accent.command;
        std::string marked = "a";
        append_utf8(marked, accent.mark);
        Arena arena;
        EXPECT_EQ(plain("\\" + std::string(accent.command) + "{a}"), to_nfc(arena, marked)) << accent.command;
    }
    for (const LatexCommand& command : latex_commands())
        EXPECT_TRUE(seen.insert(command.command).second) << command.command;
}

/// What a value has no room for as styles or groups stays as text, and styles that are left out are told.
TEST(Latex, BoundsWhatAValueTakes) {
    const std::size_t count = 200'000;
    Arena arena;
    std::vector<LatexIssue> issues;
    std::string source;
    for (std::size_t i = 0; i < count; ++i) source += "$x$ ";
    const Text letters = decode_latex(arena, source, &issues);
    EXPECT_EQ(letters.plain.size(), 2 * count);
    EXPECT_LT(letters.styles.size(), count);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].kind, LatexIssue::Kind::too_many);
    EXPECT_EQ(issues[0].span.end, source.size());

    issues.clear();
    const std::string open(count, '{');
    EXPECT_EQ(decode_latex(arena, open, &issues).plain, open);
    EXPECT_FALSE(issues.empty());
    EXPECT_LT(issues.size(), count);

    issues.clear();
    const std::string_view inner = decode_latex(arena, open + "x" + std::string(count, '}'), &issues).plain;
    EXPECT_NE(inner.find('x'), std::string_view::npos);
    EXPECT_EQ(std::count(inner.begin(), inner.end(), '{'), std::count(inner.begin(), inner.end(), '}'));
    EXPECT_TRUE(issues.empty());
}

/// Any of these made quadratic would take hours.
TEST(Latex, HostileInputTakesLinearTime) {
    for (const std::string_view piece : {"{",
                                         "}",
                                         "\\",
                                         "$",
                                         "{$",
                                         "\\emph{",
                                         "\\foo{",
                                         "\\foo[",
                                         "\\'{",
                                         "\\'",
                                         "\\(",
                                         "$$",
                                         "\\ifmmode",
                                         "\\em",
                                         "{\\em",
                                         "`",
                                         "'",
                                         "%",
                                         "^",
                                         "\\href{",
                                         "\\url{",
                                         "$\\text{",
                                         "$\\hat",
                                         "$x^",
                                         "\\verb|",
                                         "\\verb",
                                         "\\ce{",
                                         "{a",
                                         "\\'{a",
                                         "$\\frac",
                                         "\\char",
                                         "%\n",
                                         "\\textsuperscript",
                                         "\\ensuremath{$",
                                         "e\\symbol{769}",
                                         "\xCC\x81",
                                         "\\else",
                                         "$\\mathrm",
                                         "{1",
                                         "\\NoCaseChange{",
                                         "\\foo{}[",
                                         "$\\left("}) {
        EXPECT_TRUE(testing::grows_linearly(40'000, [piece](std::size_t size) {
            const std::string source = testing::repeated(piece, size);
            Arena arena;
            std::vector<LatexIssue> found;
            static_cast<void>(decode_latex(arena, source, &found));
            static_cast<void>(decode_latex_plain(arena, source));
            const std::string closed = source + testing::repeated("}", size / piece.size());
            static_cast<void>(decode_latex(arena, closed, &found));
        })) << piece;
    }
}

TEST(Latex, CutAnywhereIsSafe) {
    const std::string_view source =
        "{\\'E}cole \\~{\\^e} $x_n^{2}$ \\emph{a \\textbf{b}} \\url{http://x} \\href{u}{t} \\ce{H2O} {\\bf x} ``q'' "
        "\\foo[a]{b} \\char\"E9 %x\n";
    for (std::size_t size = 0; size <= source.size(); ++size) {
        Arena arena;
        const Text text = decode_latex(arena, source.substr(0, size));
        EXPECT_EQ(find_invalid_utf8(text.plain), std::string_view::npos) << size;
        for (const Styled& styled : text.styles) {
            EXPECT_LT(styled.begin, styled.end);
            EXPECT_LE(styled.end, text.plain.size());
        }
    }
}

TEST(Latex, EntitiesOfWebPages) {
    EXPECT_EQ(plain("A \\&amp; B &amp; C &lt;i&gt; \\&quot;d\\&quot;"), "A & B & C <i> \"d\"");
    EXPECT_EQ(plain("A & B \\& C &copy; D\\&{}amp;"), "A & B & C &copy; D&amp;");
    std::string written;
    encode_latex(written, Text("a &amp; b & c"));
    EXPECT_EQ(written, "a \\&{}amp; b \\& c");
    EXPECT_EQ(plain(written), "a &amp; b & c");
}

TEST(Latex, EnvironmentsOfFonts) {
    EXPECT_EQ(rich("a\\begin{it}b\\end{it}c"), rich("a\\textit{b}c"));
    EXPECT_EQ(rich("\\begin{em}x \\begin{bf}y\\end{bf}\\end{em} z"), rich("\\emph{x \\textbf{y}} z"));
    EXPECT_EQ(rich("{\\begin{it}b} c"), rich("{\\it b} c")) << "ends with its group";
    EXPECT_EQ(plain("\\begin{it}b\\end{it}"), "b");
    EXPECT_EQ(plain("\\end{it} \\begin{tabular}{l}x\\end{tabular}"), "\\end{it} \\begin{tabular}{l}x\\end{tabular}");
    EXPECT_EQ(rich("$\\sp{sup}\\sb{sub}$"), rich("$^{sup}_{sub}$"));
}

TEST(Latex, ListsAndQuotationsAreText) {
    EXPECT_EQ(plain("A:\\begin{itemize}\\item a\n\\item b\\end{itemize} c"), "A: • a • b c");
    EXPECT_EQ(plain("\\begin{description}[x]\\item[One] a \\item[{\\'e}] b\\end{description}"), " One a \\item[{\\'e}] b ");
    EXPECT_EQ(plain("Said: \\begin{quote}{\\'e}\\end{quote}"), "Said: é ");
    EXPECT_EQ(plain("\\item a\\end{quote}"), "\\item a\\end{quote}");
    ASSERT_EQ(issues("\\begin{quote}a\\end{quote}").size(), 1u);
    EXPECT_EQ(issues("\\begin{quote}a\\end{quote}")[0].kind, Kind::dropped_command);
}

TEST(Latex, ChangesOfCase) {
    EXPECT_EQ(plain("\\uppercase{été} \\MakeLowercase{NASA} x"), "ÉTÉ nasa x");
    EXPECT_EQ(plain("\\MakeUppercase{\\alpha}"), "\\MakeUppercase{\\alpha}") << "no mere text";
}

TEST(Latex, PunctuationOfBiblatex) {
    EXPECT_EQ(plain("A\\addcolon\\space b\\addcomma{} vol\\adddot\\addnbspace 3\\bibrangedash 4\\isdot"), "A: b, vol.\u00A03–4");
    EXPECT_EQ(plain("\\mkbibacro{DNA} \\texorpdfstring{$x$}{y} \\XeLaTeX"), "DNA y XeLaTeX");
}

}  // namespace
}  // namespace bibcast
