// Every pair of formats: what went from one to the other and back is there again, or was named as lost on the way.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

using Json = nlohmann::json;

/// The letters and digits of a value, in lower case: what survives any notation.
std::string letters_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_letter(point.value) || is_digit(point.value)) append_utf8(out, to_lower(point.value));
    }
    return out;
}

/// The values of a record, but for its key, its type, and what stands under names of ours.
void collect_values(const Json& json, const std::string& path, std::vector<std::pair<std::string, std::string>>& values) {
    if (json.is_object()) {
        for (const auto& [key, child] : json.items()) {
            const bool ours = key == "kind" || key == "basis" || key == "meaning" || key == "scheme" || key == "format" || key == "as-written" ||
                              key == "generated-id" || key == "others" || (path.empty() && (key == "type" || key == "id"));
            if (!ours) collect_values(child, path + "/" + key, values);
        }
    } else if (json.is_array()) {
        for (const Json& child : json) collect_values(child, path, values);
    } else if (json.is_string() && path.ends_with("/keyword")) {
        const std::string list = json.get<std::string>();
        for (std::size_t at = 0; at < list.size();) {
            const std::size_t end = std::min(list.find_first_of(",;", at), list.size());
            values.emplace_back(path, list.substr(at, end - at));
            at = end + 1;
        }
    } else if (json.is_string()) {
        values.emplace_back(path, json.get<std::string>());
    } else if (json.is_number()) {
        values.emplace_back(path, json.dump());
    }
}

std::vector<std::pair<std::string, std::string>> values_of(const std::string& dump) {
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        collect_values(Json::parse(dump.substr(at, end - at)), "", values);
        at = end + 1;
    }
    return values;
}

/// What the findings of a conversion name.
std::string named_in(const std::string& findings) {
    std::string named;
    for (std::size_t at = 0; at < findings.size();) {
        const std::size_t end = findings.find('\n', at);
        const Json json = Json::parse(findings.substr(at, end - at));
        if (json.contains("value")) named += '\n' + letters_of(json["value"].get<std::string>());
        named += '\n' + letters_of(json["message"].get<std::string>());
        at = end + 1;
    }
    return named;
}

std::vector<const Format*> both_ways() {
    std::vector<const Format*> both;
    for (const Format* format : formats()) {
        if (format->make_reader != nullptr && format->make_writer != nullptr) both.push_back(format);
    }
    return both;
}

class ThereAndBack : public ::testing::TestWithParam<const Format*> {};

/// Starting from what each format makes of the common records, through every other format.
TEST_P(ThereAndBack, KeepsOrNamesEveryValue) {
    const Format& home = *GetParam();
    const std::string records = read_file(testdata_folder() / "records" / "basic.jsonl");
    const std::string text = convert_text(records, *format_named("jsonl"), home).bytes;
    const auto values = values_of(dump_text(text, home).bytes);
    for (const Format* abroad : both_ways()) {
        const Converted there = convert_text(text, home, *abroad, {.form = DiagnosticsForm::json});
        const Converted back = convert_text(there.bytes, *abroad, home, {.form = DiagnosticsForm::json});
        EXPECT_EQ(back.records, there.records) << home.id << " by " << abroad->id;
        std::string hay = named_in(there.findings) + named_in(back.findings);
        for (const auto& [path, value] : values_of(dump_text(back.bytes, home).bytes)) hay += '\n' + letters_of(value);
        for (const auto& [path, value] : values) {
            EXPECT_NE(hay.find(letters_of(value)), std::string::npos) << home.id << " by " << abroad->id << ": " << path << " = " << value << " is gone";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, ThereAndBack, ::testing::ValuesIn(both_ways()), [](const auto& tested) { return std::string(tested.param->id); });

/// No format takes another one's files for its own, whatever they are called.
TEST(Detection, FixturesOfOthersAreNotTaken) {
    for (const Format* format : formats()) {
        if (format->make_reader == nullptr) continue;
        for (const auto& path : fixtures_of(*format)) {
            const std::string text = read_file(path);
            const int own = format->sniff(std::string_view(text).substr(0, 65536));
            if (own == 0) continue;  // damaged beyond knowing
            for (const Format* other : formats()) {
                if (other == format || other->make_reader == nullptr || other->sniff == nullptr) continue;
                const int theirs = other->sniff(std::string_view(text).substr(0, 65536));
                const bool tie_of_extensions = theirs == own && std::find(other->extensions.begin(), other->extensions.end(),
                                                                          format->extensions[0]) == other->extensions.end();
                EXPECT_TRUE(theirs < own || tie_of_extensions) << path << " is " << format->id << " (" << own << ") and " << other->id << " (" << theirs << ")";
            }
        }
    }
}

}  // namespace
}  // namespace bibcast::testing
