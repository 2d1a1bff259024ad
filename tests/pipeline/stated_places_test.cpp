#include "pipeline/stated_places.hpp"

#include <gtest/gtest.h>

#include "io/loss.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

TEST(StatedPlaces, OfTheRecordThatAByteBelongsTo) {
    const std::string text =
        "{\"id\":\"a\",\"source-place\":\"x.bib:1:2\"}\n"
        "{\"id\":\"b\"}\n\nno JSON\n"
        " {\"id\":\"c\", \"source-place\": \"x.bib:30\"} {\"id\":\"d\",\"source-place\":\"y.bib:4:1\"}\n"
        "{\"id\":\"e\",\"source-place\":\"Berlin\"}";
    StatedPlaces places(text);
    const auto of = [&](const char* id) {
        const StatedPlace* const place = places.at(text.find(std::string("\"") + id + "\""));
        return place == nullptr ? std::string("none") : stated_place_of(*place);
    };
    EXPECT_EQ(of("a"), "x.bib:1:2");
    EXPECT_EQ(of("b"), "none");
    EXPECT_EQ(places.at(text.find("no JSON")), nullptr);
    EXPECT_EQ(of("c"), "x.bib:30:1");
    EXPECT_EQ(of("d"), "y.bib:4:1");
    EXPECT_EQ(of("e"), "none");
    EXPECT_EQ(of("a"), "x.bib:1:2");
    EXPECT_EQ(places.at(text.size()), nullptr);
}

TEST(StatedPlaces, FindingsMoveThereButForThoseOfTheJson) {
    constexpr Code of_json{"jsonl/unknown-key", Severity::note, "", ""};
    const std::string text = "{\"id\":\"a\",\"source-place\":\"x.bib:7:2\"}\n";
    Findings findings;
    findings.add(loss_variable, {2, 4}, "moves");
    findings.add(of_json, {2, 4}, "stays");
    std::vector<LocatedFinding> located = locate(std::move(findings.all()), text);
    move_to_stated_places(located, text);
    ASSERT_EQ(located.size(), 2U);
    EXPECT_EQ(located[0].stated_source, "x.bib");
    EXPECT_EQ(located[0].begin.line, 7U);
    EXPECT_EQ(located[0].begin.column, 2U);
    EXPECT_EQ(located[1].stated_source, "");
    EXPECT_EQ(located[1].begin.line, 1U);
}

TEST(StatedPlaces, TakeTimeAsTheTextIsLong) {
    for (const char* unit : {"{\"source-place\":\"x:1\"} ", "{\"source-place\":\"x:1\"}\n", "{\"a\":", "\n", "x "}) {
        EXPECT_TRUE(testing::grows_linearly(std::size_t{1} << 18, [unit](std::size_t size) {
            const std::string text = testing::repeated(unit, size);
            StatedPlaces places(text);
            for (std::size_t at = 0; at < text.size(); at += std::string_view(unit).size()) (void)places.at(at);
        })) << unit;
    }
}

TEST(PlaceJoiner, PutsThePlaceAtTheEndOfTheLine) {
    PlaceJoiner joiner;
    std::string out;
    joiner.begin(out);
    joiner.add("{\"id\":\"a\"}\n", {.note = "a \"b\".bib:1:2"}, out);
    joiner.add("{\"id\":\"b\"}\n", {}, out);
    joiner.end(out);
    EXPECT_EQ(out, "{\"id\":\"a\",\"source-place\":\"a \\\"b\\\".bib:1:2\"}\n{\"id\":\"b\"}\n");
}

}  // namespace
}  // namespace bibcast
