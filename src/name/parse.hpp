#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// Which order the parts of a name without a comma stand in.
enum class NameOrder : unsigned char { given_first, family_first };

/// Splits one written name, already decoded and without marks, into its parts: `Given von Family`,
/// `von Family, Given`, `von Family, Jr, Given`, institutions, mononyms, CJK. Never fails: what cannot be split
/// becomes a literal. `guessed` is set when the split is doubtful. Views `text` or `arena`.
[[nodiscard]] Name parse_name(Arena& arena, std::string_view text, NameOrder order = NameOrder::given_first);

}  // namespace bibcast
