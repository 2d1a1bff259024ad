#include <gtest/gtest.h>

#include "formats/bibtex/entry.hpp"
#include "formats/bibtex/context.hpp"
#include "formats/bibtex/splitter.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"
#include "text/csl_markup.hpp"

namespace bibcast::testing {
namespace {

using V = Variable;

/// Reads entries, as a reader of something else would that holds some.
class Read {
  public:
    explicit Read(std::string_view text, bibtex::Dialect dialect = bibtex::Dialect::biblatex) {
        const Sink sink = [&](Record& record) { records_.push_back(record.copy_into(kept_)); };
        bibtex::read_entries(text, 0, nullptr, dialect, arena_, sink, findings_);
    }
    [[nodiscard]] const Record& operator[](std::size_t i) const { return records_.at(i); }
    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] std::string codes() const {
        std::string codes;
        for (const Finding& finding : findings_.all()) codes += std::string(finding.code->id) + " ";
        return codes;
    }

  private:
    Arena arena_, kept_;
    std::vector<Record> records_;
    Findings findings_;
};

std::string date_of(const Record& record, V variable = V::issued) {
    std::string out;
    if (const DateField* field = record.date(variable)) append_edtf(out, field->value);
    return out;
}

TEST(BibtexReader, DatesOfYearMonthAndDay) {
    const auto issued = [](std::string_view fields) { return date_of(Read("@misc{k, " + std::string(fields) + "}")[0]); };
    EXPECT_EQ(issued("year = 2001"), "2001");
    EXPECT_EQ(issued("year = {2001}, month = sep, day = {9}"), "2001-09-09");
    EXPECT_EQ(issued("year = {2001}, month = {10~} # jan"), "2001-01-10");
    EXPECT_EQ(issued("year = {2001}, month = {Sept.}"), "2001-09");
    EXPECT_EQ(issued("year = {2001}, month = 12"), "2001-12");
    EXPECT_EQ(issued("year = {2001}, month = {OCT 1}"), "2001-10-01");
    EXPECT_EQ(issued("year = {2001}, month = {March 1st}"), "2001-03-01");
    EXPECT_EQ(issued("year = {2001}, month = may # {--} # jun"), "2001-05/2001-06");
    EXPECT_EQ(issued("year = {2001}, month = {Fall}"), "2001-23");
    EXPECT_EQ(issued("year = {2001}, month = feb, day = 30"), "2001-02");
    EXPECT_EQ(issued("year = {2001}, month = {whenever}"), "2001");
    EXPECT_EQ(issued("year = {{2018}}, month = {{OCT}}"), "2018-10");
    EXPECT_EQ(issued("date = {2004-05/2005-06}, year = {1999}"), "2004-05/2005-06");
}

TEST(BibtexReader, MonthsAndDaysAsPeopleWriteThem) {
    const auto issued = [](std::string_view fields) { return date_of(Read("@misc{k, " + std::string(fields) + "}")[0]); };
    EXPECT_EQ(issued("year = 2001, month = {d{\\'e}cembre}"), "2001-12");
    EXPECT_EQ(issued("year = 2001, month = {10. Oktober}"), "2001-10-10");
    EXPECT_EQ(issued("year = 2001, month = {1er mai}"), "2001-05-01");
    EXPECT_EQ(issued("year = 2001, month = {out./dez.}"), "2001-10/2001-12");
    EXPECT_EQ(issued("year = 2001, month = {19 нояб.}"), "2001-11-19");
    EXPECT_EQ(issued("year = 2001, month = {Lipiec}"), "2001-07");
    EXPECT_EQ(issued("year = 2001, month = {listopad}"), "2001");
    EXPECT_EQ(issued("year = 2001, month = {set}"), "2001-09");
    EXPECT_EQ(issued("year = 2001, month = {hiver}"), "2001-24");
    EXPECT_EQ(issued("year = 2001, month = {4月1日}"), "2001-04-01");
    EXPECT_EQ(issued("year = 2001, month = oct, day = {8--9}"), "2001-10-08/2001-10-09");
    EXPECT_EQ(issued("year = 2001, month = oct, day = {8th}"), "2001-10-08");
    EXPECT_EQ(issued("year = 2001, month = oct, day = {9--8}"), "2001-10");
    EXPECT_EQ(issued("year = 2001, month = oct, day = {DD}"), "2001-10");
}

TEST(BibtexReader, WholeDatesInOneField) {
    const auto issued = [](std::string_view fields) { return date_of(Read("@misc{k, " + std::string(fields) + "}")[0]); };
    EXPECT_EQ(issued("month = {June 2010}"), "2010-06");
    EXPECT_EQ(issued("month = {28 June 2010}"), "2010-06-28");
    EXPECT_EQ(issued("month = {June 2010}, day = 28"), "2010-06-28");
    EXPECT_EQ(issued("year = {}, month = {28. Juni 2010}"), "2010-06-28");
    EXPECT_EQ(issued("year = 2011, month = {Nov. 17, 2011}"), "2011-11-17");
    EXPECT_EQ(issued("year = 2011, month = {Nov. 17, 2012}"), "2011");
    EXPECT_EQ(issued("month = {6--8}"), "");
    EXPECT_EQ(issued("month = {7-3-2021}"), "");
    EXPECT_EQ(issued("year = {12~December 2005}"), "2005-12-12");
    EXPECT_EQ(issued("year = {12~December 2005}, month = dec"), "2005-12-12");
    EXPECT_EQ(issued("year = {Oktober 1994}"), "1994-10");
    EXPECT_EQ(issued("date = {5. Okt. 2004}"), "2004-10-05");
    EXPECT_EQ(issued("date = {5.\u202fOkt.\u202f2004}"), "2004-10-05");
}

TEST(BibtexReader, AWholeDateInAMonthIsNoLeftover) {
    const Read read("@misc{k, year = 2011, month = {Nov. 17, 2011}}\n@misc{l, year = 2011, month = {Nov. 17, 2012}}");
    EXPECT_TRUE(read[0].leftovers.empty());
    ASSERT_EQ(read[1].leftovers.size(), 1u);
    EXPECT_EQ(read[1].leftovers[0].value, "Nov. 17, 2012");
}

/// biber takes the month from its own field where the date has none, and the year where the date is none.
TEST(BibtexReader, DatesAreCompletedByTheFieldsBeside) {
    const auto issued = [](std::string_view fields) { return date_of(Read("@misc{k, " + std::string(fields) + "}")[0]); };
    EXPECT_EQ(issued("date = {1991}, month = 5"), "1991-05");
    EXPECT_EQ(issued("date = {1991}, year = 1991, month = 5, day = 2"), "1991-05-02");
    EXPECT_EQ(issued("date = {1991}, year = 1990, month = 5"), "1991");
    EXPECT_EQ(issued("date = {1991/1992}, month = 5"), "1991/1992");
    EXPECT_EQ(issued("date = {1991~}, month = 5"), "1991~");
    EXPECT_EQ(issued("date = sep, year = 1995"), "1995-09");
    const Read odd("@misc{k, date = {15/05/84}, year = 1975}");
    EXPECT_EQ(date_of(odd[0]), "1975");
    ASSERT_EQ(odd[0].leftovers.size(), 1u);
    EXPECT_EQ(odd[0].leftovers[0].value, "15/05/84");
}

TEST(BibtexReader, YearsThatAreNoDateStayWordByWord) {
    for (const std::string_view year : {"in press", "c. 1850", "[1999]", "1999/2000", "1984--1986"}) {
        const Read read("@misc{k, year = {" + std::string(year) + "}}");
        ASSERT_NE(read[0].date(V::issued), nullptr) << year;
        EXPECT_FALSE(read[0].date(V::issued)->value.has_parts()) << year;
        EXPECT_FALSE(read[0].date(V::issued)->value.literal.empty()) << year;
    }
}

TEST(BibtexReader, Pages) {
    const auto page = [](std::string_view pages) { return std::string(Read("@misc{k, pages = {" + std::string(pages) + "}}")[0].plain(V::page)); };
    EXPECT_EQ(page("12--18"), "12-18");
    EXPECT_EQ(page("12-18"), "12-18");
    EXPECT_EQ(page("12--~18, 20~--~22"), "12-18, 20-22");
    EXPECT_EQ(page("12 -- 18, 20---22"), "12-18, 20-22");
    EXPECT_EQ(page("12\u201318"), "12-18");
    EXPECT_EQ(page("A-1--A-14"), "A-1\u2013A-14");
    EXPECT_EQ(page("e1001"), "e1001");
}

TEST(BibtexReader, NumbersByType) {
    EXPECT_EQ(Read("@article{k, number = 3, issue = {Spring}}")[0].plain(V::issue), "3");
    EXPECT_EQ(Read("@article{k, issue = {Spring}}")[0].plain(V::issue), "Spring");
    EXPECT_EQ(Read("@book{k, number = 3}")[0].plain(V::collection_number), "3");
    EXPECT_EQ(Read("@report{k, number = 3}")[0].plain(V::number), "3");
    EXPECT_EQ(Read("@article{k, eid = {e7}}")[0].plain(V::number), "e7");
}

TEST(BibtexReader, TagsOfWebPagesAreStyles) {
    const auto title = [](std::string_view latex) {
        const Read read("@misc{k, title = {" + std::string(latex) + "}}");
        std::string out;
        (void)encode_csl_markup(out, read[0].text(V::title)->value);
        return out;
    };
    EXPECT_EQ(title("In <i>E. coli</i> and H<sub>2</sub>O"), "In <i>E. coli</i> and H<sub>2</sub>O");
    EXPECT_EQ(title("{\\textless}i{\\textgreater}E{\\textless}/i{\\textgreater}"), "<i>E</i>");
    EXPECT_EQ(title("$\\less$em$\\greater$E$\\less$/em$\\greater$ p $\\less$ 0.05"), "<i>E</i> p < 0.05");
    EXPECT_EQ(title("<b>a <i>{\\'e}</i></b>"), "<b>a <i>é</i></b>");
    EXPECT_EQ(title("{<i>E. coli</i> Again}"), "<span class=\"nocase\"><i>E. coli</i> Again</span>");
    EXPECT_EQ(title("a <i> b"), "a &lt;i> b");
    EXPECT_EQ(title("{a <i>b} c</i>"), "<span class=\"nocase\">a &lt;i>b</span> c&lt;/i>");
    EXPECT_EQ(title("a <{}i>b<{}/i>"), "a &lt;i>b&lt;/i>");
    EXPECT_EQ(title("x<y and y>z, <unknown>z</unknown>"), "x<y and y>z, <unknown>z</unknown>");
}

TEST(BibtexReader, AddressesAreNeverDecoded) {
    EXPECT_EQ(Read("@misc{k, url = {http://a.b/c_d%20e?f=1&g=2#h~i}}")[0].plain(V::url), "http://a.b/c_d%20e?f=1&g=2#h~i");
    EXPECT_EQ(Read("@misc{k, url = {\\url{http://a.b/c\\_d\\%20}}}")[0].plain(V::url), "http://a.b/c_d%20");
    EXPECT_EQ(Read("@misc{k, url = {http://a.b/c{\\_}d}}")[0].plain(V::url), "http://a.b/c_d");
    EXPECT_EQ(Read("@misc{k, howpublished = {\\url{http://a.b}}}")[0].plain(V::url), "http://a.b");
    EXPECT_EQ(Read("@misc{k, howpublished = \"{\\url{http://a.b}}\"}")[0].plain(V::url), "http://a.b");
    EXPECT_EQ(Read("@misc{k, howpublished = {\\url{http://a.b} and \\url{http://c.d}}}")[0].plain(V::url), "");
    EXPECT_EQ(Read("@misc{k, howpublished = {\\href {http://a.b} {here}}}")[0].plain(V::url), "http://a.b");
    EXPECT_EQ(Read("@misc{k, howpublished = {by hand}}")[0].plain(V::publisher), "by hand");
    EXPECT_EQ(Read("@misc{k, doi = {https://doi.org/10.1000/a_b}}")[0].plain(V::doi), "10.1000/a_b");
}

TEST(BibtexReader, ListsAreListsInBiblatexOnly) {
    constexpr std::string_view text = "@book{k, publisher = {Wiley and Sons}}";
    EXPECT_EQ(Read(text, bibtex::Dialect::biblatex)[0].plain(V::publisher), "Wiley; Sons");
    EXPECT_EQ(Read(text, bibtex::Dialect::bibtex)[0].plain(V::publisher), "Wiley and Sons");
    EXPECT_EQ(Read("@book{k, publisher = {{Wiley and Sons} and Other}}")[0].plain(V::publisher), "Wiley and Sons; Other");
}

TEST(BibtexReader, Preprints) {
    const Read read("@misc{k, eprint = {2403.00835v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL}}");
    EXPECT_EQ(read[0].type, ItemType::article);
    const Identifier* arxiv = read[0].identifier("arxiv");
    ASSERT_NE(arxiv, nullptr);
    EXPECT_EQ(arxiv->value, "2403.00835");
    EXPECT_EQ(arxiv->version, "2");
    EXPECT_EQ(arxiv->category, "cs.CL");
    EXPECT_EQ(read[0].text(V::url), nullptr) << "an address that can be worked out is the writers' matter";
    EXPECT_TRUE(read[0].leftovers.empty());
}

TEST(BibtexReader, WordsForNoDateAreNoDate) {
    for (const std::string_view year : {"n.d.", "N. D.", "[n.d.]", "o. J.", "s.a.", "undated"}) {
        const Read read("@book{k, year = {" + std::string(year) + "}, title = {T}}");
        EXPECT_EQ(read[0].date(V::issued), nullptr) << year;
        ASSERT_EQ(read[0].leftovers.size(), 1U) << "it comes back";
        EXPECT_EQ(read[0].leftovers[0].tag, "year");
    }
    EXPECT_EQ(Read("@book{k, date = {n.d.}}")[0].leftovers.size(), 1U);
    EXPECT_NE(Read("@book{k, year = {in press}}")[0].date(V::issued), nullptr);
}

TEST(BibtexReader, RolesOfEditors) {
    const Read read("@movie{k, editor = {D, E}, editortype = {director}, editora = {S, C}, editoratype = {scriptwriter}, editorb = {R, E}, editorbtype = {redactor}}");
    EXPECT_NE(read[0].people(V::director), nullptr);
    EXPECT_NE(read[0].people(V::script_writer), nullptr);
    ASSERT_NE(read[0].people(V::contributor), nullptr);
    EXPECT_EQ(read[0].people(V::contributor)->people[0].details[0].value, "redactor");
}

TEST(BibtexReader, AnArticleNumberThatThePagesShow) {
    EXPECT_EQ(Read("@article{k, articleno = {4}, pages = {4:1--4:10}}")[0].text(V::number), nullptr);
    EXPECT_EQ(Read("@article{k, articleno = {4}, pages = {4:1--4:10}}")[0].leftovers.size(), 1U);
    EXPECT_EQ(Read("@article{k, articleno = {4}, pages = {41--50}}")[0].plain(V::number), "4");
}

TEST(BibtexReader, AKeyInQuotesHasThem) {
    const Read read("@book{\"a b\", title = \"foo\"}");
    EXPECT_EQ(read[0].id, "\"a b\"");
    EXPECT_EQ(read[0].plain(V::title), "foo");
    EXPECT_EQ(Read("@book{\"foo\"}").size(), 1U) << "no key without a comma";
}

TEST(BibtexReader, AnnotationsBecomeMarks) {
    const Read read("@misc{k, author = {A, B and C, D}, author+an = {2=equal,corresponding}, author+an:mark = {2=\"*|{\\char35}\"}, author+an:orcid = {1=\"0000\"}}");
    const NamesField& authors = *read[0].people(V::author);
    ASSERT_EQ(authors.people[1].marks.size(), 2U);
    EXPECT_EQ(authors.people[1].marks[0].meaning, Meaning::equal);
    EXPECT_EQ(authors.people[1].marks[0].symbol, "*");
    EXPECT_EQ(authors.people[1].marks[1].meaning, Meaning::corresponding);
    EXPECT_EQ(authors.people[1].marks[1].symbol, "#");
    ASSERT_EQ(authors.people[0].details.size(), 1U);
    EXPECT_EQ(authors.people[0].details[0].value, "0000");
    EXPECT_EQ(Read("@misc{k, author = {A, B}, author+an = {1:family=x}}")[0].leftovers.size(), 1U);
}

TEST(BibtexReader, InheritanceWorksInAnyOrderAndAtAnyDepth) {
    const Read read("@inbook{c, title = {Chapter}, crossref = {b}}\n@book{b, title = {Book}, author = {A, B}, crossref = {m}, xdata = {x}}\n"
                    "@mvbook{m, title = {Work}}\n@xdata{x, publisher = {P}}\n");
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0].plain(V::volume_title), "Book");
    EXPECT_EQ(read[0].plain(V::container_title), "Work");
    EXPECT_EQ(read[0].plain(V::publisher), "P");
    ASSERT_NE(read[0].people(V::container_author), nullptr);
    ASSERT_NE(read[0].people(V::author), nullptr);
    EXPECT_EQ(read.codes(), "");
}

