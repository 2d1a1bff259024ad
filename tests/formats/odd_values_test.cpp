// Values that nobody expects: a piece of punctuation, of markup, of another value's form, at the end of every value that the syntax of a fixture
// shows, in all of them at once. Nothing may break of it, whatever it is read as; under the sanitizers least of all. That no word is lost
// is asked by `injected_words_test.cpp`.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/value_places.hpp"

namespace bibcast::testing {
namespace {

constexpr std::string_view pieces[] = {
    "", "*", "*****", "_ _", "__", "'", "''", "\"\"", "(", ")", "()", "(())", "[", "]", "[]", "[Ed]", "[s.n.]", "(ed.)", "{", "}", "{}", "\\", "$", "$$",
    "<", ">", "<>", "</", "<i>", "<i></i>", "&", "&;", "&b;", "&#;", "&#x;", "&#0;", ",", ",,", ", Jr", ", ,", ";", "; ;", ".", "...", ". .", "-", "--", "- -", "1-", "-1-", "0",
    "99999999999999999999", "1e9", "2020-", "2020-13", "2020-01-32", "0000", "c2001", "n.d.", "/", "//", "/2", "1/", ":", "::", "http://", "https://x", "doi:", "10.", "10.1/", "urn:",
    "#", "@", "^", "~", "|", "||", "=", "a=", "=a", "%", "%%", "%20", "+", "!", "?", "Jr", "van", "and", "and and", "et al.", "Dr.", "In", "In:", "pp.", "vol.", "ISBN", "PMID:", "arXiv:", "[pii]",
    "true", "null", "\xE2\x80\xA0", "\xE2\x80\x93", "\xC2\xA0", "\xE7\x8E\x8B", "\xE7\x8E\x8B\xE3\x80\x81", "\xCC\x81", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\xFF"};

class OddValues : public ::testing::TestWithParam<const Format*> {};

TEST_P(OddValues, AreBorneInAllPlaces) {
    const Format& csl_json = *format_named("csl_json");
    for (const auto& path : fixtures_of(*GetParam())) {
        const std::string text = read_file(path);
        const std::vector<ValuePlace> places = value_places(*GetParam(), text);
        for (const std::string_view piece : pieces) {
            std::string changed;
            std::size_t done = 0;
            for (const ValuePlace& place : places) {
                changed.append(text, done, place.at - done).append(" ").append(piece);
                done = place.at;
            }
            changed.append(text, done);
            if (GetParam()->id == "marc") changed = with_true_lengths(changed);
            SCOPED_TRACE(path.filename().string() + ": " + std::string(piece));
            Converted converted;
            ASSERT_NO_THROW(converted = convert_text(changed, *GetParam(), csl_json));
            EXPECT_TRUE(converted.records > 0 || !converted.findings.empty() || text.empty());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, OddValues, ::testing::ValuesIn(readable_formats()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing
