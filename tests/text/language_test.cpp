#include "text/language.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace bibcast {
namespace {

TEST(Language, KnowsTheFormOfATag) {
    for (const std::string_view text : {"de", "en-US", "en_us", "zh-Hans-CN", "zh-Hant", "gsw", "es-419", "de-1996", "ca-ES-valencia", "sl-rozaj-biske"})
        EXPECT_TRUE(is_language_tag(text)) << text;
    for (const std::string_view text : {"", "e", "Engl", "english", "en-", "-", "en US", "en; de", "de-DE-u-co-phonebk", "Chinese (Simplified)", "en-USA", "\u4E2D\u6587"})
        EXPECT_FALSE(is_language_tag(text)) << text;
}

TEST(Language, FindsTheTag) {
    struct Row {
        std::string_view words, tag;
    };
    for (const Row& row : {
             Row{"en", "en"}, Row{"pt-BR", "pt-BR"}, Row{"en_us", "en_us"}, Row{"EN", "EN"},
             // ISO 639-2, both codes; what has no shorter tag
             Row{"eng", "en"}, Row{"ENG", "en"}, Row{"ger", "de"}, Row{"deu", "de"}, Row{"chi", "zh"}, Row{"zho", "zh"}, Row{"grc", "grc"}, Row{"tlh", "tlh"}, Row{"eng-US", "eng-US"},
             // names
             Row{"English", "en"}, Row{" english ", "en"}, Row{"FRENCH", "fr"}, Row{"American English", "en-US"}, Row{"ngerman", "de"}, Row{"Ancient Greek", "grc"},
             Row{"Deutsch", "de"}, Row{"FRAN\u00C7AIS", "fr"}, Row{"T\u00FCrk\u00E7e", "tr"}, Row{"\u0420\u0443\u0441\u0441\u043A\u0438\u0439", "ru"}, Row{"\u4E2D\u6587", "zh"},
             // none, or more than one
             Row{"", ""}, Row{" ", ""}, Row{"Klingon", ""}, Row{"English; French", ""}, Row{"English and German", ""}, Row{"en, de", ""}, Row{"multiple languages", ""},
         })
        EXPECT_EQ(language_tag_of(row.words), row.tag) << row.words;
    EXPECT_EQ(language_tag_of(std::string(1 << 20, 'e')), "");
}

}  // namespace
}  // namespace bibcast
