#include "text/entities.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

std::string decoded(std::string_view text) {
    Arena arena;
    return std::string(decode_entities(arena, text));
}

std::string content(std::string_view text) {
    std::string out;
    append_html(out, text);
    return out;
}

std::string attribute(std::string_view text) {
    std::string out;
    append_html_attribute(out, text);
    return out;
}

TEST(Entities, NamedNumberedAndHexadecimal) {
    EXPECT_EQ(decoded("&amp;&lt;&gt;&quot;&apos;"), "&<>\"'");
    EXPECT_EQ(decoded("Lee&dagger; Kou&ast; Wu&Dagger; Li&sect; Xu&para;"), "Lee† Kou* Wu‡ Li§ Xu¶");
    EXPECT_EQ(decoded("&#8224;&#x2020;&#X2020;"), "†††");
    EXPECT_EQ(decoded("M&uuml;ller &Scaron;imek &ntilde;&szlig;&aring;&oelig;"), "Müller Šimek ñßåœ");
    EXPECT_EQ(decoded("&alpha;&Omega;&ndash;&mdash;&hellip;&nbsp;&thinsp;"), "αΩ–—…\u00A0\u2009");
    EXPECT_EQ(decoded("&#0000000065;"), "A");
    EXPECT_EQ(decoded("&#128512;"), "\U0001F600");
}

TEST(Entities, FirstAndLastOfTheTableAreFound) {
    EXPECT_EQ(decoded("&AElig;"), "Æ");
    EXPECT_EQ(decoded("&zwnj;"), "\u200C");
}

TEST(Entities, WhatIsNoReferenceStays) {
    for (const char* text : {"AT&T", "a & b;", "&", "&;", "&#;", "&#x;", "&#xg;", "&#12a;", "&nosuchname;",
                             "?a=1&copy=2", "&amp", "&#8224", "&AMPERSAND_;"}) {
        EXPECT_EQ(decoded(text), text);
    }
}

TEST(Entities, DecodesOnceOnly) { EXPECT_EQ(decoded("&amp;amp;"), "&amp;"); }

TEST(Entities, NumbersThatAreNoCharacter) {
    EXPECT_EQ(decoded("&#146;&#x80;"), "’€");
    EXPECT_EQ(decoded("&#0;&#xD800;&#x110000;&#99999999999999999999;&#1;&#x81;"),
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Entities, PlainTextIsTheSameView) {
    Arena arena;
    const std::string_view text = "AT&T and R&D";
    EXPECT_EQ(decode_entities(arena, text).data(), text.data());
}

TEST(Html, ContentIsEscaped) {
    EXPECT_EQ(content("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; \"c\" 'd'");
    EXPECT_EQ(content("tab\tline\ncr\r"), "tab\tline\ncr&#13;");
    EXPECT_EQ(content("žluťoučký 漢字 😀"), "žluťoučký 漢字 😀");
}

TEST(Html, AttributeIsEscaped) {
    EXPECT_EQ(attribute("\" onclick='x' <&>"), "&quot; onclick=&#39;x&#39; &lt;&amp;&gt;");
    EXPECT_EQ(attribute("a\tb\nc\r"), "a&#9;b&#10;c&#13;");
}

TEST(Html, ForbiddenBytesAreReplacedNotDropped) {
    EXPECT_EQ(content(std::string_view("\0\x01\x0B\x1F\x7F", 5)), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(content("a\xFF"
                      "b\xC3"),
              "a\uFFFD"
              "b\uFFFD");
    EXPECT_EQ(content("\uFFFE\uFFFF\u0085"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Html, EscapedTextDecodesToItself) {
    const std::string_view text = "x < y && \"z\" – †";
    EXPECT_EQ(decoded(content(text)), text);
    EXPECT_EQ(decoded(attribute(text)), text);
}

}  // namespace
}  // namespace bibcast
