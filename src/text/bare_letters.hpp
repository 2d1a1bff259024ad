#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bibcast {

/// Letters and digits only, in lower case, without accents: what two spellings of a title have in common.
[[nodiscard]] std::string bare_letters(std::string_view text);

/// A 64-bit hash of `text`, the same in every run (FNV-1a).
[[nodiscard]] std::uint64_t hash_of(std::string_view text);

}  // namespace bibcast
