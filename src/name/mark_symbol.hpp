#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bibcast {

/// How much a character must be trusted to be a mark where it touches a name.
enum class SymbolStrength : std::uint8_t {
    none,    ///< no mark
    strong,  ///< a mark wherever it stands beside a name: `*`, `†`
    edge,    ///< a mark only at the end or the beginning of a name: `#`, `°`, `★`
    weak,    ///< a mark only glued to the end of a name, before a separator: `+`, `$`, `&`, `^`
    raised,  ///< a superscript digit or letter of Unicode: `¹`, `ᵃ`
};

/// One mark character in a text.
struct SymbolAt {
    std::size_t size = 0;      ///< bytes taken, variation selectors included
    std::string_view symbol;   ///< normalised: `*` for U+2217, `#` for U+FF03, `1` for `¹`; the character itself otherwise
    SymbolStrength strength = SymbolStrength::none;
    [[nodiscard]] bool found() const { return strength != SymbolStrength::none; }
};

/// The mark character at `at`, which must be inside `text`. ASCII letters and digits are none.
[[nodiscard]] SymbolAt symbol_at(std::string_view text, std::size_t at);

/// The size of a sign that parts two raised signs at `at`, where nothing else does (`¹⁻³`, `¹·²`, `¹'²`, `¹˒²`); 0 if there is none. What
/// these signs are elsewhere does not matter: they count only between raised ones.
[[nodiscard]] std::size_t raised_separator_size(std::string_view text, std::size_t at);

/// The normalised symbol of a LaTeX command, without the backslash: `dagger`, `textdagger`, `ast`, `S`; empty if it is no
/// mark.
[[nodiscard]] std::string_view symbol_of_command(std::string_view name);

/// The symbol that an English word stands for: `asterisk`, `star`, `dagger`, `double dagger` and their plurals, in lower
/// case; empty if none.
[[nodiscard]] std::string_view symbol_of_word(std::string_view word);

/// `symbol` with its variants unified (`∗` and `\*` become `*`, `\dagger` and `dagger` become `†`, `¹` becomes `1`); the same
/// text if it has no other form.
[[nodiscard]] std::string_view normal_symbol(std::string_view symbol);

/// True for the names of emphasis that stand in for a symbol in `Mark::symbol`: `bold`, `italic`, `underline`,
/// `small-caps`, `strike`, `highlight`, `color`. They are no characters to print.
[[nodiscard]] bool is_emphasis(std::string_view symbol);

}  // namespace bibcast
