// Elements that stand in one record thousands of times, each with another value: what is compared with what came before must not be
// compared with all of it.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

struct Repeated {
    std::string_view format, before, element, behind;  ///< `element` holds a `#` wherever a number stands
};

std::string record_with(const Repeated& one, std::size_t count) {
    std::string text(one.before);
    for (std::size_t i = 0; i < count; ++i) {
        std::string_view rest = one.element;
        for (std::size_t sign = rest.find('#'); sign != std::string_view::npos; sign = rest.find('#')) {
            (text += rest.substr(0, sign)) += std::to_string(i);
            rest.remove_prefix(sign + 1);
        }
        text += rest;
    }
    return text += one.behind;
}

// One for each way in which a value is looked for among those that are known.
constexpr Repeated cases[] = {
    {"mods", "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>T</title></titleInfo>", "<identifier type=\"doi\">10.1234/#</identifier>", "</mods>"},
    {"mods", "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>T</title></titleInfo>", "<identifier type=\"hdl\">1/#</identifier>", "</mods>"},
    {"mods", "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>T</title></titleInfo>", "<accessCondition>x#</accessCondition>", "</mods>"},
    {"jats", "<article><front><article-meta><title-group><article-title>T</article-title></title-group><contrib-group><contrib><name><surname>A</surname></name>",
     "<degrees>D#</degrees>", "</contrib></contrib-group></article-meta></front></article>"},
    {"jats", "<article><front><article-meta><title-group><article-title>T</article-title>", "<subtitle>S#</subtitle>", "</title-group></article-meta></front></article>"},
    {"marcxml", "<record><leader>00000nam a2200000 a 4500</leader><datafield tag=\"245\" ind1=\" \" ind2=\" \"><subfield code=\"a\">T</subfield></datafield><datafield tag=\"856\" ind1=\" \" ind2=\" \">",
     "<subfield code=\"u\">http://a/#</subfield>", "</datafield></record>"},
    {"crossref_xml", "<doi_batch><body><posted_content><titles><title>T</title></titles>", "<group_title>G#</group_title>",
     "<institution><institution_name>I</institution_name></institution></posted_content></body></doi_batch>"},
    {"bibtexml", "<file xmlns=\"http://bibtexml.sf.net/\"><entry id=\"a\"><book><title>T</title>", "<keywords>k#</keywords>", "</book></entry></file>"},
    {"ris", "TY  - JOUR\nTI  - T\n", "T3  - S#\n", "ER  - \n"},
    {"ris", "TY  - JOUR\nTI  - T\n", "UR  - http://a/#\n", "ER  - \n"},
    {"cff", "cff-version: 1.2.0\ntitle: T\nauthors:\n  - name: A\nidentifiers:\n", "  - {type: doi, value: 10.1234/#}\n", ""},
    {"cff", "cff-version: 1.2.0\ntitle: T\nauthors:\n  - name: A\nreferences:\n  - type: article\n    title: T\n    authors:\n      - name: A\n    languages:\n", "      - l#\n", ""},
};

TEST(RepeatedValues, TakeLinearTime) {
    for (const Repeated& one : cases) {
        for (const std::string_view target : {"csl_json", "cff", "hayagriva", "mods"}) {
            EXPECT_TRUE(grows_linearly(16'000, [&](std::size_t count) {
                (void)convert_text(record_with(one, count), *format_named(one.format), *format_named(target));
            })) << one.format << " to " << target << ": " << one.element;
        }
    }
}

constexpr std::string_view jats_head = "<article><front><article-meta><title-group><article-title>T</article-title></title-group><contrib-group>";
constexpr std::string_view mods_head = "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>T</title></titleInfo>";

