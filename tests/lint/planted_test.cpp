// Defects are planted at known places into clean records of many formats: each one is found there, and nothing else is.
#include <gtest/gtest.h>

#include <cstdlib>

#include "cli/codes.hpp"
#include "formats/registry.hpp"
#include "lint/linter.hpp"
#include "report/located.hpp"
#include "report/position.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

constexpr std::string_view clean_bibtex = R"(@article{adams2020,
  author = {Adams, Clara and Bauer, Emil},
  title = {Lichens on Northern Walls},
  journal = {Journal of Slow Things},
  year = {2020},
  month = may,
  volume = {12},
  number = {3},
  pages = {101--115},
  doi = {10.5555/slow.2020.17},
  issn = {2049-3630},
}

@inproceedings{costa2019,
  author = {Costa, In{\^e}s and Dupont, L{\'e}a},
  title = {Measuring Moss with {GPS} Receivers},
  booktitle = {Proceedings of the Workshop on Moss},
  year = {2019},
  pages = {1--9},
  publisher = {Green Press},
  url = {https://moss.org/papers/9},
}

@book{engel2018,
  author = {Engel, Frida},
  title = {A Field Guide to Stones},
  publisher = {Harbour Books},
  year = {2018},
  isbn = {978-3-16-148410-0},
  edition = {2},
}
)";

constexpr std::string_view clean_ris = R"(TY  - JOUR
AU  - Adams, Clara
AU  - Bauer, Emil
TI  - Lichens on northern walls
JO  - Journal of Slow Things
PY  - 2020/05/04
VL  - 12
IS  - 3
SP  - 101
EP  - 115
DO  - 10.5555/slow.2020.17
SN  - 2049-3630
ER  - 

TY  - BOOK
AU  - Engel, Frida
TI  - A field guide to stones
PB  - Harbour Books
PY  - 2018
SN  - 978-3-16-148410-0
UR  - https://harbour-books.org/stones
ER  - 
)";

constexpr std::string_view clean_csl_json = R"([
  {
    "id": "adams2020",
    "type": "article-journal",
    "title": "Lichens on northern walls",
    "container-title": "Journal of Slow Things",
    "volume": "12",
    "issue": "3",
    "page": "101-115",
    "DOI": "10.5555/slow.2020.17",
    "ISSN": "2049-3630",
    "issued": {"date-parts": [[2020, 5, 4]]},
    "author": [
      {"family": "Adams", "given": "Clara"},
      {"family": "Bauer", "given": "Emil"}
    ]
  },
  {
    "id": "engel2018",
    "type": "book",
    "title": "A field guide to stones",
    "publisher": "Harbour Books",
    "ISBN": "978-3-16-148410-0",
    "URL": "https://harbour-books.org/stones",
    "issued": {"date-parts": [[2018]]},
    "author": [{"family": "Engel", "given": "Frida"}]
  }
]
)";

constexpr std::string_view clean_csl_yaml = R"(references:
- id: adams2020
  type: article-journal
  title: Lichens on northern walls
  container-title: Journal of Slow Things
  volume: 12
  issue: 3
  page: 101-115
  DOI: 10.5555/slow.2020.17
  ISSN: 2049-3630
  issued: 2020-05-04
  author:
  - family: Adams
    given: Clara
  - family: Bauer
    given: Emil
- id: engel2018
  type: book
  title: A field guide to stones
  publisher: Harbour Books
  ISBN: 978-3-16-148410-0
  URL: https://harbour-books.org/stones
  issued: 2018
  author:
  - family: Engel
    given: Frida
)";

constexpr std::string_view clean_mods = R"(<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="adams2020">
  <titleInfo><title>Lichens on northern walls</title></titleInfo>
  <name type="personal">
    <namePart type="family">Adams</namePart>
    <namePart type="given">Clara</namePart>
    <role><roleTerm type="text">author</roleTerm></role>
  </name>
  <genre>journal article</genre>
  <relatedItem type="host">
    <titleInfo><title>Journal of Slow Things</title></titleInfo>
    <identifier type="issn">2049-3630</identifier>
    <part>
      <detail type="volume"><number>12</number></detail>
      <extent unit="pages"><start>101</start><end>115</end></extent>
      <date>2020</date>
    </part>
  </relatedItem>
  <identifier type="doi">10.5555/slow.2020.17</identifier>
  <location><url>https://slow.org/17</url></location>
</mods>
</modsCollection>
)";

