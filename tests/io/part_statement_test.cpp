#include "io/part_statement.hpp"

#include <gtest/gtest.h>

#include "model/variable.hpp"

namespace bibcast {

namespace {

/// Volume, issue, pages and year with bars between them.
std::string parts_of(std::string_view words) {
    Arena arena;
    Record record(arena);
    add_parts_in_words(record, words, {});
    std::string out;
    for (const Variable variable : {Variable::volume, Variable::issue, Variable::page}) out += std::string(record.plain(variable)) + "|";
    if (const DateField* issued = record.date(Variable::issued)) append_edtf(out, issued->value);
    return out;
}

}  // namespace

TEST(PartStatement, WordsOfSeveralLanguages) {
    EXPECT_EQ(parts_of("Vol. 12, no. 3 (2001), p. 17-28"), "12|3|17-28|2001");
    EXPECT_EQ(parts_of("Bd. 12 (2001), H. 3, S. 17-28"), "12|3|17-28|2001");
    EXPECT_EQ(parts_of("T. 12, n\u00B0 3 (2001), p. 17-28"), "12|3|17-28|2001");
    EXPECT_EQ(parts_of("Volume 12, number 3, pages 17-28"), "12|3|17-28|");
}

TEST(PartStatement, Signs) {
    EXPECT_EQ(parts_of("12:3 (March 1999)"), "12|3||1999-03");
    EXPECT_EQ(parts_of(", 2001, Vol.3(2), p.1-3"), "3|2|1-3|2001");
    EXPECT_EQ(parts_of("Vol. 3(1999)"), "3|||1999");
    EXPECT_EQ(parts_of("Vol. 3(2"), "3|||");
    EXPECT_EQ(parts_of("nothing here"), "|||");
}

}  // namespace bibcast
