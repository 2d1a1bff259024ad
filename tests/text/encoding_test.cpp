#include "text/encoding.hpp"

#include <gtest/gtest.h>

#include "io/source.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {
namespace {

using namespace std::string_literals;

std::string decoded(std::string bytes) {
    const Source source = Source::of_text("x", std::move(bytes));
    return std::string(source.pending());
}

TEST(Encoding, MarksAreTakenOff) {
    EXPECT_EQ(decoded("\xEF\xBB\xBFhallo"), "hallo");
    EXPECT_EQ(decoded("\xFF\xFEh\0\xE9\0"s), "hé");
    EXPECT_EQ(decoded("\xFE\xFF\0h\0\xE9"s), "hé");
    EXPECT_EQ(decoded("\xFF\xFE\0\0h\0\0\0"s), "h");
    EXPECT_EQ(decoded("\0\0\xFE\xFF\0\x01\xF6\0"s), "\xF0\x9F\x98\x80");
}

TEST(Encoding, Utf16IsKnownWithoutAMark) {
    std::string bytes;
    for (const char c : "@article{key, title}"s) bytes += {c, '\0'};
    EXPECT_EQ(decoded(bytes), "@article{key, title}");
}

TEST(Encoding, SurrogatesPairAndLoneOnesAreReplaced) {
    EXPECT_EQ(decoded("\xFF\xFE\x3D\xD8\x00\xDE"s), "\xF0\x9F\x98\x80");
    for (const std::string& bytes : {"\xFF\xFE" "a\0\x3D\xD8h\0"s, "\xFF\xFE" "a\0\x00\xDEh\0"s, "\xFF\xFE\0\0a\0\0\0\0\xD8\0\0h\0\0\0"s, "\0\0\xFE\xFF\0\0\0a\0\x11\0\0\0\0\0h"s}) {
        Findings findings;
        std::string text = decoded(bytes);
        EXPECT_TRUE(repair_utf8(text, findings));
        EXPECT_EQ(text, "a\xEF\xBF\xBDh");
        ASSERT_EQ(findings.all().size(), 1U);
        EXPECT_EQ(findings.all()[0].code, &text_no_character);
        EXPECT_EQ(findings.all()[0].span.begin, 1U);
    }
}

TEST(Encoding, UnitsThatTheEndCutsAreSaid) {
    for (const std::string& bytes : {"\xFF\xFE" "a\0\x3D\xD8"s, "\xFF\xFE" "a\0h"s, "\xFF\xFE\0\0a\0\0\0h\0"s}) {
        Findings findings;
        std::string text = decoded(bytes);
        EXPECT_TRUE(repair_utf8(text, findings));
        EXPECT_EQ(text, "a\xEF\xBF\xBD");
        ASSERT_EQ(findings.all().size(), 1U);
        EXPECT_EQ(findings.all()[0].code, &text_no_character);
    }
}

TEST(Encoding, SurrogatesInUtf8AreOneCharacter) {
    Findings findings;
    std::string text = "a\xED\xA0\xBD\xED\xB8\x80z\xED\xA0\x80";
    EXPECT_TRUE(repair_utf8(text, findings));
    EXPECT_EQ(text, "a\xF0\x9F\x98\x80z\xEF\xBF\xBD");
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[0].code, &text_surrogates);
    EXPECT_EQ(findings.all()[1].code, &text_no_character);
}

TEST(Encoding, TranscodingDoesNotDependOnTheCut) {
    const std::string bytes = "a\0\x3D\xD8\x00\xDE\xE9\0"s;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const auto transcoder = make_transcoder(Encoding::utf16_le);
        std::string out;
        transcoder->convert(std::string_view(bytes).substr(0, cut), false, out);
        transcoder->convert(std::string_view(bytes).substr(cut), true, out);
        EXPECT_EQ(out, "a\xF0\x9F\x98\x80é") << cut;
    }
}

TEST(Encoding, RepairReadsWindows1252AndKeepsWhatIsRight) {
    Findings findings;
    std::string text = "Andr\xE9 und é und \x93quoted\x94 \x81";
    EXPECT_TRUE(repair_utf8(text, findings));
    EXPECT_EQ(text, "André und é und “quoted” \xEF\xBF\xBD");
    EXPECT_EQ(findings.all().size(), 4U);
    EXPECT_EQ(findings.all()[3].code, &text_undefined_byte);
    EXPECT_FALSE(repair_utf8(text, findings));
}

TEST(Encoding, AStretchOfBytesIsOneFinding) {
    Findings findings;
    std::string text = "a\xE9\xE8 b\xE9 c\x81\x8D" "d" + std::string(100, '\xE9');
    EXPECT_TRUE(repair_utf8(text, findings));
    std::string many;
    for (int i = 0; i < 100; ++i) many += "\u00E9";
    EXPECT_EQ(text, "a\u00E9\u00E8 b\u00E9 c\uFFFD\uFFFD" "d" + many);
    const auto& list = findings.all();
    ASSERT_EQ(list.size(), 4U);
    EXPECT_EQ(list[0].message, "2 bytes from 0xE9 on are not UTF-8; read as '\u00E9\u00E8'");
    EXPECT_EQ(list[0].span, (SourceSpan{1, 5}));
    EXPECT_EQ(list[1].message, "byte 0xE9 is not UTF-8; read as '\u00E9'");
    EXPECT_EQ(list[2].code, &text_undefined_byte);
    EXPECT_TRUE(list[3].message.starts_with("100 bytes from 0xE9 on are not UTF-8; read as '\u00E9"));
    EXPECT_TRUE(list[3].message.ends_with("\u00E9\u2026'"));
    EXPECT_LT(list[3].message.size(), 120U);
}

