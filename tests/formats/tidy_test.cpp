// bibcast tidy: what each option does, and three promises: a second run changes nothing, nothing is lost, and what is read from the
// file stays the same.
#include "formats/bibtex/tidy/tidy.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "formats/bibtex/tidy/codes.hpp"
#include "formats/bibtex/tidy/rewrite.hpp"
#include "formats/registry.hpp"
#include "io/format.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

bibtex::TidyOptions options_of(const Settings& settings) {
    bibtex::TidyOptions options;
    for (const auto& [name, value] : settings) {
        const bibtex::TidyOption* known = nullptr;
        for (const bibtex::TidyOption& row : bibtex::tidy_option_rows()) {
            if (row.name == name) known = &row;
        }
        if (known == nullptr) throw std::runtime_error("no option " + std::string(name));
        known->set(options, value.empty() ? known->alone : value);
    }
    return options;
}

std::string tidied(std::string_view source, const Settings& settings = {}, std::string* codes = nullptr) {
    Findings findings(false);
    const std::string out = bibtex::tidy(source, options_of(settings), findings);
    if (codes != nullptr) {
        for (const Finding& finding : findings.all()) *codes += std::string(finding.code->id) + '\n';
    }
    return out;
}

/// The only field of an entry, as it comes out.
std::string value(std::string_view field, const Settings& settings = {}) {
    Settings with = settings;
    with.emplace_back("align", "0");
    const std::string out = tidied("@misc{k, " + std::string(field) + "}", with);
    const std::size_t begin = out.find("\n  ") + 3;
    return out.substr(begin, out.rfind("\n}") - begin);
}

TEST(Tidy, LaysOut) {
    EXPECT_EQ(tidied("@BOOK{ k , TITLE={A},year = 2000,}"), "@book{k,\n  title         = {A},\n  year          = 2000\n}\n");
    EXPECT_EQ(tidied("@misc(k, a = \"b\")"), "@misc{k,\n  a             = \"b\"\n}\n");
    EXPECT_EQ(tidied("@misc{k}"), "@misc{k,\n}\n");
    EXPECT_EQ(tidied("@misc{title={A}}"), "@misc{\n  title         = {A}\n}\n");
    EXPECT_EQ(tidied("@misc{k, a=1}\n\n\n@misc{l, b=2}", {{"blank-lines", "true"}, {"align", "0"}, {"trailing-commas", "true"}, {"tab", "true"}}),
              "@misc{k,\n\ta = 1,\n}\n\n@misc{l,\n\tb = 2,\n}\n");
    EXPECT_EQ(tidied("@Misc{k, Title={A}}", {{"lowercase", "false"}, {"align", "0"}, {"space", "4"}}), "@Misc{k,\n    Title = {A}\n}\n");
    EXPECT_EQ(tidied(""), "");
}

TEST(Tidy, StripsBracesWithBlanksAroundThem) {
    EXPECT_EQ(value("title = {{Of lamps} }", {{"strip-enclosing-braces", "true"}}), "title = {Of lamps}");
}

/// The reader joins the lines of an address, and a blank between them would be a part of it.
TEST(Tidy, KeepsTheLinesOfAddresses) {
    EXPECT_EQ(value("url = {https://lamps.example.org/a\n  b}"), "url = {https://lamps.example.org/a\n  b}");
    EXPECT_EQ(value("url = {\n  https://lamps.example.org/a\n}"), "url = {https://lamps.example.org/a}");
    EXPECT_EQ(value("title = {Of\n  lamps}"), "title = {Of lamps}");
}

TEST(Tidy, KeepsWhatStandsBetweenEntriesAndInThem) {
    constexpr std::string_view source =
        "% head\n\nprose  here\n@comment{ jabref-meta: x;\n y }\n@string{ a = \"b\" # c }\n@PREAMBLE{ \"\\x\" }\n"
        "@misc{k, % of the key\n  % of the title\n  title = {A}, % behind it\n  year = 2000\n  % at the end\n}\nafter\n";
    const std::string out = tidied(source, {{"align", "0"}});
    EXPECT_EQ(out,
              "% head\n\nprose  here\n@comment{ jabref-meta: x;\n y }\n@string{ a = \"b\" # c }\n@preamble{ \"\\x\" }\n"
              "@misc{k, % of the key\n  % of the title\n  title = {A}, % behind it\n  year = 2000\n  % at the end\n}\nafter\n");
    std::string codes;
    EXPECT_EQ(tidied("a\n@misc{k,\n % c\n a = 1}\n", {{"strip-comments", "true"}, {"align", "0"}}, &codes), "@misc{k,\n  a = 1\n}\n");
    EXPECT_NE(codes.find("tidy/stripped-comment"), std::string::npos);
}

