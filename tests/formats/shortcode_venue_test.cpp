#include "formats/shortcode/venue.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "formats/shortcode/venue_text.hpp"
#include "formats/shortcode/venues.hpp"

namespace bibcast::shortcode {
namespace {

/// A venue string read with its link, and all that became of it as `name=value` lines.
struct Read {
    explicit Read(std::string_view text, std::string_view url = {}, VenueKind hint = VenueKind::unknown)
        : record(arena) {
        apply_venue(record, text, {3, 9}, url, findings, hint);
    }
    [[nodiscard]] std::string value(std::string_view name) const {
        if (name == "type") return std::string(name_of(record.type));
        if (name == "award") return record.awards.empty() ? "" : std::string(record.awards[0].value);
        if (name == "arxiv") return record.identifiers.empty() ? "" : std::string(record.identifiers[0].value);
        if (name == "finding") return findings.empty() ? "" : std::string(findings.all()[0].code->id);
        if (name == "issued") {
            std::string out;
            if (const DateField* date = record.date(Variable::issued)) append_edtf(out, date->value);
            return out;
        }
        return std::string(record.plain(*variable_named(name)));
    }
    Arena arena;
    Record record;
    Findings findings;
};

std::vector<std::string> split(const std::string& line, char at) {
    std::vector<std::string> parts;
    std::string part;
    for (std::istringstream in(line); std::getline(in, part, at);) parts.push_back(part);
    return parts;
}

std::vector<std::vector<std::string>> table(const std::string& path) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) rows.push_back(split(line, '\t'));
    return rows;
}

// testdata/shortcode/venues.tsv: the string, the link or nothing, then what must come out and nothing else of it.
TEST(Venue, Table) {
    const auto rows = table(BIBCAST_SOURCE_DIR "/testdata/shortcode/venues.tsv");
    ASSERT_GT(rows.size(), 150U);
    const std::vector<std::string>& header = rows[0];
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const auto& row = rows[r];
        const Read read(row[0], row.size() > 1 ? row[1] : "");
        for (std::size_t i = 2; i < header.size(); ++i) {
            EXPECT_EQ(read.value(header[i]), i < row.size() ? row[i] : "") << row[0] << ": " << header[i];
        }
    }
}

TEST(Venue, ComesBackFromWhatIsWritten) {
    for (const auto& row : table(BIBCAST_SOURCE_DIR "/testdata/shortcode/venues.tsv")) {
        Read first(row[0], row.size() > 1 ? row[1] : "");
        std::string once;
        append_venue_string(once, first.record, row.size() > 1 ? row[1] : "");
        Read second(once, row.size() > 1 ? row[1] : "");
        std::string twice;
        append_venue_string(twice, second.record, row.size() > 1 ? row[1] : "");
        EXPECT_EQ(once, twice) << row[0];
        if (first.findings.empty()) {
            EXPECT_EQ(first.value("type"), second.value("type")) << row[0] << " -> " << once;
        }
    }
}

TEST(Venue, OnlyWhatComesBackIsWritten) {
    Arena arena;
    Record record(arena);
    record.type = ItemType::paper_conference;
    record.add_text(Variable::container_title,
                    std::string_view("Proceedings of the International Conference on Machine Learning"));
    record.add_text(Variable::event_title, std::string_view("ICML 2024"));
    record.add_text(Variable::publisher, std::string_view("Another Press"));
    record.add_text(Variable::event_place, std::string_view("Vienna"));
    record.add_date(Variable::issued, Date::of_year(2024));
    std::string out;
    append_venue_string(out, record);
    EXPECT_EQ(out, "ICML 2024");
    EXPECT_TRUE(record.text(Variable::container_title)->written);
    EXPECT_TRUE(record.text(Variable::event_title)->written);
    EXPECT_TRUE(record.date(Variable::issued)->written);
    EXPECT_FALSE(record.text(Variable::publisher)->written);
    EXPECT_FALSE(record.text(Variable::event_place)->written);
}

TEST(Venue, NothingToWrite) {
    Arena arena;
    Record record(arena);
    std::string out;
    append_venue_string(out, record);
    EXPECT_EQ(out, "");
}