// Those that go back into their own format, with what was left over of them, and those that ask for an element beside them.
constexpr Repeated own_cases[] = {
    {"jats", jats_head, "<contrib><name><surname>A#</surname></name><aff>U#</aff></contrib>", "</contrib-group></article-meta></front></article>"},
    {"jats", jats_head, "<contrib><name><surname>A#<sup>#</sup></surname></name></contrib>", "</contrib-group></article-meta></front></article>"},
    {"jats", jats_head, "<contrib><name><surname>A#</surname></name></contrib><aff>U#</aff>", "</contrib-group></article-meta></front></article>"},
    {"jats", "<article xml:lang=\"de\"><front><article-meta><title-group>", "<trans-title xml:lang=\"de\">T#</trans-title>", "</title-group></article-meta></front></article>"},
    {"jats", "<article><back><ref-list><ref><element-citation publication-type=\"book\">", "<source>T#</source><year>#</year>", "</element-citation></ref></ref-list></back></article>"},
    {"mods", mods_head, "<originInfo eventType=\"production\"><publisher>P#</publisher></originInfo>", "</mods>"},
    {"mods", mods_head, "<relatedItem type=\"host\" ID=\"i#\"><titleInfo><title>H#</title></titleInfo><typeOfResource collection=\"yes\"/><note>n#</note></relatedItem>", "</mods>"},
    {"cff", "cff-version: 1.2.0\ntitle: T\nauthors:\n", "  - {family-names: A#, x#: y}\n", ""},
    {"cff", "cff-version: 1.2.0\ntitle: T\nauthors:\n  - name: A\n", "k#: v\n", ""},
    {"cff", "cff-version: 1.2.0\ntitle: T\nauthors:\n  - name: A\nidentifiers:\n", "  - {type: doi, value: 10.1234/#, description: d#}\n", ""},
    {"hayagriva", "k:\n  type: article\n  title: T\n", "  k#: v\n", ""},
    {"hayagriva", "k:\n  type: article\n  title: T\n  serial-number:\n", "    s#: v\n", ""},
    {"hayagriva", "k:\n  type: article\n  title: T\n  parent:\n", "    - {type: periodical, title: J#, x: y}\n", ""},
    {"quarto", "---\ntitle: T\ncitation:\n  author: [X Y]\nauthor:\n", "  - {name: A B#, x: y}\n", "---\n"},
    {"csv", "Title,Authors,Url\nT,A B,", "http://a/#;", "\n"},
    {"csv", "Title,Authors\nT,\"", "A B<sup>#</sup>, ", "C D\"\n"},
};

TEST(RepeatedValues, GoBackInLinearTime) {
    for (const Repeated& one : own_cases) {
        for (const std::string_view target : {std::string_view("csl_json"), one.format}) {
            EXPECT_TRUE(grows_linearly(16'000, [&](std::size_t count) {
                (void)convert_text(record_with(one, count), *format_named(one.format), *format_named(target));
            })) << one.format << " to " << target << ": " << one.element;
        }
    }
}

// What a list says of all of its entries, and the names of links.
TEST(RepeatedValues, StandInListsInLinearTime) {
    constexpr Repeated listed[] = {
        {"jsonl", "{\"title\":\"T\",\"author\":[", "{\"literal\":\"A#\",\"marks\":[{\"symbol\":\"*\",\"meaning\":\"other\",\"basis\":\"stated\",\"legend\":\"l#\"}]},", "{\"literal\":\"B\"}]}\n"},
        {"jsonl", "{\"title\":\"T\",\"links\":[", "{\"kind\":\"pdf\",\"url\":\"http://a/#\"},", "{\"kind\":\"pdf\",\"url\":\"http://b\"}]}\n"},
    };
    for (const Repeated& one : listed) {
        for (const std::string_view target : {"html", "markdown", "text"}) {
            EXPECT_TRUE(grows_linearly(16'000, [&](std::size_t count) {
                (void)convert_text(record_with(one, count), *format_named(one.format), *format_named(target));
            })) << one.format << " to " << target << ": " << one.element;
        }
    }
}

}  // namespace
}  // namespace bibcast::testing
