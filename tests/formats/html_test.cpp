#include "formats/html/format.hpp"

#include <gtest/gtest.h>

#include "formats/html/date_text.hpp"
#include "formats/html/entry.hpp"
#include "formats/html/rich_text.hpp"
#include "formats/html/url.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::html {
namespace {

using bibcast::testing::Converted;

Converted convert(std::string_view jsonl, std::vector<std::pair<std::string, std::string>> settings = {}) {
    return bibcast::testing::convert_text(jsonl, *format_named("jsonl"), format, {.writer = std::move(settings), .name = "list.jsonl"});
}

TEST(HtmlPage, ListIsAsTheGoldenSays) {
    const auto folder = bibcast::testing::testdata_folder() / "html";
    const Converted page = convert(bibcast::testing::read_file(folder / "list.jsonl"));
    bibcast::testing::expect_golden(folder / "list.html", page.bytes);
    bibcast::testing::expect_golden(folder / "list.diag", page.findings);
}

TEST(HtmlPage, HostileValuesStayText) {
    const auto folder = bibcast::testing::testdata_folder() / "html";
    const std::string page = convert(bibcast::testing::read_file(folder / "list.jsonl")).bytes;
    for (const std::string_view never : {"<script", "href=\"javascript:", "href=\"data:", "<!--", "<b>Ed"}) {
        EXPECT_EQ(page.find(never), std::string::npos) << never;
    }
    EXPECT_NE(page.find("aria-label=\"ORCID of &lt;b&gt;Ed&lt;/b&gt; O&#39;Neil&quot; onmouseover=&quot;x\""), std::string::npos);
    EXPECT_NE(page.find("href=\"papers/with%20blank.pdf\""), std::string::npos);
    EXPECT_NE(page.find("href=\"https://doi.org/10.1000/182\""), std::string::npos);
}

TEST(HtmlPage, FragmentHasNoPageAroundIt) {
    const Converted fragment = convert("{\"type\":\"book\",\"id\":\"a\",\"title\":\"T\"}\n", {{"page", "off"}});
    EXPECT_EQ(fragment.bytes,
              "<section aria-label=\"Publications\">\n<ul class=\"publications\" role=\"list\">\n<li id=\"a\" class=\"publication book\">\n"
              "<p class=\"title\"><cite>T</cite></p>\n</li>\n</ul>\n</section>\n");
}

TEST(HtmlPage, NamesFromRightToLeftKeepTheirPlaceInTheList) {
    const std::string page = convert("{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"כהן\",\"given\":\"משה\"},{\"family\":\"Able\"},"
                                     "{\"family\":\"الخوارزمي\",\"given\":\"محمد\"}],\"container-title\":\"مجلة\",\"volume\":\"3\"}\n", {{"page", "off"}}).bytes;
    EXPECT_NE(page.find("<bdi>משה כהן</bdi>, Able, <bdi>محمد الخوارزمي</bdi>"), std::string::npos) << page;
    EXPECT_NE(page.find("<cite><bdi>مجلة</bdi></cite>, "), std::string::npos) << page;
}

TEST(HtmlPage, TitleAndLanguageAreChosenAndEscaped) {
    const Converted page = convert("", {{"title", "A & <B>"}, {"lang", "de\""}});
    EXPECT_NE(page.bytes.find("<html lang=\"de&quot;\">"), std::string::npos);
    EXPECT_NE(page.bytes.find("<h1>A &amp; &lt;B&gt;</h1>"), std::string::npos);
    EXPECT_NE(page.bytes.find("There are no publications"), std::string::npos);
}

TEST(HtmlPage, SectionsFollowTheGroups) {
    const Converted page = convert(
        "{\"type\":\"book\",\"title\":\"A\",\"groups\":[\"2024\"]}\n{\"type\":\"book\",\"title\":\"B\",\"groups\":[\"2024\"]}\n"
        "{\"type\":\"book\",\"title\":\"C\",\"groups\":[\"2023\",\"Selected\"]}\n",
        {{"page", "off"}});
    std::size_t headings = 0;
    for (std::size_t at = page.bytes.find("<h2"); at != std::string::npos; at = page.bytes.find("<h2", at + 1)) ++headings;
    EXPECT_EQ(headings, 2U);
    EXPECT_NE(page.bytes.find(">2023 \u203A Selected</h2>"), std::string::npos);
}

TEST(HtmlPage, LegendHasOnlyTheMarksInUse) {
    const Converted page = convert(
        "{\"type\":\"book\",\"title\":\"A\",\"author\":[{\"family\":\"Kou\",\"given\":\"Siqi\",\"marks\":[{\"symbol\":\"*\","
        "\"meaning\":\"equal\",\"basis\":\"assumed\"}]}]}\n",
        {{"page", "off"}});
    EXPECT_NE(page.bytes.find("<sup aria-hidden=\"true\" title=\"Equal contribution\">*</sup><span class=\"visually-hidden\"> (Equal contribution)</span>"),
              std::string::npos);
    EXPECT_NE(page.bytes.find("<dt>*</dt><dd>Equal contribution (assumed: the source does not say so)</dd>"), std::string::npos);
    EXPECT_EQ(page.bytes.find("Corresponding"), std::string::npos);
}

TEST(HtmlUrl, OnlySafeAddressesAreLinks) {
    EXPECT_EQ(safe_url("https://example.org/a b"), "https://example.org/a%20b");
    EXPECT_EQ(safe_url("HTTP://example.org/\"<>"), "HTTP://example.org/%22%3C%3E");
    EXPECT_EQ(safe_url("mailto:a@example.org"), "mailto:a@example.org");
    EXPECT_EQ(safe_url("doi:10.1000/182"), "https://doi.org/10.1000/182");
    EXPECT_EQ(safe_url("papers/a.pdf"), "papers/a.pdf");
    EXPECT_EQ(safe_url("/papers/a:b.pdf"), "/papers/a:b.pdf");
    EXPECT_EQ(safe_url("#section"), "#section");
    for (const std::string_view unsafe : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
                                          "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", ":x", "", " "}) {
        EXPECT_EQ(safe_url(unsafe), "") << unsafe;
    }
    EXPECT_TRUE(is_external("https://example.org"));
    EXPECT_TRUE(is_external("//example.org"));
    EXPECT_FALSE(is_external("a/b:c"));
    EXPECT_FALSE(is_external("mailto:a@example.org"));
}

std::string date(std::string_view edtf) {
    std::string out;
    append_date(out, *parse_edtf(edtf));
    return out;
}

TEST(HtmlDate, IsTextAndMachineReadable) {
    EXPECT_EQ(date("2024-07-15"), "<span class=\"date\" data-edtf=\"2024-07-15\"><time datetime=\"2024-07-15\">15 July 2024</time></span>");
    EXPECT_EQ(date("2004-21"), "<span class=\"date\" data-edtf=\"2004-21\">Spring 2004</span>");
    EXPECT_EQ(date("-0043"), "<span class=\"date\" data-edtf=\"-0043\">44 BCE</span>");
    EXPECT_EQ(date("1850~"), "<span class=\"date\" data-edtf=\"1850~\"><time datetime=\"1850\">c. 1850</time></span>");
    EXPECT_EQ(date("2004/.."), "<span class=\"date\" data-edtf=\"2004/..\"><time datetime=\"2004\">2004</time> \u2013 </span>");
    EXPECT_EQ(date("19XX"), "<span class=\"date\" data-edtf=\"19XX\">19xx</span>");
}

TEST(HtmlRichText, ElementsNestAndLinksDoNot) {
    const Styled styles[] = {{0, 9, Style::link, "https://example.org"}, {0, 4, Style::italic, {}}, {5, 9, Style::link, "https://example.com"}};
    std::string out;
    append_rich_text(out, Text("a<b> link", styles));
    EXPECT_EQ(out, "<a href=\"https://example.org\"><i>a&lt;b&gt;</i> link</a>");
    out.clear();
    append_rich_text(out, Text("a<b> link", styles), LinkRule::no_links);
    EXPECT_EQ(out, "<i>a&lt;b&gt;</i> link");
}

TEST(HtmlNote, ComesBackAsItWas) {
    EntryNote note;
    note.group = "2024 \x1F \x1E";
    note.marks.push_back({"*", "Equal contribution", true});
    note.marks.push_back({"\u2020", "", false});
    const EntryNote again = decode_note(encode(note));
    EXPECT_EQ(again.group, "2024    ");
    ASSERT_EQ(again.marks.size(), 2U);
    EXPECT_EQ(again.marks[0].symbol, "*");
    EXPECT_EQ(again.marks[0].text, "Equal contribution");
    EXPECT_TRUE(again.marks[0].assumed);
    EXPECT_FALSE(again.marks[1].assumed);
}

}  // namespace
}  // namespace bibcast::html
