#pragma once

#include <string_view>

namespace bibcast {

/// What a word behind a name is.
enum class SuffixKind : unsigned char {
    none,
    generation,  ///< `Jr.`, `III`, `filho`
    degree,      ///< `MD`, `Ph.D.`
    order,       ///< `SJ`, `OBE`: religious orders, honours
};

/// The kind of a suffix word; full stops do not matter (`Ph.D.`, `PhD`). Roman numerals from II; a single `V` or `I`
/// is an initial.
[[nodiscard]] SuffixKind suffix_kind(std::string_view word);

/// True if every word of `text` is a suffix: `Jr.`, `III`, `MD, PhD`. Not for empty text.
[[nodiscard]] bool is_name_suffix(std::string_view text);

}  // namespace bibcast
