#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/lexer.hpp"
#include "formats/shortcode/quoting.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

const Format& jsonl() { return *format_named("jsonl"); }

std::string lines(const std::string& text, std::initializer_list<std::size_t> wanted) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        all.push_back(text.substr(at, end - at) + "\n");
        at = end + 1;
    }
    std::string out;
    for (const std::size_t i : wanted) out += all.at(i);
    return out;
}

TEST(ShortcodeWriter, QuotingIsReadBackAsHugoReadsIt) {
    for (const std::string_view value : {"plain", "with \"quotes\"", "a `tick`", "\"quotes\" and `ticks`", "ends in \\", "\\alpha \"x\"", "two\nlines",
                                         ">}} {{< /x >}}", "a='b' c=\"d\"", "C:\\", "", "\"", "\\\"", "/"}) {
        std::string page = "{{< p title=";
        ASSERT_TRUE(shortcode::append_quoted(page, value)) << value;
        page += " x=\"y\" >}}";
        Arena arena;
        Findings findings(false);
        const shortcode::Tokens tokens = shortcode::lex(page, arena, findings);
        ASSERT_EQ(tokens.tokens.size(), 1U) << page;
        EXPECT_EQ(tokens.arguments_of(tokens.tokens[0])[0].value, value) << page;
        EXPECT_TRUE(findings.empty()) << page;
    }
    std::string out;
    EXPECT_FALSE(shortcode::append_quoted(out, "a `tick` and a\nline"));
    EXPECT_FALSE(shortcode::append_quoted(out, "\\` \""));
}

TEST(ShortcodeWriter, APageIsGivenBackByteForByte) {
    for (const auto& path : fixtures_of(shortcode::format)) {
        const std::string page = read_file(path);
        EXPECT_EQ(convert_text(page, shortcode::format, shortcode::format).bytes, page) << path;
        // Also by way of the record's own form, which carries how it stood.
        EXPECT_EQ(convert_text(convert_text(page, shortcode::format, jsonl()).bytes, jsonl(), shortcode::format).bytes, page) << path;
    }
}

TEST(ShortcodeWriter, OnlyAChangedEntryIsMadeAnew) {
    const std::string page = read_file(testdata_folder() / "shortcode" / "publications.md");
    std::string records = convert_text(page, shortcode::format, jsonl()).bytes;
    const std::string_view title = "\"title\":\"Online Speculative Decoding\"";
    records.replace(records.find(title), title.size(), "\"title\":\"Online Speculation\"");
    const std::string written = convert_text(records, jsonl(), shortcode::format).bytes;
    const std::size_t changed = page.find("{{< publication title=\"Online Speculative Decoding\"");
    const std::size_t next = page.find("{{< publication", changed + 1);
    EXPECT_EQ(written.substr(0, changed), page.substr(0, changed));
    EXPECT_NE(written.find("{{< publication title=\"Online Speculation\" venue=\"Preprint 2023\" paperLink="), std::string::npos);
    EXPECT_EQ(written.substr(written.find("{{< publication", changed + 1)), page.substr(next));
}

TEST(ShortcodeWriter, EntriesOutOfTheirOrderGetHeadingsOfTheirOwn) {
    const std::string records = convert_text("## A\n\n{{< pub title=\"1\" >}}\n\n{{< pub title=\"2\" >}}\n\n## B\n\n{{< pub title=\"3\" >}}\n",
                                             shortcode::format, jsonl()).bytes;
    EXPECT_EQ(convert_text(lines(records, {0, 2}), jsonl(), shortcode::format).bytes,
              "## A\n\n{{< pub title=\"1\" >}}\n\n<!-- end of group -->\n\n### B\n\n{{< pub title=\"3\" >}}\n");
    EXPECT_EQ(convert_text(lines(records, {2, 0}), jsonl(), shortcode::format).bytes,
              "---\ntitle: \"Publications\"\n---\n\n### B\n\n{{< pub title=\"3\" >}}\n\n### A\n\n{{< pub title=\"1\" >}}\n");
    EXPECT_EQ(convert_text(lines(records, {0, 1}), jsonl(), shortcode::format).bytes, "## A\n\n{{< pub title=\"1\" >}}\n\n{{< pub title=\"2\" >}}\n");
}

