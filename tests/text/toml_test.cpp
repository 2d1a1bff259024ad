#include "text/toml.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

std::string json_of(std::string_view toml) {
    Arena arena;
    const YamlDocument document = parse_toml(arena, toml);
    std::string out;
    if (document.root != nullptr) append_json(out, *document.root);
    for (const YamlIssue& issue : document.issues) out += " twice " + std::string(issue.text);
    if (!document.error.empty()) out += " ! " + std::string(document.error) + " @ " + std::to_string(document.end);
    return out;
}

TEST(Toml, BecomesTheTreeOfJson) {
    EXPECT_EQ(json_of("a = 1\n'b c' = [1, # one\n 'x', ]\n\"d\" = { e = true, f.g = -0.5 }\n"), R"({"a":1,"b c":[1,"x"],"d":{"e":true,"f":{"g":-0.5}}})");
    EXPECT_EQ(json_of("[a.b]\nc = 1\n[[d]]\ne = 1\n[[d]]\ne = 2\n[d.f]\ng = 3\n[a]\nh = 4"),
              R"({"a":{"b":{"c":1},"h":4},"d":[{"e":1},{"e":2,"f":{"g":3}}]})");
    EXPECT_EQ(json_of("a = 2020-01-02\nb = 2020-01-02 07:32:00\nc = 07:32:00\nd = 1_000\ne = 0x1F\nf = +5\ng = inf\r\n"),
              R"({"a":"2020-01-02","b":"2020-01-02 07:32:00","c":"07:32:00","d":1000,"e":"0x1F","f":"+5","g":"inf"})");
}

TEST(Toml, StringsOfFourKinds) {
    EXPECT_EQ(json_of(R"(a = "x\t\u00e9\"\\" )"), R"({"a":"x\té\"\\"})");
    EXPECT_EQ(json_of(R"(a = 'x\t')"), R"({"a":"x\\t"})");
    EXPECT_EQ(json_of("a = \"\"\"\none \\\n   two \"\"three\"\"\"\"\"\n"), R"({"a":"one two \"\"three\"\""})");
    EXPECT_EQ(json_of("a = '''\nit's\n'''\n"), R"({"a":"it's\n"})");
    EXPECT_EQ(json_of("a = \"\"\nb = ''\nc = \"\"\"\"\"\""), R"({"a":"","b":"","c":""})");
}

TEST(Toml, AnErrorKeepsWhatStandsBeforeIt) {
    EXPECT_EQ(json_of("a = 1\nb = word\nc = 2"), R"({"a":1} ! no value: a string needs quotation marks @ 6)");
    EXPECT_EQ(json_of("a = 1 2"), R"({"a":1} ! something stands behind the value @ 0)");
    EXPECT_EQ(json_of("a = \"x\nb = 1"), "{} ! a quotation mark is missing @ 0");
    EXPECT_EQ(json_of("a = 1\n[a]\n"), R"({"a":1} ! the key has a value that is no table @ 6)");
    EXPECT_EQ(json_of("a = [1"), "{} ! a comma or ] is missing @ 0");
    EXPECT_EQ(json_of("a = '\\"), "{} ! a quotation mark is missing @ 0");
    EXPECT_EQ(json_of("a = \"\\"), "{} ! an escape is unknown @ 0");
    EXPECT_EQ(json_of("a = 1\na = 2"), R"({"a":1,"a":2} twice a)");
}

TEST(Toml, DepthIsBounded) {
    for (const std::string_view unit : {"a.", "[", "{a="}) {
        std::string text = unit == "a." ? "[" : "a=";
        for (int i = 0; i < 100000; ++i) text += unit;
        EXPECT_NE(json_of(text + "a").find(" ! "), std::string::npos) << unit;
    }
}

}  // namespace
}  // namespace bibcast
