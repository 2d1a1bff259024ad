#include "name/person_match.hpp"

#include <gtest/gtest.h>

#include "name/author_links.hpp"
#include "name/name_table.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast {
namespace {

PersonForm form_of(Arena& arena, const std::string& written) {
    PersonForm form = person_form(parse_name(arena, trim(std::string_view(written).substr(0, written.find('<')))));
    form.orcid = orcid_in(written);
    return form;
}

std::string shown(const EvidenceSet& evidence) {
    std::string out;
    for (const Evidence one : evidence.all()) (out += out.empty() ? "" : " ") += name_of(one);
    return out;
}

TEST(PersonMatch, IsAsTheTableSaysInBothDirections) {
    const std::vector<TableRow> rows = read_table("people.tsv", 4);
    ASSERT_GT(rows.size(), 40U);
    for (const TableRow& row : rows) {
        SCOPED_TRACE("people.tsv:" + std::to_string(row.line) + ": " + row.columns[0] + " / " + row.columns[1]);
        Arena arena;
        const PersonForm a = form_of(arena, row.columns[0]);
        const PersonForm b = form_of(arena, row.columns[1]);
        for (const PersonMatch& match : {compare_people(a, b), compare_people(b, a)}) {
            EXPECT_EQ(name_of(match.confidence), row.columns[2]);
            EXPECT_EQ(match ? shown(match.evidence) : "", row.columns[3]);
        }
    }
}

NamesField& people(Record& record, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) record.add_contributor(Variable::author, parse_name(record.arena(), name));
    return record.names[0];
}

// Who of `names` is `me`: the position from 1; 0 nobody; -1 doubtful.
int position_of(std::string_view me, std::initializer_list<std::string_view> names) {
    Arena arena;
    Record record(arena);
    NamesField& field = people(record, names);
    PersonMatcher matcher;
    EXPECT_TRUE(matcher.add(me));
    PersonMatch match;
    bool doubtful = false;
    const Contributor* found = matcher.find_in(field, match, doubtful);
    if (doubtful) return -1;
    return found == nullptr ? 0 : static_cast<int>(found - field.people.begin()) + 1;
}

TEST(PersonMatcher, FindsThePersonAndNobodyElse) {
    EXPECT_EQ(position_of("Hao Zhang", {"Siqi Kou", "Hao Zhang"}), 2);
    EXPECT_EQ(position_of("Zhang, Hao", {"Hang Zhang", "Hao Zhang", "Huan Zhang"}), 2);
    EXPECT_EQ(position_of("Hao Zhang", {"Hang Zhang", "Huan Zhang", "Heng Zhang"}), 0);
    EXPECT_EQ(position_of("Hao Zhang", {"Hang Zhang", "H. Zhang"}), 2);
    EXPECT_EQ(position_of("Hao Zhang", {"H. Zhang", "Hao Zhang"}), 2);
    EXPECT_EQ(position_of("Hao Zhang", {"H. Zhang", "H Zhang"}), -1);
    EXPECT_EQ(position_of("Hao Zhang", {"Hao Zhang", "Hao Zhang"}), -1);
    EXPECT_EQ(position_of("Hao Zhang", {"Zhang", "Zhang Group"}), 0);
    EXPECT_EQ(position_of("Eric P. Xing", {"Eric Xing", "Erica Xing"}), 1);
    EXPECT_EQ(position_of("Joseph Gonzalez", {"Joey Gonzalez", "Jorge Gonzalez"}), 1);
}

TEST(PersonMatcher, TakesAnOrcid) {
    Arena arena;
    Record record(arena);
    NamesField& field = people(record, {"Hao Zhang", "Hao Zhang"});
    field.people[1].details.push(arena, {.kind = DetailKind::orcid, .value = "0000-0002-1825-0097", .scheme = {}, .source = {}});
    PersonMatcher matcher;
    EXPECT_FALSE(matcher.add(" "));
    ASSERT_TRUE(matcher.add("Hao Zhang <https://orcid.org/0000-0002-1825-0097>"));
    PersonMatch match;
    bool doubtful = false;
    EXPECT_EQ(matcher.find_in(field, match, doubtful), &field.people[1]);
    EXPECT_TRUE(match.evidence.has(Evidence::orcid));
}

}  // namespace
}  // namespace bibcast
