// Values that are code somewhere: scripts and addresses in HTML, commands in TeX.
#include <gtest/gtest.h>

#include <array>
#include <regex>
#include <set>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/entities.hpp"
#include "torture/sample.hpp"

namespace bibcast::testing {
namespace {

constexpr std::array html_attacks = std::to_array<std::string_view>({
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<i onmouseover=alert(1)>x</i>",
    "<span style='background:url(javascript:alert(1))'>x</span>",
    R"(\" onmouseover=\"alert(1))",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    R"(java\tscript:alert(1))",
    R"(\u0001javascript:alert(1))",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "--><script>alert(1)</script><!--",
    "</title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
});

/// A record with the attack in every value that can hold a string.
std::string record_with(std::string_view attack) {
    const std::string a(attack);
    std::string text = R"({"type":"article-journal","id":")" + a + "\"";
    for (const std::string name : {"title", "abstract", "container-title", "publisher", "note", "page", "volume", "DOI", "URL", "ISBN", "genre", "language", "event-title"}) {
        text += ",\"" + name + "\":\"" + a + "\"";
    }
    text += R"(,"author":[{"family":")" + a + R"(","given":")" + a + R"("},{"literal":")" + a + R"("}],"issued":{"literal":")" + a + "\"}";
    text += R"(,"links":[{"kind":"pdf","url":")" + a + R"("},{"kind":"other","url":")" + a + R"(","label":")" + a + R"("}],"awards":[")" + a + R"("],"groups":[")" + a + "\"]";
    return text + R"(,"keyword":")" + a + "\"}\n";
}

/// Tags with their attributes, as a browser sees them: strings in quotes hold no end of a tag.
std::vector<std::string> tags_of(const std::string& html) {
    std::vector<std::string> tags;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
        char quote = 0;
        std::size_t end = at + 1;
        for (; end < html.size() && (quote != 0 || html[end] != '>'); ++end) {
            if (quote == 0 && (html[end] == '"' || html[end] == '\'')) quote = html[end];
            else if (html[end] == quote) quote = 0;
        }
        tags.push_back(html.substr(at, end - at));
        at = end;
    }
    return tags;
}

TEST(Injection, HtmlStaysWithoutScripts) {
    const Format& jsonl = *format_named("jsonl");
    const Format& html = *format_named("html");
    const std::regex handler(R"(\s(on[a-z]+|srcdoc|formaction)\s*=)", std::regex::icase);
    const std::regex address(R"re((?:href|src)="([^"]*)")re", std::regex::icase);
    const std::regex element(R"(^<(script|img|svg|iframe|object|embed|form|base|link rel="?(?!canonical))\b)", std::regex::icase);
    for (const std::string_view attack : html_attacks) {
        const Converted page = convert_text(record_with(attack), jsonl, html);
        ASSERT_GT(page.records, 0U) << attack << page.findings;
        for (const std::string& tag : tags_of(page.bytes)) {
            const std::string outside = std::regex_replace(tag, std::regex("\"[^\"]*\""), "\"\"");
            EXPECT_FALSE(std::regex_search(outside, handler)) << attack << "\n" << tag;
            EXPECT_FALSE(std::regex_search(tag, element)) << attack << "\n" << tag;
            std::smatch found;
            if (!std::regex_search(tag, found, address)) continue;
            Arena arena;
            std::string target;
            const std::string value = found[1];
            for (const char c : decode_entities(arena, value)) {
                if (static_cast<unsigned char>(c) > 0x20) target += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            }
            for (const std::string_view scheme : {"javascript:", "data:", "vbscript:"}) EXPECT_NE(target.compare(0, scheme.size(), scheme), 0) << attack << "\n" << tag;
        }
    }
}

constexpr std::array tex_attacks = std::to_array<std::string_view>({
    "\\\\input{/etc/passwd}",
    "\\\\write18{id}",
    "\\\\immediate\\\\write18{id}",
    "\\\\openin5=/etc/passwd",
    "\\\\catcode`\\\\%=12",
    "\\\\csname input\\\\endcsname{/etc/passwd}",
    "\\\\def\\\\x{\\\\x\\\\x}\\\\x",
    "}\\\\input{/etc/passwd}",
    "} @misc{injected, title = {x}",
    "^^5cinput{/etc/passwd}",
    "a % b",
    "\\\\end{document}",
});

/// What came from a format that is not TeX is text, and no command of it reaches TeX.
TEST(Injection, TextFromElsewhereIsNoCommandInBibtex) {
    const Format& jsonl = *format_named("jsonl");
    const std::regex command(R"(\\(input|write|immediate|openin|catcode|csname|def|end)\b)");
    for (const std::string id : {"bibtex", "biblatex"}) {
        const Format& target = *format_named(id);
        for (const std::string_view attack : tex_attacks) {
            const Converted written = convert_text(record_with(attack), jsonl, target);
            EXPECT_FALSE(std::regex_search(written.bytes, command)) << attack << "\n" << written.bytes;
            EXPECT_EQ(written.bytes.find("\n@misc{injected"), std::string::npos) << written.bytes;
            EXPECT_EQ(written.bytes.find("^^"), std::string::npos) << written.bytes;
            EXPECT_EQ(dump_text(written.bytes, target).records, 1U) << attack << "\n" << written.bytes;
        }
    }
}

/// TeX that reads or runs something, in a TeX source, is named.
TEST(Injection, CommandsInBibtexAreReported) {
    for (const std::string command : {"\\input{/etc/passwd}", "\\write18{id}", "\\immediate\\write18{id}", "\\openin5=/etc/passwd"}) {
        const Converted read = convert_text("@misc{k, title = {A " + command + " b}}\n", *format_named("bibtex"), *format_named("csl_json"));
        EXPECT_NE(read.findings.find("warning"), std::string::npos) << command << "\n" << read.findings;
    }
}

}  // namespace
}  // namespace bibcast::testing