constexpr std::string_view clean_nbib = R"(PMID- 12345678
TI  - Lichens on northern walls.
PG  - 101-115
AB  - What grows on walls that face the north.
FAU - Adams, Clara
AU  - Adams C
FAU - Bauer, Emil
AU  - Bauer E
LA  - eng
PT  - Journal Article
DP  - 2020 May 4
TA  - J Slow Things
JT  - Journal of slow things
VI  - 12
IP  - 3
IS  - 2049-3630 (Electronic)
AID - 10.5555/slow.2020.17 [doi]

)";

constexpr std::string_view clean_shortcode = R"(## 2024

{{< publication title="Lichens on Northern Walls" authors="Clara Adams, Emil Bauer" venue="NeurIPS 2024" link="https://moss.org/17" >}}

{{< publication title="Measuring Moss with Receivers" authors="Inês Costa, Léa Dupont" venue="ICML 2024" link="https://moss.org/18" >}}
)";

std::string_view clean_of(std::string_view format) {
    if (format == "bibtex" || format == "biblatex") return clean_bibtex;
    if (format == "ris") return clean_ris;
    if (format == "csl_json") return clean_csl_json;
    if (format == "csl_yaml") return clean_csl_yaml;
    if (format == "mods") return clean_mods;
    if (format == "nbib") return clean_nbib;
    return clean_shortcode;
}

/// `from`, in the clean text, becomes `to`; the finding stands in the line in which `at` then is.
struct Plant {
    std::string_view format;
    std::string_view code;
    std::string_view from;
    std::string_view to;
    std::string_view at;
};

constexpr Plant plants[] = {
#include "planted.inc"
};

struct Found {
    std::string code;
    Position begin;
    Position end;
    friend bool operator==(const Found& a, const Found& b) {
        return a.code == b.code && a.begin.line == b.begin.line && a.begin.column == b.begin.column && a.end.line == b.end.line && a.end.column == b.end.column;
    }
};

std::vector<Found> lint(const Format& format, std::string text) {
    ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
    static const LintChoice choice(all_codes());
    const UserMarks marks;
    Linter linter(choice, marks);
    Source source = Source::of_text("-", std::move(text));
    const auto reader = format.make_reader(FormatOptions(format.options));
    linter.read(source, format, *reader);
    std::vector<Finding> findings;
    for (const LintFinding& found : linter.finish()) findings.push_back(found.finding);
    std::vector<Found> all;
    for (const LocatedFinding& located : locate(std::move(findings), linter.sources()[0].text)) {
        all.push_back({std::string(located.finding.code->id), located.begin, located.end});
    }
    return all;
}

std::string shown(const std::vector<Found>& all) {
    std::string out;
    for (const Found& found : all) {
        out += std::to_string(found.begin.line) + ":" + std::to_string(found.begin.column) + "-" + std::to_string(found.end.line) + ":" + std::to_string(found.end.column) + " " +
               found.code + "\n";
    }
    return out;
}

std::string with_carriage_returns(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

/// Little-endian, with its byte order mark.
std::string in_utf16(std::string_view text) {
    std::string out = "\xFF\xFE";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        out += static_cast<char>(point.value & 0xFFU);
        out += static_cast<char>((point.value >> 8U) & 0xFFU);
    }
    return out;
}

bool is_before(const Position& a, const Position& b) { return a.line != b.line ? a.line < b.line : a.column < b.column; }

constexpr std::string_view formats_of_plants[] = {"bibtex", "biblatex", "ris", "csl_json", "csl_yaml", "mods", "nbib", "shortcode"};

TEST(Planted, CleanRecordsAreSilent) {
    for (const std::string_view format : formats_of_plants) {
        EXPECT_EQ(shown(lint(*format_named(format), std::string(clean_of(format)))), "") << format;
    }
}

TEST(Planted, EachDefectIsFoundWhereItIs) {
    for (const Plant& plant : plants) {
        std::string text(clean_of(plant.format));
        const std::size_t at = text.find(plant.from);
        ASSERT_NE(at, std::string::npos) << plant.format << ": " << plant.from;
        text.replace(at, plant.from.size(), plant.to);
        const std::string_view planted = plant.at.empty() ? plant.to : plant.at;
        const std::size_t where = text.find(planted, plant.at.empty() ? at : 0);
        ASSERT_NE(where, std::string::npos) << plant.at;
        const std::vector<Found> found = lint(*format_named(plant.format), text);
        const Position begin = advance({}, std::string_view(text).substr(0, where));
        const Position end = advance(begin, planted);
        // On the line of what was planted, and about it.
        const bool hit = found.size() == 1 && found[0].code == plant.code && found[0].begin.line == begin.line && is_before(found[0].begin, end) && is_before(begin, found[0].end);
        EXPECT_TRUE(hit) << plant.format << ": '" << plant.from << "' to '" << plant.to << "': expected " << plant.code << " at " << begin.line << ":" << begin.column << ", found\n"
                         << shown(found);
    }
}

