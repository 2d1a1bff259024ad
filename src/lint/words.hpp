#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/bare_letters.hpp"

namespace bibcast {

/// A run of letters and digits in a text; a hyphen or an apostrophe between two letters belongs to it.
struct Word {
    std::string_view text;
    std::size_t begin = 0;  ///< byte in the text
};

/// The words of `text`; with `hyphens` false a hyphen parts two words.
[[nodiscard]] std::vector<Word> words_of(std::string_view text, bool hyphens = true);

struct Case {
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t lower = 0;
    bool inner_upper = false;  ///< an upper-case letter stands behind the first letter
};
[[nodiscard]] Case case_of(std::string_view word);

/// True for articles, conjunctions and short prepositions of English, French, German and Spanish titles, in lower case.
[[nodiscard]] bool is_small_word(std::string_view lowered);

}  // namespace bibcast
