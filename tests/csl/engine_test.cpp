// Small styles of our own, one idea each.
#include <gtest/gtest.h>

#include "csl/batch.hpp"
#include "text/json.hpp"

namespace bibcast::testing {
namespace {

/// What the layout prints for the items.
std::string cite(const std::string& options, const std::string& layout, const std::string& input, const std::string& mode = "citation",
                 const std::string& extra = "") {
    std::string request = R"x({"id":1,"mode":")x" + mode + R"x(","csl":)x";
    append_json_string(request, "<style class=\"in-text\" version=\"1.0\"><citation " + options + ">" + layout + "</citation><bibliography>" +
                                    layout + "</bibliography></style>");
    request += ",\"input\":" + input + extra + "}";
    const csl::LocaleLibrary locales{std::vector<std::string>{}};
    const std::string reply = csl::answer(request, locales);
    const std::string head = R"x({"id":1,"result":")x";
    return reply.starts_with(head) ? reply.substr(head.size(), reply.size() - head.size() - 2) : reply;
}

TEST(CslEngine, PrintsVariablesWithAffixesAndFormatting) {
    EXPECT_EQ(cite("", R"x(<layout><text variable="title" font-style="italic" prefix="(" suffix=")"/></layout>)x",
                   R"x([{"id":"a","type":"book","title":"One <i>two</i> three"}])x"),
              R"x((<i>One <span style=\"font-style:normal;\">two</span> three</i>))x");
}

TEST(CslEngine, GroupsWithoutVariablesVanish) {
    const std::string layout = R"x(<layout><group delimiter=", "><text variable="title"/><group><text term="in"/><text variable="publisher" prefix=" "/></group></group></layout>)x";
    EXPECT_EQ(cite("", layout, R"x([{"id":"a","title":"T"}])x"), "T");
    EXPECT_EQ(cite("", layout, R"x([{"id":"a","title":"T","publisher":"P"}])x"), "T, in P");
}

TEST(CslEngine, PunctuationMovesIntoQuotations) {
    EXPECT_EQ(cite("", R"x(<layout suffix="."><text variable="title" quotes="true"/></layout>)x", R"x([{"id":"a","title":"Why 'so'"}])x"),
              "\u201cWhy \u2018so.\u2019\u201d");
}

TEST(CslEngine, NamesAreInitialisedAndShortened) {
    const std::string layout = R"x(<layout><names variable="author"><name initialize-with=". " and="text" et-al-min="3" et-al-use-first="1"/></names></layout>)x";
    EXPECT_EQ(cite("", layout, R"x([{"id":"a","author":[{"family":"Roe","given":"Jean-Luc M"},{"family":"van Dam","given":"Ann"}]}])x"),
              "J.-L. M. Roe and A. van Dam");
    EXPECT_EQ(cite("", layout, R"x([{"id":"a","author":[{"family":"A"},{"family":"B"},{"family":"C"}]}])x"), "A et al.");
}

TEST(CslEngine, WorksOfOneYearGetLetters) {
    EXPECT_EQ(cite(R"x(disambiguate-add-year-suffix="true" collapse="year-suffix-ranged")x",
                   R"x(<layout delimiter="; "><group delimiter=" "><names variable="author"><name form="short"/></names><date variable="issued"><date-part name="year"/></date></group></layout>)x",
                   R"x([{"id":"a","author":[{"family":"Roe"}],"issued":{"date-parts":[[2001]]}},{"id":"b","author":[{"family":"Roe"}],"issued":{"date-parts":[[2001]]}},{"id":"c","author":[{"family":"Roe"}],"issued":{"date-parts":[[2001]]}}])x"),
              "Roe 2001a\u2013c");
}

TEST(CslEngine, GivenNamesTellAuthorsApart) {
    EXPECT_EQ(cite(R"x(disambiguate-add-givenname="true")x", R"x(<layout delimiter="; "><names variable="author"><name form="short" initialize-with=". "/></names></layout>)x",
                   R"x([{"id":"a","author":[{"family":"Roe","given":"Ann"}]},{"id":"b","author":[{"family":"Roe","given":"Bob"}]},{"id":"c","author":[{"family":"Doe","given":"Cy"}]}])x"),
              "A. Roe; B. Roe; Doe");
}

TEST(CslEngine, ACitationInTwoHalves) {
    const std::string roe = R"x([{"id":"a","author":[{"family":"Roe"}],"issued":{"date-parts":[[2001]]}}])x";
    const std::string halves = R"x(,"citation_items":[[{"id":"a","author-only":true,"locator":"3"}],[{"id":"a","suppress-author":true,"locator":"3"}],[{"id":"a"}]])x";
    EXPECT_EQ(cite("", R"x(<layout prefix="(" suffix=")" font-style="italic"><names variable="author" font-weight="bold" suffix="!"><name form="short"/></names><date variable="issued" prefix=" "><date-part name="year"/></date><text variable="locator" prefix=", "/></layout>)x",
                   roe, "citation", halves),
              R"x(Roe!\n<i>( 2001, 3)</i>\n<i>(<b>Roe</b>! 2001)</i>)x");
    // Where there are numbers the first half says it, and the second one is silent.
    const std::string numbers = R"x(<layout vertical-align="sup"><text variable="citation-number" prefix="[" suffix="]"/></layout>)x";
    const std::string both = R"x(,"citation_items":[[{"id":"a","author-only":true}],[{"id":"a","suppress-author":true}],[{"id":"a","suppress-author":true}]])x";
    EXPECT_EQ(cite("", numbers, roe, "citation", both), R"x(Reference [1]\n\n<sup>[1]</sup>)x");
}

TEST(CslEngine, MistakesAreAnswered) {
    const csl::LocaleLibrary locales{std::vector<std::string>{}};
    EXPECT_TRUE(csl::answer("nonsense", locales).starts_with(R"x({"id":null,"error":)x"));
    EXPECT_TRUE(csl::answer(R"x({"id":7})x", locales).starts_with(R"x({"id":7,"error":)x"));
    EXPECT_TRUE(csl::answer(R"x({"id":7,"csl":"<style/>","input":[]})x", locales).starts_with(R"x({"id":7,"error":)x"));
    EXPECT_TRUE(csl::answer(R"x({"id":7,"csl":"<style><macro name='m'><text macro='m'/></macro><citation><layout><text macro='m'/></layout></citation></style>","input":[{"id":1}]})x", locales)
                    .starts_with(R"x({"id":7,"result":)x"));
}

}  // namespace
}  // namespace bibcast::testing
