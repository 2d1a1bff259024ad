// What hostile XML can do to a reader: files drawn in by entities, texts that grow without end, nesting, size.
#include <gtest/gtest.h>

#include <stdlib.h>

#include <fstream>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

/// A record with a hole in it, for each reader of XML.
struct Frame {
    std::string_view format;
    std::string_view before;
    std::string_view after;
};

constexpr Frame frames[] = {
    {"mods", "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\"><mods><titleInfo><title>", "</title></titleInfo></mods></modsCollection>"},
    {"pubmed_xml", "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>",
     "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"},
    {"endnote_xml", "<xml><records><record><ref-type name=\"Book\">6</ref-type><titles><title>", "</title></titles></record></records></xml>"},
    {"word_xml", "<Sources><Source><SourceType>Book</SourceType><Title>", "</Title></Source></Sources>"},
    {"marcxml", "<collection><record><leader>00000nam a2200000 a 4500</leader><datafield tag=\"245\"><subfield code=\"a\">",
     "</subfield></datafield></record></collection>"},
    {"crossref_xml", "<doi_records><doi_record><crossref><journal><journal_article><titles><title>",
     "</title></titles></journal_article></journal></crossref></doi_record></doi_records>"},
    {"primo_xml", "<record><display><title>", "</title></display></record>"},
    {"mets", "<mets><dmdSec><mdWrap><xmlData><mods><titleInfo><title>", "</title></titleInfo></mods></xmlData></mdWrap></dmdSec></mets>"},
    {"rdf", "<rdf:RDF><bib:Book><dc:title>", "</dc:title></bib:Book></rdf:RDF>"},
    {"dim", "<dim><field mdschema=\"dc\" element=\"title\">", "</field></dim>"},
    {"context_object", "<context-object><referent><metadata-by-val><metadata><book><title>",
     "</title></book></metadata></metadata-by-val></referent></context-object>"},
    {"bibtexml", "<file><entry id=\"a\"><book><title>", "</title></book></entry></file>"},
};

class XmlAttack : public ::testing::TestWithParam<Frame> {
  protected:
    [[nodiscard]] static Converted read(const std::string& head, const std::string& text) {
        const Frame& frame = GetParam();
        return dump_text(head + std::string(frame.before) + text + std::string(frame.after), *format_named(frame.format));
    }
};

TEST_P(XmlAttack, NoFileIsDrawnIn) {
    std::string name = (fs::temp_directory_path() / "bibcast-canary-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    ASSERT_GE(descriptor, 0);
    std::ofstream(name) << "CANARY IN A FILE";
    for (const std::string& target : {"file://" + name, name, "\"" + name}) {
        const Converted got = read("<!DOCTYPE x [<!ENTITY canary SYSTEM \"" + target + "\"><!ENTITY % p SYSTEM \"" + target + "\"> %p;]>\n", "song &canary; bird");
        EXPECT_EQ(got.bytes.find("CANARY IN A FILE"), std::string::npos) << target;
        EXPECT_EQ(got.findings.find("CANARY IN A FILE"), std::string::npos) << target;
        EXPECT_EQ(got.records, 1U);
    }
    fs::remove(name);
}

TEST_P(XmlAttack, EntitiesDoNotGrow) {
    std::string head = "<!DOCTYPE x [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        head += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k) head += "&a" + std::to_string(i - 1) + ";";
        head += "\">";
    }
    const Converted got = read(head + "]>\n", "&a29;");
    EXPECT_LT(got.bytes.size(), 10000U);
    EXPECT_NE(got.findings.find("xml/entity-definitions"), std::string::npos);
    EXPECT_NE(got.bytes.find("&a29"), std::string::npos);
}

TEST_P(XmlAttack, NestingCostsOneRecordAndNoStack) {
    std::string deep;
    // A million levels in one format; the others stand on the same room.
    const int levels = GetParam().format == "mods" ? 1'000'000 : 50'000;
    for (int i = 0; i < levels; ++i) deep += "<a>";
    const Converted inside = read("", deep);
    EXPECT_LT(inside.bytes.size(), 10000U);
    EXPECT_EQ(inside.errors, 1U) << inside.findings;
    const Converted around = read(deep, "A title");
    EXPECT_NE(around.bytes.find("A title"), std::string::npos);
}

TEST_P(XmlAttack, TimeGrowsWithSizeAlone) {
    EXPECT_TRUE(grows_linearly(1'200'000, [](std::size_t size) {
        EXPECT_EQ(read("", repeated("<b>x</b><i c='d'>y</i> &amp; <!-- - --> ", size)).records, 1U);
    }));
}

void PrintTo(const Frame& frame, std::ostream* out) { *out << frame.format; }

INSTANTIATE_TEST_SUITE_P(Formats, XmlAttack, ::testing::ValuesIn(frames), [](const auto& tested) { return std::string(tested.param.format); });

TEST(XmlAttack, AsLargeAsTheyCome) {
    std::string text = "<mods><abstract>";
    text.append(std::size_t{64} << 20U, 'x');
    text += "</abstract></mods>";
    const Converted got = dump_text(text, *format_named("mods"));
    EXPECT_EQ(got.records, 1U);
    EXPECT_GT(got.bytes.size(), std::size_t{64} << 20U);
}

}  // namespace
}  // namespace bibcast::testing
