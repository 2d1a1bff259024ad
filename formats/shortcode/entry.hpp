#pragma once

#include <string_view>
#include <vector>

#include "formats/shortcode/page.hpp"
#include "io/format.hpp"
#include "model/record.hpp"

namespace bibcast::shortcode {

/// What all entries of a page are read with.
struct PageContext {
    std::string_view text;
    const Page& page;
    const Profile& profile;
    Arena& arena;
    Findings& findings;
};

/// One value of an entry, wherever it stood: in a parameter, a nested shortcode, or the inner content.
struct EntryValue {
    const Field* field = nullptr;
    std::string_view key;    ///< as the page spells it
    std::string_view value;  ///< trimmed, not decoded
    SourceSpan span;
    bool markdown = false;  ///< else a plain string
    std::string_view label = {};  ///< of a link: its text, where that says more than the key
};

/// Gathers the values of an entry. What has no field becomes a leftover of `record` here.
[[nodiscard]] std::vector<EntryValue> gather_values(const PageContext& context, const Entry& entry, Record& record);

/// How parameters begin that hold leftovers whose own name means something: `leftover-title`.
inline constexpr std::string_view leftover_prefix = "leftover";

/// The field of the link with that text: by all of it, or by its first word. Null if it says nothing of the kind of link.
[[nodiscard]] const Field* field_of_link_label(const Profile& profile, std::string_view shortcode, std::string_view label);

/// Variables in whose values a line break means something.
[[nodiscard]] bool has_paragraphs(Variable variable);

/// A value as rich text: markdown, or a string in which HTML's inline tags and character references may stand.
[[nodiscard]] Text decode_value(Arena& arena, const EntryValue& value);

}  // namespace bibcast::shortcode