TEST(Tidy, Values) {
    EXPECT_EQ(value("title = {A\n   B  C }"), "title = {A B  C}");
    EXPECT_EQ(value("abstract = {One.\n\n  Two.}"), "abstract = {\n    One.\n\n    Two.\n  }");
    EXPECT_EQ(value("note = {one % comment\n  two}"), "note = {one % comment\n  two}");
    EXPECT_EQ(value("note = {50\\% or 60% of\n  two}"), "note = {50\\% or 60% of two}");
    EXPECT_EQ(value("title = \"x \" # foo # { y}"), "title = \"x \" # foo # { y}");
    EXPECT_EQ(value("a = \"x\"", {{"curly", "true"}}), "a = {x}");
    EXPECT_EQ(value("a = 12", {{"curly", "true"}}), "a = {12}");
    EXPECT_EQ(value("a = {12}", {{"numeric", "true"}}), "a = 12");
    EXPECT_EQ(value("a = {012}", {{"numeric", "true"}}), "a = {012}");
    EXPECT_EQ(value("month = {March}", {{"months", "true"}}), "month = mar");
    EXPECT_EQ(value("month = {March 3}", {{"months", "true"}}), "month = {March 3}");
    EXPECT_EQ(value("month = \"3~\" # march", {{"months", "true"}}), "month = \"3~\" # mar");
    EXPECT_EQ(value("month = sep # \" 4\"", {{"months", "true"}}), "month = sep # \" 4\"");
    EXPECT_EQ(value("month = sep # \"~\" # 4", {{"months", "true"}}), "month = sep # \"~\" # 4");
    EXPECT_EQ(value("author = {{AMS Services}}", {{"strip-enclosing-braces", "true"}}), "author = {{AMS Services}}");
    EXPECT_EQ(value("pages = {6-13, 5 – 7, S1-S3}"), "pages = {6--13, 5--7, S1-S3}");
    EXPECT_EQ(value("title = {{A}}", {{"strip-enclosing-braces", "true"}}), "title = {A}");
    EXPECT_EQ(value("title = {{A {B}}}", {{"strip-enclosing-braces", "true"}}), "title = {{A {B}}}");
    EXPECT_EQ(value("title = {A}", {{"enclosing-braces", ""}}), "title = {{A}}");
    EXPECT_EQ(value("title = {{A} {B}}", {{"enclosing-braces", ""}}), "title = {{{A} {B}}}");
    EXPECT_EQ(value("title = {A {B}ig {\\'e} \\emph{x} $_{1}$}", {{"remove-braces", ""}}), "title = {A Big {\\'e} \\emph{x} $_{1}$}");
    EXPECT_EQ(value("journal = {JOURNAL OF {DNA} IV}", {{"drop-all-caps", "true"}}), "journal = {Journal Of {DNA} IV}");
    EXPECT_EQ(value("doi = {10.1/ABC}", {{"drop-all-caps", "true"}}), "doi = {10.1/ABC}");
    EXPECT_EQ(value("author = {SMITH, J. AND DOE, X.}", {{"drop-all-caps", "true"}}), "author = {Smith, J. and Doe, X.}");
    EXPECT_EQ(value("author = {A and {B and C} and D and others}", {{"max-authors", "2"}}), "author = {A and {B and C} and others}");
    EXPECT_EQ(value("url = {http://a.b/x y\\_z%20}", {{"encode-urls", "true"}}), "url = {http://a.b/x%20y_z%20}");
    EXPECT_EQ(value("note = {one two three four five six}", {{"wrap", "34"}}), "note = {\n    one two three four five six\n  }");
    EXPECT_EQ(value("note = {aaaaaaaaaaaaaaaaaa @book{b, bbbbb}}", {{"wrap", "26"}}), "note = {\n    aaaaaaaaaaaaaaaaaa @book{b,\n    bbbbb}\n  }");
}

