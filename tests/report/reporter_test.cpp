#include "report/reporter.hpp"
#include "support/growth.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

namespace bibcast {
namespace {

inline constexpr Code odd{"test/odd", Severity::warning, "odd", "Something is odd. That is all there is to say of it."};

std::string shown(std::string_view text, SourceSpan span, const std::string& message, ReporterOptions options = {}) {
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&bytes, &size);
    Reporter reporter(options, stream);
    reporter.begin_source("a.bib");
    Findings findings;
    findings.add(odd, span, message).hint = "mend it";
    for (const LocatedFinding& located : locate(std::move(findings.all()), text)) reporter.report(located, {});
    reporter.finish();
    std::fclose(stream);
    std::string result(bytes, size);
    std::free(bytes);
    return result;
}

TEST(Position, CountsLongTexts) {
    for (const std::size_t lines : {std::size_t{1}, std::size_t{255}, std::size_t{4064}, std::size_t{4079}, std::size_t{9001}}) {
        const Position end = advance({}, std::string(lines, '\n') + "é");
        EXPECT_EQ(end.line, lines + 1);
        EXPECT_EQ(end.column, 2U);
        EXPECT_EQ(advance({}, std::string(lines, 'a')).line, 1U);
    }
}

TEST(Locate, AFindingForEachCharacterOfALongValueCostsNoMore) {
    EXPECT_TRUE(testing::grows_linearly(20'000, [](std::size_t count) {
        const std::string text(count * 8, 'a');
        Findings findings(false);
        for (std::size_t i = 0; i < count; ++i) findings.add(odd, {4, static_cast<std::uint32_t>(text.size())}, "odd");
        const std::vector<LocatedFinding> located = locate(std::move(findings.all()), text);
        ASSERT_EQ(located.back().end.column, text.size() + 1);
    }));
}

TEST(Reporter, ShowsTheLineAndACaret) {
    EXPECT_EQ(shown("one\ntwo three\n", {8, 13}, "that word"),
              "a.bib:2:5: warning: that word [test/odd]\n"
              "    2 | two three\n"
              "      |     ^~~~~\n"
              "      = hint: mend it\n");
}

TEST(Reporter, CountsCodePointsAndColumns) {
    EXPECT_EQ(shown("é漢\tx", {6, 7}, "x"),
              "a.bib:1:4: warning: x [test/odd]\n"
              "    1 | é漢 x\n"
              "      |     ^\n"
              "      = hint: mend it\n");
}

TEST(Reporter, CrAndCrLfEndLines) {
    EXPECT_NE(shown("a\rb\r\nc\nd", {7, 8}, "d").find("a.bib:4:1:"), std::string::npos);
}

TEST(Reporter, ASpanThatBeginsBetweenCrAndLfCountsNoLineTwice) {
    Findings findings;
    findings.add(odd, {2, 4}, "first");
    findings.add(odd, {4, 5}, "second");
    const auto located = locate(std::move(findings.all()), "a\r\nb\nc");
    EXPECT_EQ(located.at(0).begin.line, 1U);
    EXPECT_EQ(located.at(1).begin.line, 2U);
}

TEST(Reporter, NothingOfTheInputReachesTheTerminal) {
    const std::string text = shown("\x1b[31mred\x1b[0m \xE2\x80\xAE", {0, 3}, "bad \x1b]0;title\x07 \xE2\x80\xAE");
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\x07'), std::string::npos);
    EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_NE(text.find("\\u{1B}"), std::string::npos);
}

TEST(Reporter, AHugeLineIsCut) {
    const std::string line(100000, 'x');
    EXPECT_LT(shown(line, {50000, 50001}, "deep").size(), 1000U);
    EXPECT_NE(shown(line, {50000, 50001}, "deep").find("a.bib:1:50001:"), std::string::npos);
}

TEST(Reporter, JsonIsOneObjectALine) {
    EXPECT_EQ(shown("one\ntwo", {4, 7}, "a \"word\"", {.form = DiagnosticsForm::json}),
              "{\"severity\":\"warning\",\"code\":\"test/odd\",\"message\":\"a \\\"word\\\"\",\"file\":\"a.bib\",\"line\":2,\"column\":1,"
              "\"end-line\":2,\"end-column\":4,\"hint\":\"mend it\"}\n");
}