TEST(BibtexReader, CirclesAndLongChainsEnd) {
    EXPECT_NE(Read("@book{a, crossref = {b}}\n@book{b, crossref = {a}}\n").codes().find("bibtex/parent-cycle"), std::string::npos);
    EXPECT_NE(Read("@book{a, crossref = {a}}\n").codes().find("bibtex/parent-cycle"), std::string::npos);
    std::string chain;
    for (int i = 0; i < 20000; ++i) chain += "@book{k" + std::to_string(i) + ", crossref = {k" + std::to_string(i + 1) + "}}\n";
    chain += "@book{k20000, publisher = {The end}}\n";
    const Read read(chain);
    ASSERT_EQ(read.size(), 20001U);
    EXPECT_EQ(read[0].plain(V::publisher), "The end");
}

TEST(BibtexReader, JournalMacrosOfAstronomyAreJournals) {
    const Read read("@article{a, journal = {\\mnras}}\n@article{b, journal = \"{\\apj}\"}\n@article{c, journal = {\\unheardof}}\n@book{d, title = {\\apj}}\n");
    ASSERT_EQ(read.size(), 4U);
    EXPECT_EQ(read[0].plain(V::container_title), "Monthly Notices of the Royal Astronomical Society");
    EXPECT_EQ(read[1].plain(V::container_title), "Astrophysical Journal");
    EXPECT_EQ(read[2].plain(V::container_title), "\\unheardof");
    EXPECT_EQ(read[3].plain(V::title), "\\apj");
    const Format& format = *format_named("bibtex");
    EXPECT_EQ(convert_text("@article{a, journal = {\\mnras}}", format, format).bytes, "@article{a,\n  journal = {\\mnras},\n}\n");
}

