// What published schemas ask of a document and is easily broken, one rule at a time; the schemas themselves are not here.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

Converted written_as(std::string_view format, std::string_view record) { return convert_text(record, *format_named("jsonl"), *format_named(format)); }

std::size_t times(std::string_view text, std::string_view piece) {
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size())) ++count;
    return count;
}

// ECMA-376, shared-bibliography.xsd: CT_PersonType.
TEST(SchemaRules, WordHasTheFirstNameBeforeTheMiddleOne) {
    const Converted written = written_as("word_xml", R"({"type":"book","id":"a","title":"T","author":[{"family":"Lovell","given":"William Scott","suffix":"III"}]})");
    const std::size_t last = written.bytes.find("<b:Last>Lovell</b:Last>");
    const std::size_t first = written.bytes.find("<b:First>William</b:First>");
    const std::size_t middle = written.bytes.find("<b:Middle>Scott</b:Middle>");
    const std::size_t suffix = written.bytes.find("<b:Middle>III</b:Middle>");
    ASSERT_NE(suffix, std::string::npos) << written.bytes;
    EXPECT_LT(last, first);
    EXPECT_LT(first, middle);
    EXPECT_LT(middle, suffix);
}

// CT_NameOrCorporateType is the type of two roles, CT_NameType that of all others.
TEST(SchemaRules, WordHasInstitutionsAsAuthorsAndPerformersOnly) {
    const std::string record =
        R"({"type":"book","id":"a","title":"T","author":[{"literal":"Lamp Society"}],"editor":[{"literal":"Moss Institute"}],"performer":[{"literal":"Fog Choir"}],"translator":[{"literal":"Reed Office"}]})";
    const Converted written = written_as("word_xml", record);
    EXPECT_EQ(times(written.bytes, "<b:Corporate>"), 2U) << written.bytes;
    EXPECT_NE(written.bytes.find("<b:Corporate>Lamp Society</b:Corporate>"), std::string::npos);
    EXPECT_NE(written.bytes.find("<b:Corporate>Fog Choir</b:Corporate>"), std::string::npos);
    EXPECT_NE(written.bytes.find("<b:Last>Moss Institute</b:Last>"), std::string::npos);
    EXPECT_EQ(written.findings, "");
    const Converted back = dump_text(written.bytes, *format_named("word_xml"));
    EXPECT_NE(back.bytes.find(R"("editor":[{"literal":"Moss Institute"}])"), std::string::npos) << back.bytes;
    EXPECT_NE(back.bytes.find(R"("translator":[{"literal":"Reed Office"}])"), std::string::npos) << back.bytes;
    // The authors of other types stand in such a role.
    const Converted patent = written_as("word_xml", R"({"type":"patent","id":"p","title":"T","author":[{"literal":"Lamp Society"}]})");
    EXPECT_EQ(times(patent.bytes, "<b:Corporate>"), 0U) << patent.bytes;
}

// JATS, license: one `license-p` or `ali:license_ref` at least.
TEST(SchemaRules, ALicenceOfJatsHasWords) {
    const Converted written = written_as("jats", R"({"type":"article-journal","id":"a","title":"T","license":"https://example.org/by/4.0/"})");
    EXPECT_NE(written.bytes.find("<license-p>https://example.org/by/4.0/</license-p>"), std::string::npos) << written.bytes;
    const Converted back = dump_text(written.bytes, *format_named("jats"));
    EXPECT_NE(back.bytes.find(R"("license":"https://example.org/by/4.0/")"), std::string::npos) << back.bytes;
    EXPECT_EQ(back.bytes.find("leftovers"), std::string::npos) << back.bytes;
    const Converted reference = dump_text(
        R"(<article xmlns:ali="http://www.niso.org/schemas/ali/1.0/"><front><article-meta><title-group><article-title>T</article-title></title-group>)"
        R"(<permissions><license><ali:license_ref>https://example.org/by/4.0/</ali:license_ref><license-p>Open.</license-p></license></permissions></article-meta></front></article>)",
        *format_named("jats"));
    EXPECT_NE(reference.bytes.find(R"("license":"https://example.org/by/4.0/")"), std::string::npos) << reference.bytes;
    EXPECT_EQ(times(reference.bytes, R"("tag":)"), 1U) << reference.bytes;
}

// mods-3-8.xsd: `version` is an attribute of `mods`, and `modsCollection` has none.
TEST(SchemaRules, ACollectionOfModsHasNoVersion) {
    const Converted written = written_as("mods", R"({"type":"book","id":"a","title":"T"})");
    const std::size_t begin = written.bytes.find("<modsCollection");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_EQ(written.bytes.substr(begin, written.bytes.find('>', begin) - begin).find(" version="), std::string::npos) << written.bytes;
}

// RSXML.dtd: each element of a record stands there once.
TEST(SchemaRules, ARecordOfEndnoteHasOneElementForItsNotes) {
    const Converted written = written_as("endnote_xml", R"({"type":"book","id":"a","title":"T","note":["One <i>lamp</i>","Two <b>lamps</b>","Three"],"annote":["Mine","Yours"]})");
    EXPECT_EQ(times(written.bytes, "<notes>"), 1U) << written.bytes;
    EXPECT_EQ(times(written.bytes, "<research-notes>"), 1U) << written.bytes;
    const Converted back = dump_text(written.bytes, *format_named("endnote_xml"));
    EXPECT_NE(back.bytes.find(R"(One <i>lamp</i>\nTwo <b>lamps</b>\nThree)"), std::string::npos) << back.bytes;
    EXPECT_NE(back.bytes.find(R"(Mine\nYours)"), std::string::npos) << back.bytes;
}

TEST(SchemaRules, ARecordOfEndnoteHasOneElementForItsNumber) {
    const Converted written = written_as(
        "endnote_xml", R"({"type":"article-journal","id":"a","title":"T","DOI":["10.5555/a","10.5555/b"],"container-title":"Journal of Lamps","container-title-short":["J. Lamp.","JL"]})");
    EXPECT_EQ(times(written.bytes, "<electronic-resource-num>"), 1U) << written.bytes;
    EXPECT_NE(written.bytes.find("<electronic-resource-num>10.5555/a<"), std::string::npos) << written.bytes;
    EXPECT_NE(written.bytes.find("<url>https://doi.org/10.5555/b</url>"), std::string::npos) << written.bytes;
    EXPECT_NE(written.bytes.find("<abbr-1>J. Lamp.</abbr-1>"), std::string::npos) << written.bytes;
    EXPECT_NE(written.bytes.find("<abbr-2>JL</abbr-2>"), std::string::npos) << written.bytes;
    EXPECT_EQ(written.findings, "");
}

}  // namespace
}  // namespace bibcast::testing
