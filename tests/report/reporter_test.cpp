#include "report/reporter.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

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

TEST(Reporter, RepeatsFold) {
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&bytes, &size);
    Reporter reporter({}, stream);
    reporter.begin_source("-");
    for (int i = 0; i < 9; ++i) {
        Findings findings;
        findings.add(odd, {}, "again");
        reporter.report(findings.all()[0]);
    }
    reporter.finish();
    std::fclose(stream);
    const std::string text(bytes, size);
    std::free(bytes);
    EXPECT_EQ(text,
              "<stdin>: warning: again [test/odd]\n<stdin>: warning: again [test/odd]\n<stdin>: warning: again [test/odd]\n"
              "<stdin>: warning: again [test/odd]\n<stdin>: warning: again [test/odd]\nbibcast: 4 more of [test/odd]\n");
    EXPECT_EQ(reporter.count(Severity::warning), 9U);
}

}  // namespace
}  // namespace bibcast
