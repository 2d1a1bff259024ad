#pragma once

#include <string_view>

namespace bibcast {

/// A heading of a catalogue without the dates of a life behind the name: `Smith, John, 1901-1978`, `Doe, Jane [1848-1914]`,
/// `Roe, Ada, b. 1950`. The same view if there are none.
[[nodiscard]] std::string_view without_life_dates(std::string_view text);

/// A heading without the dates of a life and without the words for what the person did (RDA, appendix I): `Smith, John, author.`,
/// `Li, Wei, 1960-, editor, translator.` The same view if there are none.
[[nodiscard]] std::string_view without_additions(std::string_view heading);

}  // namespace bibcast
