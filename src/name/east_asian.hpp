#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// Splits a name without a comma that is written in Han, Kana or Hangul: `王 小明`, `김철수`, `諸葛亮`. A name without a
/// blank is split by the family names of China and Korea (and marked as guessed when the characters may be Japanese); what
/// cannot be split, an institution (`北京大学`) and a foreign name with middle dots become a literal.
[[nodiscard]] Name parse_east_asian_name(std::string_view text);

/// True if `text` is in these scripts and more than a family or a given name alone, as far as its length tells: `王小明`, not `王` and not
/// `歐陽`.
[[nodiscard]] bool is_whole_east_asian_name(std::string_view text);

}  // namespace bibcast
