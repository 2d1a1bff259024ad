#include "pipeline/merge.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

constexpr Code merged{"test/merged", Severity::note, "", ""};
constexpr Code merged_value{"test/value", Severity::loss, "", ""};

class MergeTest : public ::testing::Test {
  protected:
    MergeTest() {
        kept.id = "kept";
        gone.id = "gone";
        kept.type = gone.type = ItemType::article_journal;
    }
    /// Merges, and gives what is lost, a line each.
    std::string lost(bool spellings_count = true) {
        Findings findings(false);
        merge_record(kept, gone, {.merged = &merged, .merged_value = &merged_value, .spellings_count = spellings_count}, findings);
        std::string out;
        EXPECT_EQ(findings.all()[0].code, &merged);
        for (std::size_t i = 1; i < findings.all().size(); ++i) out += findings.all()[i].field + ": " + findings.all()[i].value + "\n";
        return out;
    }
    static void add_people(Record& record, std::initializer_list<Name> names) {
        for (const Name& name : names) record.add_contributor(Variable::author, name);
    }
    Arena arena;
    Record kept{arena};
    Record gone{arena};
};

TEST_F(MergeTest, TakesOverWhatIsMissingAndNamesWhatSaysOtherwise) {
    kept.add_text(Variable::title, std::string_view("The title"));
    kept.add_text(Variable::container_title, std::string_view("J. Lib."));
    kept.add_text(Variable::doi, std::string_view("10.1000/A"));
    gone.add_text(Variable::doi, std::string_view("10.1000/a"));
    gone.add_text(Variable::title, std::string_view("The Title"));
    gone.add_text(Variable::container_title, std::string_view("Journal of Libraries"));
    gone.add_text(Variable::volume, std::string_view("3"));
    gone.add_text(Variable::issn, std::string_view("1234-5678"));
    EXPECT_EQ(lost(), "title: The Title\ncontainer-title: Journal of Libraries\n");
    EXPECT_EQ(kept.plain(Variable::volume), "3");
    EXPECT_EQ(kept.plain(Variable::issn), "1234-5678");
}

TEST_F(MergeTest, ASpellingIsNoOtherValueWhereThatIsSaid) {
    kept.add_text(Variable::title, std::string_view("The title"));
    gone.add_text(Variable::title, std::string_view("The Title."));
    EXPECT_EQ(lost(false), "");
}

TEST_F(MergeTest, TakesTheDateThatSaysMore) {
    kept.add_date(Variable::issued, Date::of_year(2020));
    gone.add_date(Variable::issued, *parse_edtf("2020-05-06"));
    kept.add_date(Variable::accessed, *parse_edtf("2021-01-02"));
    gone.add_date(Variable::accessed, *parse_edtf("2021-01"));
    kept.add_date(Variable::submitted, *parse_edtf("2019"));
    gone.add_date(Variable::submitted, *parse_edtf("2018"));
    kept.add_date(Variable::original_date, Date::of_year(1900));
    Date told = Date::of_year(1901);
    told.literal = "about then";
    gone.add_date(Variable::original_date, told);
    EXPECT_EQ(lost(), "submitted: 2018\noriginal-date: 1901, about then\n");
    EXPECT_EQ(kept.date(Variable::issued)->value.begin.day, 6);
    EXPECT_EQ(kept.date(Variable::accessed)->value.begin.day, 2);
}

TEST_F(MergeTest, TakesNamesAndListsThatSayMore) {
    add_people(kept, {{.family = "Smith", .given = "J."}});
    kept.names[0].others = true;
    add_people(gone, {{.family = "Smith", .given = "John"}, {.family = "Doe", .given = "Jane"}});
    kept.names[0].people[0].marks.push(arena, {.symbol = "*", .meaning = Meaning::equal});
    EXPECT_EQ(lost(), "");
    ASSERT_EQ(kept.names[0].people.size(), 2U);
    EXPECT_FALSE(kept.names[0].others);
    EXPECT_EQ(kept.names[0].people[0].name.given, "John");
    EXPECT_EQ(kept.names[0].people[0].marks.size(), 1U);
}

TEST_F(MergeTest, NamesWhatAMarkSaysOtherwise) {
    add_people(kept, {{.family = "Smith", .given = "John"}});
    add_people(gone, {{.family = "Smith", .given = "John"}});
    kept.names[0].people[0].marks.push(arena, {.symbol = "*", .meaning = Meaning::equal});
    List<Contributor>& people = gone.names[0].people;
    people[0].marks.push(arena, {.symbol = "*"});
    people[0].marks.push(arena, {.symbol = "†", .meaning = Meaning::equal, .legend = "Equal work"});
    people[0].marks.push(arena, {.symbol = "‡", .meaning = Meaning::corresponding});
    EXPECT_EQ(lost(), "mark: † equal Equal work (John Smith)\n");
    EXPECT_EQ(kept.names[0].people[0].marks.size(), 2U);
}

TEST_F(MergeTest, NamesPeopleThatStandNowhere) {
    add_people(kept, {{.family = "Smith", .given = "John"}, {.family = "Doe", .given = "Jane"}});
    add_people(gone, {{.family = "Smith", .given = "J."}, {.family = "Miller", .given = "Ann"}});
    EXPECT_EQ(lost(), "author: Ann Miller\n");
    EXPECT_EQ(kept.names[0].people[0].name.given, "John");
}

TEST_F(MergeTest, KeepsThatThereAreMorePeople) {
    add_people(kept, {{.family = "Smith", .given = "John"}});
    add_people(gone, {{.family = "Smith", .given = "John"}});
    gone.names[0].others = true;
    EXPECT_EQ(lost(), "");
    EXPECT_TRUE(kept.names[0].others);
    gone.names[0].others = false;
    EXPECT_EQ(lost(), "");
    EXPECT_TRUE(kept.names[0].others);
}

TEST_F(MergeTest, TakesAccentsAndWhatStandsBesideANameInItsSource) {
    add_people(kept, {{.family = "Muller", .given = "Ada"}, {.family = "Doe", .given = "Jane"}});
    add_people(gone, {{.family = "Müller", .given = "Ada"}, {.family = "Doe", .given = "Jane", .as_written = "Doe, Jane, 1821-1882"}});
    EXPECT_EQ(lost(), "");
    EXPECT_EQ(kept.names[0].people[0].name.family, "Müller");
    EXPECT_EQ(kept.names[0].people[1].name.as_written, "Doe, Jane, 1821-1882");
    gone.names[0].people[1].name.as_written = "Doe, Jane, 1799-";
    EXPECT_EQ(lost(), "author: Doe, Jane, 1799-\n");
}

TEST_F(MergeTest, NamesWhatLinksAndIdentifiersSayOtherwise) {
    kept.add_link(LinkKind::other, "https://a.example");
    kept.add_link(LinkKind::code, "https://b.example", "Source");
    gone.add_link(LinkKind::pdf, "https://a.example", "Paper");
    gone.add_link(LinkKind::code, "https://b.example", "Programs");
    gone.add_link(LinkKind::data, "https://b.example");
    kept.add_identifier("arxiv", "2001.00001").version = "1";
    gone.add_identifier("arxiv", "2001.00001").version = "2";
    EXPECT_EQ(lost(), "arxiv: 2\nlink: Programs\n");
    EXPECT_EQ(kept.links.size(), 3U);
    EXPECT_EQ(kept.links[0].kind, LinkKind::pdf);
    EXPECT_EQ(kept.links[0].label, "Paper");
}

TEST_F(MergeTest, KnowsAFamilyNameAlone) {
    add_people(kept, {{.family = "Okafor"}});
    add_people(gone, {{.family = "Okafor"}});
    EXPECT_EQ(lost(), "");
    EXPECT_EQ(kept.names[0].people.size(), 1U);
}

TEST_F(MergeTest, KeepsAllOfWhatThereCanBeSeveralOf) {
    kept.add_keyword("one");
    gone.add_keyword("one");
    gone.add_keyword("two");
    kept.add_text(Variable::url, std::string_view("https://a.example"));
    gone.add_text(Variable::url, std::string_view("https://b.example"));
    gone.add_identifier("arxiv", "2001.00001");
    kept.add_text(Variable::note, std::string_view("A note"));
    gone.add_text(Variable::note, std::string_view("Another"));
    gone.add_leftover("ris", "C8", "x");
    gone.add_award("Best paper");
    EXPECT_EQ(lost(), "");
    EXPECT_EQ(kept.keywords.size(), 2U);
    ASSERT_EQ(kept.links.size(), 1U);
    EXPECT_EQ(kept.links[0].url, "https://b.example");
    EXPECT_NE(kept.identifier("arxiv"), nullptr);
    EXPECT_EQ(kept.texts.size(), 3U);
    EXPECT_EQ(kept.leftovers.size(), 1U);
    EXPECT_EQ(kept.awards.size(), 1U);
}

TEST_F(MergeTest, OfAPreprintTakesNothingThatSaysWhereItAppeared) {
    kept.add_text(Variable::container_title, std::string_view("J. Lib."));
    gone.type = ItemType::article;
    gone.add_text(Variable::doi, std::string_view("10.48550/arXiv.2001.00001"));
    gone.add_text(Variable::publisher, std::string_view("arXiv"));
    gone.add_text(Variable::abstract, std::string_view("Words."));
    EXPECT_EQ(lost(), "publisher: arXiv\n");
    EXPECT_EQ(kept.text(Variable::doi), nullptr);
    ASSERT_EQ(kept.links.size(), 1U);
    EXPECT_EQ(kept.links[0].kind, LinkKind::preprint);
    EXPECT_EQ(kept.plain(Variable::abstract), "Words.");
}

TEST_F(MergeTest, TheKindOfAWorkIsAValue) {
    gone.type = ItemType::book;
    EXPECT_EQ(lost(), "type: book\n");
    kept.type = ItemType::document;
    gone.native_type.value = "BOOK";
    EXPECT_EQ(lost(), "");
    EXPECT_EQ(kept.type, ItemType::book);
    gone.native_type.value = "EBOOK";
    EXPECT_EQ(lost(), "native-type: EBOOK\n");
}

}  // namespace
}  // namespace bibcast
