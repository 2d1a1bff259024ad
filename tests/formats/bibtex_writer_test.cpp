#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "formats/bibtex/entry_writer.hpp"
#include "formats/bibtex/write_names.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

std::string write(std::string_view json, std::string_view format, std::vector<std::pair<std::string, std::string>> options = {}) {
    return convert_text(json, *format_named("jsonl"), *format_named(format), {.writer = std::move(options)}).bytes;
}

std::string name(const Name& parts) {
    std::string out;
    bibtex::append_name(out, parts, {});
    return out;
}

TEST(BibtexWriter, NamesSplitAgainAsTheyWere) {
    EXPECT_EQ(name({.family = "Knuth", .given = "Donald E."}), "Knuth, Donald E.");
    EXPECT_EQ(name({.family = "Gogh", .given = "Vincent", .non_dropping_particle = "van"}), "van Gogh, Vincent");
    EXPECT_EQ(name({.family = "King", .given = "Martin Luther", .suffix = "Jr."}), "King, Jr., Martin Luther");
    EXPECT_EQ(name({.family = "Ortega y Gasset", .given = "Jos\u00E9"}), "{Ortega y Gasset}, Jos\u00E9");
    EXPECT_EQ(name({.family = "Alembert", .given = "Jean", .dropping_particle = "d'"}), "d'Alembert, Jean");
    EXPECT_EQ(name({.literal = "Barnes and Noble, Inc."}), "{Barnes and Noble, Inc.}");
    EXPECT_EQ(name({.family = "Smith, Jr", .given = "A and B"}), "{Smith, Jr}, {A and B}");
    EXPECT_EQ(name({.family = "Plato"}), "Plato");
    EXPECT_EQ(name({.family = "others"}), "{others}");
    EXPECT_EQ(name({.family = "a=b", .given = "C"}), "{a=b}, C");
}

TEST(BibtexWriter, Pages) {
    const auto pages = [](std::string_view text) {
        std::string out;
        bibtex::append_pages(out, text);
        return out;
    };
    EXPECT_EQ(pages("12-18"), "12--18");
    EXPECT_EQ(pages("12\u201318, e3-e5"), "12--18, e3--e5");
    EXPECT_EQ(pages("A-1\u2013A-14"), "A-1--A-14");
    EXPECT_EQ(pages("A-1"), "A-1");
}

constexpr std::string_view paper = R"({"type":"article-journal","id":"k","title":"The DNA of {TeX}: \"q\"","container-title":"J","issued":{"date-parts":[[2024,3]]},"author":[{"family":"Å","given":"B","marks":[{"symbol":"*","meaning":"equal","basis":"entry","legend":"Equal contribution"}]}]})";

TEST(BibtexWriter, Options) {
    EXPECT_NE(write(paper, "bibtex").find("  month = mar,\n"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"months", "off"}}).find("  month = {3},\n"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"indent", "0"}, {"align", "10"}}).find("\ntitle     = {"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"order", "year,title"}}).find("@article{k,\n  year = {2024},\n  title"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"trailing-comma", "off"}}).find("month = mar\n}\n"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"delimiters", "quotes"}}).find("  journal = \"J\",\n"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"protect", "on"}}).find("The {DNA} of {{\\{TeX\\}}}"), std::string::npos) << write(paper, "bibtex", {{"protect", "on"}});
    const std::string ascii = write(paper, "bibtex", {{"ascii", "on"}});
    EXPECT_TRUE(std::all_of(ascii.begin(), ascii.end(), [](char c) { return c >= 0; })) << ascii;
}

TEST(BibtexWriter, LayoutOptions) {
    const std::string wrapped = write(paper, "bibtex", {{"wrap", "24"}, {"indent", "tab"}});
    EXPECT_NE(wrapped.find("\n\ttitle = {The DNA of\n\t\t\\{TeX\\}: \"q\"},\n"), std::string::npos) << wrapped;
    EXPECT_NE(write(paper, "bibtex", {{"numbers", "bare"}}).find("  year = 2024,\n"), std::string::npos);
    const std::string two = std::string(paper) + "\n" + std::string(paper);
    EXPECT_NE(write(two, "biblatex", {{"blank-lines", "0"}}).find("}\n@article{ka,"), std::string::npos) << write(two, "biblatex", {{"blank-lines", "0"}});
    EXPECT_NE(write(two, "biblatex", {{"blank-lines", "2"}}).find("}\n\n\n@article{ka,"), std::string::npos);
}

