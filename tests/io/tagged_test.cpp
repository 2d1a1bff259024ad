#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "io/tagged/date.hpp"
#include "io/tagged/grammar.hpp"
#include "io/tagged/lines.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/serial_number.hpp"
#include "io/tagged/table.hpp"

namespace bibcast::tagged {
namespace {

TEST(TaggedPages, RangesCutShortAreFilledUp) {
    Arena arena;
    EXPECT_EQ(expand_pages(arena, "1195-206"), "1195-1206");
    EXPECT_EQ(expand_pages(arena, "6913-7"), "6913-6917");
    EXPECT_EQ(expand_pages(arena, "25-36"), "25-36");
    EXPECT_EQ(expand_pages(arena, "S12-9"), "S12-19");
    EXPECT_EQ(expand_pages(arena, "233-40, 250-5; discussion 260"), "233-240, 250-255; discussion 260");
    EXPECT_EQ(expand_pages(arena, "1759-1764.e6"), "1759-1764.e6");
    EXPECT_EQ(expand_pages(arena, "99-5"), "99-5");
    EXPECT_EQ(expand_pages(arena, "S1357-2468(19)30544-5"), "S1357-2468(19)30544-5");
    EXPECT_EQ(expand_pages(arena, "12-"), "12-");
    EXPECT_EQ(expand_pages(arena, ""), "");
}

TEST(TaggedPages, WordsThatCountPagesAreKnown) {
    EXPECT_EQ(split_page_count("173 s."), "173");
    EXPECT_EQ(split_page_count("23 pages"), "23");
    EXPECT_EQ(split_page_count("23"), std::nullopt);
    EXPECT_EQ(split_page_count("e23"), std::nullopt);
}

TEST(TaggedLines, EndInEveryWayWhereverTheyStand) {
    for (const std::size_t first : {std::size_t{0}, std::size_t{5}, std::size_t{4090}, std::size_t{9000}}) {
        const std::string a(first, 'a');
        const std::string text = a + "\r\nb\rc\n\nd\r\r\n" + a + "\re";
        Lines lines(text);
        std::vector<std::string> found;
        while (lines.next()) found.emplace_back(lines.line());
        EXPECT_TRUE(found == (std::vector<std::string>{a, "b", "c", "", "d", "", a, "e"})) << first;
    }
}

TEST(TaggedSerialNumbers, TheDigitsDecide) {
    EXPECT_EQ(serial_variable("1357-2468", SerialKind::book), Variable::issn);
    EXPECT_EQ(serial_variable("978-3-16-148410-0", SerialKind::serial), Variable::isbn);
    EXPECT_EQ(serial_variable("TR-2009-04", SerialKind::document), Variable::number);
}

/// A record is begun by `B`, ended by `E`.
class Letters final : public Grammar {
  public:
    [[nodiscard]] Line see(std::string_view line) override {
        if (line.starts_with('B')) return {LineKind::begin, "B", line.substr(1)};
        return {line.starts_with('E') ? LineKind::end : LineKind::text, {}, {}};
    }
};

TEST(TaggedSplitter, CutsBeforeABeginAndBehindAnEnd) {
    RecordSplitter splitter(std::make_unique<Letters>());
    EXPECT_EQ(splitter.next("B1\nx\nB2\nx\n", 6, false).length, 5U);
    EXPECT_EQ(splitter.next("B2\nx\n", 100, false).length, 0U);
    EXPECT_EQ(splitter.next("B2\nx\nE\n\nB3\n", 100, false).length, 8U);
    EXPECT_EQ(splitter.next("\nB3\n", 1, false).length, 1U);
    EXPECT_EQ(splitter.next("B3\n", 1, true).length, 3U);
}

TEST(TaggedSplitter, ALineThatMayGoOnIsNoLine) {
    RecordSplitter splitter(std::make_unique<Letters>());
    EXPECT_EQ(splitter.next("B1\nx\nB", 100, false).length, 0U);
    EXPECT_EQ(splitter.next("B1\nx\nB2\n", 100, false).length, 5U);
}

TEST(TaggedTable, ATypeIsWrittenByItsFirstRow) {
    static constexpr std::array types = {TypeRow{"Article", ItemType::article_journal}, TypeRow{"Paper", ItemType::article_journal}};
    static constexpr std::array rows = {Row{"TI", Variable::title}};
    const Table table{.format = "x", .rows = rows, .types = types};
    EXPECT_EQ(table.type_of(ItemType::article_journal)->name, "Article");
    EXPECT_EQ(table.type_named("paper")->item, ItemType::article_journal);
    EXPECT_EQ(table.type_of(ItemType::book), nullptr);
    EXPECT_EQ(table.mapping().front().variable, "title");
}

TEST(TaggedDate, ReadsMonthsAbroad) {
    const auto edtf = [](std::string_view text) {
        Arena arena;
        const ReadDate read = read_date(arena, text);
        std::string out;
        if (read.date.literal.empty()) append_edtf(out, read.date);
        return out;
    };
    for (const auto& [text, date] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"5. Mai 2011", "2011-05-05"}, {"März 2004", "2004-03"}, {"1er août 2009", "2009-08-01"}, {"5 de mayo de 2011", "2011-05-05"},
             {"DÉCEMBRE 2010", "2010-12"}, {"2011/Okt/03", "2011-10-03"}, {"2011年5月6日", "2011-05-06"}, {"2011年", "2011"}, {"déc. 2010", "2010-12"},
             {"2010/06/07-09", "2010-06-07/2010-06-09"}, {"2010/06/09-07", ""}, {"2010/06/28-31", ""},
             {"45. Mai 2011", ""}, {"vers mai 2011", ""}, {"2011年春", ""}}) {
        EXPECT_EQ(edtf(text), date) << text;
    }
    Arena arena;
    const ReadDate read = read_date_in_year(arena, "12 juin", Date::of_year(2003));
    EXPECT_EQ(read.date.begin.month, 6);
    EXPECT_EQ(read.date.begin.day, 12);
    EXPECT_EQ(read_date_in_year(arena, "Dezember", Date::of_year(2003)).date.begin.month, 12);
}

}  // namespace
}  // namespace bibcast::tagged
