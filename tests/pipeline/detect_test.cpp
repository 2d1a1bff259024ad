#include "pipeline/detect.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

/// What is known of a file that ends behind its first keys.
TEST(Detection, KnowsJsonThatIsCut) {
    EXPECT_EQ(detect_format("x.json", R"([{"id": "x")").id, "csl_json");
    EXPECT_EQ(detect_format("x.json", R"({"items": [{"id": "x", "title": "Ti)").id, "csl_json");
    EXPECT_EQ(detect_format("x.json", R"({"DOI": "10.5555/x")").id, "csl_json");
    EXPECT_EQ(detect_format("x.json", R"({"id": "https://openalex.org/W1")").id, "openalex_json");
    EXPECT_EQ(detect_format("x.json", R"({"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/x")").id, "crossref_json");
    EXPECT_EQ(detect_format("x.json", R"({"data": {"id": "10.5555/x", "type": "dois")").id, "datacite_json");
}

TEST(Detection, KnowsPagesWhoseLinesEndWithACarriageReturn) {
    EXPECT_EQ(detect_format("-", "---\rtitle: On tides\rpublication_types: ['2']\r---\rWords.\r").id, "hugoblox");
}

/// JabRef writes such a library before the first entry is in it.
TEST(Detection, TakesALibraryWithoutEntriesForBibtex) {
    EXPECT_EQ(detect_format("x.bib", "").id, "bibtex");
    EXPECT_EQ(detect_format("x.BIB", "% Encoding: UTF-8\n\n").id, "bibtex");
    EXPECT_EQ(detect_format("x.bib", "Nothing in here yet.\n").id, "bibtex");
    EXPECT_EQ(detect_format("x.bib", "@online{a,\n  date = {2020},\n}\n").id, "biblatex");
    EXPECT_EQ(detect_format("x.bib", "@online{a,\n  year = {2020},\n}\n").id, "biblatex");
    EXPECT_EQ(detect_format("x.bib", "@online{a,\n  year = {2020},\n}\n@article{b,\n  journal = {J},\n}\n").id, "bibtex");
    EXPECT_EQ(detect_format("x.bib", "@report{a,\n  year = {2020},\n}\n@article{b,\n  journal = {J},\n}\n").id, "biblatex");
}

TEST(Detection, TakesAnEmptyFileForWhatItsNameUsuallyMeans) {
    EXPECT_EQ(detect_format("x.json", " \n").id, "csl_json");
    EXPECT_EQ(detect_format("x.yaml", "").id, "csl_yaml");
    EXPECT_NO_THROW((void)detect_format("x.xml", "\r\n"));
    EXPECT_THROW((void)detect_format("-", ""), UsageError);
    EXPECT_THROW((void)detect_format("x.txt", ""), UsageError);
}

TEST(Detection, AsksWhereWordsCouldBeOfSeveralFormats) {
    EXPECT_THROW((void)detect_format("x.xml", "<unheard-of/>"), UsageError);
    EXPECT_THROW((void)detect_format("x.yaml", "words\n"), UsageError);
}

}  // namespace
}  // namespace bibcast