/// Text in Windows-1252 that a program took for Latin-1.
TEST(Encoding, RepairReadsC1ControlsAsWhatTheyStandFor) {
    Findings findings;
    std::string text = "pages 1\u00962, O\u0092Neil, c\u009Cur, \u0098 and \u0081";
    EXPECT_TRUE(repair_utf8(text, findings));
    EXPECT_EQ(text, "pages 1–2, O’Neil, cœur, ˜ and \uFFFD");
    ASSERT_EQ(findings.all().size(), 5U);
    for (const Finding& finding : findings.all()) EXPECT_EQ(finding.code, &text_c1_control);
    EXPECT_EQ(findings.all()[0].message, "control character U+0096; read as '–'");
    EXPECT_FALSE(repair_utf8(text, findings));
    EXPECT_EQ(find_irregular_utf8("abcdefghijklmnopé\u0096"), 18U);
}

TEST(Encoding, RepairTakesAwaySignsAroundArticles) {
    Findings findings;
    std::string text = "\u0098Der\u009C Titel und <a>\u0098</a><b>\u009C</b>";
    EXPECT_TRUE(repair_utf8(text, findings));
    EXPECT_EQ(text, "Der Titel und <a>˜</a><b>œ</b>");
    ASSERT_EQ(findings.all().size(), 4U);
    EXPECT_EQ(findings.all()[0].code, &text_sorting_signs);
    EXPECT_EQ(findings.all()[1].code, &text_sorting_signs);
    EXPECT_EQ(findings.all()[2].code, &text_c1_control);
}

TEST(Encoding, RepairKnowsBothPlacesOfTheSigns) {
    Findings findings;
    std::string text = "\u0088L'\u0089inventore \u0088L'\u009C";
    EXPECT_TRUE(repair_utf8(text, findings));
    EXPECT_EQ(text, "L'inventore \u02C6L'\u0153");
    EXPECT_EQ(findings.all()[0].code, &text_sorting_signs);
}

TEST(Utf8, KnowsEveryIllFormedSequence) {
    for (const std::string& bad : {"\x80"s, "\xC0\x80"s, "\xC1\xBF"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF0\x80\x80\x80"s, "\xF4\x90\x80\x80"s,
                                   "\xF5\x80\x80\x80"s, "\xE2\x82"s, "\xFF"s}) {
        EXPECT_EQ(find_invalid_utf8("abcdefgh" + bad), 8U) << bad;
    }
    EXPECT_EQ(find_invalid_utf8("abcdefghé€\xF0\x9F\x98\x80"), std::string_view::npos);
}

TEST(Utf8, NfcReturnsTheVeryViewWhenNothingChanges) {
    Arena arena;
    const std::string_view ascii = "plain";
    EXPECT_EQ(to_nfc(arena, ascii).data(), ascii.data());
    const std::string_view latin = "é";
    EXPECT_EQ(to_nfc(arena, latin).data(), latin.data());
    EXPECT_EQ(to_nfc(arena, "e\xCC\x81"), "é");
}

TEST(Utf8, NfcOrdersMarksAndComposesAcrossBytes) {
    Arena arena;
    // Dot below (class 220) goes before acute (230), whatever the source's order; the two compose with the letter.
    EXPECT_EQ(to_nfc(arena, "xe\xCC\x81\xCC\xA3y"), "x\xE1\xBA\xB9\xCC\x81y");
    EXPECT_EQ(to_nfc(arena, "o\xCC\x82\xCC\x81"), "ố");
    EXPECT_EQ(to_nfc(arena, "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"), "각");
    EXPECT_EQ(to_nfc(arena, "\xCC\x81" "a\xCC\x8A \xE2\x84\xAB"), "\xCC\x81" "å Å");
    EXPECT_EQ(to_nfc(arena, "e\xCC\x81\xFF"), "e\xCC\x81\xFF");  // ill-formed: not ours to repair
}

/// The blocks of sixteen bytes are an optimisation: at every length and place the byte that stops is found.
TEST(ByteBlock, StopsInTheBlockThatHolds) {
    for (std::size_t size = 0; size < 70; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            text[at] = '{';
            const std::size_t found = skip_byte_blocks(text, 0, [](ByteBlock block) { return block == '{'; });
            EXPECT_LE(found, at);
            EXPECT_TRUE(at - found < 16 || size - found < 16);
        }
    }
}

TEST(Utf8, SpacesCollapse) {
    Arena arena;
    EXPECT_EQ(collapse_spaces(arena, "  a \n\t b  "), "a b");
    const std::string_view clean = "a b";
    EXPECT_EQ(collapse_spaces(arena, clean).data(), clean.data());
    EXPECT_EQ(collapse_spaces(arena, "   "), "");
}

}  // namespace
}  // namespace bibcast
