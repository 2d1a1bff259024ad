// The law as a property: a record with any set of variables, each with a value that stands nowhere else, is sent through every
// writer; each of these values is in the output or named in a finding.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/json.hpp"

namespace bibcast::testing {
namespace {

/// Makes records as JSON Lines, and remembers what each token was.
class TokenRecords {
  public:
    /// A record of `type` with each part for which `wanted()` holds.
    template <class Wanted>
    void add(ItemType type, Wanted&& wanted) {
        type_ = name_of(type);
        JsonWriter json(text);
        json.begin_object();
        json.member("type", type_);
        json.member("id", "key" + std::to_string(records_++));
        if (wanted()) json.member("native-type", token("native-type"));
        for (std::size_t i = 0; i < variable_count; ++i) {
            const auto variable = static_cast<Variable>(i);
            if (variable != Variable::keyword && variable != Variable::citation_key && wanted()) add_variable(json, variable);
        }
        for (const std::string_view list : {"topics", "groups", "awards"}) {
            if (wanted()) add_list(json, list);
        }
        if (wanted()) json.member("keyword", token("keyword") + ", " + token("keyword"));
        if (wanted()) add_objects(json, "identifiers", {"scheme", "hdl", "value"}, "handle");
        if (wanted()) add_objects(json, "links", {"kind", "slides", "url"}, "https://host.org/");
        if (wanted()) add_leftover(json);
        json.end_object();
        text += '\n';
    }

    std::string text;
    std::map<std::string, std::string> tokens;  ///< what each one is: `article: volume`

  private:
    std::string token(std::string_view what, bool own = true) {
        std::string made = "qx" + std::to_string(tokens.size() + 1) + "k";
        if (own) tokens[made] = type_ + ": " + std::string(what);
        return made;
    }

    void add_variable(JsonWriter& json, Variable variable) {
        const std::string name(name_of(variable));
        switch (kind_of(variable)) {
            case VariableKind::name: return add_people(json, name);
            case VariableKind::date:
                json.key(name);
                json.begin_object();
                json.member("literal", token(name));
                json.end_object();
                return;
            case VariableKind::text:
            case VariableKind::number: break;
        }
        const bool is_doi = variable == Variable::doi;
        json.member(name, (is_doi ? "10.1234/" : variable == Variable::url ? "https://host.org/" : "") + token(name));
    }

    void add_people(JsonWriter& json, const std::string& name) {
        json.key(name);
        json.begin_array();
        json.begin_object();
        for (const std::string_view part : {"family", "given", "suffix"}) json.member(part, token(name + " " + std::string(part)));
        json.key("marks");
        json.begin_array();
        json.begin_object();
        json.member("symbol", "*");
        json.member("meaning", "other");
        json.member("basis", "entry");
        json.member("legend", token(name + " legend"));
        json.end_object();
        json.end_array();
        json.key("details");
        json.begin_array();
        json.begin_object();
        json.member("kind", "affiliation");
        json.member("value", token(name + " affiliation"));
        json.end_object();
        json.end_array();
        json.end_object();
        json.begin_object();
        json.member("literal", token(name + " literal"));
        json.end_object();
        json.end_array();
    }

    void add_list(JsonWriter& json, std::string_view list) {
        json.key(list);
        json.begin_array();
        json.string(token(list));
        json.string(token(list));
        json.end_array();
    }

    void add_objects(JsonWriter& json, std::string_view list, std::array<std::string_view, 3> keys, const std::string& before) {
        json.key(list);
        json.begin_array();
        json.begin_object();
        json.member(keys[0], keys[1]);
        json.member(keys[2], before + token(list));
        json.end_object();
        json.end_array();
    }

    void add_leftover(JsonWriter& json) {
        json.key("leftovers");
        json.begin_array();
        json.begin_object();
        json.member("format", "elsewhere");
        json.member("tag", "X1");
        json.member("value", token("leftover"));
        json.end_object();
        json.end_array();
    }

    std::string type_;
    std::size_t records_ = 0;
};

/// All tokens that stand in `text`.
void collect_tokens(std::string_view text, std::set<std::string, std::less<>>& found) {
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        if ((text[at] != 'q' && text[at] != 'Q') || (text[at + 1] != 'x' && text[at + 1] != 'X')) continue;
        std::size_t end = at + 2;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (end > at + 2 && end < text.size() && (text[end] == 'k' || text[end] == 'K')) found.insert("qx" + std::string(text.substr(at + 2, end - at - 2)) + "k");
    }
}

TokenRecords make_records() {
    TokenRecords records;
    for (std::size_t type = 0; type < item_type_count; ++type) records.add(static_cast<ItemType>(type), [] { return true; });
    unsigned state = 2024;
    for (std::size_t i = 0; i < 60; ++i) {
        const unsigned share = 1 + static_cast<unsigned>(i % 4);
        records.add(static_cast<ItemType>((i * 7) % item_type_count), [&] {
            state = state * 1664525U + 1013904223U;
            return ((state >> 16U) & 7U) < share;
        });
    }
    return records;
}

class Tokens : public ::testing::TestWithParam<const Format*> {};

TEST_P(Tokens, AreWrittenOrNamed) {
    static const TokenRecords records = make_records();
    const Converted converted = convert_text(records.text, *format_named("jsonl"), *GetParam(), {.form = DiagnosticsForm::json});
    std::set<std::string, std::less<>> found;
    collect_tokens(converted.bytes, found);
    collect_tokens(converted.findings, found);
    std::map<std::string, int> lost;  // by what it was, the type aside
    for (const auto& [token, what] : records.tokens) {
        if (!found.contains(token)) ++lost[what.substr(what.find(": ") + 2)];
    }
    for (const auto& [what, count] : lost) ADD_FAILURE() << what << " is gone from " << GetParam()->title << ", " << count << " times";
}

std::vector<const Format*> written_formats() {
    std::vector<const Format*> all;
    for (const Format* format : formats()) {
        if (format->make_writer != nullptr) all.push_back(format);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Writers, Tokens, ::testing::ValuesIn(written_formats()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing
