// Every fixture of testdata/lint is looked at by all rules; beside it stands what they find.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

#include "cli/codes.hpp"
#include "formats/registry.hpp"
#include "lint/baseline.hpp"
#include "lint/linter.hpp"
#include "lint/mend.hpp"
#include "pipeline/detect.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

struct Linted {
    PackedFindings findings;
    std::vector<LintSource> sources;
};

Linted lint(const std::string& name, std::string text, const LintChoice& choice = LintChoice(all_codes())) {
    // The present of all tests: 2026-01-01.
    ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
    const UserMarks marks;
    Linter linter(choice, marks);
    Source source = Source::of_text(name, std::move(text));
    const Format& format = detect_format(name, source.peek(65536));
    const auto reader = format.make_reader(FormatOptions(format.options));
    linter.read(source, format, *reader);
    Linted linted{.findings = linter.finish(), .sources = {}};
    linted.sources = linter.sources();
    return linted;
}

/// `line:column severity: message [code]`, a finding a line.
std::string lines_of(const Linted& linted) {
    std::string out;
    std::vector<Finding> findings;
    for (const LintFinding& found : linted.findings) findings.push_back(found.finding);
    for (const LocatedFinding& located : locate(std::move(findings), linted.sources[0].text)) {
        out += std::to_string(located.begin.line) + ":" + std::to_string(located.begin.column) + "-" + std::to_string(located.end.column) + " " +
               std::string(name_of(located.finding.severity)) + ": " + located.finding.message + " [" + std::string(located.finding.code->id) + "]" +
               (located.finding.hint.empty() ? "" : " (" + located.finding.hint + ")") + "\n";
    }
    return out;
}

std::vector<fs::path> fixtures() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(testdata_folder() / "lint")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".diag" && extension != ".fixed") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// A value that is nothing but one fault has a bounded number of findings, each of bounded size, and is mended as a whole.
TEST(Lint, AValueOfOneFaultIsBounded) {
    std::string title;
    std::string mended_title;
    for (int i = 0; i < 20'000; ++i) {
        title += "a & ";
        mended_title += "a \\& ";
    }
    const std::string text = "@misc{k, title={" + title + "b}}\n";
    const Linted linted = lint("a.bib", text);
    std::size_t size = 0;
    for (const LintFinding& found : linted.findings) size += found.finding.value.size();
    EXPECT_LT(linted.findings.size(), 200U);
    EXPECT_LT(size, 10 * text.size());
    std::size_t done = 0;
    EXPECT_EQ(mend(text, linted.findings, 0, done), "@misc{k, title={" + mended_title + "b}}\n");
}

TEST(Lint, FindsWhatTheGoldensSay) {
    for (const fs::path& path : fixtures()) {
        expect_golden(path.string() + ".diag", lines_of(lint(path.filename().string(), read_file(path))));
    }
}

TEST(Lint, MendsWhatIsSafe) {
    for (const fs::path& path : fixtures()) {
        const std::string text = read_file(path);
        const Linted linted = lint(path.filename().string(), text);
        std::size_t done = 0;
        const std::string mended = mend(text, linted.findings, 0, done);
        if (done == 0) continue;
        expect_golden(path.string() + ".fixed", mended);
        // What was mended is not found again, and what was not is found as before.
        const Linted again = lint(path.filename().string(), mended);
        const auto unmended = static_cast<std::size_t>(std::count_if(linted.findings.begin(), linted.findings.end(),
                                                                     [](const LintFinding& found) { return found.edits.empty(); }));
        EXPECT_EQ(again.findings.size(), unmended) << path << "\n" << lines_of(again);
        EXPECT_EQ(mend(mended, again.findings, 0, done), mended) << path;
    }
}

