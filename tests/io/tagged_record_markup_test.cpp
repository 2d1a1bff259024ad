#include "io/tagged/record_markup.hpp"

#include <gtest/gtest.h>

#include <string>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast {
namespace {

std::string records_of(std::string_view source, std::string_view format) { return testing::dump_text(source, *format_named(format)).bytes; }

TEST(RecordMarkup, IsReadInEveryFormatOfXmlThatHasNone) {
    const std::string title = "Growth of &lt;i&gt;E. coli&lt;/i&gt; in H&lt;sub&gt;2&lt;/sub&gt;O &amp;amp; milk";
    const std::string expected = "\"title\":\"Growth of <i>E. coli</i> in H<sub>2</sub>O & milk\"";
    for (const auto& [format, source] : {
             std::pair<std::string, std::string>{"mods", "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>" + title + "</title></titleInfo></mods>"},
             {"marcxml", "<record><leader>00000nam a2200000 a 4500</leader><datafield tag=\"245\" ind1=\"0\" ind2=\"0\"><subfield code=\"a\">" + title + "</subfield></datafield></record>"},
             {"primo_xml", "<record><display><type>book</type><title>" + title + "</title></display></record>"},
             {"endnote_xml", "<xml><records><record><ref-type name=\"Book\">6</ref-type><titles><title>" + title + "</title></titles></record></records></xml>"},
             {"pubmed_xml", "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><ArticleTitle>" + title + "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"},
             {"dim", "<dim:dim xmlns:dim=\"http://www.dspace.org/xmlns/dspace/dim\"><dim:field mdschema=\"dc\" element=\"title\">" + title + "</dim:field></dim:dim>"},
         }) {
        EXPECT_NE(records_of(source, format).find(expected), std::string::npos) << format << ": " << records_of(source, format);
    }
}

TEST(RecordMarkup, ReferencesInNamesAreTheirLetters) {
    for (const auto& [format, source] : {
             std::pair<std::string, std::string>{"openalex_json", R"({"id":"https://openalex.org/W1","title":"T","type":"article","authorships":[{"author":{"display_name":"K. M&uuml;ller"}}]})"},
             {"crossref_json", R"({"DOI":"10.1/x","type":"book","title":["T"],"author":[{"given":"K.","family":"M&uuml;ller"}]})"},
             {"csv", "Title,Author,Publication Year\nT,\"M&uuml;ller, K.\",2001\n"},
         }) {
        EXPECT_NE(records_of(source, format).find(R"({"family":"Müller","given":"K."})"), std::string::npos) << format;
    }
}

TEST(RecordMarkup, AbstractsOfCslMayBeInJats) {
    const std::string item = R"([{"id":"a","type":"book","title":"T","abstract":"<jats:title>Abstract</jats:title><jats:p>One <jats:italic>two</jats:italic>.</jats:p><jats:p>Three</jats:p>"}])";
    const std::string written = records_of(item, "csl_json");
    EXPECT_NE(written.find("One <i>two</i>."), std::string::npos) << written;
    EXPECT_EQ(written.find("jats:"), std::string::npos) << written;
}

}  // namespace
}  // namespace bibcast