/// The keys of the entries, in their order.
std::string keys_of(std::string_view bib) {
    std::string keys;
    for (std::size_t at = bib.find('@'); at != std::string_view::npos; at = bib.find("\n@", at)) {
        const std::size_t open = bib.find('{', at) + 1;
        keys += std::string(bib.substr(open, bib.find_first_of(",= ", open) - open)) + ' ';
        at = open;
    }
    return keys;
}

std::string rewrite(std::string_view bib, std::string_view to, const std::vector<std::pair<std::string, std::string>>& options) {
    return convert_text(bib, *format_named("bibtex"), *format_named(to), {.reader = {{"strings", "keep"}}, .writer = options}).bytes;
}

TEST(BibtexWriter, PatentsSayWhenTheyWereFiled) {
    for (const std::string_view fields : {"  dayfiled = {3},\n  monthfiled = feb,\n  yearfiled = {1999},\n", "  monthfiled = may,\n  yearfiled = {1999},\n", "  yearfiled = {1999},\n"}) {
        const std::string source = "@patent{a,\n  author = {Smith, John},\n  title = {Thing},\n  year = {2001},\n" + std::string(fields) + "}\n";
        EXPECT_EQ(convert_text(source, *format_named("bibtex"), *format_named("bibtex")).bytes, source);
        const std::string read = dump_text(source, *format_named("bibtex")).bytes;
        EXPECT_NE(read.find("\"submitted\":"), std::string::npos) << read;
        EXPECT_EQ(read.find("leftovers"), std::string::npos) << read;
    }
    // What is none stays as it stands.
    EXPECT_NE(dump_text("@patent{a, title={T}, yearfiled={soon}, monthfiled=may}", *format_named("bibtex")).bytes.find(R"("tag":"yearfiled","value":"soon")"), std::string::npos);
    // Only IEEEtran's patents have such fields.
    const std::string_view report = R"({"type":"report","id":"a","title":"T","submitted":{"edtf":"1999-02-03"}})";
    EXPECT_NE(write(report, "bibtex").find("submitted = {1999-02-03}"), std::string::npos);
    const std::string_view range = R"({"type":"patent","id":"a","title":"T","submitted":{"edtf":"1999/2000"}})";
    EXPECT_NE(write(range, "bibtex").find("submitted = {1999/2000}"), std::string::npos);
}

TEST(BibtexWriter, MonthsSayStretchesOfTimeAndSeasons) {
    const auto month = [](std::string_view date, std::string_view months) {
        const std::string json = R"({"type":"book","id":"k","issued":)" + std::string(date) + "}";
        const std::string out = write(json, "bibtex", {{"months", std::string(months)}});
        EXPECT_EQ(write(convert_text(out, *format_named("bibtex"), *format_named("jsonl")).bytes, "bibtex", {{"months", std::string(months)}}), out);
        EXPECT_EQ(out.find("date"), std::string::npos) << out;
        const std::size_t at = out.find("month = ");
        return out.substr(at + 8, out.find(",\n", at) - at - 8);
    };
    EXPECT_EQ(month(R"({"date-parts":[[2004,1],[2004,2]]})", "on"), "jan # \"--\" # feb");
    EXPECT_EQ(month(R"({"date-parts":[[2004,1,28],[2004,2,2]]})", "on"), "jan # \"~28--\" # feb # \"~2\"");
    EXPECT_EQ(month(R"({"date-parts":[[2004,5,3],[2004,5,5]]})", "on"), "may # \"~3--5\"");
    EXPECT_EQ(month(R"({"date-parts":[[2004,5,3],[2004,5,5]]})", "off"), "{May~3--5}");
    EXPECT_EQ(month(R"({"date-parts":[[2004]],"season":3})", "on"), "{Autumn}");
}

