#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// What a stretch of rich text is. CSL can say the first six (citeproc-js markup: <i> <b> <sc> <sup> <sub>
/// and the class "nocase"); the rest is kept for the formats that can say it.
enum class Style : std::uint8_t {
    italic,
    bold,
    small_caps,
    superscript,
    subscript,
    keep_case,  ///< case must not be changed: `{DNA}` in BibTeX
    underline,
    code,
    quote,  ///< quotation by command (`\enquote{…}`); the plain text holds no quotation marks
    math,   ///< the plain text is TeX source without its dollars
    link,   ///< `target` is the address
    tex,    ///< TeX source that no rule understood, kept as the text; only a TeX format writes it as source again
};

/// A styled stretch of a text: byte offsets into `Text::plain`. Stretches nest or follow; they never cross.
struct Styled {
    std::uint32_t begin;
    std::uint32_t end;
    Style style;
    std::string_view target;
};

/// A text value: UTF-8 in NFC, with styled stretches in order of `begin`, outer before inner.
struct Text {
    std::string_view plain;
    std::span<const Styled> styles;

    Text() = default;
    Text(std::string_view text) : plain(text) {}  // NOLINT: a plain text is a text
    Text(std::string_view text, std::span<const Styled> spans) : plain(text), styles(spans) {}
    [[nodiscard]] bool empty() const { return plain.empty(); }
    [[nodiscard]] bool is_plain() const { return styles.empty(); }
};

/// Deep copy into `arena`.
[[nodiscard]] Text copy_text(Arena& arena, const Text& text);

[[nodiscard]] bool operator==(const Text& a, const Text& b);

}  // namespace bibcast