TEST(BibtexReader, AParentMayStandInAnEarlierSlice) {
    const Format& format = *format_named("bibtex");
    std::string text = "@string{p = {Press}}\n@proceedings{parent, title = {The Proceedings}, publisher = p, year = 2001}\n";
    for (int i = 0; i < 300; ++i) text += "@misc{filler" + std::to_string(i) + ", title = {Nothing to see}}\n";
    text += "@misc{data, volume = {7}}\n";
    for (int i = 0; i < 300; ++i) text += "@misc{other" + std::to_string(i) + ", title = {Nothing to see}}\n";
    text += "@inproceedings{child, title = {A Paper}, crossref = {parent}, xdata = {data}}\n";
    // A file is read again from where the parent stands; of a pipe it must have been kept.
    for (const bool from_file : {false, true}) {
        for (const std::size_t slice_size : {std::size_t{64}, std::size_t{1000}, std::size_t{1} << 20}) {
            const Converted dump = dump_text(text, format, {.slice_size = slice_size, .from_file = from_file});
            EXPECT_NE(dump.bytes.find("\"id\":\"child\",\"title\":\"A Paper\",\"container-title\":\"The Proceedings\",\"publisher\":\"Press\""), std::string::npos)
                << slice_size << ' ' << from_file;
            EXPECT_NE(dump.bytes.find("\"volume\":\"7\""), dump.bytes.rfind("\"volume\":\"7\"")) << slice_size << ' ' << from_file;
            EXPECT_EQ(dump.findings.find("missing-parent"), std::string::npos) << slice_size << ' ' << from_file;
        }
    }
}

