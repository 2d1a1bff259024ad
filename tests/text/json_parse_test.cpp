#include "text/json_parse.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

class JsonParse : public ::testing::Test {
  protected:
    JsonDocument parse(std::string_view source) { return parse_json(arena_, source); }
    std::string text_of(std::string_view source) {
        const JsonDocument document = parse(source);
        return document.root == nullptr ? "error: " + std::string(document.error) : std::string(document.root->text);
    }
    Arena arena_;
};

TEST_F(JsonParse, EveryKindWithItsSpan) {
    const std::string_view source = R"( {"a": [1, -2.50e+3, true, false, null], "b": {"c": "d"}} rest)";
    const JsonDocument document = parse(source);
    ASSERT_NE(document.root, nullptr) << document.error;
    EXPECT_EQ(source.substr(document.end), " rest");
    const JsonNode* a = document.root->member("a");
    ASSERT_NE(a, nullptr);
    EXPECT_EQ(raw_json(source, a->span), "[1, -2.50e+3, true, false, null]");
    EXPECT_EQ(raw_json(source, a->key_span()), "\"a\"");
    std::string kinds;
    std::string texts;
    for (const JsonNode& node : *a) {
        kinds += std::to_string(static_cast<int>(node.kind));
        texts += std::string(node.text) + " ";
        EXPECT_EQ(raw_json(source, node.span), node.text);
    }
    EXPECT_EQ(kinds, "22110");
    EXPECT_EQ(texts, "1 -2.50e+3 true false null ");
    EXPECT_EQ(document.root->member("b")->member("c")->text, "d");
    EXPECT_EQ(document.root->member("c"), nullptr);
}

TEST_F(JsonParse, StringsWithoutEscapesAreViews) {
    const std::string source = R"(["a plain string that is long", "an \"escaped\" one"])";
    const JsonDocument document = parse(source);
    ASSERT_NE(document.root, nullptr);
    const JsonNode& plain = *document.root->first;
    EXPECT_EQ(plain.text.data(), source.data() + 2);
    EXPECT_EQ(plain.next->text, "an \"escaped\" one");
}

TEST_F(JsonParse, Escapes) {
    EXPECT_EQ(text_of(R"("\u00e9\u20AC\ud83d\ude00\/\\\"")"), "é€😀/\\\"");
    EXPECT_EQ(text_of(R"("\b\f\n\r\t")"), "\b\f\n\r\t");
    EXPECT_EQ(text_of("\"\\u0000\""), std::string(1, '\0'));
    EXPECT_EQ(text_of(R"("\ud800x")"), "\uFFFDx");
    EXPECT_EQ(text_of(R"("\ude00\ud83d")"), "\uFFFD\uFFFD");
    EXPECT_EQ(text_of(R"("\ud83d\u0041")"), "\uFFFDA");
    EXPECT_EQ(text_of(R"("\alpha \u12")"), "\\alpha \\u12");
}

TEST_F(JsonParse, UnderstoodThoughForbidden) {
    const auto issues = [&](std::string_view source) {
        std::string kinds;
        const JsonDocument document = parse(source);
        EXPECT_NE(document.root, nullptr) << source << ' ' << document.error;
        for (const JsonIssue& issue : document.issues) kinds += std::to_string(static_cast<int>(issue.kind));
        return kinds;
    };
    EXPECT_EQ(issues(R"("\ud800")"), "1");
    EXPECT_EQ(issues(R"("\a\c")"), "22");
    EXPECT_EQ(issues("\"a\nb\tc\""), "33");
    EXPECT_EQ(issues("[1,]"), "4");
    EXPECT_EQ(issues(R"("\u0096")"), "5");
    EXPECT_EQ(issues("{\"a\":1,}"), "4");
    EXPECT_EQ(issues("{\"a\":[1,2],\"b\":{}}"), "");
    EXPECT_EQ(issues("[[],[]]"), "");
}

TEST_F(JsonParse, Errors) {
    for (const std::string_view bad : {"", " ", "{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\" 1}", "{a:1}", "{'a':1}", "[1 2]",
                                       "[,1]", "[1,,2]", "{,}", "\"abc", "\"abc\\", "\"abc\\\"", "nul", "NaN", "-", "01", "1.", ".5", "1e",
                                       "+1", "Infinity", "]", "}", "[}", "{]", "{\"a\":}"}) {
        const JsonDocument document = parse(bad);
        EXPECT_EQ(document.root, nullptr) << bad;
        EXPECT_FALSE(document.error.empty()) << bad;
        EXPECT_LE(document.error_span.end, bad.size()) << bad;
    }
}

TEST_F(JsonParse, DepthIsBounded) {
    const std::string deep = std::string(json_depth_limit, '[') + std::string(json_depth_limit, ']');
    EXPECT_NE(parse(deep).root, nullptr);
    EXPECT_EQ(parse('[' + deep + ']').error, "values are nested too deeply");
    EXPECT_EQ(parse(std::string(1000000, '[')).error, "values are nested too deeply");
}

std::string repeated_in_list(std::string_view element, std::size_t count) {
    std::string list = "[";
    for (std::size_t i = 0; i < count; ++i) list += std::string(element) + ",";
    return list + "0]";
}

TEST_F(JsonParse, ACrowdIsKeptAsText) {
    for (const std::string_view element : {"0", "[]", "{}", "\"a\"", "[0]", "[[],0]", "{\"\":0}"}) {
        const std::string crowd = repeated_in_list(element, 300'000);
        const std::string source = R"({"a":)" + crowd + R"(,"b":[1,"x"]} rest)";
        const JsonDocument document = parse(source);
        ASSERT_NE(document.root, nullptr) << element << document.error;
        EXPECT_EQ(source.substr(document.end), " rest");
        const JsonNode* const a = document.root->member("a");
        ASSERT_NE(a, nullptr);
        EXPECT_TRUE(a->is(JsonKind::crowd)) << element;
        EXPECT_EQ(a->text, crowd);
        EXPECT_EQ(a->first, nullptr);
        EXPECT_EQ(raw_json(source, document.root->member("b")->first->next->span), "\"x\"");
    }
    // Values of some size are none, nor are a few tiny ones.
    EXPECT_TRUE(parse(repeated_in_list("\"12345\"", 300'000)).root->is(JsonKind::array));
    EXPECT_TRUE(parse(repeated_in_list("0", 50'000)).root->is(JsonKind::array));
}

TEST_F(JsonParse, AnErrorInACrowdIsFound) {
    const std::string list = repeated_in_list("0", 300'000);
    const std::string source = R"({"a":1,"b":)" + list.substr(0, list.size() - 2) + "x]}";
    const JsonDocument document = parse(source);
    EXPECT_EQ(document.root, nullptr);
    EXPECT_EQ(document.error_span.begin, source.size() - 3);
    ASSERT_NE(document.partial, nullptr);
    EXPECT_EQ(document.partial->first->text, "1");
    EXPECT_EQ(source.substr(document.partial_end, 5), R"(,"b":)");
}

TEST_F(JsonParse, BothValuesOfAKeyAreThere) {
    const JsonDocument document = parse(R"({"a":1,"a":2})");
    ASSERT_NE(document.root, nullptr);
    EXPECT_EQ(document.root->first->text, "1");
    EXPECT_EQ(document.root->first->next->text, "2");
}

}  // namespace
}  // namespace bibcast
