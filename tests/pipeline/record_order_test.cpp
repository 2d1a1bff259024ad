#include "pipeline/record_order.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

class RecordOrderTest : public ::testing::Test {
  protected:
    Record record(std::string_view id, std::string_view title, int year, std::string_view family = {}) {
        Record made(arena_);
        made.id = id;
        made.add_text(Variable::title, title);
        if (year != 0) made.add_date(Variable::issued, Date::of_year(year));
        if (!family.empty()) {
            Name name;
            name.family = family;
            made.add_contributor(Variable::author, name);
        }
        return made;
    }
    /// The ids in the order of `keys`.
    std::string sorted(std::string_view keys, const std::vector<Record>& records) {
        const RecordOrder order(keys);
        struct Plain final : Joiner {
            void begin(std::string& out) override { out += '('; }
            void add(std::string_view bytes, const Chunk::Item& item, std::string& out) override { (out += bytes) += item.note; }
            void end(std::string& out) override { out += ')'; }
        };
        SortingJoiner joiner(std::make_unique<Plain>());
        std::string out;
        joiner.begin(out);
        for (const Record& one : records) {
            Chunk::Item item;
            item.note = SortingJoiner::with_key("'", order.key_of(one));
            joiner.add(one.id, item, out);
        }
        joiner.end(out);
        return out;
    }
    Arena arena_;
};

TEST_F(RecordOrderTest, NumbersByValueAndTextByLetter) {
    EXPECT_EQ(sorted("title", {record("a", "Volume 10", 0), record("b", "volume 9", 0), record("c", "Émile", 0), record("d", "Eva", 0), record("e", "Zoo", 0)}), "(c'd'b'a'e')");
}

TEST_F(RecordOrderTest, OneKeyAfterTheOtherInItsDirection) {
    const std::vector<Record> records = {record("a", "B", 2001), record("b", "A", 2001), record("c", "A", 1999), record("d", "A", 0)};
    EXPECT_EQ(sorted("year,title", records), "(c'b'a'd')");
    EXPECT_EQ(sorted("-year, title", records), "(b'a'c'd')");
    EXPECT_EQ(sorted("title,-year", records), "(b'c'd'a')");
    EXPECT_EQ(sorted("-KEY", records), "(d'c'b'a')");
}

TEST_F(RecordOrderTest, WhatIsTheBeginningOfAnotherValueComesFirstOrLast) {
    const std::vector<Record> records = {record("a", "Able Baker", 1), record("b", "Able", 2)};
    EXPECT_EQ(sorted("title", records), "(b'a')");
    EXPECT_EQ(sorted("-title", records), "(a'b')");
}

TEST_F(RecordOrderTest, PeopleByFamilyNameAndTheSameInTheirOrder) {
    EXPECT_EQ(sorted("author", {record("a", "T", 0, "Zhang"), record("b", "T", 0, "Able"), record("c", "T", 0), record("d", "T", 0, "Able")}), "(b'd'a'c')");
}

TEST_F(RecordOrderTest, AVariableThatThereIsNoneOfIsNamed) {
    EXPECT_THROW(RecordOrder("yaer"), UsageError);
    EXPECT_THROW(RecordOrder(""), UsageError);
}

}  // namespace
}  // namespace bibcast