TEST(BibtexWriter, TypesOfItsOwnDialectComeBack) {
    EXPECT_TRUE(rewrite("@online{k, title = {T}}", "bibtex", {}).starts_with("@online{k"));
    EXPECT_TRUE(rewrite("@Talk{k, title = {T}}", "bibtex", {}).starts_with("@talk{k"));
    EXPECT_TRUE(rewrite("@mastersthesis{k, title = {T}, type = {Diplom}, school = {S}}", "bibtex", {}).starts_with("@mastersthesis{k"));
    EXPECT_TRUE(rewrite("@mastersthesis{k, title = {T}, type = {Project}, school = {S}}", "bibtex", {}).starts_with("@mastersthesis{k"));
    EXPECT_TRUE(rewrite("@proceedings{k, organization = {IEEE}}", "bibtex", {}).find("organization = {IEEE}") != std::string::npos);
    const std::string latex = convert_text("@online{k, title = {T}}", *format_named("biblatex"), *format_named("bibtex")).bytes;
    EXPECT_TRUE(latex.starts_with("@misc{k")) << latex;
}

TEST(BibtexWriter, FieldsOfItsOwnDialectComeBack) {
    const auto again = [](std::string_view fields, std::string_view dialect) {
        const Format& format = *format_named(dialect);
        const std::string bib = "@" + std::string(fields) + "}\n";
        EXPECT_EQ(convert_text(bib, format, format).bytes, bib);
    };
    // Formulas in titles, braced as a whole or not, as long as BibTeX leaves them alone.
    again("article{k,\n  title = {The $\\alpha$-lamp, $x \\to y$, {$\\mathbf{R}^n$}, TiO$_{2}$ and 5~\\$},\n", "bibtex");
    again("article{k,\n  title = {{Lamps $\\Lambda_c^+ \\to p K^-$}},\n  journal = {{Ann. $K$-Lamps}},\n", "bibtex");
    again("article{k,\n  title = {{Lamps \\(K_1\\)}},\n  subtitle = {{Or $K_2$}},\n  journaltitle = {{Ann. $K$-Lamps}},\n", "biblatex");
    // The journal in full and in short.
    again("article{k,\n  title = {T},\n  journal = {Adv. Lamps},\n  fjournal = {Advances in Lamps},\n", "bibtex");
    again("article{k,\n  title = {T},\n  journal = {Lamps},\n  journal-full = {Lamps},\n", "bibtex");
    again("article{k,\n  title = {T},\n  journal = {Letters of the Association of Lamps},\n  fjournal = {Letters of the AL},\n", "bibtex");
    // Words of languages.
    again("book{k,\n  title = {T},\n  language = {German},\n", "bibtex");
    again("book{k,\n  title = {T},\n  langid = {ngerman},\n", "bibtex");
    again("book{k,\n  title = {T},\n  addendum = {A},\n", "bibtex");
    again("book{k,\n  title = {T},\n  langid = {pinyin},\n  language = {Chinese},\n", "bibtex");
    again("book{k,\n  title = {T},\n  hyphenation = {brazil},\n  language = {zh},\n", "bibtex");
    // Fields that styles of one dialect know.
    again("inproceedings{k,\n  title = {T},\n  booktitle = {B},\n  numpages = {37},\n  location = {Hyderabad, India},\n  address = {New York},\n", "bibtex");
    again("misc{k,\n  title = {T},\n  journal = {lamps.example.org},\n", "bibtex");
    again("online{k,\n  title = {T},\n  journaltitle = {Lamps},\n", "biblatex");
    again("book{k,\n  title = {T},\n  addendum = {Zitiert nach dem Lampenkorpus},\n", "biblatex");
    // Dates in words.
    for (const std::string_view dialect : {"bibtex", "biblatex"}) {
        again("misc{k,\n  title = {T},\n  lastchecked = {10.10.18},\n", dialect);
        again("misc{k,\n  title = {T},\n  origdate = {1985-1030},\n  urldate = {10.10.18},\n", dialect);
    }
    // Numbers with words, and several of them.
    again("article{k,\n  title = {T},\n  journal = {J},\n  ISSN = {1939-1463(Electronic),1082-989X(Print)},\n", "bibtex");
    again("article{k,\n  title = {T},\n  journal = {J},\n  issn = {1531-5320 1069-9384},\n", "bibtex");
    // How prefixes sort, and initials.
    again("book{k,\n  author = {given=Alexander, family=Humboldt, prefix=von, useprefix=false and given=Vincent, family=Gogh, prefix=van, useprefix=true},\n  title = {T},\n", "biblatex");
    again("book{k,\n  author = {given=Jean Paul, given-i=JP, family=Doe},\n  title = {T},\n", "biblatex");
    again("set{k,\n  entryset = {a,b},\n", "biblatex");
    // Web of Science: what a name of BibTeX cannot have is left out of it.
    again("article{k,\n  author = {Field, T},\n  title = {T},\n  journal = {J},\n  unique-id = {WOS:5},\n  orcid-numbers = {{Field, T/0000-0002-1825-0097}},\n", "bibtex");
}

