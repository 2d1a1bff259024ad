#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "formats/shortcode/format.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

using Json = nlohmann::json;

struct Read {
    std::vector<Json> records;
    std::string findings;

    [[nodiscard]] bool says(std::string_view code) const { return findings.find("[" + std::string(code) + "]") != std::string::npos; }
    [[nodiscard]] const Json& only() const {
        EXPECT_EQ(records.size(), 1U);
        static const Json nothing = Json::object();
        return records.empty() ? nothing : records[0];
    }
};

Read read(std::string_view page, std::string_view map = {}) {
    ConvertOptions options;
    if (!map.empty()) options.reader.emplace_back("map", map);
    const Converted dump = dump_text(page, shortcode::format, options);
    Read out;
    out.findings = dump.findings;
    for (std::size_t at = 0; at < dump.bytes.size();) {
        const std::size_t end = dump.bytes.find('\n', at);
        out.records.push_back(Json::parse(dump.bytes.substr(at, end - at)));
        at = end + 1;
    }
    return out;
}

std::string titles(const Read& read) {
    std::string out;
    for (const Json& record : read.records) out += (out.empty() ? "" : " | ") + record.value("title", "?");
    return out;
}

std::string groups(const Json& record) {
    std::string out;
    for (const Json& group : record.value("groups", Json::array())) out += (out.empty() ? "" : " > ") + group.get<std::string>();
    return out;
}

std::string seed() { return read_file(testdata_folder() / "shortcode" / "publications.md"); }

TEST(ShortcodeReader, TheSeedPage) {
    const Read page = read(seed());
    ASSERT_EQ(page.records.size(), 47U);
    std::size_t people = 0;
    std::size_t stars = 0;
    std::size_t daggers = 0;
    for (const Json& record : page.records) {
        EXPECT_TRUE(record.contains("issued")) << record;
        EXPECT_FALSE(record.contains("leftovers")) << record;
        for (const Json& author : record.at("author")) {
            ++people;
            for (const Json& mark : author.value("marks", Json::array())) {
                stars += mark.at("symbol") == "*" ? 1 : 0;
                daggers += mark.at("symbol") == "†" ? 1 : 0;
            }
            for (const std::string_view part : {"family", "given"}) {
                EXPECT_EQ(author.at(part).get<std::string>().find_first_of("*"), std::string::npos);
                EXPECT_EQ(author.at(part).get<std::string>().find("†"), std::string::npos);
            }
        }
    }
    EXPECT_EQ(people, 313U);
    EXPECT_EQ(stars, 38U);
    EXPECT_EQ(daggers, 12U);
    EXPECT_NE(titles(page).find("Vicuna: An Open-source Chatbot Impressing GPT-4 with 90%* Chatgpt Quality"), std::string::npos);
    EXPECT_TRUE(page.says("shortcode/shared-identifier"));
    EXPECT_TRUE(page.says("shortcode/untrimmed-value"));
    EXPECT_TRUE(page.says("shortcode/empty-link"));
    // 8 of the 47 stand under the year of their first posting; five are shown and three counted.
    EXPECT_NE(page.findings.find("3 more of [shortcode/heading-year]"), std::string::npos) << page.findings;
}

TEST(ShortcodeReader, OfManyParametersWithoutANameTheLastAreOneLeftover) {
    std::string page = "{{< publication title=\"T\"";
    for (int i = 0; i < 200; ++i) page += " \"p" + std::to_string(i) + "\"";
    page += " year=\"2020\" >}}";
    const Json record = read(page).only();
    EXPECT_EQ(record["title"], "T");
    EXPECT_EQ(record["issued"], Json::parse(R"({"date-parts":[[2020]]})"));
    ASSERT_EQ(record["leftovers"].size(), 65U);
    const auto rest = record["leftovers"][64]["value"].get<std::string>();
    EXPECT_TRUE(rest.starts_with("p64\" \"p65")) << rest;
    EXPECT_TRUE(rest.ends_with("\"p199")) << rest;
}