/// Line ends of Windows, a byte order mark and another encoding change no line and no column.
TEST(Planted, PlacesAreThoseOfTheTextAsPeopleSeeIt) {
    for (const std::string_view id : formats_of_plants) {
        const Format& format = *format_named(id);
        for (const Plant& plant : plants) {
            if (plant.format != id) continue;
            std::string text(clean_of(id));
            text.replace(text.find(plant.from), plant.from.size(), plant.to);
            const std::vector<Found> plain = lint(format, text);
            const std::vector<Found> windows = lint(format, with_carriage_returns(text));
            const bool same = windows.size() == plain.size() && (plain.empty() || (windows[0].code == plain[0].code && windows[0].begin.line == plain[0].begin.line &&
                                                                                     windows[0].begin.column == plain[0].begin.column));
            EXPECT_TRUE(same) << id << " with CRLF: " << shown(windows) << shown(plain);
            EXPECT_EQ(shown(lint(format, "\xEF\xBB\xBF" + text)), shown(plain)) << id << " with a mark";
            if (id == "mods") continue;  // its XML declaration says UTF-8
            EXPECT_EQ(shown(lint(format, in_utf16(text))), shown(plain)) << id << " in UTF-16";
        }
    }
}

struct Placed {
    std::string_view format;
    std::string_view text;  ///< the defect stands between two `|`
    std::string_view code;
};

/// Columns are code points: a tab is one, and so is a character that is two columns wide or two units of UTF-16.
TEST(Planted, ColumnsAreCodePoints) {
    const Placed all[] = {
        {"bibtex", "@book{a,\n\tauthor = {\u6F22\u5B57, \U0001D4D0da}, title = {\u6F22\u5B57\u306E\u672C}, publisher = {P}, year = 2001,\tisbn = |{978-3-16-148410-1}|\n}\n", "lint/isbn"},
        {"ris", "TY  - BOOK\nAU  - Engel, Frida\nTI  - |\u6F22\u5B57\U0001D4D0\tmoss (stone|\nPY  - 2018\nPB  - Harbour\nER  - \n", "lint/unbalanced"},
        {"csl_json", "[{\"id\": \"a\",\t\"type\": \"book\", \"title\": \"\u6F22\U0001D4D0 und\", \"author\": [{\"family\": \"Engel\", \"given\": \"F.\"}], \"ISBN\": |\"978-3-16-148410-1\"|, \"issued\": {\"date-parts\": [[2018]]}}]\n", "lint/isbn"},
        {"csl_yaml", "references:\n- {id: a, type: book, title: \u6F22\U0001D4D0 und, author: [{family: Engel, given: F.}], ISBN: |978-3-16-148410-1|, issued: 2018}\n", "lint/isbn"},
        {"csv", "title,author,year,isbn,type\n\u6F22\U0001D4D0 und,\"Engel, Frida\",2018,|978-3-16-148410-1|,book\n", "lint/isbn"},
        {"mods", "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>\u6F22\U0001D4D0 und</title></titleInfo><name type=\"personal\"><namePart>Engel, Frida</namePart><role><roleTerm type=\"text\">author</roleTerm></role></name>"
                 "<genre>book</genre><originInfo><dateIssued>2018</dateIssued></originInfo><identifier type=\"isbn\">|978-3-16-148410-1|</identifier></mods>\n", "lint/isbn"},
    };
    for (const Placed& one : all) {
        std::string text(one.text);
        const std::size_t begin = text.find('|');
        const std::size_t end = text.find('|', begin + 1);
        const Position wanted = advance({}, std::string_view(text).substr(0, begin));
        text.erase(end, 1).erase(begin, 1);
        const std::vector<Found> found = lint(*format_named(one.format), text);
        ASSERT_EQ(found.size(), 1U) << one.format << "\n" << shown(found);
        EXPECT_EQ(found[0].code, one.code);
        const Position behind = advance({}, std::string_view(text).substr(0, end - 1));
        const bool inside = found[0].begin.line == wanted.line && !is_before(found[0].begin, wanted) && !is_before(behind, found[0].end);
        EXPECT_TRUE(inside) << one.format << ": wanted " << wanted.line << ":" << wanted.column << "\n" << shown(found);
    }
}

}  // namespace
}  // namespace bibcast::testing