TEST(Tidy, AnEmptyFieldStaysWhereItKeepsSomethingFromBeingInherited) {
    const Settings settings = {{"remove-empty-fields", "true"}, {"align", "0"}};
    EXPECT_EQ(tidied("@misc{k, key = {}, title = {T}}", settings), "@misc{k,\n  title = {T}\n}\n");
    EXPECT_EQ(tidied("@misc{k, key = {}, CrossRef = {p}}", settings), "@misc{k,\n  key = {},\n  crossref = {p}\n}\n");
}

TEST(Tidy, EscapesTextOnly) {
    EXPECT_EQ(bibtex::escaped("é & 50% a_b"), "{\\'e} \\& 50\\% a\\_b");
    EXPECT_EQ(bibtex::escaped("$x_1 & y$ \\& \\url{a_b} \\emph{c_d}"), "$x_1 & y$ \\& \\url{a_b} \\emph{c\\_d}");
    EXPECT_EQ(bibtex::escaped("a $ b"), "a \\$ b");
    EXPECT_EQ(value("url = {http://a_b.c/%7Ed}", {{"escape", "true"}}), "url = {http://a_b.c/%7Ed}");
    EXPECT_EQ(value("crossref = {a_b}", {{"escape", "true"}}), "crossref = {a_b}");
}

TEST(Tidy, Sorts) {
    const Settings brief = {{"sort", ""}, {"align", "0"}};
    EXPECT_EQ(tidied("% b\n@misc{b, x=1}\n% a\n@misc{A, x=2}\n% end\n", brief), "% a\n@misc{A,\n  x = 2\n}\n% b\n@misc{b,\n  x = 1\n}\n% end\n");
    EXPECT_EQ(tidied("@misc{a, year=1}@misc{b, year=2}@misc{c}", {{"sort", "-year"}, {"omit", "year"}}), "@misc{b,\n}\n@misc{a,\n}\n@misc{c,\n}\n");
    // A macro stays before its use, a parent behind its children, the encoding on top.
    EXPECT_EQ(tidied("@string{s={S}}@misc{b, x=s}@misc{a, x=s}", brief), "@string{s={S}}\n@misc{a,\n  x = s\n}\n@misc{b,\n  x = s\n}\n");
    EXPECT_EQ(tidied("@misc{z, crossref={a}}@misc{b}@misc{a}", brief), "@misc{b,\n}\n@misc{z,\n  crossref = {a}\n}\n@misc{a,\n}\n");
    EXPECT_EQ(tidied("% Encoding: UTF-8\n@misc{b}@misc{a}", brief), "% Encoding: UTF-8\n@misc{a,\n}\n@misc{b,\n}\n");
    EXPECT_EQ(tidied("@misc{b}@xdata{z}@misc{a}", {{"sort", "special,key"}}), "@xdata{z,\n}\n@misc{a,\n}\n@misc{b,\n}\n");
    EXPECT_EQ(tidied("@misc{k, url={u}, b=1, title={T}}", {{"sort-fields", ""}, {"align", "0"}}), "@misc{k,\n  title = {T},\n  url = {u},\n  b = 1\n}\n");
}

TEST(Tidy, MakesOneOfTwo) {
    constexpr std::string_view source =
        "@book{a, title={The {X}}, author={Smith, J.}, year=1}\n@book{b, title={the x}, author={J. Smith}, year=2, note={n}}\n"
        "@book{c, doi={https://doi.org/10.1000/1}}\n@book{d, doi={10.1000/1}}\n@book{a, title={other}}";
    std::string codes;
    EXPECT_EQ(tidied(source, {{"merge", ""}, {"align", "0"}}, &codes),
              "@book{a,\n  title = {The {X}},\n  author = {Smith, J.},\n  year = 1,\n  note = {n}\n}\n@book{c,\n  doi = {https://doi.org/10.1000/1}\n}\n"
              "@book{a,\n  title = {other}\n}\n");
    EXPECT_EQ(codes, "tidy/merged-entry\ntidy/lost-value\ntidy/lost-value\ntidy/lost-value\ntidy/merged-entry\ntidy/lost-value\ntidy/duplicate-entry\n");
    EXPECT_EQ(tidied(source, {{"merge", "last"}, {"duplicates", "key,citation"}, {"align", "0"}}),
              "@book{a,\n  title = {other}\n}\n@book{c,\n  doi = {https://doi.org/10.1000/1}\n}\n@book{d,\n  doi = {10.1000/1}\n}\n");
    codes.clear();
    EXPECT_EQ(tidied(source, {}, &codes), tidied(source));
    EXPECT_EQ(codes, "tidy/duplicate-entry\n");
}

