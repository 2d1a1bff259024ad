// What is special to the formats of tagged lines, beside what the conformance suite and their fixtures prove.
#include <gtest/gtest.h>


#include "formats/ads/imprint.hpp"
#include "formats/endnote/format.hpp"
#include "formats/endnote/tags.hpp"
#include "formats/inspec/name_in_hyphens.hpp"
#include "formats/inspec/source_line.hpp"
#include "formats/isi/format.hpp"
#include "formats/isi/tags.hpp"
#include "formats/nbib/format.hpp"
#include "formats/nbib/tags.hpp"
#include "formats/ovid/format.hpp"
#include "formats/ovid/tags.hpp"
#include "formats/registry.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/endnote_names.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/short_names.hpp"
#include "name/life_dates.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

std::string name_parts(const Name& name) {
    std::string parts(name.literal);
    for (const std::string_view part : {name.non_dropping_particle, name.family, name.given, name.suffix}) {
        parts += '|';
        parts += part;
    }
    return parts;
}

TEST(Nbib, ShortNamesAreFamilyNamesAndInitials) {
    Arena arena;
    EXPECT_EQ(name_parts(nbib::read_name(arena, "Hiles ID")), "||Hiles|I. D.|");
    EXPECT_EQ(name_parts(nbib::read_name(arena, "van Raaij MJ")), "|van|Raaij|M. J.|");
    EXPECT_EQ(name_parts(nbib::read_name(arena, "Jones JA Jr")), "||Jones|J. A.|Jr");
    EXPECT_EQ(name_parts(nbib::read_name(arena, "Jones II")), "||Jones|I. I.|");
    EXPECT_EQ(name_parts(nbib::read_name(arena, "Ødegård ÅB")), "||Ødegård|Å. B.|");
    EXPECT_EQ(name_parts(nbib::read_name(arena, "Mouse, Mickey")), "||Mouse|Mickey|");
    // Institutions have a tag of their own.
    EXPECT_EQ(name_parts(nbib::read_name(arena, "Plato")), "||Plato||");
}

TEST(Tagged, InitialsBehindAFamilyNameMakeAPerson) {
    Arena arena;
    EXPECT_EQ(name_parts(tagged::read_name(arena, "Smith J.A.")), "||Smith|J.A.|");
    EXPECT_EQ(name_parts(tagged::read_name(arena, "van der Berg J.-P.")), "|van der|Berg|J.-P.|");
    EXPECT_EQ(name_parts(tagged::read_name(arena, "World Health Organization")), "World Health Organization||||");
    EXPECT_EQ(name_parts(tagged::read_name(arena, "UNESCO U.N.")), "UNESCO U.N.||||");
    EXPECT_EQ(name_parts(tagged::read_indexed_name(arena, "Brown, JM")), "||Brown|J. M.|");
    EXPECT_EQ(name_parts(tagged::read_indexed_name(arena, "Hiles, I D")), "||Hiles|I. D.|");
    EXPECT_EQ(name_parts(tagged::read_indexed_name(arena, "Sudler, Eric L")), "||Sudler|Eric L.|");
    EXPECT_EQ(name_parts(tagged::read_indexed_name(arena, "Brown, J-P")), "||Brown|J.-P.|");
    EXPECT_EQ(name_parts(tagged::read_indexed_name(arena, "Brown, J.M.")), "||Brown|J.M.|");
    EXPECT_EQ(name_parts(tagged::read_indexed_name(arena, "BROWN, ANNA")), "||BROWN|ANNA|");
}

TEST(Nbib, DatesAreWrittenAsTheyAreRead) {
    Arena arena;
    for (const std::string_view text : {"2022 Oct 7", "2019 Nov", "1998 Mar-Apr", "2000 Spring", "2000 Dec-2001 Jan", "1993 Oct 8-10", "1999",
                                        "1998 Dec 25-1999 Jan 1", "1998-1999"}) {
        const tagged::ReadDate read = tagged::read_date(arena, text);
        EXPECT_TRUE(read.understood && !read.odd) << text;
        std::string written;
        nbib::append_date(written, read.date);
        EXPECT_EQ(written, text);
    }
}

