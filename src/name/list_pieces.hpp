#pragma once

#include <string_view>

#include "model/arena.hpp"
#include "model/compact_view.hpp"

namespace bibcast {

/// What a piece of a list between two separators looks like.
enum class PieceKind : unsigned char {
    initials,     ///< `J. R.`
    single,       ///< one word, or particles and one word: a family name or a given name
    whole,        ///< two words or more: a whole name
    suffix,       ///< `Jr.`
    institution,
    others,       ///< `et al.`, `and others`, `...`
};

/// True for `,`, the full-width, the ideographic and the Arabic comma.
[[nodiscard]] constexpr bool is_comma(char32_t value) {
    return value == ',' || value == 0xFF0C || value == 0x3001 || value == 0x060C;
}

/// One piece of a list of names; a list may have a million of them.
struct Piece {
    CompactView text;
    PieceKind kind = PieceKind::single;
    bool after_word = false;  ///< `and`, `&`, `、` or the like stands before it, not a comma
};

/// Cuts a list at commas and at the words between names (`and`, `&`, `und`, `et`), outside brackets. Empty pieces (the
/// Oxford comma) are left out.
[[nodiscard]] List<Piece> cut_list(Arena& arena, std::string_view text, bool at_commas);

/// What stands before the name in numbered and bulleted lists: `1. `, `[2] `, `(3) `, `- `, `• ` is taken off.
[[nodiscard]] std::string_view without_number(std::string_view line);

/// True if the full stop behind a list ends it: no initial stands before it, and no short form of a given name.
[[nodiscard]] bool ends_list_with_full_stop(std::string_view names);

}  // namespace bibcast
