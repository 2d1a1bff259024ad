// Sections, merging, and what templates are filled with.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cv/merge.hpp"
#include "cv/metadata.hpp"
#include "cv/sections.hpp"
#include "cv/template.hpp"
#include "io/format.hpp"

namespace bibcast::cv {
namespace {

Record& add(Works& works, std::string_view title, std::string_view date, ItemType type = ItemType::article_journal) {
    Record record(works.arena);
    record.type = type;
    record.id = works.arena.copy("k" + std::to_string(works.list.size()));
    record.add_text(Variable::title, works.arena.copy(title));
    if (!date.empty()) record.add_date(Variable::issued, parse_edtf(date).value_or(Date::of_literal(date)));
    record.add_contributor(Variable::author, {.family = "Kou", .given = "Siqi"});
    works.list.push_back({.record = record, .order = works.list.size()});
    return works.list.back().record;
}

std::string shown(const std::vector<Section>& sections, const Works& works) {
    std::string out;
    for (const Section& section : sections) {
        out += std::string(section.level * 2, ' ') + section.title + " " + std::to_string(section.count) + ":";
        for (const Section::Entry& entry : section.entries) {
            out += " " + (entry.number == 0 ? "" : std::to_string(entry.number) + ".") + std::string(works.list[entry.work].record.plain(Variable::title));
        }
        out += "\n";
    }
    return out;
}

TEST(CvSections, StandByYearTheNewestFirst) {
    Works works;
    add(works, "a", "2020-03");
    add(works, "b", "2021");
    add(works, "c", "2020-11");
    add(works, "d", "");
    add(works, "e", "in press");
    add(works, "f", "2020-11");
    Options options;
    EXPECT_EQ(shown(make_sections(works, options, nullptr), works), "Forthcoming 1: e\n2021 1: b\n2020 3: c f a\nWithout a date 1: d\n");
    options.order = "oldest";
    options.number = "down";
    EXPECT_EQ(shown(make_sections(works, options, nullptr), works), "2020 3: 6.a 5.c 4.f\n2021 1: 3.b\nForthcoming 1: 2.e\nWithout a date 1: 1.d\n");
}

TEST(CvSections, StandInsideEachOtherAndApart) {
    Works works;
    add(works, "a", "2020").add_topic("Selected");
    add(works, "b", "2021", ItemType::thesis);
    add(works, "c", "2019");
    add(works, "d", "2021");
    Options options;
    options.group_by = {"type,year"};
    options.number = "up";
    options.number_scope = "section";
    WhereError error;
    const Where apart = Where::parse("topic = Selected", error);
    EXPECT_EQ(shown(make_sections(works, options, &apart), works), "Selected 1: 1.a\nJournal articles 2:\n  2021 1: 1.d\n  2019 1: 1.c\nTheses 1:\n  2021 1: 1.b\n");
    options.group_by = {"none"};
    EXPECT_EQ(shown(make_sections(works, options, &apart), works), "Selected 1: 1.a\nOther publications 3: 1.b 2.d 3.c\n");
    options.group_by = {"yaer"};
    EXPECT_THROW(static_cast<void>(grouping(options)), UsageError);
}

TEST(CvMerge, APreprintIsInTheEntryOfItsPublishedForm) {
    Works works;
    Record& preprint = add(works, "On the merging of works", "2023-02", ItemType::article);
    preprint.add_identifier("arxiv", "2302.00001");
    preprint.add_text(Variable::abstract, std::string_view("Words."));
    preprint.add_link(LinkKind::code, "https://example.org/code");
    preprint.names[0].people[0].marks.push(works.arena, {.symbol = "*", .meaning = Meaning::equal});
    add(works, "Another work altogether", "2022");
    Record& published = add(works, "On the Merging of Works", "2024", ItemType::paper_conference);
    published.add_text(Variable::container_title, std::string_view("Proceedings"));
    Findings findings;
    merge_versions(works, findings);
    ASSERT_EQ(works.list.size(), 2U);
    const Record& record = works.list[1].record;
    EXPECT_EQ(record.id, "k2");
    EXPECT_NE(record.identifier("arxiv"), nullptr);
    EXPECT_EQ(record.plain(Variable::abstract), "Words.");
    EXPECT_EQ(record.links.size(), 1U);
    EXPECT_EQ(record.names[0].people[0].marks.size(), 1U);
    // The date of the preprint is named.
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[0].code, &cv_merged);
    EXPECT_EQ(findings.all()[1].value, "2023-02");
}

TEST(CvMerge, DifferentWorksStay) {
    Works works;
    add(works, "A title that two works share", "2020").add_text(Variable::container_title, std::string_view("One"));
    add(works, "A title that two works share", "2024").add_text(Variable::container_title, std::string_view("Other"));
    Findings findings;
    merge_versions(works, findings);
    EXPECT_EQ(works.list.size(), 2U);
}

/// The template filled with `data`; an entry is its number, twice.
std::string filled(std::string_view text, const nlohmann::ordered_json& data) {
    std::string out;
    fill_template(text, data, [](std::size_t number) { return nlohmann::ordered_json{{"twice", 2 * number}}; }, "t", [&](std::string_view line) { out += line; });
    return out;
}

TEST(CvTemplate, EscapesAndKnowsWhatIsEmpty) {
    const nlohmann::ordered_json data = {{"a", "<b>\"'&"}, {"empty", ""}, {"none", nlohmann::ordered_json::array()}, {"list", {{{"x", "1"}}, {{"x", "2"}}}}};
    EXPECT_EQ(filled("{{a}}", data), "&lt;b&gt;&quot;&#39;&amp;");
    EXPECT_EQ(filled("{{#empty}}no{{/empty}}{{^empty}}yes{{/empty}}{{#none}}no{{/none}}{{empty}}", data), "yes");
    EXPECT_EQ(filled("{{#list}}{{x}},{{/list}}", data), "1,2,");
    EXPECT_THROW(static_cast<void>(filled("{{#a}}", data)), UsageError);
}

TEST(CvTemplate, EntriesAreMadeWhenTheyAreComeTo) {
    const nlohmann::ordered_json data = {{"sections", {{{"entries", {1, 2}}}, {{"entries", nlohmann::ordered_json::array()}}, {{"entries", {3}}}}}, {"strings", {"1", "2"}}};
    EXPECT_EQ(filled("{{#sections}}{{#entries}}{{twice}} {{/entries}};{{#strings}}{{.}}{{/strings}}\n{{/sections}}", data), "2 4 ;12\n;12\n6 ;12\n");
    EXPECT_EQ(filled("{{#sections}}{{#entries}}{{#strings}}{{.}}{{twice}}{{/strings}}{{/entries}}{{/sections}}", data), "122214241626");
}

TEST(CvTemplate, AsksForTheNamesThatStandInIt) {
    EXPECT_TRUE(has_word("{{#filter_authors}}{{entry.authors}}", "authors"));
    EXPECT_FALSE(has_word("{{filter_authors}}{{authors_html}}{{coauthors}} .bc-authors {}", "authors"));
    EXPECT_TRUE(has_word("name", "name"));
}

TEST(CvTemplate, OnlyItsOwnScriptsMayRun) {
    // The hash is that of `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    EXPECT_EQ(security_policy("<style>{{x}}</style><script>alert(1)</script>"),
              "default-src 'none'; style-src 'none'; script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; base-uri 'none'; form-action 'none'");
}

TEST(CvMetadata, CannotEndItsScript) {
    EXPECT_EQ(json_for_script({{"a", "</script>&\u2028"}}), "{\"a\":\"\\u003c/script\\u003e\\u0026\\u2028\"}");
}

TEST(CvTemplate, AFragmentHoldsNothingThatSiteGeneratorsTakeForTheirs) {
    EXPECT_EQ(with_quiet_braces("{{GPT}} {%x%} {a}"), "&#123;{GPT}} &#123;%x%} {a}");
    EXPECT_EQ(json_for_script({{"a", "{{x}}{%"}}), "{\"a\":\"\\u007b{x}}\\u007b%\"}");
    EXPECT_EQ(page_template().find("{{#page}}\n<!DOCTYPE"), 0U);
}

TEST(CvMetadata, AContextObjectIsAQuery) {
    Works works;
    Record& record = add(works, "A & B", "2020-03");
    record.add_text(Variable::container_title, std::string_view("J"));
    record.add_text(Variable::doi, std::string_view("10.1/x"));
    EXPECT_EQ(context_object(record), "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article&rft.atitle=A%20%26%20B&rft.jtitle=J&rft.date=2020-03"
                                      "&rft.aulast=Kou&rft.aufirst=Siqi&rft.au=Siqi%20Kou&rft_id=info%3Adoi%2F10.1%2Fx");
}

}  // namespace
}  // namespace bibcast::cv