TEST(Reporter, JsonEscapesWhatATerminalWouldObey) {
    const std::string text = shown("a", {0, 1}, "x \xE2\x80\xAE y \xC2\x9B z \x7F \xF3\xA0\x81\x81", {.form = DiagnosticsForm::json});
    EXPECT_NE(text.find(R"(x \u202E y \u009B z \u007F \uDB40\uDC41)"), std::string::npos) << text;
}

TEST(Reporter, GithubLinesAreEscaped) {
    EXPECT_EQ(shown("one\ntwo three\n", {8, 13}, "90%, a:b\nc", {.form = DiagnosticsForm::github}),
              "::warning file=a.bib,line=2,col=5,endColumn=10,title=test/odd::90%25, a:b\\u{A}c (mend it)\n");
    EXPECT_EQ(shown("one\ntwo three\n", {0, 7}, "both", {.form = DiagnosticsForm::github}),
              "::warning file=a.bib,line=1,endLine=2,title=test/odd::both (mend it)\n");
}

TEST(Reporter, SarifIsOneLog) {
    using Json = nlohmann::json;
    const Json log = Json::parse(shown("é漢\tx", {6, 7}, "that \xE2\x80\xAE", {.form = DiagnosticsForm::sarif}));
    EXPECT_EQ(log["version"], "2.1.0");
    EXPECT_EQ(log["runs"].size(), 1U);
    const Json& run = log["runs"][0];
    EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
    const Json& driver = run["tool"]["driver"];
    EXPECT_EQ(driver["name"], "bibcast");
    EXPECT_EQ(driver["rules"][0]["id"], "test/odd");
    EXPECT_EQ(driver["rules"][0]["defaultConfiguration"]["level"], "warning");
    const Json& result = run["results"][0];
    EXPECT_EQ(result["ruleId"], "test/odd");
    EXPECT_EQ(result["ruleIndex"], 0);
    EXPECT_EQ(result["level"], "warning");
    EXPECT_EQ(result["message"]["text"], "that \xE2\x80\xAE (mend it)");
    const Json& place = result["locations"][0]["physicalLocation"];
    EXPECT_EQ(place["artifactLocation"]["uri"], "a.bib");
    EXPECT_EQ(place["region"], Json::parse(R"({"startLine":1,"startColumn":4,"endLine":1,"endColumn":5})"));
}

/// By hand, what the schema of SARIF 2.1.0 demands of what is written: required properties, kinds of values, and regions that begin at 1.
TEST(Reporter, SarifSaysWhatMends) {
    using Json = nlohmann::json;
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&bytes, &size);
    Reporter reporter({.form = DiagnosticsForm::sarif}, stream);
    reporter.begin_source("a b.bib");
    Findings findings;
    Finding& finding = findings.add(odd, {4, 7}, "odd");
    finding.record_id = "kou";
    finding.hint = "write two";
    std::vector<LocatedFinding> located = locate(std::move(findings.all()), "one\ntwo");
    ASSERT_EQ(located.size(), 1U);
    located[0].fixes.push_back({{2, 1}, {2, 4}, "two"});
    reporter.report(located[0], {});
    located[0].fixes.clear();
    reporter.report(located[0], {});
    reporter.finish();
    std::fclose(stream);
    const Json log = Json::parse(std::string(bytes, size));
    std::free(bytes);
    const Json& results = log["runs"][0]["results"];
    ASSERT_EQ(results.size(), 2U);
    const Json& fix = results[0]["fixes"][0];
    EXPECT_EQ(fix["description"]["text"], "write two");
    const Json& change = fix["artifactChanges"][0];
    EXPECT_EQ(change["artifactLocation"]["uri"], "a%20b.bib");
    EXPECT_EQ(change["replacements"][0], Json::parse(R"({"deletedRegion":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":4},"insertedContent":{"text":"two"}})"));
    EXPECT_FALSE(results[1].contains("fixes"));
    EXPECT_EQ(results[0]["partialFingerprints"], results[1]["partialFingerprints"]);
    for (const Json& result : results) {
        EXPECT_TRUE(result["message"]["text"].is_string());
        EXPECT_TRUE(result["level"] == "note" || result["level"] == "warning" || result["level"] == "error");
        EXPECT_EQ(result["partialFingerprints"]["value/v1"].get<std::string>().size(), 16U);
        const Json& rules = log["runs"][0]["tool"]["driver"]["rules"];
        const auto index = result["ruleIndex"].get<std::size_t>();
        ASSERT_LT(index, rules.size());
        EXPECT_EQ(rules[index]["id"], result["ruleId"]);
        for (const char* const text : {"shortDescription", "fullDescription", "help"}) EXPECT_TRUE(rules[index][text]["text"].is_string());
        for (const char* const number : {"startLine", "startColumn", "endLine", "endColumn"}) {
            EXPECT_GE(result["locations"][0]["physicalLocation"]["region"][number].get<int>(), 1);
        }
    }
}

