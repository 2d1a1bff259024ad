// A sign that a format's own element for a name holds is a mark of the person, and no part of the name.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

struct Source {
    std::string_view format;
    std::string_view text;
};

constexpr Source sources[] = {
    {"jats", "<article><front><article-meta><title-group><article-title>T</article-title></title-group><contrib-group><contrib><name><surname>Smith*</surname><given-names>Anna</given-names></name></contrib></contrib-group></article-meta></front></article>"},
    {"jats", "<article><back><ref-list><ref id=\"a\"><element-citation><name><surname>Smith<sup>*</sup></surname><given-names>Anna</given-names></name></element-citation></ref></ref-list></back></article>"},
    {"pubmed_xml", "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle><AuthorList><Author><LastName>Smith*</LastName><ForeName>Anna</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"},
    {"crossref_xml", "<doi_batch><body><posted_content><contributors><person_name sequence=\"first\" contributor_role=\"author\"><given_name>Anna*</given_name><surname>Smith</surname></person_name></contributors><titles><title>T</title></titles></posted_content></body></doi_batch>"},
    {"crossref_json", "{\"message\":{\"DOI\":\"10.5555/a\",\"type\":\"journal-article\",\"title\":[\"T\"],\"author\":[{\"given\":\"Anna\",\"family\":\"Smith*\",\"sequence\":\"first\"}]}}"},
    {"mods", "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>T</title></titleInfo><name type=\"personal\"><namePart>Smith, Anna*</namePart></name></mods>"},
    {"marcxml", "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><leader>00000nam a2200000 a 4500</leader><datafield tag=\"100\" ind1=\"1\" ind2=\" \"><subfield code=\"a\">Smith, Anna*</subfield></datafield><datafield tag=\"245\" ind1=\"1\" ind2=\"0\"><subfield code=\"a\">T</subfield></datafield></record>"},
    {"dim", "<dim:dim xmlns:dim=\"http://www.dspace.org/xmlns/dspace/dim\"><dim:field mdschema=\"dc\" element=\"contributor\" qualifier=\"author\">Smith, Anna*</dim:field><dim:field mdschema=\"dc\" element=\"title\">T</dim:field></dim:dim>"},
    {"word_xml", "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\"><b:Source><b:Tag>a</b:Tag><b:SourceType>Book</b:SourceType><b:Title>T</b:Title><b:Author><b:Author><b:NameList><b:Person><b:Last>Smith*</b:Last><b:First>Anna</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>"},
    {"csl_json", "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\",\"author\":[{\"family\":\"Smith*\",\"given\":\"Anna\"}]}]"},
    {"csl_json", "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\",\"author\":[{\"family\":\"Smith\",\"given\":\"*Anna\"}]}]"},
    {"datacite_json", "{\"data\":{\"id\":\"10.5555/a\",\"attributes\":{\"doi\":\"10.5555/a\",\"titles\":[{\"title\":\"T\"}],\"creators\":[{\"name\":\"Smith*, Anna\",\"familyName\":\"Smith*\",\"givenName\":\"Anna\"}]}}}"},
    {"cff", "cff-version: 1.2.0\nmessage: m\ntitle: T\nauthors:\n  - family-names: \"Smith*\"\n    given-names: Anna\n"},
};

std::string author_of(std::string_view format, std::string_view text) {
    const std::string read = convert_text(text, *format_named(format), *format_named("jsonl")).bytes;
    const std::size_t at = read.find("\"author\":");
    return at == std::string::npos ? read : read.substr(at, read.find("}]", at) - at);
}

TEST(SignsInNames, AreMarks) {
    for (const Source& source : sources) {
        const std::string author = author_of(source.format, source.text);
        EXPECT_NE(author.find("\"family\":\"Smith\",\"given\":\"Anna\""), std::string::npos) << source.format << ": " << author;
        EXPECT_NE(author.find("\"symbol\":\"*\""), std::string::npos) << source.format << ": " << author;
    }
}

std::string csl_author(std::string_view author) {
    return author_of("csl_json", "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\",\"author\":[" + std::string(author) + "]}]");
}

TEST(SignsInNames, SeveralAreApartAndNumbersMeanAffiliations) {
    EXPECT_EQ(csl_author(R"({"family":"Huber1,#","given":"Eva †‡"})"),
              R"("author":[{"family":"Huber","given":"Eva","marks":[{"symbol":"1","meaning":"affiliation","basis":"assumed"},{"symbol":"#","meaning":"unknown","basis":"none"},)"
              R"({"symbol":"†","meaning":"unknown","basis":"none"},{"symbol":"‡","meaning":"unknown","basis":"none")");
    EXPECT_EQ(csl_author(R"({"family":"Huber¹²","given":"Eva**"})"),
              R"("author":[{"family":"Huber","given":"Eva","marks":[{"symbol":"12","meaning":"affiliation","basis":"assumed"},{"symbol":"**","meaning":"unknown","basis":"none")");
}

TEST(SignsInNames, StayWhereTheyArePartsOfTheName) {
    for (const std::string_view author : {R"({"literal":"C#"})", R"({"literal":"M*A*S*H"})", R"({"literal":"#MeToo"})", R"({"literal":"***"})", R"({"family":"Null.","given":"O’"})",
                                          R"({"family":"José","given":"M.ª"})", R"({"literal":"Working Group E*"})", R"({"family":"Huber2","given":"Eva"})", R"({"literal":"Yahoo!"})"}) {
        const std::string read = csl_author(author);
        EXPECT_EQ(read, "\"author\":[" + std::string(author.substr(0, author.size() - 1))) << read;
    }
}

}  // namespace
}  // namespace bibcast::testing
