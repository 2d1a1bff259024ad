#include "name/author_line.hpp"

#include <gtest/gtest.h>


#include "name/author_links.hpp"
#include "name/name_table.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

void append(std::string& out, std::string_view text, std::string_view before = {}) {
    if (text.empty()) return;
    out += before;
    out += text;
}

std::string shown(const Contributor& person) {
    std::string out;
    if (person.name.is_literal()) {
        out = "{" + std::string(person.name.literal) + "}";
    } else {
        append(out, person.name.non_dropping_particle);
        append(out, person.name.dropping_particle, out.empty() ? "" : " ");
        append(out, person.name.family, out.empty() ? "" : " ");
        append(out, person.name.given, ", ");
        append(out, person.name.suffix, ", ");
    }
    std::string marks;
    for (const Mark& mark : person.marks) {
        if (!marks.empty()) marks += ' ';
        marks += mark.symbol.empty() ? "(" + std::string(mark.legend) + ")" : std::string(mark.symbol);
    }
    append(out, marks.empty() ? marks : marks + "]", " [");
    for (const Detail& detail : person.details) out += " <" + std::string(name_of(detail.kind)) + ":" + std::string(detail.value) + ">";
    return out;
}

std::string shown(const Record& record) {
    std::string out;
    const NamesField* names = record.people(Variable::author);
    if (names == nullptr) return out;
    for (const Contributor& person : names->people) append(out, shown(person), out.empty() ? "" : " | ");
    if (names->others) out += " | ...";
    return out;
}

std::string shown(const MarkLegends& legends) {
    std::string out;
    for (const Legend& legend : legends.entries) {
        append(out, std::string(legend.symbol) + "=" + std::string(name_of(legend.meaning)) + ":" + std::string(legend.text),
               out.empty() ? "" : " ; ");
    }
    return out;
}

TEST(AuthorLine, Table) {
    const std::vector<TableRow> rows = read_table("author_lines.tsv", 3);
    ASSERT_GT(rows.size(), 50U);
    for (const TableRow& row : rows) {
        SCOPED_TRACE("author_lines.tsv:" + std::to_string(row.line) + ": " + row.columns[0]);
        Arena arena;
        Record record(arena);
        Findings findings;
        MarkLegends legends;
        const std::string& line = row.columns[0];
        add_author_line(record, Variable::author, line, {10, 10 + static_cast<std::uint32_t>(line.size())}, findings, legends);
        EXPECT_EQ(shown(record), row.columns[1]);
        EXPECT_EQ(shown(legends), row.columns[2]);
    }
}

TEST(AuthorLine, SpansAreInTheSlice) {
    Arena arena;
    Record record(arena);
    Findings findings;
    MarkLegends legends;
    const std::string_view line = "**Siqi Kou**\\*, [Hao Zhang](https://example.org)<sup>1</sup>";
    add_author_line(record, Variable::author, line, {1000, 1000 + static_cast<std::uint32_t>(line.size())}, findings, legends);
    const NamesField* names = record.people(Variable::author);
    ASSERT_NE(names, nullptr);
    ASSERT_EQ(names->people.size(), 2U);
    const auto text_of = [&](SourceSpan span) { return line.substr(span.begin - 1000, span.end - span.begin); };
    EXPECT_EQ(text_of(names->people[0].source), "Siqi Kou");
    EXPECT_EQ(text_of(names->people[0].marks[0].source), "**Siqi Kou**");
    EXPECT_EQ(text_of(names->people[0].marks[1].source), "\\*");
    EXPECT_EQ(text_of(names->people[1].source), "Hao Zhang");
    EXPECT_EQ(text_of(names->people[1].marks[0].source), "<sup>1</sup>");
    EXPECT_EQ(text_of(names->people[1].details[0].source), "[Hao Zhang](https://example.org)");
    EXPECT_EQ(text_of(names->source), line);
}

