#include "pipeline/where.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

class WhereTest : public ::testing::Test {
  protected:
    WhereTest() : record(arena) {
        record.type = ItemType::paper_conference;
        record.add_text(Variable::title, std::string_view("Über Köln and more"));
        record.add_date(Variable::issued, *parse_edtf("2021-05"));
        record.add_topic("Selected");
        record.add_topic("ML Systems");
        record.add_contributor(Variable::author, {.family = "Zhang", .given = "Hao"});
        record.add_identifier("arxiv", "2403.00835");
    }
    bool holds(std::string_view text) {
        const Where where = Where::parse(text, error);
        EXPECT_EQ(error.message, "") << text;
        return where.holds(record);
    }
    Arena arena;
    Record record;
    WhereError error;
};

TEST_F(WhereTest, ComparesValues) {
    EXPECT_TRUE(holds("topic = \"Selected\""));
    EXPECT_TRUE(holds("topic = 'ml systems'"));
    EXPECT_FALSE(holds("topic != Selected"));
    EXPECT_TRUE(holds("topic != Theory"));
    EXPECT_TRUE(holds("year >= 2020 and year < 2022"));
    EXPECT_FALSE(holds("year > 2021"));
    EXPECT_TRUE(holds("issued >= 2021-04"));
    EXPECT_TRUE(holds("type != thesis"));
    EXPECT_TRUE(holds("title contains koln"));
    EXPECT_TRUE(holds("title begins uber"));
    for (const char* name : {"Hao Zhang", "Zhang, Hao", "zhang"}) {
        EXPECT_TRUE(holds("author = '" + std::string(name) + "'")) << name;
        EXPECT_FALSE(holds("author != '" + std::string(name) + "'")) << name;
    }
    EXPECT_FALSE(holds("author = Hao"));
    EXPECT_TRUE(holds("author begins Zha and author begins Hao and author contains 'g, h'"));
    EXPECT_TRUE(holds("author > Young and author < Zuse"));
    EXPECT_TRUE(holds("arxiv begins 2403"));
}

TEST_F(WhereTest, JoinsConditions) {
    EXPECT_TRUE(holds("award or topic"));
    EXPECT_FALSE(holds("award and topic"));
    EXPECT_TRUE(holds("not award"));
    // `and` binds closer than `or`, `not` closer than both.
    EXPECT_TRUE(holds("topic or topic and award"));
    EXPECT_FALSE(holds("(topic or topic) and award"));
    EXPECT_TRUE(holds("not award and topic"));
    EXPECT_TRUE(holds("!award && (year = 2021 || year = 2020)"));
}

TEST_F(WhereTest, SaysWhatIsWrongAndWhere) {
    struct Case {
        std::string_view text;
        std::size_t at;
        std::string_view says;
    };
    for (const Case& wrong : {Case{"", 0, "name of a variable"}, Case{"yaer = 2020", 0, "did you mean 'year'?"}, Case{"year >=", 7, "value is missing"}, Case{"(year = 2020", 12, "parenthesis"},
                              Case{"year = 2020 2021", 12, "too much"}, Case{"topic = \"Sel", 8, "no end"}, Case{"year = 1 and", 12, "name of a variable"}, Case{"= 3", 0, "begins with"}, Case{"year >= twenty", 8, "no year"},
                              Case{"type = inproceedings", 7, "those of CSL"}}) {
        const Where where = Where::parse(wrong.text, error);
        EXPECT_EQ(error.at, wrong.at) << wrong.text;
        EXPECT_NE(error.message.find(wrong.says), std::string::npos) << wrong.text << ": " << error.message;
        EXPECT_FALSE(where.holds(record));
    }
    static_cast<void>(Where::parse(std::string(100000, '('), error));
    EXPECT_NE(error.message, "");
    static_cast<void>(Where::parse(std::string(100000, '!') + "award", error));
    EXPECT_NE(error.message, "");
}

TEST_F(WhereTest, KnowsAHeadingWhenItIsOne) {
    EXPECT_EQ(Where::parse("topic = \"Selected\"", error).only_value(), "Selected");
    EXPECT_EQ(Where::parse("topic = \"Selected\" and year = 2020", error).only_value(), "");
}

}  // namespace
}  // namespace bibcast