TEST(BibtexWriter, FormulasThatBibtexWouldSpoilAreWrittenAnew) {
    const auto again = [](std::string_view title) {
        const std::string out = rewrite("@misc{k, title = {" + std::string(title) + "}}", "bibtex", {});
        const std::size_t begin = out.find("title = {") + 9;
        return out.substr(begin, out.rfind("},") - begin);
    };
    EXPECT_EQ(again("On $D_4$"), "On {$D_4$}");                 // it would be a small d
    EXPECT_EQ(again("Drawing $\\alpha$ with {\\MP}"), "Drawing α with METAPOST");  // from a package
    EXPECT_EQ(again("A lamp for $5"), "A lamp for \\$5");       // no formula: LaTeX would stop there
    EXPECT_EQ(again("$\\less$i$\\greater$x$\\less$/i$\\greater$ and $\\alpha$"), "\\emph{x} and α");
    EXPECT_EQ(rewrite("@misc{k, title = {$\\alpha$ of é}}", "bibtex", {{"ascii", "on"}}), "@misc{k,\n  title = {$\\alpha$ of {\\'e}},\n}\n");
}

/// Where one has a prefix that is dropped and another one that is not, BibLaTeX says which.
TEST(BibtexWriter, PrefixesOfBothKindsAreTold) {
    constexpr std::string_view both =
        R"({"type":"book","id":"k","title":"T","author":[{"family":"Humboldt","given":"Alexander","dropping-particle":"von"},{"family":"Gogh","given":"Vincent, V.","non-dropping-particle":"van"},{"family":"Roe","given":"Jane"}]})";
    const std::string out = write(both, "biblatex");
    EXPECT_NE(out.find("  author = {family=Humboldt, given=Alexander, prefix=von, useprefix=false and family=Gogh, given={Vincent, V.}, prefix=van, useprefix=true and Roe, Jane},\n"), std::string::npos) << out;
    EXPECT_TRUE(convert_text(out, *format_named("biblatex"), *format_named("jsonl")).bytes.starts_with(both.substr(0, both.size() - 1)));
    EXPECT_NE(write(both, "bibtex").find("  author = {von Humboldt, Alexander and van Gogh, {Vincent, V.} and Roe, Jane},\n"), std::string::npos);
}

/// From one dialect to the other, each field is one that the styles there know.
TEST(BibtexWriter, FieldsOfTheOtherDialectAreItsOwn) {
    const auto there = [](std::string_view bib, std::string_view from, std::string_view to) { return convert_text(bib, *format_named(from), *format_named(to)).bytes; };
    EXPECT_EQ(there("@book{k, title = {T}, pagetotal = {37}, langid = {german}, addendum = {A}}", "biblatex", "bibtex"),
              "@book{k,\n  title = {T},\n  numpages = {37},\n  note = {A},\n  language = {german},\n}\n");
    EXPECT_EQ(there("@book{k, title = {T}, numpages = {37}, language = {German}}", "bibtex", "biblatex"), "@book{k,\n  title = {T},\n  pagetotal = {37},\n  langid = {german},\n}\n");
    EXPECT_EQ(there("@article{k, title = {T}, journal = {Adv. Lamps}, fjournal = {Advances in Lamps}}", "bibtex", "biblatex"),
              "@article{k,\n  title = {T},\n  journaltitle = {Advances in Lamps},\n  shortjournal = {Adv. Lamps},\n}\n");
    EXPECT_EQ(there("@book{k, title = {T}, author = {given=Alexander, family=Humboldt, prefix=von, useprefix=false}}", "biblatex", "bibtex"),
              "@book{k,\n  author = {von Humboldt, Alexander},\n  title = {T},\n}\n");
}

