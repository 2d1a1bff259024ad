#pragma once

#include <string_view>

namespace bibcast {

/// True for Han, Kana, Hangul and Bopomofo letters: names in these scripts have the family name first, and no blank is
/// needed between the parts (Unicode 15, Scripts.txt; the middle dot of foreign names, U+00B7 and U+30FB, does not count).
[[nodiscard]] bool is_east_asian(char32_t value);
[[nodiscard]] bool is_hangul(char32_t value);
[[nodiscard]] bool is_kana(char32_t value);
[[nodiscard]] bool is_han(char32_t value);

/// True if all letters of `text` are East Asian, and there is one.
[[nodiscard]] bool is_east_asian_text(std::string_view text);

/// True if `text` has a letter and none of its letters has lower case: `SMITH`, `O'NEIL`. Not for scripts without case.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace bibcast
