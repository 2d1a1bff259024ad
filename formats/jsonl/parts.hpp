#pragma once

#include <array>
#include <string_view>

#include "diag/finding.hpp"
#include "io/format.hpp"
#include "formats/jsonl/place.hpp"
#include "model/record.hpp"
#include "text/json.hpp"
#include "text/json_parse.hpp"

namespace bibcast::jsonl {

// The JSON forms of what CSL does not have. CSL-JSON uses the same ones under `custom`.

// All of these write one object, and mark it as written. `position` (from 1) is written if it is not 0.
void write(JsonWriter& json, Mark& mark, std::size_t position = 0);
void write(JsonWriter& json, Detail& detail, std::size_t position = 0);
void write(JsonWriter& json, Identifier& identifier);
void write(JsonWriter& json, Link& link);
void write(JsonWriter& json, Leftover& leftover);

/// `[…]`, each element in one line.
template <class Parts>
void write_elements(JsonWriter& json, Parts& parts) {
    json.begin_array();
    for (auto& part : parts) {
        if constexpr (std::is_same_v<typename Parts::value_type, StringField>) {
            json.string(part.value);
            part.written = true;
        } else {
            write(json, part);
        }
    }
    json.end_array();
}

/// `"key":[…]`, left out when the list is empty.
template <class Parts>
void write_list(JsonWriter& json, std::string_view key, Parts& parts) {
    if (parts.empty()) return;
    json.key(key);
    write_elements(json, parts);
}

/// True for a list of more values than any variable has: damage or an attack, to be kept in one piece.
[[nodiscard]] bool has_many(const JsonNode& list);

/// Reads these parts into one record. What has another type than it should is reported and kept as a leftover,
/// under its place: `links/0/url`.
class PartsReader {
  public:
    /// Nodes of YAML are no JSON as they stand in their source: with a `source` that is null they are written as JSON, and
    /// a number in place of a text is no fault, since in YAML only quotation marks make the difference.
    PartsReader(Record& record, std::string_view source, Findings& findings, std::string_view format, const Code& type_code)
        : record_(record), source_(source), findings_(findings), format_(format), wrong_type_(type_code) {}

    void identifiers(const JsonNode& node, const Place& place);
    void links(const JsonNode& node, const Place& place);
    void leftovers(const JsonNode& node, const Place& place);
    /// An array of strings, or one string.
    void strings(const JsonNode& node, const Place& place, void (Record::*add)(std::string_view, SourceSpan));
    void marks(const JsonNode& node, const Place& place, Contributor& person);
    void details(const JsonNode& node, const Place& place, Contributor& person);
    /// One object of `marks` or `details`; other members than theirs are the caller's if they are in `known`.
    void mark(const JsonNode& node, const Place& place, Contributor& person, std::string_view known = {});
    void detail(const JsonNode& node, const Place& place, Contributor& person, std::string_view known = {});

    /// Keeps a value that is none of ours: as a leftover with its JSON text.
    void keep(const JsonNode& node, const Place& place);
    /// The same, and says that its type is wrong. `wanted`: "a string", "an array".
    void keep_wrong(const JsonNode& node, const Place& place, std::string_view wanted);
    /// Says that a value has a wrong type, though it could be used.
    void report_wrong(const JsonNode& node, const Place& place, std::string_view wanted);
    /// The text of a string, or of a number; otherwise keeps the value and gives nothing.
    [[nodiscard]] std::string_view text(const JsonNode& node, const Place& place);

    [[nodiscard]] Record& record() const { return record_; }

  private:
    [[nodiscard]] bool is_yaml() const { return source_.data() == nullptr; }
    /// The JSON text of a value.
    [[nodiscard]] std::string_view json_of(const JsonNode& node) const;
    template <class Each>
    void each_object(const JsonNode& node, const Place& place, Each&& each);

    Record& record_;
    std::string_view source_;
    Findings& findings_;
    std::string_view format_;
    const Code& wrong_type_;
};

[[nodiscard]] std::string_view name_of(JsonKind kind);

}  // namespace bibcast::jsonl
