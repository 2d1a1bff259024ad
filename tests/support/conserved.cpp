#include "support/conserved.hpp"

#include <nlohmann/json.hpp>

#include "formats/cff/licenses.hpp"
#include "text/entities.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {

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

namespace {

using Json = nlohmann::json;

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

std::string without_tags(const std::string& html, std::string_view instead = {}) {
    std::string out;
    bool inside = false;
    for (const char c : html) {
        if (c == '<') inside = true;
        if (!inside) out += c;
        if (c == '>') out += instead;
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

/// The value is in the hay, with or without the markup that it may have.
bool is_found(const std::string& hay, const std::string& value) {
    Arena arena;
    // A loss of markup names the words without it; what is markup in JSON need not be in the target.
    return hay.find(bare(value)) != std::string::npos || hay.find(bare(decode_entities(arena, without_tags(value)))) != std::string::npos ||
           hay.find(bare(decode_entities(arena, value))) != std::string::npos;
}

bool are_words_found(const std::string& hay, const std::string& value) {
    Arena arena;
    const std::string words(decode_entities(arena, without_tags(value, " ")));  // a bare `<` of the text may take words away with it, and glues none
    for (std::size_t at = 0; at < words.size();) {
        const auto is_word = [&](std::size_t i) { return i < words.size() && (is_ascii_alpha(words[i]) || is_ascii_digit(words[i])); };
        std::size_t end = at;
        if (words[at] == '\\') end = ++at;  // values of leftovers are JSON: the letter behind is an escape's
        while (at == end && at < words.size() && at > 0 && words[at - 1] == '\\') end = ++at;
        while (is_word(end)) ++end;
        if (end - at >= 3 && hay.find(bare(std::string_view(words).substr(at, end - at))) == std::string::npos) return false;
        at = end + 1;
    }
    return true;
}

/// `eng` and `English` are there as `en`: as a value of its own, which may have a region (Word's numbers have one), or in an attribute `lang`.
bool is_language_found(const std::string& hay, const Value& value) {
    const std::string tag = bare(language_tag_of(value.text));
    if (value.path != "/language" || tag.empty()) return false;
    if (hay.find("lang" + tag) != std::string::npos) return true;
    constexpr std::size_t region = 2;
    const std::string line = "\n" + tag;
    for (std::size_t at = hay.find(line); at != std::string::npos; at = hay.find(line, at + 1)) {
        const std::size_t end = std::min(hay.find('\n', at + 1), hay.size());
        if (end == at + line.size() || end == at + line.size() + region) return true;
    }
    return false;
}

/// A licence by its name is the same one by its identifier in SPDX's list, which is all that a citation file may have.
bool is_license_found(const std::string& hay, const Value& value) {
    if (value.path.find("license") == std::string::npos) return false;
    const std::string_view identifier = cff::license_identifier(value.text);
    return !identifier.empty() && is_found(hay, std::string(identifier));
}

}  // namespace

std::vector<std::string> lost_values(const Converted& dump, const Converted& converted, const Format& to, Likeness likeness) {
    const std::string hay = haystack_of(converted, to);
    std::vector<std::string> lost;
    for (std::size_t at = 0; at < dump.bytes.size();) {
        const std::size_t end = dump.bytes.find('\n', at);
        std::vector<Value> values;
        collect(Json::parse(dump.bytes.substr(at, end - at)), "", values);
        at = end + 1;
        for (const Value& value : values) {
            if (to.make_reader == nullptr && is_shown_otherwise(value)) continue;
            if (is_found(hay, value.text) || (likeness == Likeness::words && are_words_found(hay, value.text))) continue;
            if (is_language_found(hay, value) || is_license_found(hay, value)) continue;
            lost.push_back(value.path + " = " + value.text);
        }
    }
    return lost;
}

}  // namespace bibcast::testing