TEST(BibtexSplitter, StreamsUntilThereIsAReference) {
    const auto splitter = bibtex::make_splitter(bibtex::Dialect::bibtex);
    const std::string text = "@misc{a, title = {A}}\n@misc{b, title = {B}}\n@misc{c, ti";
    EXPECT_EQ(splitter->next(text, 1000, false).length, text.find("@misc{c"));
    const auto holding = bibtex::make_splitter(bibtex::Dialect::bibtex);
    const std::string with_reference = "@misc{a, title = {A}}\n@misc{b, crossref = {z}}\n@misc{c, title = {C}}\n@misc{d";
    const std::size_t first = holding->next(with_reference, 1000, false).length;
    EXPECT_EQ(first, with_reference.find("@misc{b"));
    EXPECT_EQ(holding->next(std::string_view(with_reference).substr(first), 1000, false).length, 0U);
    EXPECT_NE(holding->next(std::string_view(with_reference).substr(first), 1000, true).length, 0U);
}

TEST(BibtexSplitter, ParentsAreThereWhateverWentOutBefore) {
    const auto splitter = bibtex::make_splitter(bibtex::Dialect::bibtex);
    const std::string text = "@string{p = {P}}\n@misc{a, title = {A}}\n@misc{b, crossref = {z}}\n@book{z, title = {Z}}\n";
    const std::size_t first = splitter->next(std::string_view(text).substr(0, text.find("@misc{b") + 4), 20, false).length;
    ASSERT_EQ(first, text.find("@misc{a"));
    const std::string_view rest = std::string_view(text).substr(first);
    const Splitter::Cut early = splitter->next(rest, 10, false);
    ASSERT_NE(early.context, nullptr);
    EXPECT_EQ(static_cast<const bibtex::BibContext&>(*early.context).parents, nullptr);
    const Splitter::Cut late = splitter->next(rest.substr(early.length), 1000, true);
    ASSERT_NE(late.context, nullptr);
    EXPECT_NE(static_cast<const bibtex::BibContext&>(*late.context).parents, nullptr);
}