TEST(BibtexWriter, BiblatexTitlesComeBackInTheirParts) {
    const std::string bib = "@inbook{k,\n  title = {T},\n  subtitle = {S!},\n  titleaddon = {A},\n  booktitle = {B?},\n  booksubtitle = {C},\n  date = {2001},\n  langid = {ngerman},\n}\n";
    const auto again = [](std::string_view text) { return convert_text(text, *format_named("biblatex"), *format_named("biblatex")).bytes; };
    EXPECT_EQ(again(bib), bib);
    EXPECT_EQ(convert_text(bib, *format_named("biblatex"), *format_named("bibtex")).bytes,
              "@inbook{k,\n  title = {T: S! A},\n  shorttitle = {T},\n  booktitle = {B? C},\n  year = {2001},\n  language = {ngerman},\n}\n");
    const std::string issue = "@periodical{k,\n  title = {P},\n  issuetitle = {I},\n  date = {2001},\n}\n";
    EXPECT_EQ(again(issue), issue);
}

TEST(BibtexWriter, BiblatexHasRolesInTheFieldsOfEditors) {
    constexpr std::string_view film = "@movie{k,\n  editor = {Mancuso, Gail},\n  editortype = {director},\n  editora = {Curtis, Michael},\n  editoratype = {scriptwriter},\n  title = {Film},\n}\n";
    EXPECT_EQ(rewrite(film, "biblatex", {}), film);
    constexpr std::string_view edited = R"({"type":"motion_picture","id":"k","director":[{"family":"D"}],"editor":[{"family":"E"}],"host":[{"family":"H"}],"guest":[{"family":"G"}],"chair":[{"family":"C"}]})";
    EXPECT_EQ(write(edited, "biblatex"), "@movie{k,\n  editor = {E},\n  editora = {D},\n  editoratype = {director},\n  editorb = {H},\n  editorbtype = {host},\n  editorc = {G},\n  editorctype = {guest},\n  chair = {C},\n}\n");
}

TEST(BibtexWriter, NamesWithCommandsComeBack) {
    constexpr std::string_view bib = "@misc{k,\n  author = {\\Thanh and H{\\`a}n Th\\foo{x}},\n  editor = {{\\Thanh}},\n}\n";
    EXPECT_EQ(rewrite(bib, "bibtex", {}), bib);
    EXPECT_EQ(rewrite(bib, "biblatex", {}), bib);
    EXPECT_NE(write(R"({"type":"document","id":"k","author":[{"literal":"\\input{a}"}]})", "bibtex").find("{\\textbackslash}input"), std::string::npos)
        << "from elsewhere they are text";
}