TEST(Venue, UnknownStaysLiteralAndIsReported) {
    const Read read("FooBarConf 2023");
    EXPECT_EQ(read.value("container-title"), "FooBarConf");
    EXPECT_EQ(read.value("type"), "document");
    EXPECT_EQ(read.value("issued"), "2023");
    EXPECT_EQ(read.value("finding"), "shortcode/unknown-venue");
    EXPECT_EQ(read.findings.all()[0].span, (SourceSpan{3, 9}));
    EXPECT_EQ(read.record.texts[0].source, (SourceSpan{3, 9}));
}

TEST(Venue, HintDecidesOnlyWhatIsOpen) {
    EXPECT_EQ(Read("Foo Bar 2023", {}, VenueKind::journal).value("type"), "article-journal");
    EXPECT_EQ(Read("Foo Bar 2023", {}, VenueKind::journal).value("finding"), "");
    EXPECT_EQ(Read("Foo Bar 12(3), 2023", {}, VenueKind::conference).value("type"), "paper-conference");
    EXPECT_EQ(Read("ICML 2023", {}, VenueKind::journal).value("type"), "paper-conference");
    EXPECT_EQ(Read("PAMI 2023", {}, VenueKind::conference).value("type"), "article-journal");
}

TEST(Venue, WhatTheEntrySaidStandsFirst) {
    Arena arena;
    Record record(arena);
    Findings findings;
    record.add_text(Variable::publisher, std::string_view("My Press"));
    record.add_text(Variable::page, std::string_view("1-2"));
    record.add_date(Variable::issued, Date::of_year(1999));
    apply_venue(record, "Nature, 1(2):3-4, 2000", {}, {}, findings);
    apply_venue(record, "KDD 2015", {}, {}, findings);
    EXPECT_EQ(record.plain(Variable::publisher), "My Press");
    EXPECT_EQ(record.plain(Variable::page), "1-2");
    EXPECT_EQ(record.texts[1].value.plain, "1-2");
    EXPECT_EQ(record.date(Variable::issued)->value.begin.year, 1999);
    std::size_t pages = 0;
    for (const TextField& field : record.texts) pages += field.variable == Variable::page ? 1 : 0;
    EXPECT_EQ(pages, 2U);  // kept beside, not lost
}

// One name stands for one row, and every row is found by all its names and by its title.
TEST(VenueTable, EveryNameFindsItsRow) {
    std::size_t count = 0;
    for (const auto rows : {conferences(), systems_conferences(), workshops(), journals(), science_journals()}) {
        for (const VenueRow& row : rows) {
            ++count;
            EXPECT_FALSE(row.title.empty()) << row.names;
            EXPECT_EQ(find_venue(row.title).row, &row) << row.title;
            for (std::string name : split(std::string(row.names), '|')) {
                if (name.ends_with('^')) name.pop_back();
                EXPECT_EQ(find_venue(name).row, &row) << name;
            }
            EXPECT_TRUE(row.volume_base == 0 || row.since > row.volume_base) << row.names;
        }
    }
    EXPECT_GE(conferences().size() + systems_conferences().size(), 250U);
    EXPECT_GE(journals().size() + science_journals().size(), 250U);
}

TEST(VenueTable, NamesInOtherSpellings) {
    const auto title = [](std::string_view name) {
        const VenueMatch match = find_venue(name);
        return match ? match.row->title : std::string_view("none");
    };
    EXPECT_EQ(title("neurips"), "Advances in Neural Information Processing Systems");
    EXPECT_EQ(title("IEEE Trans. Pattern Anal. Mach. Intell."),
              "IEEE Transactions on Pattern Analysis and Machine Intelligence");
    EXPECT_EQ(title("Trans Pattern Anal Mach Intell"),
              "IEEE Transactions on Pattern Analysis and Machine Intelligence");
    EXPECT_EQ(title("Proc. Int. Conf. on Machine Learning"),
              "Proceedings of the International Conference on Machine Learning");
    EXPECT_EQ(title("J. Mach. Learn. Res."), "Journal of Machine Learning Research");
    EXPECT_EQ(title("Proceedings of the IEEE"), "Proceedings of the IEEE");
    EXPECT_EQ(title("Physical Review B"), "Physical Review B");
    EXPECT_EQ(title("Physical Review"), "none");
    EXPECT_EQ(title("IEEE Nature"), "none");
    EXPECT_EQ(title("The"), "none");
    EXPECT_EQ(title(""), "none");
    EXPECT_EQ(title(std::string(5000, 'a')), "none");
}

