#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "formats/csl_json/layout.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

using Json = nlohmann::json;

const Format& csl_json_format() { return *format_named("csl-json"); }
const Format& jsonl_format() { return *format_named("jsonl"); }

std::string dumped(std::string_view csl) { return dump_text(csl, csl_json_format()).bytes; }

Json written(std::string_view jsonl, std::vector<std::pair<std::string, std::string>> options = {}) {
    return Json::parse(convert_text(jsonl, jsonl_format(), csl_json_format(), {.writer = std::move(options)}).bytes);
}

/// The rules of the CSL 1.0.2 input schema.
class SchemaRules {
  public:
    /// What is wrong with `items`; empty: nothing.
    static std::string check(const Json& items) {
        if (!items.is_array()) return "no array";
        std::string errors;
        for (const Json& item : items) {
            for (const auto& [key, value] : item.items()) {
                const std::string error = check_member(key, value);
                if (!error.empty()) errors += key + ": " + error + "\n";
            }
            if (!item.contains("id") || !item.contains("type")) errors += "id and type are required\n";
        }
        return errors;
    }

  private:
    static std::string check_member(const std::string& key, const Json& value) {
        static const std::set<std::string> names = {
            "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director", "editor",
            "editorial-director", "executive-producer", "guest", "host", "interviewer", "illustrator", "narrator", "organizer",
            "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator", "translator"};
        static const std::set<std::string> dates = {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"};
        static const std::set<std::string> numbers = {
            "id", "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue", "locator",
            "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part", "printing", "section", "supplement", "volume"};
        static const std::set<std::string> strings = {
            "citation-key", "language", "journalAbbreviation", "shortTitle", "abstract", "annote", "archive", "archive_collection",
            "archive_location", "archive-place", "authority", "call-number", "citation-label", "collection-title", "container-title",
            "container-title-short", "dimensions", "division", "DOI", "event", "event-title", "event-place", "genre", "ISBN", "ISSN",
            "jurisdiction", "keyword", "medium", "note", "original-publisher", "original-publisher-place", "original-title", "part-title",
            "PMCID", "PMID", "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section", "source",
            "status", "title", "title-short", "URL", "version", "volume-title", "volume-title-short", "year-suffix"};
        if (key == "type") return value.is_string() && item_type_named(value.get<std::string>()) ? "" : "no type";
        if (key == "custom") return value.is_object() ? "" : "no object";
        if (key == "categories") return value.is_array() ? "" : "no array";
        if (names.contains(key)) return check_names(value);
        if (dates.contains(key)) return check_date(value);
        if (numbers.contains(key)) return value.is_string() || value.is_number() ? "" : "no string or number";
        if (strings.contains(key)) return value.is_string() ? "" : "no string";
        return "not allowed";
    }
    static std::string check_names(const Json& value) {
        static const std::set<std::string> strings = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"};
        static const std::set<std::string> flags = {"comma-suffix", "static-ordering", "parse-names"};
        if (!value.is_array()) return "no array";
        for (const Json& name : value) {
            if (!name.is_object()) return "no object";
            for (const auto& [key, part] : name.items()) {
                if (strings.contains(key) ? !part.is_string() : !flags.contains(key)) return key + " in a name";
            }
        }
        return "";
    }
    static std::string check_date(const Json& value) {
        if (!value.is_object()) return "no object";
        for (const auto& [key, part] : value.items()) {
            if (key == "date-parts") {
                if (!part.is_array() || part.empty() || part.size() > 2) return "date-parts";
                for (const Json& point : part) {
                    if (!point.is_array() || point.empty() || point.size() > 3) return "date-parts";
                }
            } else if (key == "literal" || key == "raw") {
                if (!part.is_string()) return key;
            } else if (key != "season" && key != "circa") {
                return key + " in a date";
            }
        }
        return "";
    }
};

TEST(CslJson, ValidatesAgainstTheSchemasRules) {
    std::vector<std::filesystem::path> files = {testdata_folder() / "jsonl" / "full.jsonl"};
    for (const auto& entry : std::filesystem::directory_iterator(testdata_folder() / "records")) {
        if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    }
    for (const auto& path : files) {
        EXPECT_EQ(SchemaRules::check(written(read_file(path), {{"keys", "schema"}})), "") << path;
    }
    for (const auto& path : fixtures_of(csl_json_format())) {
        const std::string bytes = convert_text(read_file(path), csl_json_format(), csl_json_format(), {.writer = {{"keys", "schema"}}}).bytes;
        EXPECT_EQ(SchemaRules::check(Json::parse(bytes)), "") << path;
    }
    // With the specification's names only these differ.
    const std::string errors = SchemaRules::check(written(read_file(files[0])));
    EXPECT_EQ(errors, "editor-translator: not allowed\nlicense: not allowed\npart-number: not allowed\nprinting-number: not allowed\n"
                      "supplement-number: not allowed\n");
}

/// All of a record but what the README says CSL-JSON cannot carry.
TEST(CslJson, KeepsTheWholeRecordUnderCustom) {
    for (const std::string keys : {"specification", "schema"}) {
        const std::string text = read_file(testdata_folder() / "jsonl" / "full.jsonl");
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at) + 1;
            const std::string line = text.substr(at, end - at);
            at = end;
            const Converted csl = convert_text(line, jsonl_format(), csl_json_format(), {.writer = {{"keys", keys}}});
            Json before = Json::parse(dump_text(line, jsonl_format()).bytes);
            Json after = Json::parse(dumped(csl.bytes));
            for (Json* record : {&before, &after}) {
                record->erase("generated-id");
                if (record->value("id", "") != "full2024") continue;
                record->erase("title");  // has styles that CSL lacks
                record->erase("DOI");    // is made canonical
                for (Json& person : (*record)["author"]) {
                    person.erase("as-written");
                    person.erase("guessed");
                }
            }
            EXPECT_EQ(after, before);
            EXPECT_EQ(csl.findings.find("loss: "), line.find("<u>") == std::string::npos ? std::string::npos : csl.findings.find("loss: "));
        }
    }
}

