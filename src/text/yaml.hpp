#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/json_parse.hpp"

namespace bibcast {

// YAML as far as bibliographies need it: libyaml's events become the same tree of values as JSON has, so that what reads the
// one reads the other. Plain scalars have their kind by the core schema of YAML 1.2 (`no` and `2020-01-01` are strings), and
// their text as it is written.

/// Something in a YAML text that a reader should hear of though there is a value.
struct YamlIssue {
    enum class Kind : std::uint8_t {
        unknown_alias,   ///< `*name` that nothing before it is called: the value is that text
        alias_limit,     ///< aliases that would make the tree too large: the value is the text `*name`
        duplicate_key,   ///< both members are in the tree
        tag,             ///< a tag of somebody's own: the value has the kind it has without
        complex_key,     ///< a list or a mapping as a key: the key is its source text
        control,         ///< characters that YAML forbids, from here on: each is read as a blank
    };
    Kind kind = Kind::tag;
    SourceSpan span;
    std::string_view text;  ///< the alias, key or tag
};

[[nodiscard]] std::string_view describe(YamlIssue::Kind kind);

struct YamlDocument {
    const JsonNode* root = nullptr;  ///< null: there is none; with an error, what was whole before it
    std::size_t end = 0;             ///< offset of the first document's end; with an error, behind the last whole value
    List<YamlIssue> issues;
    std::string_view error;  ///< what is wrong, in libyaml's words; empty: nothing
    SourceSpan error_span;
};

/// Deeper nesting is an error.
inline constexpr std::size_t yaml_depth_limit = 64;
/// Aliases stand for a copy of what they name as long as all copies together have no more values than this; a long text counts for several.
inline constexpr std::size_t yaml_alias_limit = 10000;

/// Parses the first document of `source` from `begin` on. Spans are offsets into `source`.
[[nodiscard]] YamlDocument parse_yaml(Arena& arena, std::string_view source, std::size_t begin = 0);
/// The same with the tree in `nodes`, apart from the texts, which a record goes on to view: a list of a million names need not stand
/// in memory twice while the record is written.
[[nodiscard]] YamlDocument parse_yaml(Arena& texts, Arena& nodes, std::string_view source, std::size_t begin = 0);

/// Appends a value as JSON in one line; for values that do not stand in a JSON text.
void append_json(std::string& out, const JsonNode& node);

/// The kind that YAML 1.2's core schema gives to a plain scalar: null, boolean, number or string.
[[nodiscard]] JsonKind kind_of_plain_scalar(std::string_view text);

}  // namespace bibcast
