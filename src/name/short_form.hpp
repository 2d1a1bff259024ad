#pragma once

#include <string_view>

namespace bibcast {

/// Whether `brief` is no more than `full` in short, so that nothing is lost without it: each of its words is a word of `full`, or consists of beginnings
/// of words of `full` in their order (`Goldhoorn RB` and `Goldhoorn, Robert-Jan B`; `J.-P. Müller` and `Müller, Jean-Pierre`). Accents, case and
/// punctuation make no difference.
[[nodiscard]] bool says_no_more_than(std::string_view brief, std::string_view full);

/// True for `Smith JA`, `van der Berg K`, as MEDLINE has names (NLM, Citing Medicine, 2nd ed., chapter 1): nothing but such lists has one to
/// three capitals without a full stop at the end of a name. Not for a suffix (`Smith III`) nor for names in capitals.
[[nodiscard]] bool is_short_form(std::string_view name);

}  // namespace bibcast
