#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// What was lost on the way to plain Latin letters when a name was folded: two names that are equal only after it differ in
/// these.
struct FoldLosses {
    bool accents = false;        ///< `é`, `ø`, `ß`
    bool other_script = false;   ///< Cyrillic and Greek letters were written in Latin ones
};

/// Appends the letters of one word of a name in lower case, without accents, in Latin letters: `Müller` gives `muller`, `Сидоров`
/// `sidorov`; other scripts stay. Apostrophes, hyphens and full stops are left out.
void append_folded(std::string& out, std::string_view word, FoldLosses& losses);

/// `muller` for `mueller`: the German and Scandinavian spellings of vowels without their dots, which are loose enough to
/// find candidates and no more.
[[nodiscard]] std::string without_umlaut_spelling(std::string_view folded);

}  // namespace bibcast