TEST(ShortcodeReader, LinksInTheirPlaces) {
    const Read page = read(R"({{< pub title="T" paperLink="https://arxiv.org/pdf/2403.00835v2.pdf?" codeLink="https://github.com/a/b"
        project="https://a.org" slides="/s.pdf" video="https://v.org/1, https://v.org/2" poster="p.pdf" >}})");
    const Json& record = page.only();
    EXPECT_EQ(record["identifiers"], Json::parse(R"([{"scheme":"arxiv","value":"2403.00835","version":"2"}])"));
    EXPECT_EQ(record["links"].size(), 7U);
    EXPECT_EQ(record["links"][0], Json::parse(R"({"kind":"pdf","url":"https://arxiv.org/pdf/2403.00835v2.pdf?"})"));
    EXPECT_EQ(record["links"][4], Json::parse(R"({"kind":"video","url":"https://v.org/1"})"));
    EXPECT_EQ(record["links"][5], Json::parse(R"({"kind":"video","url":"https://v.org/2"})"));
    EXPECT_EQ(read(R"({{< pub title="T" paperLink="https://example.org/t" >}})").only()["URL"], "https://example.org/t");
    const Json no_link = read(R"({{< pub title="T" slides="soon" >}})").only();
    EXPECT_FALSE(no_link.contains("links"));
    EXPECT_EQ(no_link["leftovers"][0]["value"], "soon");
}

TEST(ShortcodeReader, TheYearIsThatOfTheVenueThenOfArxivThenOfTheHeading) {
    const auto issued = [](std::string_view entry) {
        return read("## 2015\n\n" + std::string(entry)).only()["issued"]["date-parts"][0].dump();
    };
    EXPECT_EQ(issued(R"({{< pub title="T" venue="ICML 2021" paperLink="https://arxiv.org/abs/1412.7725" >}})"), "[2021]");
    EXPECT_EQ(issued(R"({{< pub title="T" venue="ICML" paperLink="https://arxiv.org/abs/1412.7725" >}})"), "[2014,12]");
    EXPECT_EQ(issued(R"({{< pub title="T" venue="ICML" >}})"), "[2015]");
    EXPECT_EQ(issued(R"({{< pub title="T" venue="ICML 2021" year="2020" month="May" >}})"), "[2020,5]");
    EXPECT_EQ(issued(R"({{< pub title="T" date="2020-05-07" venue="ICML 2021" >}})"), "[2020,5,7]");
    EXPECT_TRUE(read("## 2015\n{{< pub title=\"T\" venue=\"ICML 2021\" >}}").says("shortcode/heading-year"));
    EXPECT_FALSE(read("## 2021\n{{< pub title=\"T\" venue=\"ICML 2021\" >}}").says("shortcode/heading-year"));
    EXPECT_FALSE(read("## Before 2015\n{{< pub title=\"T\" >}}").only().contains("issued"));
}

TEST(ShortcodeReader, HeadingsOfEveryKindAreGroups) {
    const Read page = read("Publications\n===\n\n## 2024 {#y2024}\n{{< pub title=\"A\" >}}\n\n### *Talks* ###\n{{< pub title=\"B\" >}}\n\n"
                           "2023\n----\n{{< pub title=\"C\" >}}\n<h2 class=\"x\">2022 &amp; more</h2>\n{{< pub title=\"D\" >}}\n\n"
                           "**2021**\n\n{{< pub title=\"E\" >}}\n####### no heading\n#nor this\n{{< pub title=\"F\" >}}");
    ASSERT_EQ(page.records.size(), 6U) << page.findings;
    EXPECT_EQ(groups(page.records[0]), "Publications > 2024");
    EXPECT_EQ(groups(page.records[1]), "Publications > 2024 > Talks");
    EXPECT_EQ(groups(page.records[2]), "Publications > 2023");
    EXPECT_EQ(groups(page.records[3]), "Publications > 2022 & more");
    EXPECT_EQ(groups(page.records[4]), "Publications > 2022 & more > 2021");
    EXPECT_EQ(groups(page.records[5]), "Publications > 2022 & more > 2021");
}

TEST(ShortcodeReader, ListsGroupTheirEntries) {
    const Read page = read("{{< pubs title=\"Selected\" >}}\n{{< pubs year=2024 >}}{{< pub title=\"A\" >}}{{< /pubs >}}\n{{< pub title=\"B\" >}}X Y"
                           "{{< /pub >}}\n{{< /pubs >}}\n{{< pub title=\"C\" >}}Z W{{< /pub >}}");
    ASSERT_EQ(titles(page), "A | B | C");
    EXPECT_EQ(groups(page.records[0]), "Selected > 2024");
    EXPECT_EQ(groups(page.records[1]), "Selected");
    EXPECT_EQ(groups(page.records[2]), "");
}

TEST(ShortcodeReader, InnerContentOnlyWhereAClosingTagFollows) {
    const Read page = read("{{< pub title=\"A\" authors=\"X Yz\" >}}\nsome text\n\n{{< pub title=\"B\" >}}\nV Wu\n{{< /pub >}}");
    ASSERT_EQ(titles(page), "A | B");
    EXPECT_EQ(page.records[0]["author"].size(), 1U);
    EXPECT_EQ(page.records[1]["author"][0]["family"], "Wu");
}

TEST(ShortcodeReader, NestingOfTheSameName) {
    const Read page = read("{{< pub title=\"A\" >}}\nX Yz\n{{< pub title=\"B\" >}}V Wu{{< /pub >}}\n{{< /pub >}}\n{{< pub title=\"C\" >}}S Tu{{< /pub >}}");
    ASSERT_EQ(titles(page), "A | B | C");
    EXPECT_EQ(page.records[0]["author"][0]["family"], "Yz");
    EXPECT_EQ(page.records[1]["author"][0]["family"], "Wu");
    EXPECT_TRUE(page.findings.empty()) << page.findings;
}

TEST(ShortcodeReader, AnUnclosedEntryCostsNoOther) {
    const Read page = read("{{< pub title=\"A\" >}}\nX Yz, S Tu\n\n{{< pub title=\"B\" >}}\nV Wu\n{{< /pub >}}\n\n### 2020\n\n{{< pub title=\"C\" >}}\nQ Ro\n");
    ASSERT_EQ(titles(page), "A | B | C");
    EXPECT_EQ(page.records[0]["author"].size(), 2U);
    EXPECT_EQ(page.records[1]["author"].size(), 1U);
    EXPECT_EQ(page.records[2]["author"][0]["family"], "Ro");
    EXPECT_TRUE(page.says("shortcode/missing-close"));
}

TEST(ShortcodeReader, BothKindsOfTags) {
    EXPECT_EQ(read("{{% pub title=\"A *b* c\" %}}X Yz{{% /pub %}}").only()["title"], "A <i>b</i> c");
    EXPECT_EQ(read("{{< pub title=\"A *b* c\" >}}X Yz{{< /pub >}}").only()["title"], "A *b* c");
    EXPECT_EQ(read("{{< pub title=\"<i>A</i> &amp; b &ndash; c < d\" >}}X Yz{{< /pub >}}").only()["title"], "<i>A</i> & b – c < d");
}

TEST(ShortcodeReader, ParameterNamesInAnySpelling) {
    const Json record = read(R"({{< Paper TITLE="T" Author_List="X Yz; V Wu" Data-Topic="a, b" key-words="k; l, m" custom="c" award2="Best" >}})").only();
    EXPECT_EQ(record["title"], "T");
    EXPECT_EQ(record["author"].size(), 2U);
    EXPECT_EQ(record["topics"], Json::parse(R"(["a","b"])"));
    EXPECT_EQ(record["keyword"], Json::parse(R"(["k","l, m"])"));
    EXPECT_EQ(record["awards"], Json::parse(R"(["Best"])"));
    EXPECT_EQ(record["leftovers"], Json::parse(R"([{"format":"shortcode","tag":"custom","value":"c"}])"));
}

TEST(ShortcodeReader, AProfileOfTheUser) {
    const std::string_view page = "{{< work name=\"T\" people=\"X Yz\" >}}\n{{< pub \"P\" `V Wu` 2019 >}}";
    EXPECT_EQ(titles(read(page)), "?");  // only the positional one, and nobody knows what it says
    const Read known = read(page, "entry=work,title=name,authors=people,title=0,authors=1,year=2");
    ASSERT_EQ(titles(known), "T | P");
    EXPECT_EQ(known.records[1]["author"][0]["family"], "Wu");
    EXPECT_EQ(known.records[1]["issued"]["date-parts"][0][0], 2019);
    EXPECT_THROW(static_cast<void>(read(page, "titel=name")), UsageError);
    EXPECT_THROW(static_cast<void>(read(page, "/no/such/file.toml")), UsageError);
}

TEST(ShortcodeReader, AProfileInToml) {
    const Read page = read("{{< work \"T\" \"https://a.org/t.pdf\" >}}An abstract.{{< /work >}}\n{{< pub heading=\"U\" where=\"KDD 2020\" >}}",
                           (testdata_folder() / "shortcode_profiles" / "site.toml").string());
    ASSERT_EQ(titles(page), "T | U");
    EXPECT_EQ(page.records[0]["abstract"], "An abstract.");
    EXPECT_EQ(page.records[0]["type"], "report");
    EXPECT_EQ(page.records[0]["links"][0]["kind"], "pdf");
}

TEST(ShortcodeReader, LegendsHaveTheScopeOfTheirPlace) {
    const Read page = read("{{< pub title=\"A\" >}}\nX Yz*, V Wu†\n\n\\* Corresponding author\n{{< /pub >}}\n\n{{< pub title=\"B\" >}}\nS Tu*, Q Ro*\n"
                           "{{< /pub >}}\n\n\\* Equal contribution; † Work done during an internship\n");
    ASSERT_EQ(page.records.size(), 2U);
    const auto mark = [&page](std::size_t record, std::size_t author) { return page.records[record]["author"][author]["marks"][0]; };
    EXPECT_EQ(mark(0, 0)["meaning"], "corresponding");
    EXPECT_EQ(mark(0, 0)["basis"], "entry");
    EXPECT_EQ(mark(0, 1)["meaning"], "internship");
    EXPECT_EQ(mark(1, 0)["meaning"], "equal");
    EXPECT_EQ(mark(1, 0)["basis"], "page");
}

TEST(ShortcodeReader, AStarBehindAuthorsIsNoBullet) {
    const Json record = read("{{< pub title=\"A\" >}}\nAnn Smith*, Bo Li†, Cy Xu\n* Equal contribution, † Corresponding author\n{{< /pub >}}\n").only();
    EXPECT_EQ(record["author"].size(), 3U);
    EXPECT_EQ(record["author"][0]["marks"][0]["legend"], "Equal contribution");
    EXPECT_EQ(record["author"][0]["marks"][0]["basis"], "entry");
    EXPECT_EQ(record["author"][1]["marks"][0]["meaning"], "corresponding");
}

struct Inner {
    std::string_view inner;
    std::string_view expected;
};
void PrintTo(const Inner& tested, std::ostream* out) { *out << tested.inner.substr(0, tested.inner.find('\n')); }
class ShortcodeInner : public ::testing::TestWithParam<Inner> {};

TEST_P(ShortcodeInner, IsDecidedByLooking) {
    const Read page = read("{{< pub " + std::string(GetParam().inner.starts_with('#') ? "" : "title=\"T\"") + " >}}\n" +
                           std::string(GetParam().inner.substr(GetParam().inner.starts_with('#') ? 1 : 0)) + "\n{{< /pub >}}");
    Json record = page.only();
    for (const char* key : {"id", "generated-id", "type"}) record.erase(key);
    if (!GetParam().inner.starts_with('#')) record.erase("title");
    if (record.contains("author")) {
        std::string names;
        for (const Json& author : record["author"]) names += author.value("family", "") + author.value("literal", "") + ";";
        record["author"] = names;
    }
    EXPECT_EQ(record.dump(), GetParam().expected) << page.findings;
}

INSTANTIATE_TEST_SUITE_P(Kinds, ShortcodeInner, ::testing::Values(
    Inner{"Hao Zhang", R"({"author":"Zhang;"})"},
    Inner{"Siqi Kou*, Lanxiang Hu* and\nHao Zhang", R"({"author":"Kou;Hu;Zhang;"})"},
    Inner{"**Siqi Kou**, [Hao Zhang](https://a.org)", R"({"author":"Kou;Zhang;"})"},
    Inner{"We show that the cat is on the mat. It is a fine mat, and the cat likes it.",
          R"({"abstract":"We show that the cat is on the mat. It is a fine mat, and the cat likes it."})"},
    Inner{"Ada Lovelace, Charles Babbage\n\nThe engine is described in detail, and its use is explained.\n\nIt is new.",
          R"({"abstract":["The engine is described in detail, and its use is explained.","It is new."],"author":"Lovelace;Babbage;"})"},
    Inner{"Ada Lovelace, Charles Babbage\n[PDF](a.pdf) [Code](https://c.org)",
          R"({"author":"Lovelace;Babbage;","links":[{"kind":"pdf","url":"a.pdf"},{"kind":"code","url":"https://c.org"}]})"},
    Inner{"- [Slides](s.pdf)\n- [Poster (A0)](p.pdf)\n- [Press](https://n.org)",
          R"j({"links":[{"kind":"slides","url":"s.pdf"},{"kind":"poster","label":"Poster (A0)","url":"p.pdf"},{"kind":"other","label":"Press","url":"https://n.org"}]})j"},
    Inner{"#**A Title in Bold**<br>Ada Lovelace, Charles Babbage", R"({"author":"Lovelace;Babbage;","title":"A Title in Bold"})"},
    Inner{"#[A Title](https://example.org/t)", R"({"URL":"https://example.org/t","title":"A Title"})"},
    Inner{"Authors: Ada Lovelace\n\nKeywords: a, b", R"({"author":"Lovelace;","keyword":"a, b"})"},
    Inner{"#Ada Lovelace, Tomas Grau III, et al.", R"({"author":"Lovelace;Grau;","others":["author"]})"},
    Inner{"#Ada Lovelace, et al.", R"({"author":"Lovelace;","others":["author"]})"},
    Inner{"&emsp;\n\n---\n\nAda Lovelace", R"({"author":"Lovelace;"})"},
    Inner{"The BigScience Workshop", R"({"author":"The BigScience Workshop;"})"}));

TEST(ShortcodeReader, EveryPrefixOfTheSeedKeepsItsWholeEntries) {
    const std::string page = seed();
    const Read whole = read(page);
    for (std::size_t size = 300; size < page.size(); size += 1997) {
        const Read part = read(page.substr(0, size));
        std::size_t closed = 0;
        for (std::size_t at = page.find("{{< /publication >}}"); at != std::string::npos && at + 20 <= size; at = page.find("{{< /publication >}}", at + 1)) ++closed;
        ASSERT_GE(part.records.size(), closed) << size;
        for (std::size_t i = 0; i < closed; ++i) ASSERT_EQ(part.records[i]["title"], whole.records[i]["title"]) << size;
    }
}

}  // namespace
}  // namespace bibcast::testing
