// That Hayagriva takes what is written for it: for one value of another type it refuses the whole file.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "formats/hayagriva/types.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/yaml.hpp"

namespace bibcast::testing {
namespace {

using hayagriva::write_date;

const Format& hayagriva_format() { return *format_named("hayagriva"); }

TEST(Hayagriva, DatesAreOneDayMonthOrYear) {
    struct Row {
        std::string_view edtf, written;
        bool whole;
    };
    constexpr Row rows[] = {
        {"2004", "2004", true},           {"2004-05", "2004-05", true},   {"2004-05-06", "2004-05-06", true},
        {"0079", "0079", true},           {"0000", "0000", true},         {"-0043-03-15", "-0043-03-15", true},
        {"1850~", "~1850", true},         {"2004-05~", "~2004-05", true}, {"1850?", "1850", false},
        {"1850%", "~1850", false},        {"2004/2005", "2004", false},   {"2004-05-06/2004-05-08", "2004-05-06", false},
        {"2004/", "2004", false},         {"2004/..", "2004", false},     {"../2004", "2004", false},
        {"/2004-05", "2004-05", false},   {"2004-22", "2004", false},     {"2004-XX", "2004", false},
        {"2004-05-XX", "2004-05", false}, {"19XX", "", false},            {"Y17000", "", false},
        {"2004-05-06T10:22:05Z", "2004-05-06", false},
    };
    for (const Row& row : rows) {
        const std::optional<Date> date = parse_edtf(row.edtf);
        ASSERT_TRUE(date) << row.edtf;
        const hayagriva::WrittenDate written = write_date(*date);
        EXPECT_EQ(written.text, row.written) << row.edtf;
        EXPECT_EQ(written.whole, row.whole) << row.edtf;
    }
    EXPECT_EQ(write_date(Date::of_literal("in press")).text, "");
}

TEST(Hayagriva, KnowsItsTypes) {
    for (const std::string_view text : {"1", "12", "-3", "2-3", "2 - 3", "1,2", "1, 2 & 4", "34,37--39", "34\u201339", "p12", "xii, 400", "3rd", "12 pp", "about 12"})
        EXPECT_TRUE(hayagriva::is_numeric(text)) << text;
    for (const std::string_view text : {"", "xii", "12 pages in all", "1-", "9999999999", "two or 3", "1-2-x"}) EXPECT_FALSE(hayagriva::is_numeric(text)) << text;

    for (const std::string_view text : {"http://a.b", "https://example.org:8080/x?y=z#q", "HTTP://A", "ftp://me@host/f", "mailto:a@b.c", "doi:10.1/x", "http://[::1]/", "http:a.b", "https://b\u00FCcher.example/"})
        EXPECT_TRUE(hayagriva::is_address(text)) << text;
    for (const std::string_view text : {"", "www.a.b", "http://", "http:///", "://x", "http://a b/", "http://a:port/", "10.1000/x", "see http://a.b", "http://a%20b/", "http://[::1/"})
        EXPECT_FALSE(hayagriva::is_address(text)) << text;
}

/// What is wrong with an entry or a parent of one, by the types of its fields as Hayagriva documents them.
class Checker {
  public:
    explicit Checker(std::set<std::string>& wrong) : wrong_(wrong) {}

    void entry(const JsonNode& node) {
        unique_keys(node);
        for (const JsonNode& field : node) {
            if (field.key == "date") matches(field, date_);
            if (field.key == "language") matches(field, language_);
            if (field.key == "volume-total" || field.key == "page-total") matches(field, numeric_);
            if (field.key == "url") url(field);
            if (field.key == "affiliated") affiliated(field);
            if (field.key == "parent" && field.is(JsonKind::object)) entry(field);
            if (field.key != "parent" || !field.is(JsonKind::array)) continue;
            for (const JsonNode& parent : field) entry(parent);
        }
    }

  private:
    /// A key that stands twice in a mapping makes it refuse the file, too.
    void unique_keys(const JsonNode& node) {
        std::set<std::string_view> keys;
        for (const JsonNode& field : node) {
            if (node.is(JsonKind::object) && !keys.insert(field.key).second) wrong_.insert(std::string(field.key) + " twice");
            if (field.key != "parent") unique_keys(field);
        }
    }
    void matches(const JsonNode& node, const std::regex& wanted) {
        const std::string text(node.text);
        if (!is_scalar(node) || !std::regex_match(text, wanted)) wrong_.insert(std::string(node.key) + ": " + text);
    }
    void url(const JsonNode& node) {
        if (!node.is(JsonKind::object)) return matches(node, address_);
        for (const JsonNode& member : node) {
            if (member.key == "value") matches(member, address_);
            if (member.key == "date") matches(member, date_);
        }
    }
    void affiliated(const JsonNode& list) {
        for (const JsonNode& one : list) {
            const JsonNode* const role = one.member("role");
            if (role == nullptr) wrong_.insert("no role");
            else matches(*role, role_);
        }
    }