TEST(Endnote, NamesComeBack) {
    Arena arena;
    for (const std::string_view text : {"Shannon, Claude E.", "World Health Organization,", "Europa Press,", "Smith, John, Jr.", "Plato"}) {
        std::string written;
        tagged::append_endnote_name(written, arena, tagged::read_endnote_name(arena, text));
        EXPECT_EQ(written, text);
    }
    EXPECT_EQ(name_parts(tagged::read_endnote_name(arena, "World Health Organization")), "World Health Organization||||");
    EXPECT_EQ(name_parts(tagged::read_endnote_name(arena, "Claude Shannon")), "||Shannon|Claude|");
    EXPECT_EQ(name_parts(tagged::read_endnote_name(arena, "Europa Press,")), "Europa Press||||");
}

TEST(Isi, TheDocumentTypeMakesTheKind) {
    EXPECT_EQ(isi::classify("J", "Proceedings Paper").item, ItemType::paper_conference);
    EXPECT_EQ(isi::classify("J", "Article; Proceedings Paper").item, ItemType::article_journal);
    EXPECT_EQ(isi::classify("S", "Article").item, ItemType::chapter);
    EXPECT_EQ(isi::classify("B", "Article; Book Chapter").item, ItemType::chapter);
    EXPECT_EQ(isi::classify("B", "").item, ItemType::book);
    EXPECT_EQ(isi::classify("?", "").item, ItemType::article_journal);
}

TEST(Ovid, CitationsOfAllShapesAreRead) {
    const ovid::Citation journal = ovid::parse_citation("Forest Ecology & Management. 201(2-3):327-34, November 15, 2004.");
    EXPECT_EQ(journal.title, "Forest Ecology & Management");
    EXPECT_EQ(journal.volume, "201");
    EXPECT_EQ(journal.issue, "2-3");
    EXPECT_EQ(journal.pages, "327-34");
    EXPECT_EQ(journal.date, "November 15, 2004");
    const ovid::Citation psychology = ovid::parse_citation("Psychological Science. Vol.21(3), Mar 2010, pp. 331-339.");
    EXPECT_EQ(psychology.volume, "21");
    EXPECT_EQ(psychology.pages, "331-339");
    EXPECT_EQ(psychology.date, "Mar 2010");
    const ovid::Citation medline = ovid::parse_citation("New England Journal of Medicine. 362(8):665-8, 2010 Feb 25.");
    EXPECT_EQ(medline.title, "New England Journal of Medicine");
    EXPECT_EQ(medline.date, "2010 Feb 25");
    const ovid::Citation chapter = ovid::parse_citation(
        "Neenan, Michael [Ed]; Palmer, Stephen [Ed]. (2012). Coaching: An approach. (pp. 11-31). xvii, 254 pp. New York, NY, US: Routers; US.");
    EXPECT_EQ(chapter.editors, "Neenan, Michael [Ed]; Palmer, Stephen [Ed]");
    EXPECT_EQ(chapter.title, "Coaching: An approach");
    EXPECT_EQ(chapter.pages, "11-31");
    EXPECT_EQ(chapter.extent, "254");
    EXPECT_EQ(chapter.place, "New York, NY, US");
    EXPECT_EQ(chapter.publisher, "Routers; US");
    const ovid::Citation list = ovid::parse_citation("Journal of Money, Credit, and Banking, May 2001, v. 33, iss. 2 Part 1, pp. 295-320");
    EXPECT_EQ(list.title, "Journal of Money, Credit, and Banking");
    EXPECT_EQ(list.date, "May 2001");
    EXPECT_EQ(list.volume, "33");
    EXPECT_EQ(list.issue, "2 Part 1");
    EXPECT_EQ(list.pages, "295-320");
    const ovid::Citation late = ovid::parse_citation("American Review, vol. 91, no. 3, June 2001, pp. 12-34.");
    EXPECT_EQ(late.title, "American Review");
    EXPECT_EQ(late.issue, "3");
    EXPECT_EQ(late.date, "June 2001");
    const ovid::Citation dated = ovid::parse_citation("J Altern Med 2001 Oct; 7(5): 485-92");
    EXPECT_EQ(dated.title, "J Altern Med");
    EXPECT_EQ(dated.date, "2001 Oct");
    EXPECT_EQ(dated.volume, "7");
    EXPECT_EQ(dated.issue, "5");
    EXPECT_EQ(dated.pages, "485-92");
    const ovid::Citation talked = ovid::parse_citation("New Journal. 362(8):1234-42; discussion 1243, 2004");
    EXPECT_EQ(talked.title, "New Journal");
    EXPECT_EQ(talked.volume, "362");
    EXPECT_FALSE(ovid::parse_citation("no citation").found());
    for (const std::string_view odd : {"(", "[Ed", "(2012", "(2012).", ". (2012).", "A. ", "A. (pp.", ".:", "A.:", "A. Vol.", "A. 1(", "A. 1((2)"}) {
        static_cast<void>(ovid::parse_citation(odd));
    }
}

