// The law for values of another type than their place wants: in the place of each value of a fixture of JSON or YAML stands a list, an object, a
// text or a number with a word of its own in it, and in XML an element that nobody knows stands in each element, beside its text or in its place,
// and an attribute in each tag. The word must be in what is written, or in a finding.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <span>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// In JSON and in YAML's flow style. Each has the word `qzwrongzq` or the number.
constexpr std::array wrong = std::to_array<std::string_view>({
    R"("qzwrongzq")", R"(["qzwrongzq"])", R"({"a": "qzwrongzq"})", R"([["qzwrongzq"]])", R"({"a": [{"b": "qzwrongzq"}]})", R"([{"name": "qzwrongzq"}])", R"([null, "qzwrongzq"])",
    R"([7, {"value": "qzwrongzq"}])", "9483726150", "-0.9483726150", "[[9483726150]]",
});
/// In the place of a text of XML, or in an element that has others.
constexpr std::array wrong_xml = std::to_array<std::string_view>({
    "<zz>qzwrongzq</zz>", "a<zz>qzwrongzq</zz>b", "<zz a=\"qzwrongzq\"/>", "<zz/>qzwrongzq", "<![CDATA[qzwrongzq]]>", "a<!-- b -->qzwrongzq", "<zz><zz>a</zz><zz>qzwrongzq</zz></zz>",
    "<i>qzwrongzq</i>", "9483726150",
});

/// A place of a text, and what may stand there.
struct Place {
    std::string before;
    std::string after;
    std::span<const std::string_view> values;
};

std::vector<Place> json_places(const Json& json) {
    std::vector<Place> places;
    const auto walk = [&](const Json& at, const Json::json_pointer& pointer, const auto& again) -> void {
        if (!pointer.empty()) {
            constexpr std::string_view mark = "\"@@@\"";
            Json changed = json;
            changed[pointer] = "@@@";
            const std::string text = changed.dump();
            const std::size_t found = text.find(mark);
            places.push_back({text.substr(0, found), text.substr(found + mark.size()), wrong});
        }
        if (!at.is_structured()) return;
        std::size_t index = 0;
        for (const auto& [key, child] : at.items()) again(child, at.is_object() ? pointer / key : pointer / index++, again);
    };
    walk(json, Json::json_pointer(), walk);
    return places;
}

std::vector<Place> yaml_places(const std::string& text) {
    std::vector<Place> places;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t colon = text.find(": ", at);
        // Not into texts of several lines, nor where quotation marks, brackets or anchors are open.
        if (colon < end && text.find_first_of("\"'[]{}&*|>#", at) > end) places.push_back({text.substr(0, colon + 2), text.substr(end), wrong});
        at = end + 1;
    }
    return places;
}

std::vector<Place> xml_places(const std::string& text) {
    static constexpr std::array attribute = {std::string_view(" zz=\"qzwrongzq\"")};
    std::vector<Place> places;
    XmlLexer lexer;
    XmlPart part;
    while (lexer.next(text, true, part)) {
        if (part.token != XmlToken::start && part.token != XmlToken::empty) continue;
        const std::string_view tag = std::string_view(text).substr(part.begin, part.end - part.begin);
        const std::size_t behind_name = part.begin + 1 + xml_tag_name(tag).size();
        places.push_back({text.substr(0, behind_name), text.substr(behind_name), attribute});
        if (part.token == XmlToken::empty) continue;
        // An element with nothing but text, else the beginning of one with others.
        const std::size_t end = std::min(text.find('<', part.end), text.size());
        const bool is_leaf = text.compare(end, 2, "</") == 0;
        places.push_back({text.substr(0, part.end), text.substr(is_leaf ? end : part.end), wrong_xml});
    }
    return places;
}

std::vector<Place> places_in(const std::string& text) {
    if (const auto json = Json::parse(text, nullptr, false); !json.is_discarded()) return json_places(json);
    const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string::npos && text[first] == '<' ? xml_places(text) : yaml_places(text);
}

class WrongTypes : public ::testing::TestWithParam<const Format*> {};

TEST_P(WrongTypes, AreWrittenOrNamed) {
    const Format& format = *GetParam();
    const Format& csl_json = *format_named("csl_json");
    const char* const asked = std::getenv("BIBCAST_WRONG_TYPES");
    const std::size_t most = asked == nullptr ? 60 : std::strtoull(asked, nullptr, 10);  // of a fixture
    for (const fs::path& path : fixtures_of(format)) {
        const std::vector<Place> places = places_in(read_file(path));
        std::size_t count = 0;
        for (const Place& place : places) count += place.values.size();
        std::size_t turn = 0;
        for (const Place& place : places) {
            // By that authors refer to an affiliation.
            if (format.id == "quarto" && place.before.ends_with("id: ")) continue;
            for (const std::string_view value : place.values) {
                const bool unknown = format.id == "bookmarks_html" && value.starts_with("<!");  // HTML has no such thing
                if (turn++ % (count / most + 1) != 0 || unknown) continue;
                const Converted read = convert_text(place.before + std::string(value) + place.after, format, csl_json, {.form = DiagnosticsForm::json});
                const std::string_view word = value.find("qz") == std::string_view::npos ? "9483726150" : "qzwrongzq";
                EXPECT_NE(ascii_lower(read.bytes + read.findings).find(word), std::string::npos)
                    << path.filename() << ": " << value << " is gone behind " << place.before.substr(place.before.size() - std::min<std::size_t>(place.before.size(), 120));
            }
        }
    }
}

bool has_tree(const Format* format) {
    const auto paths = fixtures_of(*format);
    const bool yaml = format->id == "csl_yaml" || format->id == "hayagriva" || format->id == "cff" || format->id == "hugoblox" || format->id == "quarto";
    return yaml || (!paths.empty() && std::string_view("<{[").find(trim(read_file(paths[0])).substr(0, 1)) != std::string_view::npos);
}

std::vector<const Format*> formats_of_trees() {
    std::vector<const Format*> chosen = readable_formats();
    std::erase_if(chosen, [](const Format* format) { return !has_tree(format); });
    return chosen;
}

INSTANTIATE_TEST_SUITE_P(Formats, WrongTypes, ::testing::ValuesIn(formats_of_trees()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing
