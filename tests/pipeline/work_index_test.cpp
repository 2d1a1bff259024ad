#include "pipeline/work_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

/// One record of a test.
struct Given {
    std::string_view title;
    std::string_view author = "Doe";
    int year = 2020;
    std::string_view doi = {};
    std::string_view container = "Journal";
    std::string_view volume = {};
    std::string_view page = {};
};

/// The entries of the records, as `0 0 2`.
std::string entries(std::initializer_list<Given> records, OneWork one_work = OneWork::alike) {
    WorkIndex index(one_work);
    for (const Given& given : records) {
        Arena arena;
        Record record(arena);
        record.type = given.container.empty() ? ItemType::article : ItemType::article_journal;
        record.add_text(Variable::title, given.title);
        record.add_text(Variable::doi, given.doi);
        record.add_text(Variable::container_title, given.container);
        record.add_text(Variable::volume, given.volume);
        record.add_text(Variable::page, given.page);
        record.add_contributor(Variable::author, {.family = given.author});
        if (given.year != 0) record.add_date(Variable::issued, Date::of_year(given.year));
        index.add(record);
    }
    std::string out;
    for (std::size_t i = 0; i < index.size(); ++i) (out += out.empty() ? "" : " ") += std::to_string(index.entry_of(i));
    return out;
}

constexpr std::string_view title = "A title that is long enough to tell";

TEST(WorkIndex, KnowsAWorkByTitleAuthorAndYear) {
    EXPECT_EQ(entries({{title}, {"A Title that is long enough, to tell!"}, {title, "Roe"}, {title, "Doe", 2021}, {"Another one of some length"}}), "0 0 2 3 4");
    EXPECT_EQ(entries({{title, "Doe", 2019}, {title}, {title}}), "0 1 1");
    // Without a year it contradicts none.
    EXPECT_EQ(entries({{title}, {title, "Doe", 0}}), "0 0");
    EXPECT_EQ(entries({{title, "Doe", 0}, {title}}), "0 0");
}

TEST(WorkIndex, DoesNotJoinWhatSaysOtherwise) {
    EXPECT_EQ(entries({{title, "Doe", 2020, "10.1/a"}, {title, "Doe", 2020, "10.1/b"}}), "0 1");
    EXPECT_EQ(entries({{title, "Doe", 2020, {}, "J", "1"}, {title, "Doe", 2020, {}, "J", "2"}}), "0 1");
    EXPECT_EQ(entries({{"Introductions"}, {"Introductions", "Doe", 2020, {}, "Other journal"}, {"Introductions"}}), "0 1 0");
    EXPECT_EQ(entries({{"Preface"}, {"Preface", "Doe", 2020, {}, "Journal", "2"}}), "0 1");
}

TEST(WorkIndex, AShortTitleNeedsThePlaceToo) {
    EXPECT_EQ(entries({{"Asthma", "Lee", 2001, {}, "Lancet", "3", "10-12"}, {"Asthma.", "Lee", 2001, "10.1/a", "Lancet", "3", "10-2"}}), "0 0");
    EXPECT_EQ(entries({{"Asthma", "Lee", 2001, {}, "Lancet", "3", "10-12"}, {"Asthma", "Lee", 2001, {}, "Lancet", "3", "14"}}), "0 1");
    EXPECT_EQ(entries({{"Asthma", "Lee", 2001, {}, "Lancet", "3", "10"}, {"Asthma", "Lee", 2001, {}, "Thorax", "3", "10"}}), "0 1");
    // What says nothing of its place is another work unless it is the same record.
    EXPECT_EQ(entries({{"Asthma", "Lee"}, {"Asthma", "Lee", 2020, "10.1/a"}, {"Asthma", "Lee"}}), "0 1 0");
}

TEST(WorkIndex, KnowsAWorkByItsIdentifier) {
    EXPECT_EQ(entries({{title, "Doe", 2020, "10.1/A"}, {title, "Roe", 1999, "10.1/a", "Other"}}), "0 0");
    // One that stands on two works by mistake joins none.
    EXPECT_EQ(entries({{title, "Doe", 2020, "10.1/a"}, {"Another one of some length", "Doe", 2020, "10.1/a"}}), "0 1");
}

TEST(WorkIndex, JoinsRecordsThatAnotherOneJoins) {
    EXPECT_EQ(entries({{title, "Doe", 2020, "10.1/a", "J"}, {title, "Roe", 2020, {}, "J"}, {title, "Roe", 2020, "10.1/a", "J"}}), "0 0 0");
}

TEST(WorkIndex, AVersionIsAnotherWorkUnlessVersionsAreWanted) {
    const std::initializer_list<Given> records = {{title, "Doe", 2019, {}, ""}, {title}, {title, "Doe", 2018, {}, "arXiv"}};
    EXPECT_EQ(entries(records), "0 1 2");
    EXPECT_EQ(entries(records, OneWork::versions), "1 1 1");
    // Two that were published are not one because of a preprint.
    EXPECT_EQ(entries({{title, "Doe", 2019, {}, ""}, {title}, {title, "Doe", 2022}}, OneWork::versions), "1 1 2");
}

TEST(WorkIndex, FindsTheFirstOfVeryMany) {
    WorkIndex index(OneWork::alike);
    Arena arena;
    Record record(arena);
    record.add_text(Variable::title, title);
    record.add_text(Variable::doi, std::string_view("10.1/a"));
    constexpr std::size_t many = 100'000;
    for (std::size_t i = 0; i < many; ++i) index.add(record);
    EXPECT_EQ(index.entry_of(many - 1), 0U);
}

}  // namespace
}  // namespace bibcast
