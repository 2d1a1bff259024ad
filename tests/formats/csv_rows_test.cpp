#include "formats/csv/rows.hpp"

#include <gtest/gtest.h>

namespace bibcast::csv {
namespace {

Row scanned(std::string_view text, std::size_t columns = 0) { return RowScanner(',', columns).next(text, 0, true); }

TEST(CsvRows, AreCutAtDelimitersOutsideQuotationMarks) {
    const Row row = scanned("a,\"b,\"\"c\"\"\n\",d\nnext");
    ASSERT_EQ(row.cells.size(), 3U);
    EXPECT_EQ(row.cells[1].text, "b,\"c\"\n");
    EXPECT_EQ(row.cells[2].text, "d");
    EXPECT_FALSE(row.damaged);
}

/// A line that is a row only because of what follows it says so: with less behind it the quotation mark would seem to close in the next one.
TEST(CsvRows, SayThatTheirEndHangsOnWhatFollows) {
    const std::string_view text = "Third,\",2004,\"book\nRoe;\",2004,\"book\nFourth,\"x\";\",2005,book\n";
    const Row row = scanned(text, 4);
    EXPECT_EQ(text.substr(0, row.end), "Third,\",2004,\"book\n");
    EXPECT_TRUE(row.damaged);
    EXPECT_TRUE(row.hangs_on_rest);
    EXPECT_FALSE(scanned("a,\"b\nc\"\nd,e\n", 2).hangs_on_rest);
}

/// Below a header that ends in a carriage return: a line feed behind one belongs to it, however much of the text is there yet.
TEST(CsvRows, EndInACarriageReturnWithItsLineFeed) {
    RowScanner scanner(',', 2, '\r');
    EXPECT_EQ(scanner.next("a,b\r\n\"c\",d", 0, true).end, 5U);
    EXPECT_EQ(scanner.next("a,b\r\n\"c\",d", 5, true).cells[0].text, "c");
    EXPECT_EQ(scanner.next("a,b\rc", 0, true).end, 4U);
    EXPECT_FALSE(scanner.next("a,b\r", 0, false).whole);
    EXPECT_TRUE(scanner.next("a,b\r", 0, true).whole);
}

/// A spreadsheet has 16,384 columns at most: no row of a table needs memory for more.
TEST(CsvRows, HaveNoMoreCellsThanASpreadsheet) {
    const Row most = scanned(std::string(16'383, ',') + "last\n");
    ASSERT_EQ(most.cells.size(), 16'384U);
    EXPECT_EQ(most.cells.back().text, "last");
    const std::string behind(100'000, ',');
    const Row more = scanned(std::string(16'383, ',') + "last," + behind + "\nnext");
    ASSERT_EQ(more.cells.size(), 16'385U);
    EXPECT_EQ(more.cells[16'383].text, "last");
    EXPECT_EQ(more.cells.back().text, behind);
    EXPECT_TRUE(more.whole);
}

}  // namespace
}  // namespace bibcast::csv