TEST(CslJson, MarksStandUnderCustom) {
    const Json items = written(
        R"({"type":"book","id":"a","author":[{"family":"A"},{"family":"B","marks":[{"symbol":"*","meaning":"equal","basis":"assumed"}]}]})");
    EXPECT_EQ(items[0]["author"], Json::parse(R"([{"family":"A"},{"family":"B"}])"));
    EXPECT_EQ(items[0]["custom"]["marks"], Json::parse(R"({"author":[{"position":2,"symbol":"*","meaning":"equal","basis":"assumed"}]})"));
}

TEST(CslJson, PreprintsAsZoteroAndPandocHaveThem) {
    const std::string line = R"({"type":"article","id":"a","title":"T","identifiers":[{"scheme":"arxiv","value":"2403.00835","version":"2"}]})";
    const Json item = written(line)[0];
    EXPECT_EQ(item["number"], "arXiv:2403.00835");
    EXPECT_EQ(item["publisher"], "arXiv");
    EXPECT_EQ(item["URL"], "https://arxiv.org/abs/2403.00835v2");
    EXPECT_EQ(dumped(Json::array({item}).dump()), line + "\n");
    // Changed since: it stays.
    Json changed = item;
    changed["URL"] = "https://example.org";
    EXPECT_NE(dumped(Json::array({changed}).dump()).find("\"URL\":\"https://example.org\""), std::string::npos);
    EXPECT_FALSE(written(R"({"type":"article","id":"a","URL":"https://x.org","identifiers":[{"scheme":"arxiv","value":"1"}]})")[0]["custom"]["derived"].dump().find("URL") !=
                 std::string::npos);
}

TEST(CslJson, AFullDateCountsOnlyWhileItsShortFormStands) {
    const std::string csl = R"([{"id":"a","type":"book","issued":{"date-parts":[[2004,5,6]]},"custom":{"dates":{"issued":{"edtf":"2004-05-06T10:00:00"}}}}])";
    EXPECT_NE(dumped(csl).find(R"("issued":{"edtf":"2004-05-06T10:00:00"})"), std::string::npos);
    std::string changed = csl;
    changed.replace(changed.find("[2004,5,6]"), 10, "[2004,5,7]");
    EXPECT_NE(dumped(changed).find(R"("issued":{"date-parts":[[2004,5,7]]})"), std::string::npos);
    EXPECT_NE(dumped(changed).find("custom/dates/issued"), std::string::npos);
}

TEST(CslJson, KeysCanBeMadeUnique) {
    const Converted both = convert_text("{\"type\":\"book\",\"id\":\"a\\\"b\"}\n{\"type\":\"book\",\"id\":\"a\\\"b\",\"title\":\"x\"}\n", jsonl_format(), csl_json_format());
    const Json items = Json::parse(both.bytes);
    EXPECT_EQ(items[0]["id"], "a\"b");
    EXPECT_EQ(items[1]["id"], "a\"ba");
}

TEST(CslJson, TheSameItemTwiceKeepsItsKey) {
    const std::string book = R"({"type":"book","id":"k","title":"x"})";
    const std::string other = R"({"type":"book","id":"k","title":"y"})";
    const Json items = Json::parse(convert_text(book + "\n" + other + "\n" + book + "\n", jsonl_format(), csl_json_format()).bytes);
    ASSERT_EQ(items.size(), 3U) << "nothing is left out";
    EXPECT_EQ(items[0]["id"], "k");
    EXPECT_EQ(items[1]["id"], "ka");
    EXPECT_EQ(items[2]["id"], "k");
}

TEST(CslJson, AnAddressThatTheNoteShowsIsNotWorkedOutAgain) {
    const std::string preprint = R"({"type":"article-journal","id":"a","identifiers":[{"scheme":"arxiv","value":"1407.5694"}])";
    EXPECT_EQ(written(preprint + "}")[0]["URL"], "https://arxiv.org/abs/1407.5694");
    EXPECT_FALSE(written(preprint + R"(,"note":"http://arxiv.org/abs/1407.5694"})")[0].contains("URL"));
    EXPECT_FALSE(written(preprint + R"(,"DOI":"10.1000/182"})")[0].contains("URL"));
}

TEST(CslJson, ShapesOfFiles) {
    const std::string item = R"({"id":"a","type":"book","title":"x"})";
    const std::string expected = "{\"type\":\"book\",\"id\":\"a\",\"title\":\"x\"}\n";
    for (const std::string& shape : {item, "[" + item + "]", "{\"items\":[" + item + "]}", "{\"x\":{\"y\":[1]},\"references\" : [ " + item + " ],\"z\":{\"id\":1}}",
                                     "[[" + item + "]]", item + "\n", "\n\n [\n" + item + ",\n]\n"}) {
        EXPECT_EQ(dumped(shape), expected) << shape;
    }
    EXPECT_EQ(dumped(item + item + "\n" + item), expected + expected + expected);
    EXPECT_EQ(dump_text("[" + item + ",7]", csl_json_format()).findings.find("outside-item") == std::string::npos, false);
    EXPECT_EQ(dump_text("{\"items\":[" + item + "]}", csl_json_format()).findings, "");
    EXPECT_EQ(convert_text("[]", csl_json_format(), csl_json_format()).bytes, "[]\n");
}

std::vector<std::string> ids(std::string_view csl) {
    std::vector<std::string> found;
    const std::string lines = dumped(csl);
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        found.push_back(Json::parse(lines.substr(at, end - at)).value("id", ""));
        at = end + 1;
    }
    return found;
}

TEST(CslJson, ADamagedItemCostsNoOther) {
    const std::vector<std::string> all = {"a", "b", "c"};
    const std::string a = R"({"id":"a","type":"book","author":[{"family":"A"}]})";
    const std::string c = R"({"id":"c","type":"book"})";
    for (const std::string_view b : {R"({"id":"b","type":"book","title":"x" "y":1})", R"({"id":"b","title":"x)", R"({"id":"b","author":[{"family":"X"})",
                                     R"({"id":"b","author":[{"family":"X"})", R"({"id":"b","title":"x",)", R"({"id":"b","author":[{"family":"X"}})",
                                     R"({"id":"b","title":tru})", R"({"id":"b","n":{"m":[1})", R"({"id":"b","title":"x"]})"}) {
        for (const std::string_view between : {",\n", "\n,\n  "}) {
            const std::string text = "[\n" + a + std::string(between) + std::string(b) + std::string(between) + c + "\n]\n";
            EXPECT_EQ(ids(text), all) << text;
        }
    }
}

TEST(CslJson, SplitsBehindItems) {
    JsonItemSplitter splitter(csl_json::layout);
    const std::string_view text = "[ {\"a\": \"}]\\\"\"} , {\"b\":{}}\n, {\"c\":";
    EXPECT_EQ(splitter.next(text, 1, false).length, 15U);
    const std::string_view rest = text.substr(15);
    EXPECT_EQ(splitter.next(rest, 100, false).length, 11U);
    EXPECT_EQ(splitter.next(rest.substr(11), 100, false).length, 0U);
    EXPECT_EQ(splitter.next(rest.substr(11), 100, true).length, rest.size() - 11);
}

TEST(CslJson, LinearOnHostileInput) {
    for (const std::string_view piece : {"{", "[", "{\"a\":", "\"", "{\"id\":1,", "}", "[{\"a\":[", "{\"items\":[", "\n{", "\\"}) {
        EXPECT_TRUE(grows_linearly(300'000, [piece](std::size_t size) { (void)dump_text("[" + repeated(piece, size), csl_json_format()); })) << piece;
    }
}

TEST(CslJson, ParseNamesSplitsParticles) {
    const auto author = [](const std::string& name) {
        return Json::parse(dumped("[{\"id\":\"a\",\"type\":\"book\",\"author\":[" + name + "]}]"))["author"][0];
    };
    EXPECT_EQ(author(R"({"family":"van der Berg","given":"Jan, Jr.","parse-names":true})"),
              Json::parse(R"({"family":"Berg","given":"Jan","non-dropping-particle":"van der","suffix":"Jr."})"));
    EXPECT_EQ(author(R"({"family":"Humboldt","given":"Alexander von","parse-names":1})"),
              Json::parse(R"({"family":"Humboldt","given":"Alexander","dropping-particle":"von"})"));
    EXPECT_EQ(author(R"({"family":"d'Artagnan","given":"X","parse-names":"yes"})"),
              Json::parse(R"({"family":"Artagnan","given":"X","non-dropping-particle":"d'"})"));
    EXPECT_EQ(author(R"({"family":"danah","given":"boyd","parse-names":true})"), Json::parse(R"({"family":"danah","given":"boyd"})"));
    EXPECT_EQ(author(R"({"family":"van Berg","given":"Jan","parse-names":false})"), Json::parse(R"({"family":"van Berg","given":"Jan"})"));
}

TEST(CslJson, IndentationIsAnOption) {
    const std::string line = R"({"type":"book","id":"a","title":"x"})";
    EXPECT_EQ(convert_text(line, jsonl_format(), csl_json_format(), {.writer = {{"indent", "0"}}}).bytes,
              "[\n{\"id\":\"a\",\"type\":\"book\",\"title\":\"x\"}\n]\n");
    EXPECT_EQ(convert_text(line, jsonl_format(), csl_json_format(), {.writer = {{"indent", "1"}}}).bytes,
              "[\n {\n  \"id\": \"a\",\n  \"type\": \"book\",\n  \"title\": \"x\"\n }\n]\n");
}

/// A text of 40 MiB is no item that was left open.
TEST(CslJson, ReadsALargeItem) {
    const Converted read = dump_text(R"([{"id": "a", "type": "book", "title": ")" + std::string(std::size_t{40} << 20, 'a') + R"("}, {"id": "b", "type": "book"}])", csl_json_format());
    EXPECT_EQ(read.records, 2U);
    EXPECT_TRUE(read.findings.empty()) << read.findings.substr(0, 200);
}

}  // namespace
}  // namespace bibcast::testing
