// Formats whose records can be far longer than what they were read from write them in parts.
#include "io/outflow.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "formats/registry.hpp"

namespace bibcast {
namespace {

/// Gathers the parts again.
class Gathered final : public Outflow {
  public:
    std::string bytes;
    std::size_t largest = 0;

    void take(Chunk& chunk, Chunk::Item& item) override {
        bytes += chunk.bytes;
        largest = std::max(largest, chunk.bytes.size());
        chunk.clear();
        item = {};
    }
};

/// A record with so many people, of whom some have marks, details and signs that must be escaped.
void read_crowd(std::size_t count, const Sink& sink) {
    std::string text = R"({"type":"article-journal","id":"k","title":"T","author":[)";
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "" : ",";
        text += R"({"family":"Lee )" + std::to_string(i) + R"(","given":"A & ]]>  B")";
        if (i % 7 == 0) text += R"(,"marks":[{"symbol":"*","meaning":"equal","basis":"stated"}])";
        text += "}";
    }
    text += R"(],"volume":"7"})";
    text += '\n';
    Arena arena;
    Findings findings;
    const Format& jsonl = *format_named("jsonl");
    jsonl.make_reader(FormatOptions(jsonl.options))->read({.text = text, .context = nullptr, .source_name = "-", .last = true}, arena, sink, findings);
}

class Parts : public ::testing::TestWithParam<const char*> {};

TEST_P(Parts, AreTogetherTheWholeRecord) {
    const Format& format = *format_named(GetParam());
    const auto writer = format.make_writer(FormatOptions(format.options));
    const auto* const parts = dynamic_cast<const PartWriter*>(writer.get());
    ASSERT_NE(parts, nullptr);
    std::string whole;
    Gathered gathered;
    for (const bool in_parts : {false, true}) {
        read_crowd(60'000, [&](Record& record) {
            Chunk chunk;
            Chunk::Item item;
            Findings findings;
            parts->write_in_parts(record, chunk, item, findings, in_parts ? &gathered : nullptr);
            if (in_parts) gathered.take(chunk, item);
            else whole = chunk.bytes;
        });
    }
    EXPECT_TRUE(gathered.bytes == whole);
    EXPECT_LT(gathered.largest, whole.size() / 2);
}

INSTANTIATE_TEST_SUITE_P(Formats, Parts, ::testing::Values("csl_json", "jats", "mods", "word_xml"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace bibcast
