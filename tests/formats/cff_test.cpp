// What is special to citation files.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

const Format& cff() { return *format_named("cff"); }

TEST(Cff, SaysWhatAFileRequires) {
    const Converted written = convert_text(R"({"type":"software","id":"tool","version":"2"})", *format_named("jsonl"), cff());
    expect_golden(testdata_folder() / "cff" / "written" / "required.diag", written.findings);
}

TEST(Cff, OneRecordIsTheHeadOfTheFile) {
    const Converted software = convert_text(
        R"({"type":"article-journal","id":"a","title":"Paper","author":[{"literal":"A"}]}
{"type":"software","id":"t","title":"Tool","author":[{"literal":"B"}]})",
        *format_named("jsonl"), cff());
    EXPECT_EQ(software.bytes,
              "cff-version: 1.2.0\nmessage: If you use this work, please cite it using these metadata.\ntype: software\ntitle: Tool\nauthors:\n  - name: B\n"
              "identifiers:\n  - type: other\n    value: t\n    description: citation key\nreferences:\n  - type: article\n    title: Paper\n    authors:\n      - name: A\n"
              "    identifiers:\n      - type: other\n        value: a\n        description: citation key\n");
    const Converted paper = convert_text(R"({"type":"article-journal","id":"a","title":"Paper","author":[{"literal":"A"}]})", *format_named("jsonl"), cff());
    EXPECT_EQ(paper.bytes.substr(0, paper.bytes.find("identifiers")),
              "cff-version: 1.2.0\nmessage: If you use this work, please cite it using these metadata.\ntitle: Paper\nauthors:\n  - name: A\n"
              "preferred-citation:\n  type: article\n  title: Paper\n  authors:\n    - name: A\n  ");
    // The head that the format requires is no record.
    EXPECT_EQ(dump_text(paper.bytes, cff()).records, 1U);
}

}  // namespace
}  // namespace bibcast::testing
