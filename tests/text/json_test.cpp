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

TEST(Json, WriterWritesValuesOfEverySizeWhereverItsBufferEnds) {
    // Plain, with letters above ASCII, and with something to escape: each goes another way.
    for (const std::string_view odd : {"x", "\u00E9", "\""}) {
        for (const std::size_t before : {std::size_t{0}, std::size_t{900}, std::size_t{1000}}) {
            for (std::size_t size = 950; size < 3200; size += 37) {
                const std::string value = std::string(size, 'a') + std::string(odd) + "b";
                std::string out = "<";
                JsonWriter json(out, 2, 1);
                json.begin_object();
                json.member("first", std::string(before, 'f'));
                json.member("second", value);
                json.key("third");
                json.string(value);
                json.key("fourth");
                json.raw(as_json(value));
                EXPECT_GE(json.size(), 3 * size);
                json.end_object();
                const std::string line = ",\n    ";
                ASSERT_EQ(out, "<{\n    \"first\": " + as_json(std::string(before, 'f')) + line + "\"second\": " + as_json(value) + line +
                                   "\"third\": " + as_json(value) + line + "\"fourth\": " + as_json(value) + "\n  }")
                    << odd << ' ' << before << ' ' << size;
                ASSERT_EQ(json.size(), out.size());
            }
        }
    }
}

TEST(Json, AKeyMadeOnceIsWrittenAsAnyOther) {
    const JsonKey longest("first-reference-note-number");
    const JsonKey shortest("a");
    for (const unsigned indentation : {0U, 1U, 2U, 8U}) {
        for (std::size_t before = 1700; before < 2100; ++before) {
            const auto write = [&](const auto& one, const auto& other) {
                std::string out;
                JsonWriter json(out, indentation);
                json.begin_object();
                json.key("x");
                json.raw(std::string(before, '1'));
                json.member(one, "value");
                json.key(other);
                json.begin_line_object();
                json.member(other, "");
                json.member(one, "\"");
                json.end_line_object();
                json.end_object();
                return out;
            };
            ASSERT_EQ(write(longest, shortest), write(std::string_view("first-reference-note-number"), std::string_view("a"))) << indentation << ' ' << before;
        }
    }
}

TEST(Json, WriterIndentsAnyDepth) {
    const JsonKey key("k");
    for (const unsigned indentation : {1U, 3U, 8U}) {
        for (std::size_t depth = 1; depth < 400; depth += 19) {
            std::string out;
            JsonWriter json(out, indentation);
            std::string expected;
            for (std::size_t i = 1; i <= depth; ++i) {
                json.begin_object();
                json.member(key, "v");
                json.key("n");
                const std::string line = "\n" + std::string(i * indentation, ' ');
                expected += "{" + line + "\"k\": \"v\"," + line + "\"n\": ";
            }
            json.number(7);
            expected += "7";
            for (std::size_t i = depth; i-- > 0;) {
                json.end_object();
                expected += "\n" + std::string(i * indentation, ' ') + "}";
            }
            ASSERT_EQ(out, expected) << indentation << ' ' << depth;
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