TEST(Lint, WhatIsRightIsNoFault) {
    // Fields without a variable that are near to others, a name that is small on purpose, and addresses where the format has them.
    EXPECT_EQ(lines_of(lint("a.bib", "@book{a,\n  author = {Doe, Jane},\n  title = {On Wheels},\n  sorttitle = {Wheels},\n  shorthand = {OW},\n"
                                     "  publisher = {Press},\n  date = {2020},\n}\n")), "");
    EXPECT_EQ(lines_of(lint("a.json", R"([{"id":"a","type":"book","title":"Scikit-learn: machine learning for all","author":[{"family":"Doe","given":"Jane"}],)"
                                      R"("publisher":"Press","issued":{"date-parts":[[2020]]}}])")), "");
    const std::string work = lines_of(lint("work.json", R"({"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/a","title":"A","display_name":"A","type":"article"})"));
    EXPECT_EQ(work.find("lint/doi-prefix"), std::string::npos) << work;
}

TEST(Lint, EachRuleFindsSomethingInAFixture) {
    std::string all = read_file(testdata_folder() / "lint" / "publications.diag");
    for (const fs::path& path : fixtures()) all += read_file(path.string() + ".diag");
    for (const Code* code : lint_codes()) EXPECT_NE(all.find("[" + std::string(code->id) + "]"), std::string::npos) << code->id;
}

/// What is known to be wrong on the page that came with the project.
TEST(Lint, FindsTheMistakesOfThePage) {
    const Linted linted = lint("publications.md", read_file(testdata_folder() / "shortcode" / "publications.md"));
    const std::string shown = lines_of(linted);
    expect_golden(testdata_folder() / "lint" / "publications.diag", shown);
    const auto has = [&](std::uint64_t line, std::string_view code) {
        const std::string begin = std::to_string(line) + ":";
        for (std::size_t at = 0; at < shown.size();) {
            const std::size_t end = shown.find('\n', at);
            const std::string_view one = std::string_view(shown).substr(at, end - at);
            if (one.starts_with(begin) && one.find("[" + std::string(code) + "]") != std::string_view::npos) return true;
            at = end + 1;
        }
        return false;
    };
    EXPECT_TRUE(has(134, "lint/shared-identifier")) << "arXiv 1810.03264 on two papers";
    EXPECT_TRUE(has(34, "shortcode/untrimmed-value")) << "a venue with a blank at its end";
    EXPECT_TRUE(has(62, "shortcode/empty-link")) << "the empty link of one entry";
    EXPECT_TRUE(has(67, "marks/all-marked")) << "every author of one entry is marked";
    EXPECT_TRUE(has(230, "lint/url-ip")) << "a link to a bare IP address";
    EXPECT_TRUE(has(202, "lint/doi-hash")) << "a hash of CiteSeerX in the place of a DOI";
    EXPECT_TRUE(has(86, "lint/award-tier")) << "the tier of acceptance as an award";
    std::vector<std::string> capitals;
    for (const LintFinding& found : linted.findings) {
        if (found.finding.code->id == "lint/title-capitals") capitals.push_back(found.finding.value);
    }
    std::sort(capitals.begin(), capitals.end());
    EXPECT_EQ(capitals, (std::vector<std::string>{"Ada-segment", "Autoloss", "Autosync", "Chatgpt", "Geeps", "Lightseq", "Scan", "Terapipe", "Zm-net"}));
    std::vector<std::string> variants;
    for (const LintFinding& found : linted.findings) {
        if (found.finding.code->id == "lint/name-variants") variants.push_back(found.finding.value);
    }
    std::sort(variants.begin(), variants.end());
    EXPECT_EQ(variants, (std::vector<std::string>{"Eric P. Xing", "Eric Xing", "Joey Gonzalez", "Joseph E. Gonzalez", "Joseph Gonzalez"}));
    // The asterisk of `90%*` belongs to the title.
    for (const LintFinding& found : linted.findings) EXPECT_EQ(found.finding.message.find("90%"), std::string::npos) << found.finding.message;
}

TEST(Lint, ACleanRecordIsSilent) {
    EXPECT_EQ(lines_of(lint("a.bib",
                            "@article{meier2020,\n  author = {Meier, Anna and de la Cruz, María and {CERN Collaboration}},\n"
                            "  title = {{LaTeX} and the {IEEE} Style: {BibTeX} in 3D},\n  journal = {Journal of Samples},\n  year = 2020,\n"
                            "  volume = 3,\n  pages = {123--8},\n  doi = {10.1234/ab_c},\n  issn = {2049-3630},\n}\n")),
              "");
}

