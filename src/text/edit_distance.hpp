#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace bibcast {

/// How many bytes must be put in, taken out or changed to make `b` of `a` (Levenshtein). Quadratic: for names, not texts.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// Whether that is one byte. Linear, and decided by a byte or two where the words have nothing to do with each other.
[[nodiscard]] bool is_one_edit_apart(std::string_view a, std::string_view b);

/// Whether they differ by two neighbours that changed places, and by nothing else.
[[nodiscard]] bool are_swapped(std::string_view a, std::string_view b);

/// The one of `known` that somebody meant who typed `word`: it differs by a slip or two (neighbours that changed places are one), or is
/// what `word` is the beginning of. Case does not count, and `_` is `-`. Empty if none is near.
[[nodiscard]] std::string_view nearest_word(std::string_view word, std::span<const std::string_view> known);

/// `; did you mean 'year'?` for the end of a message, or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace bibcast