TEST(BibtexWriter, PathsOfWindowsComeBack) {
    constexpr std::string_view bib = "@misc{k,\n  pdf = {C:\\papers\\x.pdf},\n}\n";
    EXPECT_EQ(rewrite(bib, "bibtex", {}), bib);
    EXPECT_NE(write(R"({"type":"document","id":"k","URL":"https://x.org/\input{a}"})", "bibtex").find("{https://x.org/%5Cinput%7Ba%7D}"), std::string::npos);
}

TEST(BibtexWriter, NoNameBeginsWithADigit) {
    const std::string written = rewrite("@5{k, 17 = {x}, title = {T}}", "bibtex", {});
    EXPECT_NE(written.find("  _17 = {x},\n"), std::string::npos) << written;
    EXPECT_TRUE(written.starts_with("@misc{k,\n")) << written;
    EXPECT_EQ(rewrite(written, "bibtex", {}), written);
}

TEST(BibtexWriter, AMonthBesideNoYearIsAMacro) {
    constexpr std::string_view bib = "@misc{k,\n  year = {in press},\n  month = mar,\n}\n";
    EXPECT_EQ(rewrite(bib, "biblatex", {}), bib);
    EXPECT_EQ(rewrite("@misc{k,\n  year = {in press},\n  month = {March},\n}\n", "bibtex", {}), bib);
}

TEST(BibtexWriter, SortsEntriesOnDemand) {
    constexpr std::string_view bib = "@misc{c, author = {Öz, A}, year = 2001}\n@misc{a, author = {oz, A}, year = 2003}\n@misc{b, editor = {Ab, C}, title = {10 things}}\n"
                                     "@book{P, title = {2 things}}\n@inbook{z, crossref = {p}, author = {Zed, Z}}\n";
    EXPECT_EQ(keys_of(rewrite(bib, "bibtex", {})), "c a b P z ");
    EXPECT_EQ(keys_of(rewrite(bib, "bibtex", {{"sort", "key"}})), "a b c z P ") << "parents stand behind their children";
    EXPECT_EQ(keys_of(rewrite(bib, "biblatex", {{"sort", "key"}})), "a b c P z ");
    EXPECT_EQ(keys_of(rewrite(bib, "biblatex", {{"sort", "author,-year"}})), "P b a c z ");
    EXPECT_EQ(keys_of(rewrite(bib, "biblatex", {{"sort", "-type,year"}})), "b c a z P ");
    EXPECT_THROW(rewrite(bib, "biblatex", {{"sort", "colour"}}), UsageError);
}

TEST(BibtexWriter, MacrosOfTheSourceOnDemand) {
    constexpr std::string_view bib = "@string{j = {Journal of {X}}}\n@string{p = \"Press\" # \" \\& Co\"}\n@book{a, title = {T}, publisher = p, series = {p}}\n"
                                     "@article{b, journal = j # { B}, title = {T}, note = undefined, month = jan, owner = p}\n@string{p = {Other}}\n@book{c, publisher = p}\n";
    const std::string kept = rewrite(bib, "bibtex", {{"strings", "keep"}});
    EXPECT_EQ(kept, "@string{p = {Press \\& Co}}\n\n@book{a,\n  title = {T},\n  series = {p},\n  publisher = p,\n}\n\n@string{j = {Journal of {X}}}\n\n"
                    "@article{b,\n  title = {T},\n  journal = j # { B},\n  note = {undefined},\n  month = jan,\n  owner = p,\n}\n\n"
                    "@string{p = {Other}}\n\n@book{c,\n  publisher = p,\n}\n");
    EXPECT_EQ(rewrite(kept, "bibtex", {{"strings", "keep"}}), kept);
    EXPECT_EQ(rewrite(bib, "bibtex", {}).find("@string"), std::string::npos);
    EXPECT_NE(rewrite("@string{j = {J}}\n@article{a, journal = j, address = j}", "biblatex", {{"strings", "keep"}}).find("  journaltitle = j,\n  location = j,\n"), std::string::npos)
        << "by the names of either dialect";
}

/// Damage by hand and by disk: what is written of it once is written the same again.
TEST(BibtexWriter, DamagedFilesComeToAFixedPointAtOnce) {
    std::mt19937 random(20240601);
    std::vector<std::string> entries;
    for (const std::string_view id : {"bibtex", "biblatex"}) {
        for (const auto& path : fixtures_of(*format_named(id))) {
            const std::string source = read_file(path);
            for (std::size_t at = 0; at < source.size();) {
                const std::size_t end = std::min(source.find("\n@", at + 1), source.size());
                if (end - at < 2000) entries.push_back(source.substr(at, end - at));
                at = end;
            }
        }
    }
    ASSERT_GT(entries.size(), 50U);
    constexpr std::string_view pieces = "{}\"@,=#%()\n \\$~-_^&;'`";
    const char* rounds = std::getenv("BIBCAST_ROUNDS");  // more of them, by hand
    for (int round = 0; round < (rounds != nullptr ? std::atoi(rounds) : 100); ++round) {
        std::string source;
        for (unsigned i = 0; i < 1 + random() % 6; ++i) source += entries[random() % entries.size()];
        for (unsigned i = 0; i < 1 + random() % 6; ++i) {
            const std::size_t at = random() % source.size();
            switch (random() % 3) {
                case 0: source.erase(at, 1 + random() % 6); break;
                case 1: source.insert(at, 1, pieces[random() % pieces.size()]); break;
                default: source.insert(at, source.substr(random() % source.size(), random() % 40)); break;
            }
            if (source.empty()) source = "@";
        }
        for (const std::string_view id : {"bibtex", "biblatex"}) {
            const Format& format = *format_named(id);
            const std::string once = convert_text(source, format, format).bytes;
            EXPECT_EQ(convert_text(once, format, format).bytes, once) << id << ", round " << round << ":\n" << source;
        }
    }
}

TEST(BibtexWriter, MarksOnDemand) {
    EXPECT_EQ(write(paper, "bibtex").find("+an"), std::string::npos);
    EXPECT_NE(write(paper, "bibtex", {{"marks", "note"}}).find("note = {* Equal contribution: B Å}"), std::string::npos);
    const std::string annotated = write(paper, "biblatex");
    EXPECT_NE(annotated.find("  author+an = {1=equal},\n  author+an:mark = {1=\"*\"},\n  author+an:legend = {1=\"Equal contribution\"},\n"), std::string::npos) << annotated;
    EXPECT_EQ(write(paper, "biblatex", {{"annotations", "off"}}).find("+an"), std::string::npos);
}

/// In BibTeX `and` is a word of a publisher's name, in BibLaTeX it parts two of them.
TEST(BibtexWriter, NamesOfPublishersSurviveTheListsOfBiblatex) {
    const Format& bibtex = *format_named("bibtex");
    const Format& biblatex = *format_named("biblatex");
    // Braces say nothing: no style changes the case of a publisher.
    constexpr std::pair<std::string_view, std::string_view> names[] = {{"Taylor and Francis", "Taylor and Francis"},
                                                                       {"Supply and Services {C}anada", "Supply and Services Canada"},
                                                                       {"\\emph{A} and B; C", "\\emph{A} and B; C"},
                                                                       {"{A} and {B}", "A and B"}};
    for (const auto& [name, back] : names) {
        const std::string there = convert_text("@book{k,\n  publisher = {" + std::string(name) + "},\n}\n", bibtex, biblatex).bytes;
        EXPECT_EQ(convert_text(there, biblatex, bibtex).bytes, "@book{k,\n  publisher = {" + std::string(back) + "},\n}\n") << there;
        EXPECT_EQ(convert_text(there, biblatex, biblatex).bytes, there);
    }
    const std::string braced = convert_text("@book{k, publisher = {{Chapman and Hall}}}", bibtex, biblatex).bytes;
    EXPECT_EQ(braced, "@book{k,\n  publisher = {{Chapman and Hall}},\n}\n");
    EXPECT_EQ(convert_text(braced, biblatex, bibtex).bytes, "@book{k,\n  publisher = {Chapman and Hall},\n}\n");
    EXPECT_EQ(convert_text("@book{k, publisher = {{A and B} and C}}", biblatex, bibtex).bytes, "@book{k,\n  publisher = {A and B; C},\n}\n");
}

/// A part of an article, whose parent has a journal: the title that was written for it is not taken for a second one.
TEST(BibtexWriter, WhatIsInheritedIsNotAddedToWhatIsWritten) {
    constexpr std::string_view source =
        "@bookinarticle{c, crossref = {p}, title = {Part}}\n@article{p, author = {A, B}, title = {Whole}, subtitle = {Sub}, journaltitle = {Journal}}\n"
        "@collection{v, crossref = {m}, title = {Volume}, maintitle = {Main: Sub}}\n@mvcollection{m, title = {Main}, subtitle = {Sub}}";
    const Format& biblatex = *format_named("biblatex");
    const std::string once = convert_text(source, biblatex, biblatex).bytes;
    EXPECT_EQ(convert_text(once, biblatex, biblatex).bytes, once);
    EXPECT_EQ(once.find("booktitle2"), std::string::npos) << once;
    EXPECT_EQ(convert_text(source, biblatex, *format_named("bibtex")).bytes.find("Main: Sub: Sub"), std::string::npos);
    // biber would give the child its parent's subtitle besides.
    constexpr std::string_view classic = "@incollection{c, crossref = {p}, title = {Part}}\n@book{p, title = {Whole: Sub}, shorttitle = {Whole}}";
    EXPECT_NE(convert_text(classic, *format_named("bibtex"), biblatex).bytes.find("  booktitle = {Whole},\n  booksubtitle = {Sub},\n"), std::string::npos);
}

/// What speaks of name parts stays beside the marks, and comes back in one field with them: biber takes one of a name.
TEST(BibtexWriter, AnnotationsOfPeopleAndOfPartsComeBackInOneField) {
    constexpr std::string_view source =
        "@misc{k, author = {A, B and C, D}, AUTHOR+an = {1:family=bold; 2=corresponding; =inferred}, author+an:default = {1=student}, title = {T}}";
    const Format& biblatex = *format_named("biblatex");
    const std::string once = convert_text(source, biblatex, biblatex).bytes;
    EXPECT_NE(once.find("  author+an = {1=student;2=corresponding;1:family=bold;=inferred},\n"), std::string::npos) << once;
    EXPECT_EQ(once.find("+an"), once.rfind("+an")) << once;
    EXPECT_EQ(convert_text(once, biblatex, biblatex).bytes, once);
}

TEST(BibtexWriter, BracketsThatAreTextStayText) {
    const std::string json = R"({"type":"book","id":"k","title":"x &lt;i>y&lt;/i> &lt;sub> <i>z</i>"})";
    for (const std::string_view id : {"bibtex", "biblatex"}) {
        const std::string out = write(json, id);
        EXPECT_NE(out.find("title = {x <{}i>y<{}/i> <{}sub> \\emph{z}}"), std::string::npos) << out;
        EXPECT_NE(convert_text(out, *format_named(id), *format_named("jsonl")).bytes.find("x &lt;i>y&lt;/i> &lt;sub> <i>z</i>"), std::string::npos);
    }
}

TEST(BibtexWriter, BadOptionsAreUsageErrors) {
    EXPECT_THROW(write(paper, "bibtex", {{"delimiters", "stars"}}), UsageError);
    EXPECT_THROW(write(paper, "bibtex", {{"marks", "on"}}), UsageError);
    EXPECT_THROW(write(paper, "bibtex", {{"indent", "x"}}), UsageError);
}

/// Every CSL type comes back from both dialects.
class BibtexTypes : public ::testing::TestWithParam<std::string_view> {};

TEST_P(BibtexTypes, ComeBack) {
    for (std::size_t i = 0; i < item_type_count; ++i) {
        const auto type = static_cast<ItemType>(i);
        for (const std::string_view rest : {R"("id":"k","title":"T"})", R"("id":"k","title":"T","identifiers":[{"scheme":"arxiv","value":"2403.00835"}]})"}) {
            const std::string json = "{\"type\":\"" + std::string(name_of(type)) + "\"," + std::string(rest);
            const std::string written = write(json, GetParam());
            const Converted again = dump_text(written, *format_named(GetParam()));
            EXPECT_EQ(again.bytes.find("{\"type\":\"" + std::string(name_of(type)) + "\""), 0U) << written << again.bytes;
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Dialects, BibtexTypes, ::testing::Values("bibtex", "biblatex"));

TEST(BibtexWriter, NoValueEverLooksLikeAnEntry) {
    const std::string written = write(R"JSON({"type":"book","id":"k","title":"a\n@book(x, title = {y})","abstract":"@misc{z, a = 1}\n@string{b = 2}"})JSON", "bibtex");
    const Converted again = dump_text(written, *format_named("bibtex"));
    EXPECT_EQ(again.records, 1U) << written;
    EXPECT_EQ(again.findings, "");
}

}  // namespace
}  // namespace bibcast::testing