/// Volume, issue, pages and whether there is a date, with bars between them; what nobody can tell behind a blank.
std::string source_parts(Arena& arena, std::string_view text) {
    const inspec::SourceLine line = inspec::parse_source_line(arena, text);
    std::string parts;
    for (const std::string_view part : {line.title, line.volume, line.issue, line.pages}) parts += std::string(part) + "|";
    append_edtf(parts, line.date);
    return line.odd.empty() ? parts : parts + " " + line.odd;
}

TEST(Inspec, SourcesOfAllDatabasesAreRead) {
    Arena arena;
    EXPECT_EQ(source_parts(arena, "Optical-Materials. Jan. 1990; 3(1): 10-20."), "Optical Materials|3|1|10-20|1990-01");
    EXPECT_EQ(source_parts(arena, "IEEE-Expert. vol.11, no.6; Dec. 1996; p.64-70"), "IEEE Expert|11|6|64-70|1996-12");
    EXPECT_EQ(source_parts(arena, "N-Engl-J-Med. 2000 Jan 6; 342(1): 12-8"), "N Engl J Med|342|1|12-8|2000-01-06");
    EXPECT_EQ(source_parts(arena, "Mind; 1950 Oct Vol 59(236) 433-460"), "Mind|59|236|433-460|1950-10");
    EXPECT_EQ(source_parts(arena, "Reading-Teacher; v52 n4 p336-46 Dec 1999"), "Reading Teacher|52|4|336-46|1999-12");
    EXPECT_EQ(source_parts(arena, "Social-Forces; 1988, 66, 3, Mar, 700-723."), "Social Forces|66|3|700-723|1988-03");
    EXPECT_EQ(source_parts(arena, "Journal-of-Rays. 12(3): 1205-1210, 1999"), "Journal of Rays|12|3|1205-1210|1999");
    EXPECT_EQ(source_parts(arena, "Proceedings-(Cat.-No.94). 1994: 45-52 vol.2"), "Proceedings (Cat. No.94)|2||45-52|1994");
    EXPECT_EQ(source_parts(arena, "Trans-Z. vol.E73, no.2; Feb. 1990; p.200-5"), "Trans Z|E73|2|200-5|1990-02");
    EXPECT_EQ(source_parts(arena, "Abstracts.-B. 1990; 51-02B: 123"), "Abstracts. B|51-02B||123|1990");
    EXPECT_EQ(source_parts(arena, "Odd. nobody knows; 4"), "Odd|4||| nobody knows");
    const std::string prose = "A. " + std::string(3000, '1');
    EXPECT_EQ(inspec::parse_source_line(arena, prose).title, "A");
    EXPECT_EQ(inspec::parse_source_line(arena, prose).odd.size(), 3002);
    for (const std::string_view odd : {"", ".", ";", ":", "A. v", "A. vol.", "A. (", "A. 1(", "A. 1:", "A. :::", "A. p.", "A. 1(2", "A; ."}) {
        static_cast<void>(inspec::parse_source_line(arena, odd));
    }
}

