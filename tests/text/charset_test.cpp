#include "text/charset.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "text/utf8.hpp"

namespace bibcast {
namespace {

using namespace std::string_literals;

std::string converted(std::string_view charset, std::string_view bytes) {
    const auto transcoder = make_transcoder(charset);
    std::string out;
    if (transcoder != nullptr) transcoder->convert(bytes, true, out);
    return out;
}

std::string converted_in_two(Transcoder& transcoder, std::string_view bytes, std::size_t cut) {
    std::string out;
    transcoder.convert(bytes.substr(0, cut), false, out);
    transcoder.convert(bytes.substr(cut), true, out);
    return out;
}

/// Titles in many scripts, as their charsets write them.
struct Sample {
    std::string_view charset;
    std::string bytes;
    std::string_view text;
};

const std::array samples = {
    Sample{"windows-1252", "Andr\xE9 \x96 caf\xE9", "André – café"},
    Sample{"windows-1251", "\xD2\xE5\xEE\xF0\xE8\xFF", "Теория"},
    Sample{"KOI8-R", "\xF4\xC5\xCF\xD2\xC9\xD1", "Теория"},
    Sample{"ISO-8859-2", "za\xBF\xF3\xB3\xE6", "zażółć"},
    Sample{"ISO-8859-7", "\xE8\xE5\xF9\xF1\xDF\xE1", "θεωρία"},
    Sample{"macintosh", "caf\x8E", "café"},
    Sample{"GB18030", "\xC0\xED\xC2\xDB \x81\x30\x81\x35", "理论 \u0085"},
    Sample{"Big5", "\xB2\x7A\xBD\xD7", "理論"},
    // The second byte of 表 is a backslash, of 能 an at sign's neighbour: nothing may look at them before they are decoded.
    Sample{"Shift_JIS", "\x95\x5C\x8E\xA6\x94\x5C\x97\xCD", "表示能力"},
    Sample{"EUC-JP", "\xC6\xFC\xCB\xDC", "日本"},
    Sample{"ISO-2022-JP", "a\x1B$BF|K\\\x1B(Bz", "a日本z"},
    Sample{"EUC-KR", "\xC7\xD1\xB1\xB9", "한국"},
};

TEST(Charset, IsConverted) {
    for (const Sample& sample : samples) EXPECT_EQ(converted(sample.charset, sample.bytes), sample.text) << sample.charset;
}

TEST(Charset, HasTheNamesThatProgramsAndPeopleGiveIt) {
    for (const std::string_view label : {"windows-1252", "Cp1252", "latin1", "ISO-8859-1", "ISO8859_1", "US-ASCII", "ansinew", "IsoLatin", "Western (ISO Latin 1)",
                                         "Western (Windows Latin 1)", "Windows Latin 1", "latin-1-unix"}) {
        EXPECT_EQ(charset_named(label), "windows-1252") << label;
    }
    for (const std::string_view label : {"windows-1251", "CP1251", "Windows Cyrillic", "Cyrillic (Windows)"}) EXPECT_EQ(charset_named(label), "windows-1251") << label;
    for (const std::string_view label : {"gb2312", "GBK", "gb18030", "Chinese (GB 18030)", "euc-cn"}) EXPECT_EQ(charset_named(label), "GB18030") << label;
    for (const std::string_view label : {"UTF-8", "utf8", "UTF8", "Unicode (UTF-8)", "UTF-8 Unicode", "utf-8-unix"}) EXPECT_EQ(charset_named(label), "UTF-8") << label;
    for (const std::string_view label : {"MacRoman", "applemac", "Western (Mac OS Roman)", "MacOSRoman"}) EXPECT_EQ(charset_named(label), "macintosh") << label;
    for (const std::string_view label : {"", " ", "Klingon", "../../etc/passwd", "\xFF\xFE", "windows-1251,swaplfnl"}) EXPECT_EQ(charset_named(label), "") << label;
    EXPECT_EQ(charset_named(std::string(100'000, 'x')), "");
}

TEST(Charset, EveryNameThatIsShownIsKnown) {
    for (const Sample& sample : samples) EXPECT_EQ(charset_named(charset_named(sample.charset)), charset_named(sample.charset));
}

TEST(Charset, BytesThatMeanNothingAreSaid) {
    for (const Sample& broken : {Sample{"GB18030", "a\xC0", ""}, Sample{"Shift_JIS", "a\xFDz", ""}, Sample{"EUC-JP", "a\xC6\x20z", ""}, Sample{"ISO-8859-7", "a\xFFz", ""}}) {
        std::string text = converted(broken.charset, broken.bytes);
        Findings findings;
        EXPECT_TRUE(repair_utf8(text, findings)) << broken.charset;
        EXPECT_TRUE(text.starts_with("a\xEF\xBF\xBD")) << broken.charset << text;
        ASSERT_FALSE(findings.all().empty());
        EXPECT_EQ(findings.all()[0].code, &text_no_character);
    }
}

TEST(Charset, CutsMakeNoDifferenceWhateverTheBytes) {
    std::mt19937 random(5);
    for (const Sample& sample : samples) {
        std::string bytes = sample.bytes;
        for (int i = 0; i < 60; ++i) bytes += static_cast<char>(random() % 256);
        const std::string whole = converted(sample.charset, bytes);
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            EXPECT_EQ(converted_in_two(*make_transcoder(sample.charset), bytes, cut), whole) << sample.charset << ' ' << cut;
        }
        std::string repaired = whole;
        Findings ignored;
        repair_utf8(repaired, ignored);
        EXPECT_EQ(find_invalid_utf8(repaired), std::string::npos);
    }
}

TEST(Charset, WhatAFileSaysCountsOnlyIfItIsNotUtf8) {
    const std::string padding(40, ' ');
    const auto read = [](std::string_view charset, const std::string& bytes, std::size_t cut, std::string_view name) {
        const auto transcoder = make_declared_transcoder(charset);
        const std::string out = converted_in_two(*transcoder, bytes, cut);
        EXPECT_EQ(transcoder->name(), name) << cut;
        return out;
    };
    const std::string foreign = "ascii first, \xD2\xE5\xEE\xF0\xE8\xFF" + padding + "\xD2";
    const std::string stale = "ascii first, Теория" + padding + "é";
    const std::string escapes = "ascii first, \x1B$BF|K\\\x1B(B" + padding;
    for (std::size_t cut = 0; cut <= 40; ++cut) {
        EXPECT_EQ(read("windows-1251", foreign, cut, "windows-1251"), "ascii first, Теория" + padding + "Т");
        EXPECT_EQ(read("windows-1251", stale, cut, ""), stale);
        EXPECT_EQ(read("ISO-2022-JP", escapes, cut, "ISO-2022-JP"), "ascii first, 日本" + padding);
        EXPECT_EQ(read("gbk", "all is ascii" + padding, cut, ""), "all is ascii" + padding);
    }
    // These would not let a program read what they say.
    for (const std::string_view charset : {"utf-16", "utf-32le", "ibm-037", "utf-8", "nothing"}) EXPECT_EQ(make_declared_transcoder(charset), nullptr) << charset;
}

TEST(Charset, IsGuessedOnlyWhereMuchSpeaksForIt) {
    const std::string russian = "@book{a, title = {\xCC\xE5\xF2\xEE\xE4 \xEA\xEE\xED\xE5\xF7\xED\xFB\xF5 \xFD\xEB\xE5\xEC\xE5\xED\xF2\xEE\xE2 \xE2 \xEC\xE5\xF5\xE0\xED\xE8\xEA\xE5 \xF2\xE2\xE5\xF0\xE4\xEE\xE3\xEE \xF2\xE5\xEB\xE0 \xE8 \xEF\xF0\xE8 \xFD\xF2\xEE\xEC}}\n";
    EXPECT_EQ(likely_charset(russian), "windows-1251");
    EXPECT_EQ(likely_charset("@book{a, author = {\x8E\x52\x93\x63\x91\xBE\x98\x59}, title = {\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\x5C\x8E\xA6\x82\xC9\x82\xC2\x82\xA2\x82\xC4}}\n"), "Shift_JIS");
    for (const std::string_view western : {"", "ascii", "caf\xE9", "@book{a, author = {Andr\xE9 M\xFCller}, title = {\xC9tude na\xEFve}}", "M\xFCller",
                                           "title = {\x93Quoted\x94 \x96 text}"}) {
        EXPECT_EQ(likely_charset(western), "") << western;
    }
}

}  // namespace
}  // namespace bibcast
