#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bibcast::tagged {

/// 1 to 12 for the name of a month in German, French, Spanish, Italian, Portuguese, Dutch, a Scandinavian language, Russian, Polish, Czech, Turkish,
/// Hungarian, Finnish or Catalan, in any case, or for an abbreviation of it that no other language gives to another month; also in English. 0 for any other word.
[[nodiscard]] int month_of_word(std::string_view word);

/// `5. Mai 2011`, `5 de mayo de 2011`, `2011年5月6日` as a date that is read: `5 May 2011`, `2011/5/6`. Nothing if no word of it is a month abroad.
[[nodiscard]] std::optional<std::string> date_in_english(std::string_view text);

}  // namespace bibcast::tagged
