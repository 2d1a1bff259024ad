// That a list of people goes on (`and others`, `et al.`) is written or named in a finding, also where the list names nobody.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

constexpr std::string_view records =
    R"({"type":"article-journal","id":"a","title":"t","author":[{"family":"A","given":"B"}],"editor":[{"family":"C","given":"D"}],"collection-editor":[],"others":["author","editor","collection-editor"]}
{"type":"book","id":"b","title":"t","author":[],"editor":[],"translator":[{"family":"C","given":"D"}],"others":["author","editor","translator"]}
)";
constexpr std::size_t lists = 6;

std::size_t count_of(std::string_view text, std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) ++count;
    return count;
}

/// How many lists go on in records as JSON Lines.
std::size_t count_in_records(std::string_view jsonl) {
    std::size_t count = 0;
    for (std::size_t at = jsonl.find("\"others\":["); at != std::string_view::npos; at = jsonl.find("\"others\":[", at + 1)) {
        count += 1 + count_of(jsonl.substr(at, jsonl.find(']', at) - at), "\",\"");
    }
    return count;
}

class Others : public ::testing::TestWithParam<const Format*> {};

TEST_P(Others, AreWrittenOrNamed) {
    const Format& format = *GetParam();
    if (format.make_writer == nullptr) GTEST_SKIP() << "only read";
    const Converted written = convert_text(records, *format_named("jsonl"), format, {.form = DiagnosticsForm::json});
    const std::size_t lost = count_of(written.findings, "\"value\":\"et al.\"");
    if (format.make_reader == nullptr) {
        EXPECT_EQ(count_of(written.bytes, "et al."), lists) << written.bytes;
        EXPECT_EQ(lost, 0U) << written.findings;
        return;
    }
    const std::string again = dump_text(written.bytes, format).bytes;
    EXPECT_GE(count_in_records(again) + lost, lists) << written.bytes << again << written.findings;
}

INSTANTIATE_TEST_SUITE_P(Formats, Others, ::testing::ValuesIn(formats().begin(), formats().end()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing
