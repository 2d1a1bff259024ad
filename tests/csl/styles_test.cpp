// Styles: those that are built in, those of Debian's package where it is installed, and mistakes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "csl/batch.hpp"
#include "csl/embedded.hpp"
#include "csl/marking.hpp"
#include "csl/style_library.hpp"
#include "io/format.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"
#include "text/json.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view items =
    R"([{"id":"a","type":"article-journal","title":"A study","author":[{"family":"Roe","given":"Jane"},{"family":"van Dam","given":"Jan"}],)"
    R"("issued":{"date-parts":[[2019,5,3]]},"container-title":"Journal","volume":"12","issue":"3","page":"100-115","DOI":"10.1000/182"},)"
    R"({"id":"b","type":"book","title":"The book","editor":[{"family":"Poe","given":"Ed"}],"issued":{"date-parts":[[2001]]},"publisher":"Press"}])";

std::string render(std::string_view style, std::string_view input = items, std::string_view more = "") {
    std::string request = R"({"id":1,"op":"render","csl":)";
    append_json_string(request, style);
    request += R"(,"input":)";
    request += input;
    request += R"(,"document":[{"citationItems":[{"id":"a","locator":"3"},{"id":"b"}],"noteIndex":1},{"citationItems":[{"id":"b"}],"noteIndex":2}])";
    request += more;
    request += '}';
    const csl::LocaleLibrary locales{std::vector<std::string>{}};
    return csl::answer(request, locales);
}

TEST(CslStyles, BuiltInStylesPrintEveryItem) {
    for (const csl::EmbeddedStyle& style : csl::embedded_styles()) {
        const std::string reply = render(style.source);
        EXPECT_TRUE(reply.starts_with(R"({"id":1,"result":)")) << style.name << ": " << reply;
        EXPECT_EQ(reply.find("STYLE ERROR"), std::string::npos) << style.name << ": " << reply;
        EXPECT_NE(reply.find("A study"), std::string::npos) << style.name << ": " << reply;
    }
}

TEST(CslStyles, EveryFormOfOutputEscapes) {
    const std::string input = R"([{"id":"a","type":"book","title":"1 < 2 & $x_1$ #7 {*}","author":[{"family":"Roe"}]}])";
    for (const std::string_view form : {"html", "text", "markdown", "latex", "typst", "rtf", "asciidoc"}) {
        const std::string reply = render(csl::embedded_styles()[0].source, input, ",\"format\":\"" + std::string(form) + "\"");
        EXPECT_NE(reply.find("Roe"), std::string::npos) << form << ": " << reply;
    }
    EXPECT_NE(render(csl::embedded_styles()[0].source, input).find("1 &#60; 2 &#38; $x_1$ #7 {*}"), std::string::npos);
    EXPECT_NE(render(csl::embedded_styles()[0].source, input, R"(,"format":"latex")").find(R"(\\& \\$x\\_1\\$ \\#7 \\{*\\})"), std::string::npos);
    EXPECT_TRUE(render(csl::embedded_styles()[0].source, input, R"(,"format":"word")").find("error") != std::string::npos);
}

TEST(CslStyles, UnknownNamesGetSuggestions) {
    const csl::StyleLibrary library{std::vector<std::string>{}};
    EXPECT_NE(library.load("numeric").style, nullptr);
    try {
        static_cast<void>(library.load("numerik"));
        FAIL() << "a style that is not there was found";
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("'numeric'"), std::string::npos) << error.what();
    }
    EXPECT_EQ(library.list("PUBLICATIONS").size(), 1U);
}

TEST(CslStyles, DebianStylesLoadAndPrint) {
    const fs::path folder = "/usr/share/citation-style-language/styles";
    if (!fs::exists(folder)) GTEST_SKIP() << "the package citation-style-language-styles is not installed";
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".csl") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    const csl::StyleLibrary library{std::vector<std::string>{folder.string()}};
    for (std::size_t i = 0; i < paths.size(); i += 40) {
        const csl::LoadedStyle loaded = library.load(paths[i].string());
        EXPECT_NE(loaded.style, nullptr) << paths[i] << ": " << loaded.error.message;
        const std::string reply = render(read_file(paths[i]));
        EXPECT_TRUE(reply.starts_with(R"({"id":1,"result":)")) << paths[i] << ": " << reply;
    }
}

TEST(CslStyles, MarksFollowTheNamesThatArePrinted) {
    Arena arena;
    Contributor contributor;
    contributor.name.family = "Roe";
    Mark mark;
    mark.symbol = "*";
    mark.meaning = Meaning::equal;
    mark.basis = Basis::assumed;
    contributor.marks.push(arena, mark);
    csl::PersonName person;
    person.family = "Roe";
    person.contributor = &contributor;
    csl::Token name;
    name.kind = csl::TokenKind::name_open;
    name.person = &person;
    csl::Token text;
    text.text = "Roe, J.";
    csl::Tokens tokens{name, text, name};
    tokens[2].kind = csl::TokenKind::name_close;
    csl::Marking marking(true, {"roe"});
    marking.apply(arena, tokens);
    std::string out;
    csl::render(out, tokens, csl::OutputForm::html, {});
    EXPECT_EQ(out, "<b>Roe, J.</b><sup>*</sup>");
    ASSERT_EQ(marking.legends().size(), 1U);
    EXPECT_EQ(marking.legends()[0].meaning, "Equal contribution");
    EXPECT_TRUE(marking.legends()[0].assumed);
}

TEST(CslStyles, ManyAlikeWorksTakeLinearTime) {
    // Many works by one person in one year: letters, not pairs.
    EXPECT_TRUE(testing::grows_linearly(2000, [](std::size_t count) {
        std::string input = "[";
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) input += ',';
            input += R"({"id":")" + std::to_string(i) + R"(","type":"book","title":"T","author":[{"family":"Roe","given":"J"},{"family":"Doe"}],"issued":{"date-parts":[[2001]]}})";
        }
        input += ']';
        std::string request = R"({"id":1,"op":"render","csl":)";
        append_json_string(request, csl::embedded_styles()[0].source);
        request += ",\"input\":" + input + "}";
        const csl::LocaleLibrary locales{std::vector<std::string>{}};
        EXPECT_FALSE(csl::answer(request, locales).empty());
    }));
}

}  // namespace
}  // namespace bibcast::testing