    std::set<std::string>& wrong_;
    const std::regex date_{"~?[+-]?[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"};
    const std::regex language_{"[A-Za-z]{2,8}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?([-_][A-Za-z0-9]{4,8})*"};
    const std::regex numeric_{"[^0-9 -]*[ ]*-?[0-9]{1,9} *((,|&|-+|\u2013) *-?[0-9]{1,9} *)*[^ ]*"};
    const std::regex address_{"[A-Za-z][A-Za-z0-9+.-]*:[^]+"};
    const std::regex role_{"translator|afterword|foreword|introduction|annotator|commentator|holder|compiler|founder|collaborator|organizer|cast-member|composer|producer|"
                           "executive-producer|writer|cinematography|director|illustrator|narrator"};
};

TEST(Hayagriva, TakesWhatIsWrittenOfAllFixtures) {
    std::size_t entries = 0;
    // What stood in a file of its own that it does not take is given back as it was.
    each_fixture_in(hayagriva_format(), [&](const auto& path, const std::string& written) {
        Arena arena;
        const YamlDocument document = parse_yaml(arena, written);
        std::set<std::string> wrong;
        if (document.root != nullptr) {
            for (const JsonNode& entry : *document.root) {
                Checker(wrong).entry(entry);
                ++entries;
            }
        }
        EXPECT_TRUE(wrong.empty()) << path << ": " << ::testing::PrintToString(wrong);
    });
    EXPECT_GT(entries, 1000U);
}

TEST(Hayagriva, ReadsTheFormsOfItsOwn) {
    const Converted read = dump_text(R"(a:
  type: tweet
  title: T
  date: ~2019-10
b:
  type: manuscript
  title: T
  date: ' ~ 2019 '
  parent:
    type: conference
    title: Moss Days
    runtime: 10:00
)", hayagriva_format());
    EXPECT_EQ(read.bytes,
              R"({"type":"post","id":"a","title":"T","issued":{"date-parts":[[2019,10]],"circa":true}}
{"type":"manuscript","id":"b","title":"T","event-title":"Moss Days","issued":{"date-parts":[[2019]],"circa":true},"leftovers":[{"format":"hayagriva","tag":"parent/runtime","value":"\"10:00\""}]}
)");
}

TEST(Hayagriva, WritesWhatEntryAndParentBothHaveWhereItStood) {
    const std::string source = R"(a:
  type: article
  title: T
  volume: 1-2
  serial-number:
    doi: 10.5555/a
    isbn: 978-3-16-148410-0
  parent:
    type: periodical
    title: W
    volume: 61-62
    serial-number:
      doi: 10.5555/w
      isbn: 978-1-86197-876-9
)";
    const Converted written = convert_text(source, hayagriva_format(), hayagriva_format());
    EXPECT_EQ(written.findings, "");
    EXPECT_EQ(written.bytes, R"(a:
  type: article
  title: T
  volume: '1-2'
  serial-number:
    doi: 10.5555/a
    isbn: '978-3-16-148410-0'
  parent:
    type: periodical
    title: W
    serial-number:
      doi: 10.5555/w
      isbn: '978-1-86197-876-9'
    volume: '61-62'
)");
}

TEST(Hayagriva, ArticlesAreInSomethingEvenWithoutATitle) {
    const Converted written = convert_text(R"([{"id":"a","type":"article-newspaper","title":"T"},{"id":"b","type":"article","title":"T"},{"id":"c","type":"entry","title":"T"},
{"id":"d","type":"entry-encyclopedia","title":"T"}])", *format_named("csl_json"), hayagriva_format());
    EXPECT_EQ(written.bytes, R"(a:
  type: article
  title: T
  parent:
    type: newspaper

b:
  type: article
  title: T

c:
  type: entry
  title: T

d:
  type: entry
  title: T
  parent:
    type: reference
)");
}

TEST(Hayagriva, WritesOtherRolesAndAddressesAsItTakesThem) {
    const Converted written = convert_text(
        R"json({"type":"book","id":"a","title":"T","language":"Chinese (Simplified)","URL":"www.example.org/x","number-of-pages":"many","contributor":[{"literal":"University of Vienna","details":[{"kind":"role","value":"sponsor"}]},{"family":"Doe","given":"Jane","details":[{"kind":"role","value":"foreword"}]}]}
{"type":"book","id":"b","title":"T","URL":"see the library"})json",
        *format_named("jsonl"), hayagriva_format());
    EXPECT_EQ(written.bytes, R"(a:
  type: book
  title: T
  url: http://www.example.org/x
  affiliated:
    - role: collaborator
      names:
        name: University of Vienna
    - role: foreword
      names: Doe, Jane

b:
  type: book
  title: T
)");
    EXPECT_EQ(written.findings, R"list(input:1:48: loss: language has no place in Hayagriva: "Chinese (Simplified)" [loss/variable]
input:1:115: loss: number-of-pages has no place in Hayagriva: "many" [loss/variable]
input:1:182: loss: role has no place in Hayagriva: "sponsor" [loss/contributor-detail]
input:2:43: loss: URL has no place in Hayagriva: "see the library" [loss/variable]
)list");
}

}  // namespace
}  // namespace bibcast::testing