TEST(ShortcodeWriter, ARecordOfAnotherFormatBecomesAnEntry) {
    const Converted written = convert_text(
        R"({"type":"paper-conference","id":"k","title":"A \"quoted\" title","container-title":"A Book","publisher":"P","page":"1-2","issued":{"date-parts":[[2024,5]]},"author":[{"family":"Kou","given":"Siqi","marks":[{"symbol":"*","meaning":"equal","basis":"page","legend":"Equal contribution"}]},{"family":"Hu","given":"Lanxiang","marks":[{"symbol":"*","meaning":"equal","basis":"page","legend":"Equal contribution"}]}],"groups":["2024"],"links":[{"kind":"code","url":"https://c.org"}]})"
        "\n",
        jsonl(), shortcode::format);
    EXPECT_NE(written.bytes.find("### 2024\n\n{{< publication title=`A \"quoted\" title` venue="), std::string::npos) << written.bytes;
    EXPECT_NE(written.bytes.find(" >}}\nSiqi Kou*, Lanxiang Hu*\n{{< /publication >}}\n\n\\* Equal contribution\n"), std::string::npos) << written.bytes;
    EXPECT_EQ(written.findings, "");
}

TEST(ShortcodeWriter, LegendsThatContradictStandInTheirEntries) {
    const auto record = [](std::string_view meaning, std::string_view words) {
        return R"({"type":"book","title":"T","author":[{"family":"Kou","given":"Siqi","marks":[{"symbol":"*","meaning":")" + std::string(meaning) +
               R"(","basis":"page","legend":")" + std::string(words) + "\"}]}]}\n";
    };
    const std::string records = record("equal", "Equal contribution") + record("corresponding", "Corresponding author");
    const std::string written = convert_text(records, jsonl(), shortcode::format).bytes;
    EXPECT_NE(written.find("Siqi Kou*\n\\* Corresponding author\n{{< /publication >}}\n\n\\* Equal contribution\n"), std::string::npos) << written;
    const std::string again = dump_text(written, shortcode::format).bytes;
    EXPECT_NE(again.find("\"meaning\":\"corresponding\""), std::string::npos) << again;
    EXPECT_NE(again.find("\"meaning\":\"equal\""), std::string::npos) << again;
}

TEST(ShortcodeWriter, AnEditedAuthorLineWinsOverItsJson) {
    const std::string record =
        R"({"type":"book","title":"T","author":[{"family":"Two Words","given":"Ann","details":[{"kind":"orcid","value":"0000-0002-1825-0097"}]}]})"
        "\n";
    std::string page = convert_text(record, jsonl(), shortcode::format).bytes;
    EXPECT_NE(dump_text(page, shortcode::format).bytes.find("\"family\":\"Two Words\""), std::string::npos) << page;
    page.replace(page.find("\nAnn Two Words\n") + 1, 3, "Bea");
    const Converted edited = dump_text(page, shortcode::format);
    EXPECT_NE(edited.bytes.find("\"given\":\"Bea"), std::string::npos) << edited.bytes;
    EXPECT_NE(edited.findings.find("[shortcode/odd-value]"), std::string::npos);
}

TEST(ShortcodeWriter, OptionsAreChecked) {
    EXPECT_THROW(static_cast<void>(convert_text("", jsonl(), shortcode::format, {.writer = {{"name", "a b"}}})), UsageError);
    const std::string record = R"({"type":"document","title":"T"})" "\n";
    EXPECT_EQ(convert_text(record, jsonl(), shortcode::format, {.writer = {{"name", "pub"}, {"front-matter", "off"}}}).bytes,
              "{{< pub title=\"T\" >}}\n{{< /pub >}}\n");
}

TEST(ShortcodeWriter, CommonRecordsComeBackWhole) {
    // Not those whose venue string says more to a reader than they do: it knows the publisher of a journal.
    for (const std::string_view name : {"dates_and_styles.jsonl", "hostile_text.jsonl", "names_and_marks.jsonl"}) {
        const std::string first = dump_text(read_file(testdata_folder() / "records" / name), jsonl()).bytes;
        const Converted page = convert_text(first, jsonl(), shortcode::format);
        const Converted second = convert_text(dump_text(page.bytes, shortcode::format).bytes, jsonl(), shortcode::format);
        EXPECT_EQ(second.bytes, page.bytes) << name;
    }
}

}  // namespace
}  // namespace bibcast::testing
