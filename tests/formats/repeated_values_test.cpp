// Elements that stand in one record thousands of times, each with another value: what is compared with what came before must not be
// compared with all of it.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

struct Repeated {
    std::string_view format, before, element, behind;  ///< `element` holds a `#` where a number stands
};

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
                std::string text(one.before);
                const std::size_t number = one.element.find('#');
                for (std::size_t i = 0; i < count; ++i) ((text += one.element.substr(0, number)) += std::to_string(i)) += one.element.substr(number + 1);
                (void)convert_text(text += one.behind, *format_named(one.format), *format_named(target));
            })) << one.format << " to " << target << ": " << one.element;
        }
    }
}

}  // namespace
}  // namespace bibcast::testing
