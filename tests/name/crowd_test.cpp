#include "name/crowd.hpp"

#include <gtest/gtest.h>

#include "name/author_line.hpp"
#include "name/bibtex_names.hpp"
#include "name/codes.hpp"
#include "name/name_list.hpp"

namespace bibcast::testing {
namespace {

std::string repeated(std::string_view unit, std::size_t size) {
    std::string text;
    while (text.size() < size) text += unit;
    return text;
}

TEST(Crowd, IsNoListOfPeople) {
    constexpr std::size_t large = std::size_t{600} << 10U;
    for (const std::string_view unit : {"a; ", "a, ", "&amp;", "**a", "_a", "[]", "a and ", "$x$ ", "\x1B[31m"}) {
        EXPECT_TRUE(is_crowd(repeated(unit, large))) << unit;
        EXPECT_FALSE(is_crowd(repeated(unit, large / 6))) << unit;
    }
    for (const std::string_view unit : {"a", "Lee, A and ", "Zplace, G and ", "Anna Lee, ", "M{\\'e}tall, Jean-Luc and ", "band hand land "}) {
        EXPECT_FALSE(is_crowd(repeated(unit, large))) << unit;
    }
}

TEST(Crowd, IsKeptAsOneName) {
    const std::string text = repeated("a; ", std::size_t{600} << 10U);
    for (const int kind : {0, 1, 2}) {
        Arena arena;
        Record record(arena);
        Findings findings;
        const SourceSpan span{7, static_cast<std::uint32_t>(7 + text.size())};
        MarkLegends legends;
        if (kind == 0) add_bibtex_names(record, Variable::author, text, span, findings, {});
        if (kind == 1) add_name_list(record, Variable::author, text, span, findings, {});
        if (kind == 2) add_author_line(record, Variable::author, text, span, findings, legends, {});
        ASSERT_EQ(record.names.size(), 1U);
        ASSERT_EQ(record.names[0].people.size(), 1U);
        EXPECT_EQ(std::string_view(record.names[0].people[0].name.literal), text);
        EXPECT_EQ(record.names[0].people[0].source, span);
        ASSERT_EQ(findings.all().size(), 1U);
        EXPECT_EQ(findings.all()[0].code, &name_crowd);
    }
}

}  // namespace
}  // namespace bibcast::testing