TEST(Inspec, HyphensOfIndexesAreBlanks) {
    Arena arena;
    EXPECT_EQ(inspec::spell_name(arena, "Prechelt,-Lutz"), "Prechelt, Lutz");
    EXPECT_EQ(inspec::spell_name(arena, "von-Haas,-T.-K."), "von Haas, T.-K.");
    EXPECT_EQ(inspec::spell_name(arena, "Haas,-Tilo-K.,-Jr."), "Haas, Tilo K., Jr.");
    EXPECT_EQ(inspec::spell_name(arena, "Smith-Jones,-Jean-Pierre"), "Smith-Jones, Jean-Pierre");
    EXPECT_EQ(inspec::spell_name(arena, "Van-den-Berg-AB"), "Van den Berg, AB");
    EXPECT_EQ(inspec::spell_name(arena, "Lamp-Society"), "Lamp-Society");
    for (const std::string_view odd : {"", "-", ",", ",-", "-,-", "a-", "-A", "-,-A-B"}) static_cast<void>(inspec::spell_name(arena, odd));
}

TEST(Ads, AVersionThatOnlyTheCitationHasIsKept) {
    const auto read = [](std::string_view journal) {
        return dump_text("%R 2020arXiv200100001B\n%T Lamps\n%A Burg, D.\n%D 01/2020\n%Y eprintid: arXiv:2001.00001\n%J " + std::string(journal) + "\n", *format_named("ads")).bytes;
    };
    EXPECT_EQ(read("arXiv e-prints, arXiv:2001.00001").find("arXiv:2001"), std::string::npos);
    EXPECT_NE(read("arXiv e-prints, arXiv:2001.00001v3").find("v3"), std::string::npos);
}

TEST(Copac, AYearOfADissertationNoteThatIsAnotherIsKept) {
    const auto read = [](std::string_view year) {
        return dump_text("TI- Lamps\nAU- Burg, D.\nDT- Thesis\nPY- " + std::string(year) + "\nNT- Thesis (Ph.D.) - University of Attics, 1999.\n", *format_named("copac")).bytes;
    };
    EXPECT_NE(read("2001").find("\"NT\",\"value\":\"1999\""), std::string::npos);
    EXPECT_EQ(read("1999").find("\"NT\""), std::string::npos);
}

TEST(TaggedNames, AHeadingLosesNoMoreWordsThanACatalogueHas) {
    EXPECT_EQ(without_additions("Kim, So, 1950-, author."), "Kim, So");
    std::string heading = "Kim, So";
    for (int i = 0; i < 20; ++i) heading += ", author";
    EXPECT_EQ(without_additions(heading), "Kim, So, author, author, author, author, author, author, author, author, author, author, author, author");
}

TEST(Ads, CitationsOfVolumesThesesAndBooksAreRead) {
    const ads::VolumeStatement volume = ads::parse_volume_statement("Lamps III. Edited by Maat, Ian S.; Ost, Suzanne K. Proceedings of the Lamp Society");
    EXPECT_EQ(volume.title, "Lamps III");
    EXPECT_EQ(volume.editors, "Maat, Ian S.; Ost, Suzanne K.");
    EXPECT_EQ(volume.series, "Proceedings of the Lamp Society");
    EXPECT_EQ(ads::parse_volume_statement("Lamps, edited by Haas, T.").editors, "Haas, T.");
    EXPECT_EQ(ads::parse_volume_statement("The Lamp Journal").title, "The Lamp Journal");
    const ads::ThesisStatement thesis = ads::parse_thesis_statement("Thesis (PhD). UNIVERSITY OF ATTICS, OSLO, Source DAI-B 59/06, 150 pages.");
    EXPECT_EQ(thesis.genre, "Thesis (PhD)");
    EXPECT_EQ(thesis.university, "UNIVERSITY OF ATTICS, OSLO");
    EXPECT_EQ(thesis.extent, "150");
    EXPECT_EQ(ads::parse_thesis_statement("Ph.D. Thesis, Univ. of Attics").university, "Univ. of Attics");
    const ads::Imprint imprint = ads::parse_imprint("Attics, by D. Burg. 738 p. Berlin: Attic Press, 2006. ISBN 978-3-16-148410-0");
    EXPECT_EQ(imprint.place, "Berlin");
    EXPECT_EQ(imprint.publisher, "Attic Press");
    EXPECT_EQ(imprint.isbn, "978-3-16-148410-0");
    EXPECT_EQ(ads::parse_imprint("Attics: a history, in parts").publisher, "");
    for (const std::string_view odd : {"", ".", ": ", ", ", ". Edited by ", ", Source ", "ISBN", "ISBN -", ", 2006", ": , 2006", "). "}) {
        static_cast<void>(ads::parse_volume_statement(odd));
        static_cast<void>(ads::parse_thesis_statement(odd));
        static_cast<void>(ads::parse_imprint(odd));
    }
}