TEST(Lint, RulesAreChosenByNameFamilyAndRoom) {
    const std::string text = read_file(testdata_folder() / "lint" / "values.bib");
    LintChoice only(all_codes());
    only.prefer("identifiers");
    only.refuse("lint/doi-prefix");
    only.set_severity("doi", "error");
    const Linted linted = lint("values.bib", text, only);
    EXPECT_FALSE(linted.findings.empty());
    for (const LintFinding& found : linted.findings) {
        EXPECT_TRUE(found.finding.code->id != "lint/doi-prefix" && found.finding.code->id.starts_with("lint/"));
        if (found.finding.code->id == "lint/doi") {
            EXPECT_EQ(found.finding.severity, Severity::error);
        }
    }
    EXPECT_THROW(only.prefer("nonsense"), UsageError);
    EXPECT_THROW(only.set_severity("doi", "grave"), UsageError);
}

TEST(Lint, ABaselineHidesWhatWasKnown) {
    const std::string text = read_file(testdata_folder() / "lint" / "values.bib");
    Linted linted = lint("values.bib", text);
    const fs::path file = fs::temp_directory_path() / ("bibcast-baseline-" + std::to_string(::getpid()));
    {
        std::ofstream out(file);
        for (const LintFinding& found : linted.findings) out << Baseline::line_of(found, linted.sources);
    }
    const std::size_t all = linted.findings.size();
    EXPECT_EQ(Baseline::of_file(file.string()).remove_known(linted.findings, linted.sources), all);
    EXPECT_TRUE(linted.findings.empty());
    // Lines above it change nothing; a new mistake shows.
    Linted later = lint("values.bib", "% a comment\n\n" + text + "\n@article{new2020, author = {A, B}, title = {New}, journal = {J}, year = 2020, isbn = {1}}\n");
    Baseline::of_file(file.string()).remove_known(later.findings, later.sources);
    ASSERT_EQ(later.findings.size(), 1U) << lines_of(later);
    EXPECT_EQ(later.findings[0].finding.code->id, "lint/isbn");
    fs::remove(file);
}

TEST(Lint, ADiffShowsWhatChanges) {
    EXPECT_EQ(unified_diff("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n"),
              "--- a\n+++ a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    EXPECT_EQ(unified_diff("a", "x", "y"), "--- a\n+++ a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
    EXPECT_EQ(unified_diff("a", "x", "x"), "");
}

TEST(Lint, AcrossRulesTakeLinearTime) {
    EXPECT_TRUE(grows_linearly(3200, [](std::size_t records) {
        std::string text;
        for (std::size_t i = 0; i < records; ++i) {
            const std::string n = std::to_string(i);
            text += "@article{k" + n + ", author = {Zhang, H" + n + " and Zhang, Hao}, title = {Title number " + n + " of many words}, journal = {Journal of " + n +
                    " Things}, year = 2020, doi = {10.1234/" + n + "}}\n";
        }
        static_cast<void>(lint("a.bib", std::move(text)));
    }));
}

/// A record without a place of its own for a finding is shown by its first line, which is not looked for beyond the record.
TEST(Lint, RecordsOnOneLineCostNoMoreThanOnMany) {
    const auto seconds = [](const char* between) {
        std::string text = "[";
        for (int i = 0; i < 4'000; ++i) text += (i == 0 ? "" : between) + (R"({"id":"k)" + std::to_string(i) + R"(","type":"book","title":"T"})");
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_GE(lint("a.json", text + "]").findings.size(), 8'000U);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    bool is_bounded = false;
    for (int attempt = 0; attempt < 4 && !is_bounded; ++attempt) is_bounded = seconds(",") < 4 * seconds(",\n") + 0.05;
    EXPECT_TRUE(is_bounded);
}

}  // namespace
}  // namespace bibcast::testing
