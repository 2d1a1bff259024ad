#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/span.hpp"
#include "model/arena.hpp"

namespace bibcast::bibtex {

/// How a part of a value is written.
enum class PartKind : std::uint8_t { braces, quotes, number, macro };

/// One part of a value: what stands between two `#`, without its delimiters.
struct Part {
    PartKind kind = PartKind::braces;
    std::string_view text;
    SourceSpan span;  ///< of `text`
};

/// One `name = value`, as it stands in the file.
struct RawField {
    std::string_view name;
    SourceSpan name_span;
    SourceSpan span;   ///< from the name to the end of the value, delimiters included
    Part first;        ///< nearly always the only part
    List<Part> more;   ///< what is joined to it by `#`
    [[nodiscard]] bool is_single() const { return more.empty(); }
};

enum class EntryKind : std::uint8_t {
    entry,
    string,    ///< `fields` are the definitions
    preamble,  ///< the value is that of the only field, which has no name
    comment,
};

/// What begins with an `@`, as it stands in the file. Used again for the next one.
struct RawEntry {
    EntryKind kind = EntryKind::entry;
    std::string_view type;
    std::string_view key;
    SourceSpan key_span;  ///< that of the type, where there is no key
    SourceSpan span;  ///< from the `@` to behind the closing delimiter
    std::vector<RawField> fields;
};

}  // namespace bibcast::bibtex