TEST(BibtexReader, AFieldIsReadTheSameWhereverItStands) {
    // At the end of a file there is no room to look at a whole field at once.
    for (const std::string_view field : {"title = {A {B} c}", "title={A}", "title   =   {A}", "TITLE = \"A {\"}b\"", "title = {A} # \" b\" # jan", "month = jan", "year = 2004",
                                         "title = ", "title =, year = 2004", "title {A}", "title", "title = {A", "title = {A\n}\n}", "averylongnameofafield = {A}",
                                         "fifteenletterss = {A}", "sixteenletterssx = {A}", "date-added = {2004}", "t\xC3\xA9st = {A}", "title = {A}} % b", "title = (A)", "title = {A} year = {2004}"}) {
        const auto read = [&](std::string_view blanks, std::size_t behind) {
            return dump_text("@misc{k," + std::string(blanks) + std::string(field) + "\n}\n" + std::string(behind, '\n'), *format_named("bibtex")).bytes;
        };
        const std::string at_end = read("\n  ", 0);
        EXPECT_EQ(read("\n  ", 100), at_end) << field;
        EXPECT_EQ(read("\r\n\t", 100), at_end) << field;
        EXPECT_EQ(read(" % a remark\n", 100), at_end) << field;
    }
}

TEST(BibtexReader, FindsReferencesWherever) {
    for (std::size_t lead = 0; lead < 200; ++lead) {
        const std::string text = std::string(lead, 'x') + " CrossRef \n = {a}" + std::string(70, 's');
        EXPECT_EQ(bibtex::find_reference(text, 0), lead + 1) << lead;
        EXPECT_EQ(bibtex::find_reference(std::string(lead, 's') + "crossref without", 0), std::string_view::npos);
        EXPECT_EQ(bibtex::find_reference(std::string(lead, ' ') + "@XData{", 0), lead + 1);
    }
}