TEST(Reporter, SarifWithoutResultsIsALogToo) {
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&bytes, &size);
    Reporter reporter({.form = DiagnosticsForm::sarif}, stream);
    reporter.finish();
    std::fclose(stream);
    const auto log = nlohmann::json::parse(std::string(bytes, size));
    std::free(bytes);
    EXPECT_TRUE(log["runs"][0]["results"].empty());
    EXPECT_TRUE(log["runs"][0]["tool"]["driver"]["rules"].is_array());
}

TEST(Reporter, ALossReportHasARowForEachValue) {
    const Code loss{"loss/test", Severity::loss, "no place", "There is no place for it in this format."};
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&bytes, &size);
    std::FILE* const nowhere = std::fopen("/dev/null", "w");
    Reporter reporter({}, nowhere);
    reporter.write_losses_to(stream);
    reporter.begin_source("-");
    Findings findings;
    for (int i = 0; i < 2; ++i) {
        Finding& finding = findings.add(loss, {4, 7}, "keyword has no place in X");
        finding.record_id = "kou";
        finding.field = "keyword";
        finding.value = "optics";
    }
    for (const LocatedFinding& located : locate(std::move(findings.all()), "one\ntwo")) reporter.report(located, {});
    reporter.finish();
    std::fclose(stream);
    std::fclose(nowhere);
    const std::string text(bytes, size);
    std::free(bytes);
    const std::string row = R"({"record":"kou","variable":"keyword","value":"optics","reason":"no place","message":"keyword has no place in X",)"
                            R"("code":"loss/test","file":"<stdin>","line":2,"column":1,"end-line":2,"end-column":4})" "\n";
    EXPECT_EQ(text, row + row);
}

/// What is shown of one finding after the other, which say the same.
std::string shown_again(std::span<const Code* const> codes, std::size_t& warnings) {
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&bytes, &size);
    Reporter reporter({}, stream);
    reporter.begin_source("-");
    for (const Code* code : codes) {
        Findings findings;
        findings.add(*code, {}, "again");
        reporter.report(findings.all()[0]);
    }
    reporter.finish();
    std::fclose(stream);
    const std::string text(bytes, size);
    std::free(bytes);
    warnings = reporter.count(Severity::warning);
    return text;
}

TEST(Reporter, RepeatsFold) {
    std::size_t warnings = 0;
    EXPECT_EQ(shown_again(std::vector<const Code*>(9, &odd), warnings),
              "<stdin>: warning: again [test/odd]\n<stdin>: warning: again [test/odd]\n<stdin>: warning: again [test/odd]\n"
              "<stdin>: warning: again [test/odd]\n<stdin>: warning: again [test/odd]\nbibcast: 4 more of [test/odd]\n");
    EXPECT_EQ(warnings, 9U);
}

TEST(Reporter, WhatWasFoldedIsToldInTheOrderOfNames) {
    // They lie in memory in another order.
    static constexpr std::array<Code, 3> codes = {Code{"test/b", Severity::warning, "", ""}, Code{"test/c", Severity::warning, "", ""}, Code{"test/a", Severity::warning, "", ""}};
    std::vector<const Code*> said;
    for (const Code& code : codes) said.insert(said.end(), 6, &code);
    std::size_t warnings = 0;
    const std::string text = shown_again(said, warnings);
    EXPECT_TRUE(text.ends_with("bibcast: 1 more of [test/a]\nbibcast: 1 more of [test/b]\nbibcast: 1 more of [test/c]\n")) << text;
    EXPECT_EQ(warnings, 18U);
}

}  // namespace
}  // namespace bibcast
