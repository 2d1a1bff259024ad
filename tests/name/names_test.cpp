#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "name/bibtex_names.hpp"
#include "name/codes.hpp"
#include "name/format.hpp"
#include "name/name_list.hpp"
#include "name/parse.hpp"

namespace bibcast {
namespace {

/// `?f=Gogh | g=Vincent | n=van`: the parts of a name as the tables have them.
std::string shown(const Name& name) {
    std::string out = name.guessed ? "?" : "";
    bool first = true;
    const auto part = [&](const char* key, std::string_view value) {
        if (value.empty()) return;
        if (!first) out += " | ";
        first = false;
        (out += key) += value;
    };
    part("l=", name.literal);
    part("f=", name.family);
    part("g=", name.given);
    part("n=", name.non_dropping_particle);
    part("d=", name.dropping_particle);
    part("s=", name.suffix);
    part("", name.static_ordering ? "static" : "");
    part("", name.comma_suffix ? "comma" : "");
    return out;
}

std::string shown(const Record& record) {
    std::string out;
    if (const NamesField* field = record.people(Variable::author)) {
        for (const Contributor& person : field->people) {
            if (!out.empty()) out += " ; ";
            out += shown(person.name);
        }
        if (field->others) out += out.empty() ? "others" : " ; others";
    }
    return out;
}

/// The codes of the findings, without `name/`, each one once.
std::string shown(const Findings& findings) {
    std::set<std::string> codes;
    for (const Finding& finding : findings.all()) codes.emplace(finding.code->id.substr(5));
    std::string out;
    for (const std::string& code : codes) (out += out.empty() ? "" : " ") += code;
    return out;
}

struct Row {
    std::string where;
    std::string input;
    std::string expected;
    std::string codes;
};

/// The rows of a table in testdata/names: input, expected, codes; lines that begin with `#` are comments.
std::vector<Row> rows_of(const std::string& table) {
    std::ifstream file(std::string(BIBCAST_SOURCE_DIR) + "/testdata/names/" + table);
    std::vector<Row> rows;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream cells(line);
        Row row;
        row.where = table + ":" + std::to_string(number);
        std::getline(cells, row.input, '\t');
        std::getline(cells, row.expected, '\t');
        std::getline(cells, row.codes, '\t');
        for (std::size_t at = row.input.find("\\n"); at != std::string::npos && table == "lists.tsv"; at = row.input.find("\\n")) {
            row.input.replace(at, 2, "\n");
        }
        rows.push_back(row);
    }
    EXPECT_GT(rows.size(), 5U) << table;
    return rows;
}

SourceSpan whole(const std::string& text) { return {0, static_cast<std::uint32_t>(text.size())}; }

class BibtexTable : public testing::TestWithParam<const char*> {};

TEST_P(BibtexTable, IsReadAsTheTableSays) {
    for (const Row& row : rows_of(GetParam())) {
        Arena arena;
        Record record(arena);
        Findings findings;
        add_bibtex_names(record, Variable::author, row.input, whole(row.input), findings);
        EXPECT_EQ(shown(record), row.expected) << row.where << ": " << row.input;
        EXPECT_EQ(shown(findings), row.codes) << row.where << ": " << row.input;
    }
}

INSTANTIATE_TEST_SUITE_P(Names, BibtexTable, testing::Values("bibtex.tsv", "extended.tsv"));

class PlainTable : public testing::TestWithParam<const char*> {};

TEST_P(PlainTable, IsReadAsTheTableSays) {
    const NameOrder order = std::string(GetParam()) == "family_first.tsv" ? NameOrder::family_first : NameOrder::given_first;
    for (const Row& row : rows_of(GetParam())) {
        Arena arena;
        EXPECT_EQ(shown(parse_name(arena, row.input, order)), row.expected) << row.where << ": " << row.input;
    }
}

INSTANTIATE_TEST_SUITE_P(Names, PlainTable,
                         testing::Values("plain.tsv", "family_first.tsv", "particles.tsv", "cjk.tsv", "institutions.tsv", "scripts.tsv"));

TEST(NameLists, AreReadAsTheTableSays) {
    for (const Row& row : rows_of("lists.tsv")) {
        Arena arena;
        Record record(arena);
        Findings findings;
        add_name_list(record, Variable::author, row.input, whole(row.input), findings);
        EXPECT_EQ(shown(record), row.expected) << row.where << ": " << row.input;
        EXPECT_EQ(shown(findings), row.codes) << row.where << ": " << row.input;
    }
}

}  // namespace
}  // namespace bibcast