TEST(BibtexStrings, DefinitionsThatGrowHaveALimitOverTheFile) {
    std::string text = "@string{a0 = {" + std::string(4000, 'x') + "}}\n";
    for (int i = 1; i < 3000; ++i) text += "@string{a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " # a" + std::to_string(i - 1) + "}\n";
    text += "@misc{first, title = a1}\n@misc{last, title = a2999}\n";
    const Converted whole = dump_text(text, *format_named("bibtex"));
    EXPECT_EQ(whole.records, 2U);
    EXPECT_NE(whole.bytes.find(std::string(8000, 'x')), std::string::npos);
    EXPECT_NE(whole.findings.find("[bibtex/string-too-long]"), std::string::npos);
    EXPECT_EQ(dump_text(text, *format_named("bibtex"), {.slice_size = 1000}).bytes, whole.bytes);
    EXPECT_LT(whole.bytes.size(), 20'000U);
}

TEST(BibtexReader, KeywordsOnLinesTakeLinearTime) {
    EXPECT_TRUE(grows_linearly(400'000, [](std::size_t size) {
        EXPECT_EQ(dump_text("@misc{a, keywords = {a" + repeated("\n", size) + "b}}", *format_named("bibtex")).records, 1U);
    }));
}

}  // namespace
}  // namespace bibcast::testing