TEST(Tagged, ALineMayHoldSeveralEastAsianNames) {
    EXPECT_TRUE(tagged::holds_several_names("王晓明, 李建国, 张三丰"));
    EXPECT_TRUE(tagged::holds_several_names("王晓明，李建国"));
    EXPECT_TRUE(tagged::holds_several_names("김철수、이영희"));
    EXPECT_FALSE(tagged::holds_several_names("王, 晓明"));
    EXPECT_FALSE(tagged::holds_several_names("歐陽, 修明"));
    EXPECT_FALSE(tagged::holds_several_names("山田, 太郎"));
    EXPECT_FALSE(tagged::holds_several_names("佐々木，健太郎"));
    EXPECT_FALSE(tagged::holds_several_names("五十嵐, 大輔"));
    EXPECT_FALSE(tagged::holds_several_names("高橋, 健一"));
    EXPECT_FALSE(tagged::holds_several_names("王晓明"));
    EXPECT_FALSE(tagged::holds_several_names("王晓明, Jr."));
    EXPECT_FALSE(tagged::holds_several_names("，"));
}

TEST(Tagged, InitialsOfIndexesAreNoGeneration) {
    Arena arena;
    EXPECT_EQ(tagged::read_indexed_name(arena, "Ivanov, II").given, "I. I.");
    EXPECT_EQ(tagged::read_indexed_name(arena, "Ivanov, II").suffix, "");
    EXPECT_EQ(tagged::read_indexed_name(arena, "King, ML III").suffix, "III");
    EXPECT_EQ(tagged::read_indexed_name(arena, "King, M, III").suffix, "III");
}

TEST(Tagged, DatesOfALifeAreNoSuffix) {
    Arena arena;
    const Name name = tagged::read_name(arena, "Kandel, Eric R., 1929-");
    EXPECT_EQ(name.family, "Kandel");
    EXPECT_EQ(name.given, "Eric R.");
    EXPECT_EQ(name.suffix, "");
    EXPECT_EQ(name.as_written, "Kandel, Eric R., 1929-");
    EXPECT_EQ(tagged::read_name(arena, "Doe, Jane, b. 1950").suffix, "");
    EXPECT_EQ(tagged::read_name(arena, "Ford, Henry, 2nd").suffix, "2nd");
    for (const std::string_view heading : {"Smith, John, author.", "Smith, John, editor, translator", "Smith, John, 1950- author", "Smith, John, 1950-2001, joint author.",
                                           "Smith, John, ed."}) {
        const Name plain = tagged::read_name(arena, heading);
        EXPECT_EQ(plain.given, "John") << heading;
        EXPECT_EQ(plain.suffix, "") << heading;
        EXPECT_EQ(plain.as_written, heading);
    }
    EXPECT_EQ(tagged::read_name(arena, "Homer, author.").literal, "Homer");
    EXPECT_EQ(tagged::read_name(arena, "smith, ed").given, "ed");
    EXPECT_EQ(tagged::read_name(arena, "Smith, Ed").given, "Ed");
    EXPECT_EQ(tagged::read_name(arena, "World Author,").literal, "World Author");
    for (const std::string_view odd : {", author", "author", "- author", ", , author", ",author", ", 1950-", "1950-, author, author"}) {
        static_cast<void>(tagged::read_name(arena, odd));
    }
}

