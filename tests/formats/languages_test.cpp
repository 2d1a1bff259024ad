#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

std::string in_format(std::string_view language, std::string_view format) {
    const std::string item = R"([{"id":"a","type":"book","title":"T","language":")" + std::string(language) + "\"}]";
    return convert_text(item, *format_named("csl_json"), *format_named(format)).bytes;
}

TEST(Languages, AreTagsWhereOnlyTagsMayStand) {
    struct Row {
        std::string_view language, format, written;
    };
    for (const Row& row : {
             Row{"English", "hayagriva", "language: en\n"},
             Row{"ger", "hayagriva", "language: de\n"},
             Row{"de-AT", "hayagriva", "language: de-AT\n"},
             Row{"Deutsch", "cff", "- de\n"},
             Row{"pt-BR", "cff", "- pt\n"},
             Row{"French", "html", "lang=\"fr\""},
             Row{"rus", "word_xml", "<b:LCID>1049</b:LCID>"},
             Row{"de-AT", "jats", "xml:lang=\"de-AT\""},
             Row{"en_US", "jats", "xml:lang=\"en-US\""},
             Row{"en_US", "html", "lang=\"en-US\""},
             Row{"pt_br", "word_xml", "<b:LCID>1046</b:LCID>"},
             Row{"German", "jats", "\"language\":\"German\""},
             Row{"eng", "biblatex", "langid = {english}"},
         })
        EXPECT_NE(in_format(row.language, row.format).find(row.written), std::string::npos) << row.language << ' ' << in_format(row.language, row.format);
    for (const std::string_view format : {"hayagriva", "cff", "word_xml"}) EXPECT_EQ(in_format("Klingon", format).find("Klingon"), std::string::npos) << format;
}

TEST(Languages, SayInModsWhatTheyAre) {
    EXPECT_NE(in_format("ger", "mods").find(R"(<languageTerm type="code" authority="iso639-2b">ger<)"), std::string::npos);
    EXPECT_NE(in_format("deu", "mods").find(R"(<languageTerm type="code" authority="iso639-3">deu<)"), std::string::npos);
    EXPECT_NE(in_format("de-AT", "mods").find(R"(<languageTerm type="code" authority="rfc5646">de-AT<)"), std::string::npos);
    EXPECT_NE(in_format("German", "mods").find(R"(<languageTerm type="text">German<)"), std::string::npos);
    for (const std::string_view several : {"eng; ger", "en; German", "a; b"}) {
        const std::string back = convert_text(in_format(several, "mods"), *format_named("mods"), *format_named("csl_json")).bytes;
        EXPECT_NE(back.find("\"language\": \"" + std::string(several) + '"'), std::string::npos) << back;
    }
}

}  // namespace
}  // namespace bibcast::testing
