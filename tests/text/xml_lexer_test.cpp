#include "text/xml_lexer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/xml_record_scanner.hpp"
#include "text/xml_writer.hpp"

namespace bibcast {
namespace {

/// The tokens of `text`, each with a letter for its kind.
std::vector<std::string> tokens_of(std::string_view text) {
    constexpr std::string_view kinds = "tsebcdiD?";
    std::vector<std::string> tokens;
    XmlLexer lexer;
    XmlPart part;
    while (lexer.next(text, true, part)) {
        const std::string token = kinds[static_cast<std::size_t>(part.token)] + (":" + std::string(text.substr(part.begin, part.end - part.begin)));
        tokens.push_back(token);
    }
    return tokens;
}

using Tokens = std::vector<std::string>;

TEST(XmlLexer, KnowsWhatStandsThere) {
    EXPECT_EQ(tokens_of("<?xml version='1.0'?><a b=\"x>y\">t<!-- <a> --><![CDATA[ </a> ]]><c/></a>"),
              (Tokens{"i:<?xml version='1.0'?>", "s:<a b=\"x>y\">", "t:t", "c:<!-- <a> -->", "d:<![CDATA[ </a> ]]>", "b:<c/>", "e:</a>"}));
}

TEST(XmlLexer, SkipsADocumentTypeWhole) {
    EXPECT_EQ(tokens_of("<!DOCTYPE a [ <!ENTITY x \"]>\"> <!-- don't ]> --> ]><a>"),
              (Tokens{"D:<!DOCTYPE a [ <!ENTITY x \"]>\"> <!-- don't ]> --> ]>", "s:<a>"}));
}

TEST(XmlLexer, DamageIsTextAndStopsNothing) {
    EXPECT_EQ(tokens_of("1 < 2 <a b='<c>'"), (Tokens{"t:1 ", "?:<", "t: 2 ", "?:<a b='", "s:<c>", "t:'"}));
    EXPECT_EQ(tokens_of("<!-- <a> <!-- <b>"),
              (Tokens{"?:<", "t:!-- ", "s:<a>", "t: ", "?:<", "t:!-- ", "s:<b>"}));
}

TEST(XmlLexer, TokensDoNotDependOnHowTheTextArrives) {
    const std::string text = "<?x?><!DOCTYPE a [<!ENTITY b '>'>]><a c='d'>e<!-- f --><![CDATA[g]]></a> <h";
    const std::vector<std::string> whole = tokens_of(text);
    XmlLexer lexer;
    XmlPart part;
    std::size_t markup = 0;
    for (std::size_t size = 1; size <= text.size(); ++size) {
        while (lexer.next(std::string_view(text).substr(0, size), size == text.size(), part)) markup += part.token == XmlToken::text ? 0 : 1;
    }
    std::size_t expected = 0;
    for (const std::string& token : whole) expected += token[0] == 't' ? 0 : 1;
    EXPECT_EQ(markup, expected);
}

constexpr XmlRecordElement records[] = {{"rec", "urn:r"}};

std::vector<std::string> records_of(std::string_view text) {
    std::vector<std::string> found;
    XmlRecordScanner scanner(records);
    while (const auto piece = scanner.next(text, true)) {
        found.push_back(std::string(text.substr(piece->begin, piece->end - piece->begin)) + (piece->closed ? "" : "!") + (piece->too_deep ? "^" : ""));
    }
    return found;
}

TEST(XmlRecordScanner, FindsRecordsWhereverTheyStand) {
    EXPECT_EQ(records_of("<a><rec>1</rec> <b><rec x='1'/></b><!-- <rec> --></a>"), (Tokens{"<rec>1</rec>", "<rec x='1'/>"}));
}

TEST(XmlRecordScanner, ANamespaceTellsRecordsApart) {
    EXPECT_EQ(records_of("<s:rec xmlns:s='urn:other'><r:rec xmlns:r='urn:r/2'>1</r:rec></s:rec>"), (Tokens{"<r:rec xmlns:r='urn:r/2'>1</r:rec>"}));
    EXPECT_EQ(records_of("<x xmlns='urn:other'><rec>1</rec></x>"), Tokens{});
}

TEST(XmlRecordScanner, ARecordWithoutEndCostsNoOther) {
    EXPECT_EQ(records_of("<a><rec>1<b> <rec>2</rec><rec>3"), (Tokens{"<rec>1<b> !", "<rec>2</rec>", "<rec>3!"}));
}

TEST(XmlRecordScanner, DepthIsBounded) {
    std::string deep;
    for (int i = 0; i < 1000000; ++i) deep += "<b>";
    const std::vector<std::string> found = records_of("<a><rec>" + deep + "</rec><rec>2</rec></a>");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].ends_with("</rec>^"));
    EXPECT_EQ(found[1], "<rec>2</rec>");
    EXPECT_EQ(records_of(deep + "<rec>2</rec>").size(), 1U);
}

TEST(XmlHead, TellsTheFirstElements) {
    const XmlHead head = read_xml_head("<?xml version='1.0'?>\n<!DOCTYPE x>\n<m:a xmlns:m='urn:m'><m:b/><c");
    ASSERT_EQ(head.elements.size(), 2U);
    EXPECT_EQ(head.root(), "a");
    EXPECT_TRUE(head.has_space("urn:m"));
    EXPECT_TRUE(read_xml_head("@article{a, title={<a>}}").elements.empty());
}

TEST(XmlWriter, WhiteSpaceComesBack) {
    std::string out;
    EXPECT_TRUE(append_xml_text(out, "a  b\nc & <d> "));
    EXPECT_EQ(out, "a &#32;b&#10;c &amp; &lt;d&gt;&#32;");
    EXPECT_FALSE(append_xml_text(out, "\x01"));
}

}  // namespace
}  // namespace bibcast
