#include "text/latex_letter.hpp"

#include <gtest/gtest.h>

#include <string>

#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast {
namespace {

std::string letter_in(std::string_view source) {
    const LatexLetter letter = latex_letter_at(source, 0);
    std::string text;
    if (letter.value != 0) append_utf8(text, letter.value);
    return text + std::string(source.substr(letter.size));
}

TEST(LatexLetter, HasTheUsualSpellings) {
    for (const auto& [source, text] : {std::pair{"{\\'e}x", "éx"},        {"\\'{e}x", "éx"},    {"\\'ex", "éx"},     {"{\\v S}x", "Šx"}, {"\\v{c}x", "čx"},
                                       {"{\\o}x", "øx"},                  {"{\\AA}x", "Åx"},    {"{\\'\\i}x", "íx"}, {"\\'{\\i}x", "íx"}, {"{\\H o}s", "ős"},
                                       {"{\\~{\\^e}}n", "ễn"},            {"\\'{\\^a}y", "ấy"}, {"{\\ss}x", "ßx"},   {"{\\d{a}}x", "ạx"}}) {
        EXPECT_EQ(letter_in(source), text) << source;
    }
}

TEST(LatexLetter, IsTheDecodersToo) {
    // In two pairs of braces only the decoder reads them.
    Arena arena;
    for (const std::string accent : {"'", "`", "^", "~", "\"", "=", ".", "v", "c", "u", "H", "k", "r", "d", "b", "t"}) {
        for (const std::string base : {"a", "e", "i", "o", "u", "A", "E", "S", "c", "z", "\\i", "\\j", "x", "{\\^e}", "{\\^a}", "{\\d e}"}) {
            const std::string source = "\\" + accent + "{" + base + "}";
            const LatexLetter letter = latex_letter_at(source, 0);
            if (letter.value == 0) continue;
            std::string text;
            append_utf8(text, letter.value);
            EXPECT_EQ(text, decode_latex_plain(arena, "\\" + accent + "{{" + base + "}}")) << source;
            EXPECT_EQ(letter.size, source.size());
        }
    }
}

TEST(LatexLetter, IsNoneWhereTheDecoderMustThink) {
    for (const std::string_view source : {"{e}x", "\\oe", "{\\oe x}", "{\\'ex}", "\\v cx", "\\'\\ix", "{\\.i}", "{\\'x}", "{\\textbf e}", "\\'", "{\\", "\\", "{\\'{e}", "{\\d{\\^x}}"}) {
        EXPECT_EQ(latex_letter_at(source, 0).value, U'\0') << source;
    }
}

TEST(LatexLetter, ThereMayBeNoOtherCommands) {
    EXPECT_TRUE(commands_are_letters("Jos{\\'e} and {\\AA}ngstr\\\"om"));
    EXPECT_TRUE(commands_are_letters("no command"));
    EXPECT_FALSE(commands_are_letters("Jos{\\'e} \\foo"));
    EXPECT_FALSE(commands_are_letters("$\\'e$"));
    EXPECT_FALSE(commands_are_letters("ends in \\"));
}

}  // namespace
}  // namespace bibcast
