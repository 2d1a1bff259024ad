#include "io/xml_record.hpp"

#include <gtest/gtest.h>

#include "io/xml_splitter.hpp"

namespace bibcast {
namespace {

constexpr XmlRecordElement elements[] = {{"rec", {}}};

/// Reads `text` and gives each record to `take`; returns the codes of the findings.
std::string read(std::string_view text, Arena& arena, const std::function<void(XmlRecord&)>& take) {
    const Slice slice{.text = text, .context = nullptr, .source_name = "-", .number = 0, .last = true};
    Findings findings;
    read_xml_records(slice, elements, arena, findings, take);
    std::string codes;
    for (const Finding& finding : findings.all()) codes += std::string(codes.empty() ? "" : " ") + std::string(finding.code->id);
    return codes;
}

std::string texts_of(std::string_view text) {
    Arena arena;
    std::string all;
    const std::string codes = read(text, arena, [&all](XmlRecord& record) { all += "[" + std::string(record.text(record.root())) + "]"; });
    return all + codes;
}

TEST(XmlRecord, TextIsDecodedAndCollapsed) {
    EXPECT_EQ(texts_of("<rec> a\n  b &amp;amp; &eacute;&#10;c <![CDATA[&amp; <d>]]></rec>"), "[a b &amp; é\nc &amp; <d>]");
}

TEST(XmlRecord, EntitiesOfTheDocumentAreNeverExpanded) {
    EXPECT_EQ(texts_of("<!DOCTYPE rec [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rec>&x;</rec>"),
              "[&x;]xml/entity-definitions xml/unknown-entity");
}

TEST(XmlRecord, DamageIsRepaired) {
    EXPECT_EQ(texts_of("<rec>1 < 2 <b>x</rec><rec>3</c></rec>"), "[1 < 2 x][3]xml/damaged xml/damaged");
    EXPECT_EQ(texts_of("<rec><b>1<rec>2</rec>"), "[1][2]xml/unclosed");
    EXPECT_EQ(texts_of("<rec a='1' a=2 b>1</x y='></rec>"), "[1]xml/damaged");
}

TEST(XmlRecord, RichTextKeepsTheBlanksBetweenStyles) {
    Arena arena;
    read("<rec>An <i>in <b>vivo</b></i> <sup>13</sup>C <x>study</x></rec>", arena, [](XmlRecord& record) {
        const Text text = record.rich(record.root());
        EXPECT_EQ(text.plain, "An in vivo 13C study");
        ASSERT_EQ(text.styles.size(), 3U);
        EXPECT_EQ(text.plain.substr(text.styles[0].begin, text.styles[0].end - text.styles[0].begin), "in vivo");
        EXPECT_EQ(text.plain.substr(text.styles[1].begin, text.styles[1].end - text.styles[1].begin), "vivo");
        EXPECT_EQ(text.styles[2].style, Style::superscript);
    });
}

TEST(XmlRecord, StretchesOfOneStyleSideBySideAreOne) {
    Arena arena;
    read("<rec><i>a</i><i>b</i><b>c</b><i>d</i> <i>e</i><i><i>f</i>g</i></rec>", arena, [](XmlRecord& record) {
        const Text text = record.rich(record.root());
        EXPECT_EQ(text.plain, "abcd efg");
        std::string places;
        for (const Styled& styled : text.styles) places += std::to_string(styled.begin) + "-" + std::to_string(styled.end) + " ";
        EXPECT_EQ(places, "0-2 2-3 3-4 5-6 6-8 6-7 ");
    });
}

TEST(XmlRecord, WhatNobodyAskedForIsKeptWithWhatStandsAroundIt) {
    Arena arena;
    read("<rec z='0'><a k='1' l='2'>t<b>u</b></a><c m='3'>v</c><d/></rec>", arena, [&arena](XmlRecord& xml) {
        const pugi::xml_node a = XmlRecord::child(xml.root(), "a");
        EXPECT_EQ(xml.attribute(a, "k"), "1");
        xml.text(XmlRecord::child(a, "b"));
        Record record(arena);
        xml.add_leftovers(record, "test");
        std::string all;
        for (const Leftover& leftover : record.leftovers) all += std::string(leftover.tag) + "=" + std::string(leftover.value) + "\n";
        EXPECT_EQ(all, "@z=0\na/@l=<a k=\"1\" l=\"2\"/>\na=<a k=\"1\">t</a>\nc=<c m=\"3\">v</c>\n");
    });
}

TEST(XmlRecord, OfManyLeftoversOfOneElementTheLastAreOne) {
    std::string attributes;
    std::string content;
    for (int i = 0; i < 300; ++i) {
        attributes += " x" + std::to_string(i) + "='u" + std::to_string(i) + "'";
        content += "<y>v" + std::to_string(i) + "</y>";
    }
    Arena arena;
    read("<rec><a k='1'" + attributes + ">" + content + "</a></rec>", arena, [&arena](XmlRecord& xml) {
        xml.attribute(XmlRecord::child(xml.root(), "a"), "k");
        Record record(arena);
        xml.add_leftovers(record, "test");
        EXPECT_EQ(record.leftovers.size(), 130U);  // 64 of each kind, and what is left of each
        std::string all;
        for (const Leftover& leftover : record.leftovers) all += leftover.value;
        for (int i = 0; i < 300; ++i) {
            EXPECT_NE(all.find("\"u" + std::to_string(i) + "\""), std::string::npos) << i;
            EXPECT_NE(all.find(">v" + std::to_string(i) + "<"), std::string::npos) << i;
        }
        EXPECT_TRUE(record.leftovers.back().value.starts_with("<a k=\"1\"><y>v64</y>"));
        EXPECT_TRUE(record.leftovers.back().value.ends_with("<y>v299</y></a>"));
    });
}

TEST(XmlRecord, LeftoversAreWellFormedOutsideOfTheirDocument) {
    Arena arena;
    read("<rec><a x='&nobody;'>&nbsp;&nobody; &#0; &amp; &#10; \x01</a><b:c b:d='1'/><e><![CDATA[<&]]></e></rec>", arena, [&arena](XmlRecord& xml) {
        Record record(arena);
        xml.add_leftovers(record, "test");
        std::string all;
        for (const Leftover& leftover : record.leftovers) all += std::string(leftover.value) + "\n";
        EXPECT_EQ(all, "<a x=\"&amp;nobody;\">\u00A0&amp;nobody; \uFFFD &amp; &#10; \uFFFD</a>\n<b:c b:d=\"1\" xmlns:b=\"b\"/>\n<e>&lt;&amp;</e>\n");
    });
}

TEST(XmlRecord, FindingsKnowTheirPlace) {
    Arena arena;
    const std::string_view text = "<x><rec>\n <t>abc</t></rec></x>";
    read(text, arena, [text](XmlRecord& record) {
        const SourceSpan span = record.span_of(XmlRecord::child(record.root(), "t"));
        EXPECT_EQ(text.substr(span.begin, span.end - span.begin), "abc");
    });
}

TEST(XmlRecord, LargeAndManyRecordsTakeLinearTime) {
    std::string large = "<rec>";
    large.append(std::size_t{64} << 20U, 'x');
    large += "</rec>";
    Arena arena;
    std::size_t size = 0;
    EXPECT_EQ(read(large, arena, [&size](XmlRecord& record) { size = record.text(record.root()).size(); }), "");
    EXPECT_EQ(size, std::size_t{64} << 20U);
}

TEST(XmlSplitter, CutsBehindRecordsAndCarriesWhatStandsAround) {
    const std::string text = "<a xmlns:r='urn:r'><rec>1</rec> <rec>2</rec></a>";
    XmlSplitter splitter(elements);
    std::string_view rest = text;
    std::vector<std::string> slices;
    while (!rest.empty()) {
        const Splitter::Cut cut = splitter.next(rest, 1, true);
        ASSERT_GT(cut.length, 0U);
        const auto* context = dynamic_cast<const XmlContext*>(cut.context.get());
        ASSERT_NE(context, nullptr);
        slices.push_back(std::string(rest.substr(0, cut.length)) + (context->ancestors == nullptr ? "" : "@" + context->ancestors->name));
        rest.remove_prefix(cut.length);
    }
    EXPECT_EQ(slices, (std::vector<std::string>{"<a xmlns:r='urn:r'><rec>1</rec>", " <rec>2</rec>@a", "</a>@a"}));
}

TEST(XmlSplitter, WaitsForTheEndOfARecord) {
    const std::string text = "<a><rec>1</rec><rec>2</rec></a>";
    XmlSplitter splitter(elements);
    EXPECT_EQ(splitter.next(std::string_view(text).substr(0, 10), 100, false).length, 0U);
    EXPECT_EQ(splitter.next(std::string_view(text).substr(0, 20), 100, false).length, 15U);
    EXPECT_EQ(splitter.next(std::string_view(text).substr(15), 100, true).length, text.size() - 15);
}

}  // namespace
}  // namespace bibcast