TEST(AuthorLine, FindingsPointIntoTheLine) {
    Arena arena;
    Record record(arena);
    Findings findings;
    MarkLegends legends;
    const std::string_view line = "Lin*, Shi-Zhe, Yun-Chih Chen";
    add_author_line(record, Variable::author, line, {50, 50 + static_cast<std::uint32_t>(line.size())}, findings, legends);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.all()[0].span, (SourceSpan{50, 50 + static_cast<std::uint32_t>(line.size())}));
}

TEST(AuthorLine, LegendBehindALongList) {
    std::string line;
    for (char c = 'A'; c <= 'Z'; ++c) {
        for (const std::string_view given : {"Ann", "Bob", "Cleo", "Dan", "Eve", "Finn"}) line += std::string(given) + " " + c + "oe*, ";
    }
    line += "Zoe Last. * Equal contribution";
    Arena arena;
    Record record(arena);
    Findings findings;
    MarkLegends legends;
    add_author_line(record, Variable::author, line, {0, static_cast<std::uint32_t>(line.size())}, findings, legends);
    ASSERT_NE(record.people(Variable::author), nullptr);
    EXPECT_EQ(record.people(Variable::author)->people.size(), 157U);
    EXPECT_EQ(record.people(Variable::author)->people[156].name.family, "Last");
    ASSERT_EQ(legends.entries.size(), 1U);
    EXPECT_EQ(legends.entries[0].meaning, Meaning::equal);
}

TEST(AuthorLine, OrcidNeedsItsCheckDigit) {
    EXPECT_EQ(orcid_in("https://orcid.org/0000-0002-1825-0097"), "0000-0002-1825-0097");
    EXPECT_EQ(orcid_in("0000-0002-1694-233X"), "0000-0002-1694-233X");
    EXPECT_EQ(orcid_in("0000-0002-1825-0098"), "");
    EXPECT_EQ(orcid_in("0000"), "");
}

// The seed page: the line between each pair of publication tags.
TEST(AuthorLine, SeedPage) {
    std::ifstream file(std::string(BIBCAST_SOURCE_DIR) + "/testdata/shortcode/publications.md");
    if (!file) GTEST_SKIP() << "testdata/shortcode/publications.md is not there";
    std::size_t entries = 0;
    std::size_t people = 0;
    std::size_t stars = 0;
    std::size_t daggers = 0;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("{{<")) {
            inside = line.starts_with("{{< publication");
            continue;
        }
        if (!inside) continue;
        ++entries;
        Arena arena;
        Record record(arena);
        Findings findings;
        MarkLegends legends;
        add_author_line(record, Variable::author, line, {0, static_cast<std::uint32_t>(line.size())}, findings, legends);
        EXPECT_TRUE(legends.empty()) << line;
        ASSERT_NE(record.people(Variable::author), nullptr);
        for (const Contributor& person : record.people(Variable::author)->people) {
            ++people;
            for (const Mark& mark : person.marks) (mark.symbol == "*" ? stars : daggers) += 1;
            EXPECT_EQ(person.name.family.find_first_of("*†,"), std::string::npos) << person.name.family.view();
            EXPECT_FALSE(person.name.given.empty()) << line;
        }
    }
    EXPECT_EQ(entries, 47U);
    EXPECT_EQ(people, 313U);
    EXPECT_EQ(stars, 38U);
    EXPECT_EQ(daggers, 12U);
}

TEST(AuthorLine, AnyBytesInLinearTime) {
    for (const std::string_view piece : {",", "A B*, ", "**A B** ", "<a href=x>A B</a>, ", "a@b.c ", "[A](b), ", "\n* A B", "(* equal contribution) ",
                                         "A B 1,2, ", "\xF0\x9F", "<sup>", "A B; ", " | ", "A B* "}) {
        EXPECT_TRUE(testing::grows_linearly(100'000, [piece](std::size_t size) {
            const std::string text = testing::repeated(piece, size);
            Arena arena;
            Record record(arena);
            Findings findings;
            MarkLegends legends;
            add_author_line(record, Variable::author, text, {0, static_cast<std::uint32_t>(text.size())}, findings, legends);
        })) << piece;
    }
}

}  // namespace
}  // namespace bibcast
