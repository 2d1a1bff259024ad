#pragma once

#include <cstddef>
#include <string_view>

#include "formats/shortcode/lexer.hpp"

namespace bibcast::shortcode {

/// A value as it was found in a tag.
struct LexedValue {
    std::string_view value;  ///< without quotes and escapes
    SourceSpan span;         ///< within the quotes
    Quoting quoting = Quoting::bare;
    std::size_t end = 0;  ///< where to go on: after the closing quote
};

/// Reads the value that begins at `at`, which is no blank. `named`: it follows a `key=`, so that what comes after it
/// can tell where a value with damaged quotes ends.
[[nodiscard]] LexedValue lex_value(std::string_view page, std::size_t at, bool named, Arena& arena, Findings& findings);

}  // namespace bibcast::shortcode
