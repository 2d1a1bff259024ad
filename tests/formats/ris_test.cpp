#include "formats/ris/format.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "formats/ris/tags.hpp"
#include "io/loss.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"

namespace bibcast::ris {
namespace {

/// The text of one record, and its losses.
struct Written {
    std::string text;
    Findings findings{false};

    [[nodiscard]] bool has(std::string_view line) const { return ('\n' + text).find('\n' + std::string(line) + '\n') != std::string::npos; }
};

Written write(Record& record, const std::vector<std::pair<std::string, std::string>>& settings = {}) {
    FormatOptions options(format.options);
    for (const auto& [name, value] : settings) options.set(name, value);
    Written written;
    Chunk chunk;
    Chunk::Item item;
    make_writer(options)->write(record, chunk, item, written.findings);
    report_losses(record, format.title, written.findings);
    EXPECT_EQ(chunk.bytes.substr(item.key_begin, item.key_end - item.key_begin), record.id);
    written.text = chunk.bytes;
    return written;
}

class RisWriting : public ::testing::Test {
  protected:
    void add(Variable variable, std::string_view value) { record.add_text(variable, value); }
    Arena arena;
    Record record{arena};
};

TEST_F(RisWriting, ConferencePaperIsReadableByOldAndNewPrograms) {
    record.type = ItemType::paper_conference;
    record.id = "kou2024cllms";
    add(Variable::title, "CLLMs: Consistency Large Language Models");
    add(Variable::container_title, "Proceedings of ICML");
    add(Variable::publisher_place, "Vienna");
    add(Variable::page, "1\u201312");
    record.add_contributor(Variable::author, {.family = "Kou", .given = "Siqi"});
    record.add_contributor(Variable::author, {.family = "Berg", .given = "Jan", .non_dropping_particle = "van der", .suffix = "Jr."});
    record.add_date(Variable::issued, Date::of_year(2024));
    record.add_identifier("arxiv", "2403.00835").version = "2";
    record.add_link(LinkKind::pdf, "https://arxiv.org/pdf/2403.00835");
    const Written written = write(record);
    EXPECT_EQ(written.text,
              "TY  - CONF\nAU  - Kou, Siqi\nAU  - van der Berg, Jan, Jr.\nTI  - CLLMs: Consistency Large Language Models\n"
              "T2  - Proceedings of ICML\nC1  - Vienna\nC3  - Proceedings of ICML\nPY  - 2024\nSP  - 1\nEP  - 12\nCY  - Vienna\n"
              "AN  - arXiv:2403.00835v2\nL1  - https://arxiv.org/pdf/2403.00835\nID  - kou2024cllms\nER  - \n");
    EXPECT_TRUE(written.findings.empty());
}

TEST_F(RisWriting, WhatHasNoTagIsALoss) {
    record.type = ItemType::review_book;
    Contributor& person = record.add_contributor(Variable::author, {.family = "Kou", .given = "Siqi"});
    person.marks.push(arena, {.symbol = "*", .meaning = Meaning::equal});
    add(Variable::scale, "1:1000");
    record.add_award("Best paper");
    record.add_link(LinkKind::code, "https://example.org/code");
    const Written written = write(record);
    EXPECT_TRUE(written.has("AU  - Kou, Siqi"));
    EXPECT_TRUE(written.has("UR  - https://example.org/code"));
    std::vector<const Code*> codes;
    for (const Finding& finding : written.findings.all()) codes.push_back(finding.code);
    EXPECT_EQ(codes, (std::vector<const Code*>{&loss_text, &loss_link, &loss_variable, &loss_mark, &loss_award}));
}

TEST_F(RisWriting, MarksAndAwardsAreNotesOnRequest) {
    Contributor& person = record.add_contributor(Variable::author, {.family = "Kou", .given = "Siqi"});
    person.marks.push(arena, {.symbol = "*", .meaning = Meaning::equal});
    record.add_award("Best paper");
    record.add_group("2024");
    const Written written = write(record, {{"marks", "note"}, {"extras", "note"}});
    EXPECT_TRUE(written.has("N1  - * Equal contribution: Siqi Kou")) << written.text;
    EXPECT_TRUE(written.has("N1  - Award: Best paper"));
    EXPECT_TRUE(written.has("N1  - Group: 2024"));
    EXPECT_TRUE(written.findings.empty());
}

TEST_F(RisWriting, ValuesAreOneLine) {
    add(Variable::abstract, "First.\n\nSecond.\r\nTY  - BOOK");
    const Written written = write(record);
    EXPECT_TRUE(written.has("AB  - First. Second. TY  - BOOK")) << written.text;
    ASSERT_EQ(written.findings.all().size(), 1U);
    EXPECT_EQ(written.findings.all()[0].code, &loss_text);
}

TEST_F(RisWriting, LineEndsAreChosen) {
    record.id = "a";
    EXPECT_EQ(write(record, {{"eol", "crlf"}}).text, "TY  - GEN\r\nID  - a\r\nER  - \r\n");
    EXPECT_THROW(write(record, {{"eol", "cr"}}), UsageError);
}

TEST_F(RisWriting, TheNativeTypeIsGivenBack) {
    record.type = ItemType::book;
    record.native_type.value = "EDBOOK";
    record.add_contributor(Variable::editor, {.family = "Kou", .given = "Siqi"});
    record.add_contributor(Variable::author, {.literal = "Acme, Inc."});
    const Written written = write(record);
    EXPECT_TRUE(written.has("TY  - EDBOOK"));
    EXPECT_TRUE(written.has("AU  - Kou, Siqi"));
    EXPECT_TRUE(written.has("A1  - Acme,, Inc."));
    EXPECT_TRUE(written.findings.empty());
}

/// Reads a text, all of it as one slice, and gives the records to `use`.
void read(std::string_view text, Arena& arena, Findings& findings, const std::function<void(Record&)>& use) {
    make_reader(FormatOptions(format.options))->read({.text = text, .context = nullptr, .source_name = "test.ris"}, arena, use, findings);
}

TEST(RisReading, MarksLeaveTheNames) {
    Arena arena;
    Findings findings;
    read("TY  - JOUR\nAU  - Kou, Siqi*\nAU  - Hu\u2020, Lanxiang\nAU  - O\u2019Neil, J.\nER  - \n", arena, findings, [](Record& record) {
        const NamesField& authors = *record.people(Variable::author);
        ASSERT_EQ(authors.people.size(), 3U);
        EXPECT_EQ(authors.people[0].name.given, "Siqi");
        ASSERT_EQ(authors.people[0].marks.size(), 1U);
        EXPECT_EQ(authors.people[0].marks[0].symbol, "*");
        EXPECT_EQ(authors.people[1].name.family, "Hu");
        ASSERT_EQ(authors.people[1].marks.size(), 1U);
        EXPECT_EQ(authors.people[2].name.family, "O\u2019Neil");
        EXPECT_TRUE(authors.people[2].marks.empty());
    });
}

TEST(RisReading, SpansAreThoseOfTheValues) {
    Arena arena;
    Findings findings;
    const std::string_view text = "TY  - JOUR\nTI  - A title\nAB  - one\ntwo\nER  - \n";
    read(text, arena, findings, [&](Record& record) {
        const auto part = [&](SourceSpan span) { return text.substr(span.begin, span.end - span.begin); };
        EXPECT_EQ(part(record.source), "TY  - JOUR\nTI  - A title\nAB  - one\ntwo\nER  - ");
        EXPECT_EQ(part(record.text(Variable::title)->source), "A title");
        EXPECT_EQ(part(record.text(Variable::abstract)->source), "one\ntwo");
        EXPECT_EQ(record.plain(Variable::abstract), "one two");
    });
    EXPECT_TRUE(findings.empty());
}

/// What is written of a text.
std::string rewritten(std::string_view text) {
    Arena arena;
    Findings findings;
    std::string out;
    const auto writer = make_writer(FormatOptions(format.options));
    read(text, arena, findings, [&](Record& record) {
        Chunk chunk;
        Chunk::Item item;
        writer->write(record, chunk, item, findings);
        out += chunk.bytes;
    });
    return out;
}

TEST(RisWritten, ReferencesAndSeparatorsComeBack) {
    for (const std::string_view line :
         {"AU  - M\u00FCller &#59; Sons", "AU  - Acme,, Inc.", "AU  - J. Smith,", "KW  - R&D", "KW  - AT&amp;amp&#59;T", "TI  - a &lt;i> b",
          "SN  - 12&amp;lt;3", "SP  - 1-2, 5", "SP  - e12", "UR  - https://example.org/?a=1&amp;b=2;c=3"}) {
        const std::string text = "TY  - RPRT\n" + std::string(line) + "\nER  - \n";
        EXPECT_EQ(rewritten(text), text);
    }
    EXPECT_EQ(rewritten("TY  - JOUR\nAU  - M&uuml;ller, J.; Smith, K.\nER  - \n"),
              "TY  - JOUR\nAU  - M\u00FCller, J.\nAU  - Smith, K.\nER  - \n");
    EXPECT_EQ(rewritten("TY  - JOUR\nSP  - A-1\nEP  - A-14\nER  - \n"), "TY  - JOUR\nSP  - A-1\nEP  - A-14\nER  - \n");
    EXPECT_EQ(rewritten("TY  - JOUR\nTI  - &#32;&#9;a\x01\nER  - \n"), "TY  - JOUR\nTI  - a\nER  - \n");
}

TEST(RisSplitting, CutsAtEndsAndBegins) {
    const auto length = [](std::string_view text, std::size_t wanted, bool at_end) {
        return make_reader(FormatOptions(format.options))->splitter()->next(text, wanted, at_end).length;
    };
    const std::string one = "TY  - JOUR\nTI  - A\nER  - \n";
    EXPECT_EQ(length("TY  - JOUR\nTI  - A\n", 100, false), 0U);
    EXPECT_EQ(length(one, 100, false), one.size());
    EXPECT_EQ(length(one + "\nTY  - BOOK\nTI", 100, false), one.size() + 1);
    EXPECT_EQ(length("TY  - JOUR\nTI  - A\nTY  - BOOK\n", 100, false), 19U);
    EXPECT_EQ(length(one + one, 5, false), one.size());
    EXPECT_EQ(length("no records at all", 5, true), 17U);
}

TEST(RisTags, EveryItemTypeIsReadBackOrNearest) {
    EXPECT_EQ(types[type_of(ItemType::paper_conference)].name, "CONF");
    EXPECT_EQ(types[type_of(ItemType::article)].name, "UNPB");
    EXPECT_EQ(type_named("Chap"), type_named("CHAP"));
    EXPECT_EQ(type_named("unknown"), std::nullopt);
    EXPECT_EQ(row_of("t2", *type_named("THES"))->variable, Variable::division);
    EXPECT_EQ(row_of("QQ", 0), nullptr);
    EXPECT_FALSE(is_known_tag("  "));
}

std::string dates(std::string_view text) {
    Arena arena;
    const tagged::ReadDate read = tagged::read_date(arena, text);
    if (!read.understood) return "none";
    std::string out;
    append_edtf(out, read.date);
    if (!read.date.literal.empty()) out += " '" + std::string(read.date.literal) + "'";
    if (read.odd) out += " odd";
    std::string written;
    tagged::append_date(written, read.date);
    EXPECT_EQ(tagged::read_date(arena, written).date, read.date) << text << " is written as " << written;
    return out;
}

TEST(RisDate, AllForms) {
    EXPECT_EQ(dates("2009"), "2009");
    EXPECT_EQ(dates("2009///"), "2009");
    EXPECT_EQ(dates("2008/09/04/"), "2008-09-04");
    EXPECT_EQ(dates("2008/9/4"), "2008-09-04");
    EXPECT_EQ(dates("2015/october"), "2015-10");
    EXPECT_EQ(dates("2004///Spring"), "2004-21");
    EXPECT_EQ(dates("2004/Spring"), "2004-21");
    EXPECT_EQ(dates("1927///1930"), "1927/1930");
    EXPECT_EQ(dates("2016/11/18/22:19:10"), "2016-11-18T22:19:10");
    EXPECT_EQ(dates("2004/05/03/2004-05-03/2004-05-05"), "2004-05-03/2004-05-05");
    EXPECT_EQ(dates("1850///1850~"), "1850~");
    EXPECT_EQ(dates("2004/05//Anniversary issue"), "2004-05 'Anniversary issue'");
    EXPECT_EQ(dates("1996//06/"), "1996 '1996//06/' odd");
    EXPECT_EQ(dates("2020/02/31"), "2020-02 '2020/02/31' odd");
    EXPECT_EQ(dates("15/07/2005"), "2005-07-15");
    EXPECT_EQ(dates("07/15/2005"), "2005-07-15");
    EXPECT_EQ(dates("03/04/2005"), "2005 '03/04/2005' odd");
    EXPECT_EQ(dates("07/2005"), "2005-07");
    EXPECT_EQ(dates("2005/00/00"), "2005");
    EXPECT_EQ(dates("[1931]"), "1931 '[1931]'");
    EXPECT_EQ(dates("\u00A91931"), "1931 '\u00A91931'");
    EXPECT_EQ(dates("cop. 1931"), "1931 'cop. 1931'");
    EXPECT_EQ(dates("1931 or 1932"), " '1931 or 1932' odd");
    EXPECT_EQ(dates("200X"), "200X");
    EXPECT_EQ(dates("2009-08-13"), "2009-08-13");
    EXPECT_EQ(dates("July 2004"), "2004-07");
    EXPECT_EQ(dates("in press"), " 'in press'");
    EXPECT_EQ(dates("-0043"), "-0043");
    EXPECT_EQ(dates("Year"), "none");
    EXPECT_EQ(dates("///"), "none");
}

TEST(RisDate, PartsOfAYear) {
    Arena arena;
    const auto in_2005 = [&](std::string_view text) {
        const tagged::ReadDate read = tagged::read_date_in_year(arena, text, Date::of_year(2005));
        std::string out;
        if (read.understood) append_edtf(out, read.date);
        return out;
    };
    EXPECT_EQ(in_2005("July"), "2005-07");
    EXPECT_EQ(in_2005("08/13"), "2005-08-13");
    EXPECT_EQ(in_2005("13 Aug"), "2005-08-13");
    EXPECT_EQ(in_2005("Winter"), "2005-24");
    EXPECT_EQ(in_2005("JAN-FEB"), "2005-01/2005-02");
    EXPECT_EQ(in_2005("MAR 15"), "2005-03-15");
    EXPECT_EQ(in_2005("Date"), "");
    EXPECT_EQ(in_2005("02/31"), "");
}

std::string again(std::string_view value) {
    Arena arena;
    const Text text = tagged::read_markup(arena, value);
    std::string out;
    static_cast<void>(tagged::append_markup(out, text, true));
    EXPECT_EQ(tagged::read_markup(arena, out), text);
    out += '|';
    out += text.plain;
    return out;
}

TEST(RisMarkup, TagsAndReferences) {
    EXPECT_EQ(again("plain"), "plain|plain");
    EXPECT_EQ(again("A &amp; B"), "A & B|A & B");
    EXPECT_EQ(again("&amp;amp;"), "&amp;amp;|&amp;");
    EXPECT_EQ(again("<i>E. coli</i> &lt;i&gt; H<sub>2</sub>O"), "<i>E. coli</i> &lt;i> H<sub>2</sub>O|E. coli <i> H2O");
    EXPECT_EQ(again("a < b > c"), "a < b > c|a < b > c");
    EXPECT_EQ(again("<em>x <b>y</em> z"), "<i>x &lt;b>y</i> z|x <b>y z");
    EXPECT_EQ(again("open <i> only"), "open &lt;i> only|open <i> only");
    EXPECT_EQ(again("</i>x"), "&lt;/i>x|</i>x");
    EXPECT_EQ(again("<i>a<b>b</i>c</b>"), "<i>a<b>b</b></i>c&lt;/b>|abc</b>");
}

}  // namespace
}  // namespace bibcast::ris
