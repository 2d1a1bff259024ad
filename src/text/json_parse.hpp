#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "diag/span.hpp"
#include "model/arena.hpp"
#include "model/compact_pointer.hpp"
#include "model/compact_view.hpp"

namespace bibcast {

// A JSON reader of our own, and not nlohmann's: a reader of bibliographies needs the place of every value for
// its findings, views into the input for strings without escapes, numbers as they are written, both values
// of a key that stands twice, and every record but the damaged one. No library in Debian gives all five.

enum class JsonKind : std::uint8_t {
    null,
    boolean,
    number,
    string,
    array,
    object,
    crowd,  ///< an array of so many tiny values (`[0,0,0,…`) that they are kept as one text: nodes would take twenty times its size
};

/// A value, in the arena; the elements of an array or object are a linked list in their order. Small, since a record of a million people has
/// millions of them.
struct JsonNode {
    enum class Below : std::uint8_t { unknown, none, taken };

    JsonKind kind = JsonKind::null;
    mutable bool taken : 1 = false;        ///< a reader has used the value (see `TreeReader`)
    mutable bool passed_over : 1 = false;  ///< taken because it says nothing of a work that is not said elsewhere
    mutable Below below : 2 = Below::unknown;  ///< whether a value in it is taken: asked for at each level, looked for once (`TreeReader`)
    std::uint16_t key_length = 0;  ///< in the source, with its quotation marks; of longer ones as much as fits
    std::uint32_t key_begin = 0;
    SourceSpan span;  ///< of the whole value
    /// A string decoded, a number, `true`, `false` or a crowd as written; views the source where it can.
    CompactView text;
    CompactView key;  ///< name of a member, decoded
    CompactPointer<const JsonNode> first;
    CompactPointer<const JsonNode> next;

    [[nodiscard]] SourceSpan key_span() const { return {key_begin, key_begin + key_length}; }
    void set_key_span(SourceSpan key_span) {
        key_begin = key_span.begin;
        key_length = static_cast<std::uint16_t>(std::min<std::uint32_t>(key_span.end - key_span.begin, UINT16_MAX));
    }

    [[nodiscard]] bool is(JsonKind wanted) const { return kind == wanted; }
    /// The first member of that name, or null.
    [[nodiscard]] const JsonNode* member(std::string_view name) const;

    /// Elements or members, for range-based `for`.
    struct Iterator {
        const JsonNode* node;
        const JsonNode& operator*() const { return *node; }
        Iterator& operator++() {
            node = node->next;
            return *this;
        }
        friend bool operator==(Iterator, Iterator) = default;
    };
    [[nodiscard]] Iterator begin() const { return {first}; }
    [[nodiscard]] Iterator end() const { return {nullptr}; }
};
static_assert(sizeof(JsonNode) == 48);

/// A string, a number or a boolean.
[[nodiscard]] inline bool is_scalar(const JsonNode& node) {
    return node.is(JsonKind::string) || node.is(JsonKind::number) || node.is(JsonKind::boolean);
}

/// Something that strict JSON forbids and that is understood nevertheless.
struct JsonIssue {
    enum class Kind : std::uint8_t {
        none,
        lone_surrogate,     ///< `\ud800` without its partner: U+FFFD
        invalid_escape,     ///< `\alpha`: the backslash is kept
        control_character,  ///< a raw line break or the like in a string
        trailing_comma,
        c1_control,         ///< `\u0096`: what it stands for in Windows-1252
    };
    Kind kind = Kind::none;
    SourceSpan span;
};

[[nodiscard]] std::string_view describe(JsonIssue::Kind kind);

struct JsonDocument {
    const JsonNode* root = nullptr;  ///< null: no JSON, see `error`
    std::size_t end = 0;             ///< offset behind the value
    List<JsonIssue> issues;
    /// With an error inside an object or array: it with those members that were whole, and the offset behind the last of them.
    const JsonNode* partial = nullptr;
    std::size_t partial_end = 0;
    std::string_view error;  ///< what is wrong: "a comma or } is missing"
    SourceSpan error_span;
};

/// Nesting beyond this is an error.
inline constexpr std::size_t json_depth_limit = 512;

/// Parses the value (RFC 8259) that begins at `begin` or after white space there. Spans are offsets into `source`. What follows the
/// value is the caller's to look at.
[[nodiscard]] JsonDocument parse_json(Arena& arena, std::string_view source, std::size_t begin = 0);

/// The text of a value as it stands in the source.
[[nodiscard]] inline std::string_view raw_json(std::string_view source, SourceSpan span) {
    return source.substr(span.begin, span.end - span.begin);
}

/// The offset of the first byte at or after `at` that does not simply belong to a string: a quotation mark, a backslash or a
/// control character; `source.size()` if none.
[[nodiscard]] std::size_t skip_json_characters(std::string_view source, std::size_t at);

/// The offset of the first byte at or after `at` that is no JSON white space; `source.size()` if none.
[[nodiscard]] std::size_t skip_json_space(std::string_view source, std::size_t at);

}  // namespace bibcast
