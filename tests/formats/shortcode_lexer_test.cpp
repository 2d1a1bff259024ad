#include "formats/shortcode/lexer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "formats/shortcode/codes.hpp"

namespace bibcast::shortcode {
namespace {

/// The tokens of a page in one line: `'text'`, `<name key=(value) (positional) />`, `</name>`, `%` for the other kind.
struct Lexed {
    explicit Lexed(std::string_view page) {
        const Tokens tokens = lex(page, arena, findings);
        std::uint32_t end = 0;
        for (const Token& token : tokens.tokens) {
            EXPECT_EQ(token.span.begin, end) << "tokens leave a gap in: " << page;
            EXPECT_GT(token.span.end, token.span.begin);
            end = token.span.end;
            shown += describe(page, tokens, token);
        }
        EXPECT_EQ(end, page.size());
    }

    static std::string describe(std::string_view page, const Tokens& tokens, const Token& token) {
        const std::string text(page.substr(token.span.begin, token.span.end - token.span.begin));
        switch (token.kind) {
            case TokenKind::text: return "'" + text + "'";
            case TokenKind::comment: return "comment";
            case TokenKind::skipped: return "skipped";
            case TokenKind::front_matter: return "front";
            default: break;
        }
        std::string out = token.percent ? "%" : "<";
        if (token.kind == TokenKind::close) out += "/";
        out += token.name;
        for (const Argument& argument : tokens.arguments_of(token)) {
            out += " ";
            if (!argument.key.empty()) out += std::string(argument.key) + "=";
            if (argument.quoting == Quoting::stray) out += "!";
            out += "(" + std::string(argument.value) + ")";
        }
        if (token.self_closing) out += " /";
        return out + (token.percent ? "%" : ">");
    }

    [[nodiscard]] std::string codes() const {
        std::string out;
        for (const Finding& finding : findings.all()) {
            if (!out.empty()) out += " ";
            out += finding.code->id.substr(10);
        }
        return out;
    }

    Arena arena;
    Findings findings{false};
    std::string shown;
};

struct Case {
    std::string_view page;
    std::string_view tokens;
    std::string_view codes = "";
};

class Grammar : public testing::TestWithParam<Case> {};

TEST_P(Grammar, Reads) {
    const Lexed lexed(GetParam().page);
    EXPECT_EQ(lexed.shown, GetParam().tokens);
    EXPECT_EQ(lexed.codes(), GetParam().codes);
}

INSTANTIATE_TEST_SUITE_P(Hugo, Grammar, testing::Values(
    Case{"a {{< sc1 >}} b", "'a '<sc1>' b'"},
    Case{"{{% sc1 %}}", "%sc1%"},
    Case{"{{< sc1 a=\"1\" >}}x{{< /sc1 >}}", "<sc1 a=(1)>'x'</sc1>"},
    Case{"{{< sc1 />}}", "<sc1 />"},
    Case{"{{< sc1 a=\"1\"/>}}", "<sc1 a=(1) />"},
    // 1: newlines between arguments, and inside backticks
    Case{"{{< sc1\n  a=\"1\"\n\tb=`2\n3`\n>}}", "<sc1 a=(1) b=(2\n3)>"},
    // 2: \" is the only escape, and drops every backslash
    Case{"{{< sc1 a=\"x \\\"y\\\"\" >}}", "<sc1 a=(x \"y\")>"},
    Case{"{{< sc1 a=\"\\alpha \\n\" >}}", "<sc1 a=(\\alpha \\n)>"},
    Case{"{{< sc1 a=\"\\alpha \\\"y\\\"\" >}}", "<sc1 a=(alpha \"y\")>", "dropped-backslash"},
    Case{"{{< sc1 a=\"x \\` y\" >}}", "<sc1 a=(x \\` y)>", "bad-escape"},
    Case{"{{< sc1 a=`\\alpha \"y\"` >}}", "<sc1 a=(\\alpha \"y\")>"},
    // 3: escaped outer quotes
    Case{"{{< sc1 a=\\\"x y\\\" b=\\\"z\\\" >}}", "<sc1 a=(x y) b=(z)>"},
    // 4: an unquoted value runs to the next blank
    Case{"{{< sc1 src=/a/b.jpg >}}", "<sc1 src=(/a/b.jpg)>"},
    Case{"{{< sc1 src=/a/b.jpg>}} x", "<sc1 src=(/a/b.jpg)>' x'", "swallowed-delimiter"},
    Case{"{{< sc1 src=\"/a/b.jpg\">}}", "<sc1 src=(/a/b.jpg)>"},
    // 5: blanks around =
    Case{"{{< sc1 a= \"v\" >}}", "<sc1 a=(v)>"},
    Case{"{{< sc1 a =\"1\" b =\"2\" >}}", "<sc1 a=(1) b=(2)>", "space-before-equals space-before-equals"},
    // 6: typed bare values
    Case{"{{< sc1 year=2024 on=true f=-1.5 >}}", "<sc1 year=(2024) on=(true) f=(-1.5)>"},
    // 7, 8: positional
    Case{"{{< sc1 -ziL-Q_456igdO-4 3.14 >}}", "<sc1 (-ziL-Q_456igdO-4) (3.14)>"},
    Case{"{{< sc1 `a b``c`>}}", "<sc1 (a b) (c)>"},
    Case{"{{< sc1`raw` >}}", "<sc1 (raw)>"},
    Case{"{{< sc1 \"a b\" c >}}", "<sc1 (a b) (c)>"},
    // 9: both, in both orders, are seen (and complained of when the entry is read)
    Case{"{{< sc1 x a=\"1\" `y` >}}", "<sc1 (x) a=(1) (y)>"},
    // 10: kinds
    Case{"{{< sc1 %}} x", "<sc1>' x'", "mixed-delimiters"},
    Case{"{{< sc1 a=\"%}}\" >}}", "<sc1 a=(%}})>"},
    // 11: blanks around the name
    Case{"{{<     sc1     >}}", "<sc1>"},
    Case{"{{<sc1>}}{{</ table >}}", "<sc1></table>"},
    Case{"{{< / sc1.inline >}}", "</sc1.inline>"},
    Case{"{{< /sc1 x >}}", "</sc1 !(x)>", "stray-text"},
    Case{"{{< /pubs/ >}}", "</pubs !(/)>", "stray-text"},
    Case{"{{< a/b >}}{{< br/>}}", "<a/b><br />"},
    // 15: comments
    Case{"{{</* sc \"**/*.pdf\" */>}}x", "comment'x'", "commented-out"},
    Case{"{{%/* sc */%}}", "comment", "commented-out"},
    Case{"{{</* sc >}} {{< a >}}", "'{{</* sc >}} '<a>", "unclosed-comment"},
    Case{"<!-- {{< a >}} --> {{< b >}}", "skipped' '<b>", "skipped"},
    Case{"<!-- x --> {{< b >}}", "skipped' '<b>"},
    Case{"<!-- {{< a >}} {{< b >}}", "'<!-- '<a>' '<b>", "unclosed-comment"},
    Case{"```\n{{< a >}}\n```\n{{< b >}}", "skipped'\n'<b>", "skipped"},
    Case{"x ```{{< a >}}```\n", "'x ```'<a>'```\n'"},
    Case{"~~~\n```\n{{< a >}}\n~~~\n{{< b >}}", "skipped'\n'<b>", "skipped"},
    Case{"```\n{{< b >}}", "'```\n'<b>", "unclosed-comment"},
    // 17: other braces, front matter
    Case{"{{ .Title }} {{<>}} {{< \"x\" >}} {{", "'{{ .Title }} {{<>}} {{< \"x\" >}} {{'"},
    Case{"---\ntitle: \"{{< a >}}\"\n---\n{{< b >}}", "front<b>"},
    Case{"+++\na = 1\n+++\nx", "front'x'"},
    Case{"{ \"a\": \"}\", \"b\": {} }\nx", "front'\nx'"},
    Case{"---\nx\n{{< b >}}\n---\n", "'---\nx\n'<b>'\n---\n'"},
    // names of other scripts
    Case{"{{< é clé=\"1\" >}}", "<é clé=(1)>"}));

INSTANTIATE_TEST_SUITE_P(Damaged, Grammar, testing::Values(
    // a missing closing quote
    Case{"{{< p title=\"A venue=\"B\" code=\"C\" >}}", "<p title=(A) venue=(B) code=(C)>", "unterminated-quote"},
    Case{"{{< p title=\"A\" venue=\"B >}}\nX Y\n", "<p title=(A) venue=(B)>'\nX Y\n'", "unterminated-quote"},
    Case{"{{< p title=\"A\n  venue=\"B\" >}}", "<p title=(A) venue=(B)>", "unterminated-quote"},
    Case{"{{< p title=\"A", "<p title=(A)>", "unterminated-quote unclosed-tag"},
    Case{"{{< p title=\"", "<p title=()>", "unterminated-quote unclosed-tag"},
    Case{"{{< p title=`A\n{{< p title=`B` >}}", "<p title=(A)>'\n'<p title=(B)>", "unterminated-quote unclosed-tag"},
    // quotes inside
    Case{"{{< p title=\"The \"Best\" Paper\" venue=\"V\" >}}", "<p title=(The \"Best\" Paper) venue=(V)>", "stray-quote"},
    Case{"{{< p title=\"A \"B\" venue=\"V\" >}}", "<p title=(A \"B) venue=(V)>", "stray-quote"},
    // other quotes
    Case{"{{< p title='A B' venue='V' >}}", "<p title=(A B) venue=(V)>", "foreign-quote foreign-quote"},
    Case{"{{< p title=\u201CA B\u201D >}}", "<p title=(A B)>", "foreign-quote"},
    // no quotes
    Case{"{{< p title=A B C venue=V >}}", "<p title=(A B C) venue=(V)>", "unquoted-value"},
    Case{"{{< p title=A B: C\" venue=\"V\" >}}", "<p title=(A B: C) venue=(V)>", "unquoted-value"},
    Case{"{{< p code= award=\"\" x=\"1\" >}}", "<p code=() award=() x=(1)>", "unquoted-value"},
    // lines
    Case{"{{< p title=\"A\n  B\" venue=\"V\" >}}", "<p title=(A B) venue=(V)>", "line-break"},
    // a delimiter inside a value
    Case{"{{< p title=\"a >}} b\" >}}", "<p title=(a >}} b)>"},
    // no end
    Case{"{{< p title=\"A\" venue=\"V\"\nSiqi Kou*, Hao Zhang\n{{< /p >}}", "<p title=(A) venue=(V)>'\nSiqi Kou*, Hao Zhang\n'</p>",
         "unclosed-tag"},
    Case{"{{< p title=\"A\" >}\nSiqi Kou\n{{< /p >}}", "<p title=(A)>'\nSiqi Kou\n'</p>", "unclosed-tag"},
    Case{"{{< p title=\"A\" venue=\"V\"\nHao Zhang\n{{< /p >}}", "<p title=(A) venue=(V)>'\nHao Zhang\n'</p>", "unclosed-tag"},
    Case{"{{< /p\n\n{{< p >}}", "</p>'\n\n'<p>", "unclosed-tag"},
    Case{"{{< p", "<p>", "unclosed-tag"},
    // text among the parameters
    Case{"{{< p title=\"A\" foo, bar! venue=\"V\" >}}", "<p title=(A) !(foo, bar!) venue=(V)>", "stray-text"}));

TEST(ShortcodeLexer, EveryPrefixIsCovered) {
    const std::string_view page =
        "---\nt: 1\n---\n### 2024\n\n{{< p title=\"A \\\"B\\\"\" venue=`V\nW` x='y' >}}\nC D*, E\n{{< /p >}}\n<!-- {{< q >}} -->\n"
        "```\n{{< r >}}\n```\n{{</* s */>}} {{% t \"1\" 2 %}}u{{% /t %}}\n";
    for (std::size_t size = 0; size <= page.size(); ++size) Lexed(page.substr(0, size));
}

TEST(ShortcodeLexer, HostilePagesTakeLinearTime) {
    for (const std::string_view piece : {"{{< p a=\"", "{{< p a=`", "<!-- ", "{{</* ", "```\n", "a='x ", "{{<", "{{< p a=\u201C ", "\" ", "= "}) {
        std::string page = "{{< p ";
        while (page.size() < 400000) page += piece;
        Arena arena;
        Findings findings;
        EXPECT_FALSE(lex(page, arena, findings).tokens.empty());
    }
}

TEST(ShortcodeLexer, SpansLieWithinTheQuotes) {
    const std::string_view page = "x {{< p  title=\"A B\" >}}";
    Arena arena;
    Findings findings;
    const Tokens tokens = lex(page, arena, findings);
    ASSERT_EQ(tokens.tokens.size(), 2U);
    const Token& open = tokens.tokens[1];
    EXPECT_EQ(page.substr(open.name_span.begin, open.name_span.end - open.name_span.begin), "p");
    const Argument& title = tokens.arguments_of(open)[0];
    EXPECT_EQ(page.substr(title.key_span.begin, title.key_span.end - title.key_span.begin), "title");
    EXPECT_EQ(page.substr(title.value_span.begin, title.value_span.end - title.value_span.begin), "A B");
}

}  // namespace
}  // namespace bibcast::shortcode
