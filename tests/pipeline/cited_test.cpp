#include "pipeline/cited/keys.hpp"

#include <gtest/gtest.h>

#include "pipeline/cited/sets.hpp"
#include "support/growth.hpp"

namespace bibcast {
namespace {

std::string joined_of(const std::function<void(const TakeKey&)>& read) {
    std::string out;
    read([&out](std::string_view key) { (out += out.empty() ? "" : " ") += key; });
    return out;
}
std::string tex(std::string_view text, std::string* included = nullptr) {
    return joined_of([&](const TakeKey& take) {
        read_tex_citations(text, take, [included](std::string_view name) {
            if (included != nullptr) (*included += name) += ' ';
        });
    });
}
std::string aux(std::string_view text) {
    return joined_of([&](const TakeKey& take) { read_aux_citations(text, take, [](std::string_view) {}); });
}
std::string bcf(std::string_view text) {
    return joined_of([&](const TakeKey& take) { read_bcf_citations(text, take); });
}
std::string markdown(std::string_view text) {
    return joined_of([&](const TakeKey& take) { read_markdown_citations(text, take); });
}

std::string typst(std::string_view text, std::string* included = nullptr, std::string* labels = nullptr) {
    const auto append_to = [](std::string* out) {
        return [out](std::string_view name) {
            if (out != nullptr) (*out += name) += ' ';
        };
    };
    return joined_of([&](const TakeKey& take) { read_typst_citations(text, {take, append_to(included), append_to(labels)}); });
}
std::string org(std::string_view text, std::string* included = nullptr) {
    return joined_of([&](const TakeKey& take) {
        read_org_citations(text, take, [included](std::string_view name) {
            if (included != nullptr) (*included += name) += ' ';
        });
    });
}

TEST(CitedInTex, EveryCommandOfNatbibAndBiblatex) {
    EXPECT_EQ(tex(R"(\cite{a} \citep[see][p.~3]{b, c}\citet*{d} \Textcite{e} \nocite{f}\footcitetext[{[p. 1]}]{g} \citeauthor{h} \fullcite {i})"), "a b c d e f g h i");
    EXPECT_EQ(tex(R"(\cites(pre)(post)[1]{a}[2][3]{b}{c} {no} \autocites{d}[x]{e})"), "a b c no d e");
    EXPECT_EQ(tex(R"(\volcite[pre]{3}[12]{a} \pvolcites{1}[2]{b}{2}{c})"), "a b c");
    EXPECT_EQ(tex("\\nocite{*}"), "*");
}

TEST(CitedInTex, NotInCommentsAndNotBehindTheDocument) {
    EXPECT_EQ(tex("% \\cite{no}\n\\cite{a,% \\cite{no}\n  b}\\% \\cite{c}\n\\end{document}\\cite{no}"), "a b c");
}

TEST(CitedInTex, CommandsThatCiteNothing) {
    EXPECT_EQ(tex(R"(\citestyle{apa}\setcitestyle{square}\DeclareCiteCommand{\cite}{x}\newcommand{\mycite}[1]{\cite{#1}}\citetext{see} \cite\cite{a} \cite{)"), "a");
}

TEST(CitedInTex, NamesTheFilesThatAreIncluded) {
    std::string included;
    EXPECT_EQ(tex(R"(\input{one}\include{ch/two.tex}\subfile{three}\cite{a})", &included), "a");
    EXPECT_EQ(included, "one ch/two.tex three ");
}

TEST(CitedInAux, OfBibtexAndBiblatex) {
    EXPECT_EQ(aux("\\relax\n\\citation{a,b}\n\\citation{*}\n\\bibcite{x}{1}\n\\abx@aux@cite{0}{c}\n\\abx@aux@cite{d}\n\\abx@aux@segm{0}{0}{c}\n"), "a b * c d");
}

TEST(CitedInBcf, KeysOfEverySection) {
    EXPECT_EQ(bcf("<bcf:section number=\"0\"><bcf:citekey order=\"1\" intorder=\"1\">a</bcf:citekey>\n<bcf:citekey order=\"0\" nocite=\"1\">b&amp;c</bcf:citekey>"
                  "<bcf:citekey/></bcf:section><bcf:section><bcf:citekey>*</bcf:citekey><bcf:citekey>unended"),
              "a b&c *");
}

TEST(CitedInMarkdown, AsPandocReadsIt) {
    EXPECT_EQ(markdown("As @knuth84 [-@doe:99, p. 3; see @a_b.c; @{http://x.y/z}] say.\n\nnocite: '@*'"), "knuth84 doe:99 a_b.c http://x.y/z *");
    EXPECT_EQ(markdown("@a. @b--c @d: @é1"), "a b d é1");
    EXPECT_EQ(markdown("me@example.org \\@no `@no` ``a ` @no`` \n```\n@no\n```\n@yes\n~~~ {.r}\n@no\n~~~\n`@open"), "yes open");
}

TEST(CitedInMarkdown, ReferencesToPartsOfTheDocument) {
    for (const char* key : {"fig-plot", "tbl-one", "eq-1", "sec-intro", "lst-a", "thm-x", "Fig:plot", "tbl:a"}) EXPECT_TRUE(may_be_cross_reference(key)) << key;
    for (const char* key : {"figaro-1786", "fig", "knuth84", "section-1", "-fig"}) EXPECT_FALSE(may_be_cross_reference(key)) << key;
}

TEST(CitedInTypst, ReferencesAndTheFunction) {
    EXPECT_EQ(typst("As @knuth84 and @doe:99. See @a_b.c[p. 3]; #cite(<k1>, form: \"prose\") #cite(label(\"DBLP:x/1\")) #cite(<k2>)#cite(<k3>)"),
              "knuth84 doe:99 a_b.c k1 DBLP:x/1 k2 k3");
    EXPECT_EQ(typst("#figure(image(\"a@b.png\"), caption: [From @a, @b.]) <fig:x> #text(red)[@c] #emph[@d #strong[@e]] @f"), "a b c d e f");
    EXPECT_EQ(typst("#let note = [see @a]\n#let s = \"@no\"\n#show link: it => [@b #it]\n@c\n#{ let x = cite(<d>); [@e] }\n#if true [ @g ] else [ @h ]"), "a b c d e g h");
    EXPECT_EQ(typst("#bibliography(\"x.bib\", full: true)"), "*");
    EXPECT_EQ(typst("#bibliography(\"x.bib\", full: false) #table(full: true)"), "");
}

TEST(CitedInTypst, NotInCommentsCodeAndMath) {
    EXPECT_EQ(typst("// @no\n/* @no /* @no */ @no */ https://x.org/@yes \\@no `@no` ```typ @no `` ` @no``` $a @no$ \\$ @b #link(\"mailto:me@x.org\")[me]"), "yes b");
    EXPECT_EQ(typst("#ref(<no>) #link(<no>)[x] @"), "");
}

TEST(CitedInTypst, LabelsAndFiles) {
    std::string included;
    std::string labels;
    EXPECT_EQ(typst("= Intro <sec:intro>\n#include \"ch/one.typ\"\n#import \"no.typ\": *\nSee @sec:intro. a < b > c <eq>", &included, &labels), "sec:intro");
    EXPECT_EQ(included, "ch/one.typ ");
    EXPECT_EQ(labels, "sec:intro eq ");
}

TEST(CitedInOrg, CitationsOfOrgAndLinksOfOrgRef) {
    EXPECT_EQ(org("As [cite:@a] and [cite/t/bf:see @b p. 3; also @c:1/2, p. 4;@d] say;\n[cite:@e;\n @f] me@example.org @no"), "a b c:1/2 d e f");
    EXPECT_EQ(org("cite:a,b, citep:&c [[citet:see &d p. 3;&e][words]] (parencite:f) [[cite:g]]. nocite:h autocite*:i website:no excite: x"), "a b c d e f g h i");
}

TEST(CitedInOrg, NotInCommentsBlocksAndCode) {
    std::string included;
    EXPECT_EQ(org("# [cite:@no]\n#+begin_src org\n[cite:@no]\n#+end_example\n#+end_src\n=[cite:@no]= ~cite:no~ a=b [cite:@a]\n#+INCLUDE: \"ch one.org::x\" :lines 3\n[cite:@b\n\n@no", &included),
              "a b");
    EXPECT_EQ(included, "ch one.org ");
}

std::string sets(std::string_view text) {
    std::string out;
    Source source = Source::of_text("x.bib", std::string(text));
    read_sets(source, [&out](std::string_view key, const std::vector<std::string_view>& members) {
        (out += key) += ':';
        for (const std::string_view member : members) (out += ' ') += member;
        out += '\n';
    });
    return out;
}

TEST(CitedSets, OfBiblatex) {
    EXPECT_EQ(sets("@set{s, entryset = {a, b,\n c}, note={x}}@Set ( t , note = {entryset}, EntrySet=\"d\")"), "s: a b c\nt: d\n");
    EXPECT_EQ(sets("@settings{s, entryset = {a}} me@set.org @set{broken, entryset = {a\n@set{e, entryset={}}@set{f}"), "e:\n");
}

TEST(CitedSets, AreFoundWhereverBlocksEnd) {
    const std::string far(std::size_t{3} << 20, 'x');
    EXPECT_EQ(sets(far + "@set{s, entryset={a}}" + far + "@set{t, entryset={b}}"), "s: a\nt: b\n");
}

TEST(Cited, TakesTimeAsTheTextIsLong) {
    for (const char* unit : {"\\cite{a} \\cites[x]{b}[y]{c} ", "\\cite{", "\\cite[", "`", "``a` ", "@{", "@a@b ", "\n```\n", "<bcf:citekey>", "% \\cite\n", "#cite(", "#x[", "$", "/*", "@a:. ", "<", "[cite:@a", "=a", "[[cite:&", "#+begin_src\n", "cite:a,", "@set{", "@set{a, entryset={b}}", "@set{a, entryset", "@"}) {
        EXPECT_TRUE(testing::grows_linearly(std::size_t{1} << 18, [unit](std::size_t size) {
            const std::string text = testing::repeated(unit, size);
            EXPECT_LE(tex(text).size() + aux(text).size() + markdown(text).size() + bcf(text).size() + typst(text).size() + org(text).size() + sets(text).size(), 7 * size);
        })) << unit;
    }
}

}  // namespace
}  // namespace bibcast
