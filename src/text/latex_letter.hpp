#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast {

/// A letter that LaTeX source spells with a command.
struct LatexLetter {
    char32_t value = 0;    ///< the letter, composed, above ASCII; 0: there is none here
    std::size_t size = 0;  ///< in the source
};

/// The letter at `at`, where a `\` or a `{` stands, in the few spellings that most accented letters of bibliographies have:
/// `\'e`, `\'{e}`, `\v{c}`, `\'{\i}`, and these or `\o`, `\v c`, `\'\i` alone in braces. They are read so without the decoder; what
/// else there is, and what has no composed letter, is not found here.
[[nodiscard]] LatexLetter latex_letter_at(std::string_view source, std::size_t at);

/// True if no command stands in the source but such letters.
[[nodiscard]] bool commands_are_letters(std::string_view source);

}  // namespace bibcast