TEST(VenueText, Years) {
    const auto cut = [](std::string_view text) {
        const YearCut year = cut_year(text, [](std::string_view name) { return name == "ICML"; });
        std::string out(year.rest);
        out += '/';
        append_edtf(out, year.date);
        return out;
    };
    EXPECT_EQ(cut("ICML 2023"), "ICML/2023");
    EXPECT_EQ(cut("ICML, 2023."), "ICML/2023");
    EXPECT_EQ(cut("ICML (2023)"), "ICML/2023");
    EXPECT_EQ(cut("ICML'23"), "ICML/2023");
    EXPECT_EQ(cut("ICML \xE2\x80\x99"
                  "93"),
              "ICML/1993");
    EXPECT_EQ(cut("ICML2023"), "ICML/2023");
    EXPECT_EQ(cut("ICML-23"), "ICML/2023");
    EXPECT_EQ(cut("ICML23"), "ICML/2023");
    EXPECT_EQ(cut("Foo23"), "Foo23/");
    EXPECT_EQ(cut("Foo-23"), "Foo-23/");
    EXPECT_EQ(cut("Foo, July 2024"), "Foo/2024-07");
    EXPECT_EQ(cut("2403.00835"), "2403.00835/");
    EXPECT_EQ(cut("Foo 1850"), "Foo 1850/");
    EXPECT_EQ(cut("Foo 12024"), "Foo 12024/");
    EXPECT_EQ(cut("2023"), "/2023");
    EXPECT_EQ(cut(""), "/");
    EXPECT_EQ(cut(")"), ")/");
}

TEST(Venue, AnyBytesAreSafe) {
    std::mt19937 random(11);
    constexpr std::string_view pieces[] = {"ICML",
                                           " ",
                                           "2023",
                                           "@",
                                           "Workshop",
                                           "(",
                                           ")",
                                           "[",
                                           ",",
                                           "'23",
                                           "-",
                                           "\xE2\x80\x93",
                                           "\xE2",
                                           "Proceedings of the",
                                           "41st",
                                           "Nature",
                                           "12",
                                           "(3)",
                                           ":",
                                           "100-110",
                                           "vol.",
                                           "no.",
                                           "pp.",
                                           "arXiv",
                                           "preprint",
                                           "2403.00835",
                                           "PhD",
                                           "thesis",
                                           "CMU",
                                           "Findings of",
                                           "ACL",
                                           "Patent",
                                           "US",
                                           "Technical report",
                                           "Blog",
                                           "at",
                                           "*",
                                           "\"",
                                           ".",
                                           ";",
                                           "|",
                                           "\xC2\xB7",
                                           "Oral",
                                           "Journal of",
                                           "PMLR",
                                           "July",
                                           "to appear",
                                           "Submitted to",
                                           "'",
                                           "&",
                                           "#",
                                           "/",
                                           "Transactions",
                                           "Book chapter",
                                           "\t",
                                           "e1",
                                           "Talk at"};
    for (int i = 0; i < 8000; ++i) {
        std::string text;
        for (auto n = random() % 9; n != 0; --n) {
            text += pieces[random() % std::size(pieces)];
            if (random() % 2 == 0) text += ' ';
        }
        Read read(text, random() % 2 == 0 ? "https://proceedings.neurips.cc/paper/2017/file/x.pdf" : "");
        std::string out;
        append_venue_string(out, read.record);
    }
}

TEST(Venue, LongTextIsLiteral) {
    std::string text;
    for (int i = 0; i < 100000; ++i) text += "ICML (a, ";
    const Read read(text);
    EXPECT_EQ(read.value("finding"), "shortcode/unknown-venue");
}

}  // namespace
}  // namespace bibcast::shortcode
