#include "text/json.hpp"

#include <gtest/gtest.h>

#include "text/json_parse.hpp"
#include "text/utf8.hpp"

namespace bibcast {
namespace {

std::string as_json(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

TEST(Json, EscapesOnlyWhatMustBe) {
    EXPECT_EQ(as_json("plain / text, long enough for more than one word"), "\"plain / text, long enough for more than one word\"");
    EXPECT_EQ(as_json("a\"b\\c\n\t\r\b\f\x01\x1f\x7f"), "\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u0001\\u001f\x7f\"");
    EXPECT_EQ(as_json(std::string_view("\0", 1)), "\"\\u0000\"");
    EXPECT_EQ(as_json("Müller 😀 \u2028"), "\"Müller 😀 \u2028\"");
}

TEST(Json, NeverWritesIllFormedUtf8) {
    EXPECT_EQ(as_json("a\xFF" "b"), "\"a\uFFFD" "b\"");
    EXPECT_EQ(as_json("\xC3"), "\"\uFFFD\"");
    EXPECT_EQ(as_json("1234567\xED\xA0\x80 89"), "\"1234567\uFFFD\uFFFD\uFFFD 89\"");
    // At every offset within a word, with every byte.
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 17; ++at) {
            std::string text(17, 'x');
            text[at] = static_cast<char>(byte);
            const std::string json = as_json(text);
            EXPECT_EQ(find_invalid_utf8(json), std::string::npos) << byte << " at " << at;
            Arena arena;
            const JsonDocument document = parse_json(arena, json);
            ASSERT_NE(document.root, nullptr) << json;
            EXPECT_TRUE(document.issues.empty());
            if (byte < 0x80) {
                EXPECT_EQ(document.root->text, text);
            }
        }
    }
}

TEST(Json, WriterPutsCommasAndLines) {
    const auto write = [](unsigned indentation) {
        std::string out;
        JsonWriter json(out, indentation);
        json.begin_object();
        json.member("a", "1");
        json.key("b");
        json.begin_array();
        json.number(-5);
        json.boolean(true);
        json.begin_object();
        json.end_object();
        json.end_array();
        json.key("d");
        json.one_line(true);
        json.begin_array();
        json.begin_array();
        json.number(2004);
        json.number(5);
        json.end_array();
        json.end_array();
        json.one_line(false);
        json.escaped_key("\"");
        json.raw("null");
        json.end_object();
        return out;
    };
    EXPECT_EQ(write(0), "{\"a\":\"1\",\"b\":[-5,true,{}],\"d\":[[2004,5]],\"\\\"\":null}");
    EXPECT_EQ(write(2),
              "{\n  \"a\": \"1\",\n  \"b\": [\n    -5,\n    true,\n    {}\n  ],\n  \"d\": [[2004, 5]],\n  \"\\\"\": null\n}");
}

}  // namespace
}  // namespace bibcast
