// The published schema of the record holds for what the writer writes.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

using Json = nlohmann::json;

/// Checks the keywords of JSON Schema that record.schema.json uses, and knows no others.
class Schema {
  public:
    explicit Schema(Json root) : root_(std::move(root)) {}

    [[nodiscard]] std::string check(const Json& value) const { return check(root_, value, ""); }

  private:
    [[nodiscard]] std::string check(const Json& schema, const Json& value, const std::string& place) const {
        for (const auto& [keyword, rule] : schema.items()) {
            const std::string error = check_keyword(keyword, rule, schema, value, place);
            if (!error.empty()) return error;
        }
        return "";
    }

    [[nodiscard]] std::string check_keyword(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
                                            const std::string& place) const {
        const std::string wrong = place + ": " + keyword + ": " + value.dump().substr(0, 80);
        if (keyword == "type") return has_type(value, rule.get<std::string>()) ? "" : wrong;
        if (keyword == "const") return value == rule ? "" : wrong;
        if (keyword == "enum") return std::find(rule.begin(), rule.end(), value) != rule.end() ? "" : wrong;
        if (keyword == "minimum") return !value.is_number() || value >= rule ? "" : wrong;
        if (keyword == "maximum") return !value.is_number() || value <= rule ? "" : wrong;
        if (keyword == "minItems") return !value.is_array() || value.size() >= rule.get<std::size_t>() ? "" : wrong;
        if (keyword == "maxItems") return !value.is_array() || value.size() <= rule.get<std::size_t>() ? "" : wrong;
        if (keyword == "pattern") return std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())) ? "" : wrong;
        if (keyword == "$ref") return check(root_["$defs"][rule.get<std::string>().substr(8)], value, place);
        if (keyword == "required") {
            for (const Json& key : rule) {
                if (!value.contains(key.get<std::string>())) return wrong;
            }
            return "";
        }
        if (keyword == "anyOf") {
            for (const Json& alternative : rule) {
                if (check(alternative, value, place).empty()) return "";
            }
            return wrong;
        }
        if (keyword == "items") {
            for (const Json& element : value) {
                const std::string error = check(rule, element, place + "/*");
                if (!error.empty()) return error;
            }
            return "";
        }
        if (keyword == "additionalProperties") {
            for (const auto& [key, child] : value.items()) {
                if (!schema["properties"].contains(key)) return place + ": no key " + key;
                const std::string error = check(schema["properties"][key], child, place + "/" + key);
                if (!error.empty()) return error;
            }
            return "";
        }
        const bool says_nothing = keyword.starts_with("$") || keyword == "title" || keyword == "description" || keyword == "properties";
        return says_nothing ? "" : "unknown keyword " + keyword;
    }

    static bool has_type(const Json& value, const std::string& type) {
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        if (type == "string") return value.is_string();
        return type == "integer" && value.is_number_integer();
    }

    Json root_;
};

TEST(RecordSchema, HoldsForEveryFixtureOfEveryFormat) {
    const Schema schema(Json::parse(read_file(source_folder() / "formats" / "jsonl" / "record.schema.json")));
    for (const Format* format : formats()) {
        if (format->make_reader == nullptr) continue;
        for (const auto& path : fixtures_of(*format)) {
            const std::string lines = convert_text(read_file(path), *format, *format_named("jsonl")).bytes;
            for (std::size_t at = 0; at < lines.size();) {
                const std::size_t end = lines.find('\n', at);
                const std::string line = lines.substr(at, end - at);
                EXPECT_EQ(schema.check(Json::parse(line)), "") << path << line.substr(0, 100);
                at = end + 1;
            }
        }
    }
}

TEST(RecordSchema, HasAllTypesAndVariables) {
    const Json root = Json::parse(read_file(source_folder() / "formats" / "jsonl" / "record.schema.json"));
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        EXPECT_TRUE(root["properties"].contains(std::string(name_of(variable)))) << name_of(variable);
    }
    EXPECT_EQ(root["properties"]["type"]["enum"].size(), item_type_count);
    for (std::size_t i = 0; i < item_type_count; ++i) {
        EXPECT_EQ(root["properties"]["type"]["enum"][i], std::string(name_of(static_cast<ItemType>(i))));
    }
}

TEST(RecordSchema, RefusesWhatItShould) {
    const Schema schema(Json::parse(read_file(source_folder() / "formats" / "jsonl" / "record.schema.json")));
    EXPECT_EQ(schema.check(Json::parse(R"({"type":"book","title":"x"})")), "");
    for (const char* bad : {R"({"title":"x"})", R"({"type":"booklet"})", R"({"type":"book","title":5})", R"({"type":"book","zebra":"x"})",
                            R"({"type":"book","author":[{"nick":"x"}]})", R"({"type":"book","issued":{"date-parts":[]}})",
                            R"({"type":"book","author":[{"marks":[{"symbol":"*","meaning":"big","basis":"none"}]}]})"}) {
        EXPECT_NE(schema.check(Json::parse(bad)), "") << bad;
    }
}

}  // namespace
}  // namespace bibcast::testing