TEST(Tidy, MakesKeys) {
    constexpr std::string_view source =
        "@book{x, author={von Neumann, J. and B, C}, title={On the Theory of {G}ames}, year={c. 1944}}\n@book{y, author={von Neumann, J.}, title={Theory}, "
        "date={1944-05}, crossref={x}}\n@book{z, title={None}}\n";
    const std::string out = tidied(source, {{"generate-keys", ""}, {"align", "0"}});
    EXPECT_NE(out.find("@book{neumann1944theory1,"), std::string::npos) << out;
    EXPECT_NE(out.find("@book{neumann1944theory2,"), std::string::npos);
    EXPECT_NE(out.find("crossref = {neumann1944theory1}"), std::string::npos);
    EXPECT_NE(out.find("@book{z,"), std::string::npos);
    EXPECT_NE(tidied(source, {{"generate-keys", "[authors]:[YEAR][title:upper]"}}).find("@book{NeumannB:c1944ONTHETHEORYOFGAMES,"), std::string::npos);
    EXPECT_THROW((void)tidied(source, {{"generate-keys", "[nonsense]"}}), UsageError);
    EXPECT_THROW((void)tidied(source, {{"generate-keys", "[auth:nonsense]"}}), UsageError);
    EXPECT_THROW((void)tidied(source, {{"generate-keys", "[auth"}}), UsageError);
}

TEST(Tidy, LeavesDamagedEntriesAlone) {
    for (const std::string_view entry : {"@misc{k,\n  title = {open,\n}", "@misc{k, a {b}}", "@misc{k, a = {b} text}", "@misc{k, a = {b} # % c\n {d}}",
                                         "@misc{k, a = {b}} , c = {d}}", "@misc{k, a = \"b}"}) {
        std::string codes;
        const std::string source = std::string(entry) + "\n@misc{good,\n  x             = 1\n}\n";
        EXPECT_EQ(tidied(source, {}, &codes), source);
        EXPECT_NE(codes.find("tidy/damaged-entry"), std::string::npos) << entry;
    }
    EXPECT_EQ(tidied("@misc{a(b)=\"c, key with blanks = x, _#b={y}}", {{"align", "0"}}), "@misc{a(b)=\"c,\n  key with blanks = x,\n  _#b = {y}\n}\n");
}

TEST(Tidy, LineEndsStay) {
    EXPECT_EQ(tidied("@misc{k,\r\n a = {b\r\n c}}\r\n"), "@misc{k,\r\n  a             = {b c}\r\n}\r\n");
    EXPECT_EQ(tidied("@misc{k,\r a = 1}\r"), "@misc{k,\n  a             = 1\n}\n");
    Findings findings;
    (void)bibtex::tidy("% c\r\n\r\n@misc{k, a {b}}\r\n", {}, findings);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.all().back().span.begin, 7U);
}

TEST(Tidy, OptionsAsJson) {
    bibtex::TidyOptions options;
    bibtex::set_tidy_options(options, R"({"sort": ["-year", "key"], "align": false, "wrap": true, "maxAuthors": 3, "curly": true, "months": null})");
    ASSERT_EQ(options.sort.size(), 2U);
    EXPECT_TRUE(options.sort[0].descending);
    EXPECT_EQ(options.align, 0U);
    EXPECT_EQ(options.wrap, 80U);
    EXPECT_EQ(options.max_authors, 3U);
    EXPECT_TRUE(options.curly && options.escape && options.remove_duplicate_fields && !options.months);
    EXPECT_THROW(bibtex::set_tidy_options(options, R"({"nonsense": 1})"), UsageError);
    EXPECT_THROW(bibtex::set_tidy_options(options, "[]"), UsageError);
    EXPECT_THROW(bibtex::set_tidy_options(options, R"({"align": "x"})"), UsageError);
    EXPECT_THROW(bibtex::set_tidy_options(options, R"({"duplicates": ["title"]})"), UsageError);
    EXPECT_THROW(bibtex::set_tidy_options(options, R"({"merge": "both"})"), UsageError);
}

