// The law, by machine: every value of every fixture, sent to every format, is in the output or named in a finding.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// Letters and digits only, in lower case: what must survive any escaping, wrapping and punctuation.
std::string bare(std::string_view text) {
    Arena arena;
    text = to_nfc(arena, text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_letter(point.value) || is_digit(point.value)) append_utf8(out, to_lower(point.value));
    }
    return out;
}

struct Value {
    std::string path;
    std::string text;
};

/// The values of a record's JSON. Not values: what we named ourselves (kinds, meanings, who stated one).
void collect(const Json& json, const std::string& path, std::vector<Value>& values) {
    if (json.is_object()) {
        for (const auto& [key, child] : json.items()) {
            const bool ours = key == "kind" || key == "basis" || key == "meaning" || key == "scheme" || key == "format" || key == "as-written" ||
                              key == "generated-id" || (path.empty() && (key == "type" || key == "id"));
            if (!ours) collect(child, path + "/" + key, values);
        }
    } else if (json.is_array()) {
        for (const Json& child : json) collect(child, path, values);
    } else if (json.is_string()) {
        const std::string text = json.get<std::string>();
        if (!path.ends_with("/keyword")) {
            values.push_back({path, text});
            return;
        }
        // Keywords are several values in one string.
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
            values.push_back({path, text.substr(at, end - at)});
            at = end + 1;
        }
    } else if (json.is_number()) {
        values.push_back({path, json.dump()});
    }
}

std::string without_tags(const std::string& html) {
    std::string out;
    bool inside = false;
    for (const char c : html) {
        if (c == '<') inside = true;
        if (!inside) out += c;
        if (c == '>') inside = false;
    }
    return out;
}

/// All that a person could find the value in: the output as it is, as its own reader reads it, and the findings.
std::string haystack_of(const Converted& converted, const Format& to) {
    Arena arena;
    std::string hay = bare(converted.bytes) + "\n" + bare(decode_entities(arena, converted.bytes)) + "\n" +
                      bare(decode_entities(arena, without_tags(converted.bytes)));
    if (to.make_reader != nullptr) {
        const Converted again = dump_text(converted.bytes, to);
        std::vector<Value> values;
        for (std::size_t at = 0; at < again.bytes.size();) {
            const std::size_t end = again.bytes.find('\n', at);
            const Json json = Json::parse(again.bytes.substr(at, end - at));
            std::vector<Value> found;
            collect(json, "", found);
            for (const Value& value : found) hay += "\n" + bare(value.text) + "\n" + bare(decode_entities(arena, without_tags(value.text)));
            at = end + 1;
        }
    }
    for (std::size_t at = 0; at < converted.findings.size();) {
        const std::size_t end = converted.findings.find('\n', at);
        const Json json = Json::parse(converted.findings.substr(at, end - at));
        if (json.contains("value")) hay += "\n" + bare(json["value"].get<std::string>());
        hay += "\n" + bare(json["message"].get<std::string>());
        at = end + 1;
    }
    return hay;
}

/// What lists for people show in another way than by its letters: months by their names, emphasis as such, and who is not named.
bool is_shown_otherwise(const Value& value) {
    if (value.path.ends_with("/date-parts")) return value.text.size() < 4 || value.text.front() == '-';
    return value.path.ends_with("/others") || (value.path.ends_with("/marks/symbol") && (value.text == "bold" || value.text == "italic" || value.text == "underline"));
}

class Conservation : public ::testing::TestWithParam<std::pair<const Format*, const Format*>> {};

TEST_P(Conservation, EveryValueIsWrittenOrNamed) {
    const auto& [from, to] = GetParam();
    Arena arena;
    for (const fs::path& path : fixtures_of(*from)) {
        const std::string text = read_file(path);
        const Converted dump = dump_text(text, *from);
        const Converted converted = convert_text(text, *from, *to, {.form = DiagnosticsForm::json});
        const std::string hay = haystack_of(converted, *to);
        for (std::size_t at = 0; at < dump.bytes.size();) {
            const std::size_t end = dump.bytes.find('\n', at);
            std::vector<Value> values;
            collect(Json::parse(dump.bytes.substr(at, end - at)), "", values);
            at = end + 1;
            for (const Value& value : values) {
                if (to->make_reader == nullptr && is_shown_otherwise(value)) continue;
                const std::string needle = bare(value.text);
                // A loss of markup names the words without it.
                const std::string words = bare(decode_entities(arena, without_tags(value.text)));
                // What is markup in JSON need not be in the target.
                const std::string decoded = bare(decode_entities(arena, value.text));
                EXPECT_TRUE(hay.find(needle) != std::string::npos || hay.find(words) != std::string::npos ||
                            hay.find(decoded) != std::string::npos)
                    << path.filename() << " to " << to->id << ": " << value.path << " = " << value.text << " is gone";
            }
        }
    }
}

std::vector<std::pair<const Format*, const Format*>> pairs() {
    std::vector<std::pair<const Format*, const Format*>> all;
    for (const Format* from : formats()) {
        for (const Format* to : formats()) {
            if (from->make_reader != nullptr && to->make_writer != nullptr) all.emplace_back(from, to);
        }
    }
    return all;
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Conservation);
INSTANTIATE_TEST_SUITE_P(Pairs, Conservation, ::testing::ValuesIn(pairs()), [](const auto& tested) {
    return std::string(tested.param.first->id) + "_to_" + std::string(tested.param.second->id);
});

}  // namespace
}  // namespace bibcast::testing
