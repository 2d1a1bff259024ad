// Every code that the tool can report is triggered by a fixture, and explained.
#include "cli/codes.hpp"

#include <gtest/gtest.h>

#include "io/loss.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

/// All findings that goldens and command line cases show.
std::string shown_findings() {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(testdata_folder())) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".diag" || extension == ".test") all += read_file(entry.path());
    }
    return all;
}

/// A record with a value of every kind, none of them written.
void report_a_loss_of_each_kind(Findings& findings) {
    Arena arena;
    Record record(arena);
    record.id = "a";
    record.native_type.value = "online";
    record.add_text(Variable::dimensions, Text("3 m"));
    record.add_keyword("optics");
    record.add_topic("Optics");
    record.add_group("2020");
    record.add_award("Best paper");
    record.add_identifier("handle", "1/2");
    record.add_link(LinkKind::slides, "https://example.org/s");
    record.add_leftover("ris", "C7", "x");
    Contributor& person = record.add_contributor(Variable::author, {.family = "Meier"});
    person.marks.push(arena, {.symbol = "*"});
    person.details.push(arena, {.kind = DetailKind::affiliation, .value = "ETH"});
    report_losses(record, "a format without anything", findings);
    for (const Code* code : {&loss_markup, &loss_date_part, &loss_name_part, &loss_text}) {
        report_partial_loss(*code, record, "title", "x", {}, "a part is lost", findings);
    }
}

TEST(Codes, EachIsTriggeredByAFixture) {
    std::string shown = shown_findings();
    // Which losses there are depends on the formats of the day; the core makes all of them.
    Findings losses;
    report_a_loss_of_each_kind(losses);
    for (const Finding& finding : losses.all()) shown += "[" + std::string(finding.code->id) + "]";
    for (const Code* code : all_codes()) {
        // What only a huge source triggers is made in `tests/io/xml_record_test.cpp` and `tests/name/crowd_test.cpp`.
        if (code->id == "xml/too-deep" || code->id == "xml/too-large" || code->id == "name/crowd") continue;
        EXPECT_NE(shown.find("[" + std::string(code->id) + "]"), std::string::npos) << code->id << " has no fixture";
    }
}

TEST(Codes, EachIsExplained) {
    for (const Code* code : all_codes()) {
        EXPECT_FALSE(code->summary.empty()) << code->id;
        EXPECT_GT(code->explanation.size(), 20U) << code->id << " is not explained";
        EXPECT_EQ(code_named(code->id), code);
        EXPECT_NE(code->summary.back(), '.') << code->id << ": a summary is no sentence";
        EXPECT_EQ(code->explanation.find('\n'), std::string_view::npos) << code->id;
    }
}

}  // namespace
}  // namespace bibcast::testing