const std::vector<Settings> many_settings = {
    {},
    {{"curly", ""}, {"numeric", "true"}, {"months", "true"}, {"wrap", "40"}, {"blank-lines", "true"}},
    {{"sort", ""}, {"escape", "true"}, {"tidy-comments", "false"}, {"trailing-commas", "true"}},
    {{"sort", "type,-year"}, {"enclosing-braces", ""}, {"sort-fields", ""}, {"tab", "true"}, {"drop-all-caps", "true"}},
    {{"remove-braces", "title,booktitle"}, {"strip-enclosing-braces", "true"}, {"encode-urls", "true"}, {"align", "0"}},
};

void expect_stable(const std::string& source) {
    for (std::size_t i = 0; i < many_settings.size(); ++i) {
        const std::string once = tidied(source, many_settings[i]);
        ASSERT_EQ(tidied(once, many_settings[i]), once) << "settings " << i << " of\n" << source;
    }
}

/// All bytes but blanks, commas, and the delimiters that a layout can change, sorted: what must still be there.
std::string substance(std::string_view text) {
    std::string bytes;
    for (const char c : text) {
        if (std::string_view(" \t\r\n\v\f,").find(c) == std::string_view::npos) bytes += bibtex::TidyOptions{}.lowercase ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : c;
    }
    std::sort(bytes.begin(), bytes.end());
    return bytes;
}

class TidyFixtures : public ::testing::TestWithParam<const char*> {};

TEST_P(TidyFixtures, KeepTheirPromises) {
    const Format& format = *format_named(GetParam());
    for (const auto& path : fixtures_of(format)) {
        const std::string source = read_file(path);
        if (source.find('\0') != std::string::npos || source.find("- ") == std::string::npos) continue;
        SCOPED_TRACE(path.filename());
        expect_stable(source);
        // Default options change no value: what is read is the same, but for pages, whose dashes are two.
        const std::string out = tidied(source, {});
        if (source.find('(') == std::string::npos && source.find("pages") == std::string::npos) {
            EXPECT_EQ(substance(out), substance(source));
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Dialects, TidyFixtures, ::testing::Values("bibtex", "biblatex"));

TEST(Tidy, WhatIsReadStaysTheSame) {
    for (const auto& path : fixtures_of(*format_named("bibtex"))) {
        const std::string source = read_file(path);
        const Format& format = *format_named("bibtex");
        const Converted before = dump_text(source, format);
        const std::string out = tidied(source);
        // Leftovers are kept as they stand, so that only their white space may differ.
        if (before.bytes.find("leftovers") != std::string::npos || before.errors > 0) continue;
        EXPECT_EQ(dump_text(out, format).bytes, before.bytes) << path.filename();
    }
}

TEST(Tidy, DamageIsStableToo) {
    std::mt19937 random(20240501);
    std::vector<std::string> sources;
    for (const auto& path : fixtures_of(*format_named("bibtex"))) {
        std::string source = read_file(path);
        if (source.size() < 6000) sources.push_back(std::move(source));
    }
    ASSERT_GT(sources.size(), 3U);
    constexpr std::string_view pieces = "{}\"@,=#%()\n \\$";
    const char* rounds = std::getenv("BIBCAST_ROUNDS");  // more of them, by hand
    for (int round = 0; round < (rounds != nullptr ? std::atoi(rounds) : 150); ++round) {
        std::string source = sources[random() % sources.size()];
        for (unsigned i = 0; i < 1 + round % 6U; ++i) {
            if (source.empty()) break;
            const std::size_t at = random() % source.size();
            switch (random() % 3) {
                case 0: source.erase(at, 1 + random() % 8); break;
                case 1: source.insert(at, 1, pieces[random() % pieces.size()]); break;
                default: source.insert(at, source.substr(random() % source.size(), random() % 40)); break;
            }
        }
        expect_stable(source);
        if (HasFatalFailure()) return;
    }
}

}  // namespace
}  // namespace bibcast::testing
