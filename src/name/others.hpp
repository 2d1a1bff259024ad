#pragma once

#include <string_view>

#include "model/record.hpp"

namespace bibcast {

/// What of a phrase for "and others" may be taken.
enum class Counted : unsigned char {
    no,   ///< what tells a number stays where it is: whoever takes it has no place for the number
    yes,  ///< `and 12 others`, `等3人` too: the number is named in a finding
};

/// True if `text` stands in place of a name and says that the list goes on: `et al.`, `others`, `u. a.`, `и др.`, `等`, `ほか`. The words are
/// the terms `et-al` and `and-others` of the locales of CSL 1.0.2, and what reference lists have beside them. Words that are also initials
/// (`u. a.`, `e. a.`) are known in small letters only: `Poe, E. A.` is one person.
[[nodiscard]] bool is_others(std::string_view text, Counted counted = Counted::no);

/// True if a name or a list ends with such words.
[[nodiscard]] bool ends_in_others(std::string_view text);

/// Takes such words off the end of a name or of a list, with the comma, the `and` or the `&` before them; what is left may be empty.
/// Returns the words, or nothing.
std::string_view take_others(std::string_view& text, Counted counted = Counted::no);

/// In lists of names in parts, the last one may say that the list goes on, or its given names may end with that: `{"literal": "et al."}`,
/// `{"family": "Poe", "given": "E. and others"}`. That becomes `others`; a literal that ends so is one name as it stands, as is the only one.
void take_others_off(NamesField& field);

}  // namespace bibcast
