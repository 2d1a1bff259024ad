#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/converted.hpp"

namespace bibcast::testing {

/// How closely a value must be found again.
enum class Likeness : std::uint8_t {
    letters,  ///< all its letters and digits, in their order
    words,    ///< each of its words of three letters and more, anywhere
};

/// Letters and digits only, in lower case, accents and all: what must survive any escaping, wrapping and punctuation.
[[nodiscard]] std::string bare(std::string_view text);

/// The values of the records of `dump` (JSON Lines) that are neither in what was converted nor named in its findings, which must be JSON;
/// each as `path = value`. What lists for people show in another way than by letters is not asked for.
[[nodiscard]] std::vector<std::string> lost_values(const Converted& dump, const Converted& converted, const Format& to, Likeness likeness = Likeness::letters);

}  // namespace bibcast::testing