/// What one line costs does not depend on the lines before it.
TEST(TaggedFormats, AreReadInLinearTime) {
    struct Case {
        std::string_view format;
        std::string_view head;
        std::string_view piece;
    };
    for (const Case& test : {Case{"endnote", "%0 Book\n", "%+ a\n"}, Case{"endnote", "%0 Book\n%A x, y\n", "%+ a\n"}, Case{"endnote", "%0 Book\n", "%G a\n"},
                             Case{"endnote", "%0 Book\n", "%K a\n"}, Case{"endnote", "%0 Book\n", "%T a\n"}, Case{"endnote", "", "%0 Book\n"},
                             Case{"endnote", "%X a\n", "\n"}, Case{"nbib", "PMID- 1\n", "IS  - 1357-2468\n"}, Case{"nbib", "PMID- 1\n", "LID - a [pii]\n"},
                             Case{"nbib", "PMID- 1\n", "AU  - A B\n"}, Case{"nbib", "PMID- 1\n", "      a\n"}, Case{"nbib", "PMID- 1\n", "LA  - a\n"},
                             Case{"isi", "PT J\nAU A, B\n", "   C, D\n"}, Case{"isi", "PT J\nAF A, B\nC1 ", "[A, B; C, D] E\n   "},
                             Case{"isi", "PT J\n", "AU a\n"}, Case{"isi", "PT J\nAF A\n", "AU a\n   b\n"}, Case{"isi", "PT J\n", "SN a\n"},
                             Case{"isi", "", "ER\n"}, Case{"ovid", "<1. >\n", "AU  - A, B MD MD MD MD\n"}, Case{"ovid", "<1. >\nSO  - ", "A. ("},
                             Case{"ovid", "<1. >\nSO  - ", "[Ed] "}, Case{"ovid", "<1. >\nAU  - A, B ", "MD "}, Case{"ovid", "<1>\n", "Label\n"},
                             Case{"ovid", "<1. >\n", "IB  - 1\n"}, Case{"ris", "TY  - JOUR\nAU  - A, B", ", "}, Case{"ris", "TY  - JOUR\nL1  - ", ";"},
                             Case{"refworks", "RT Book\n", "UL a\n"}, Case{"refworks", "Refworks Export\n", "a\n"}}) {
        EXPECT_TRUE(grows_linearly(150'000, [&test](std::size_t size) {
            static_cast<void>(dump_text(std::string(test.head) + repeated(test.piece, size), *format_named(test.format)));
        })) << test.format << ": " << test.piece;
    }
}

/// A leftover whose tag begins or ends a record would make two of one.
TEST(TaggedFormats, NoLeftoverCutsARecord) {
    for (const std::string_view format : {"ris", "isi", "nbib", "endnote"}) {
        for (const std::string_view tag : {"TY", "ER", "PT", "EF", "FN", "VR", "PMID", "%0", "\\n%0 Book", "a\\nER  - "}) {
            const std::string piece = "{\"format\":\"" + std::string(format) + "\",\"tag\":\"";
            const std::string record = R"({"type":"book","id":"a","title":"T","leftovers":[)" + piece + std::string(tag) + R"(","value":"cutting"},)" + piece + R"(C8","value":"behind"},)" + piece + R"(%Y","value":"behind"}]})";
            const Converted written = convert_text(record, *format_named("jsonl"), *format_named(format));
            const Converted read = dump_text(written.bytes, *format_named(format));
            EXPECT_EQ(read.records, 1U) << format << ' ' << tag << '\n' << written.bytes;
            EXPECT_NE(read.bytes.find("behind"), std::string::npos) << format << ' ' << tag << '\n' << written.bytes;
            EXPECT_TRUE(read.bytes.find("cutting") != std::string::npos || written.findings.find("cutting") != std::string::npos) << format << ' ' << tag << '\n' << written.bytes;
        }
    }
}

}  // namespace
}  // namespace bibcast::testing
