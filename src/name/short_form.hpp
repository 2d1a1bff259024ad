#pragma once

#include <string_view>

namespace bibcast {

/// Whether `brief` is no more than `full` in short, so that nothing is lost without it: each of its words is a word of `full`, or consists of beginnings
/// of words of `full` in their order (`Goldhoorn RB` and `Goldhoorn, Robert-Jan B`; `J.-P. Müller` and `Müller, Jean-Pierre`). Accents, case and
/// punctuation make no difference.
[[nodiscard]] bool says_no_more_than(std::string_view brief, std::string_view full);

}  // namespace bibcast
