#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/text.hpp"

namespace bibcast {

/// Where a LaTeX command may stand. The decoder takes each one everywhere; the encoder puts math into dollars.
enum class LatexMode : std::uint8_t { text, math };

/// A command that stands for characters: `\ss`, `\textendash`, `\alpha`, `\&`.
struct LatexSymbol {
    std::string_view command;  ///< without the backslash
    std::string_view text;     ///< UTF-8 in NFC; may be empty
    LatexMode mode;
};

/// A command that puts a mark on what follows: `\'`, `\v`, `\hat`.
struct LatexAccent {
    std::string_view command;  ///< without the backslash
    char32_t mark;             ///< combining character
    char32_t spacing;          ///< what it is over nothing, as in `\~{}`; 0: nothing
    LatexMode mode;
};

/// What the decoder does at a command that is neither a symbol nor an accent.
enum class LatexAction : std::uint8_t {
    style,         ///< the argument gets `style`
    transparent,   ///< the argument is text like any other
    unstyle,       ///< so, but its look is lost: reported
    parentheses,   ///< the argument in parentheses
    brackets,      ///< the argument in brackets
    skip_first,    ///< two arguments, of which the first is dropped and reported, the second is text
    drop,          ///< one argument, dropped and reported
    space_length,  ///< one argument, a length: a blank
    blank,         ///< a blank
    nothing,       ///< no text at all
    switch_on,     ///< `style` to the end of the group: `\em`
    switch_off,    ///< ends the switches of the group: `\normalfont`
    url,
    href,
    verb,
    math,  ///< the argument is math
    chemistry,
    discretionary,   ///< three arguments, of which the last is text where no line ends
    accent_code,     ///< `\accent127u`
    tabbing_accent,  ///< `\a'e`
    character,    ///< `\char"E9`
    symbol,       ///< `\symbol{126}`
    conditional,  ///< `\ifmmode … \else … \fi`
    upper_case,   ///< the argument, when it is mere text, in capitals
    lower_case,
    item,         ///< `\item` of a list
    environment,  ///< `\begin{it}`: what the command `it` does, to its `\end`
    end_environment,
};

struct LatexCommand {
    std::string_view command;  ///< without the backslash
    LatexAction action;
    Style style;  ///< of `style` and `switch_on`
};

// The one table.
[[nodiscard]] std::span<const LatexSymbol> latex_symbols();
[[nodiscard]] std::span<const LatexAccent> latex_accents();
[[nodiscard]] std::span<const LatexCommand> latex_commands();

/// What a command means: one of the three, or none when nobody knows it.
struct LatexMeaning {
    const LatexSymbol* symbol = nullptr;
    const LatexAccent* accent = nullptr;
    const LatexCommand* command = nullptr;
};
[[nodiscard]] LatexMeaning latex_meaning(std::string_view command);

// The same table, looked up by the encoder: the row of the preferred command, or null.
[[nodiscard]] const LatexSymbol* latex_symbol_for(char32_t character);
/// So, but only a command that may stand in text; it can be the base of an accent.
[[nodiscard]] const LatexSymbol* latex_text_symbol_for(char32_t character);
[[nodiscard]] const LatexAccent* latex_accent_for(char32_t mark);  // text before mathematics
/// The accent that is `character` when it stands over nothing.
[[nodiscard]] const LatexAccent* latex_spacing_accent_for(char32_t character);
/// The command whose argument has that style; empty if it is not made that way.
[[nodiscard]] std::string_view latex_command_for(Style style);

/// The letter or digit of an alphabet of mathematics: `mathbb`, `R` is U+211D. 0 if there is none.
[[nodiscard]] char32_t latex_alphabet(std::string_view command, char letter);
struct LatexAlphabetLetter {
    std::string_view command;  ///< empty: the character is none of them
    char letter = 0;
};
[[nodiscard]] LatexAlphabetLetter latex_alphabet_letter(char32_t character);

/// The character that is `base` raised (`^`) or lowered (`_`): U+2082 for `_`, `2`. 0 if there is none.
[[nodiscard]] char32_t latex_script(char script, char base);
struct LatexScript {
    char script = 0;  ///< 0: the character is none of them
    char base = 0;
};
[[nodiscard]] LatexScript latex_script_of(char32_t character);

/// The character of a fraction of one digit over one or two: U+00BD for `1`, `2`. 0 if there is none.
[[nodiscard]] char32_t latex_fraction(std::string_view above, std::string_view below);
struct LatexFraction {
    std::string_view above;
    std::string_view below;
    char32_t character = 0;  ///< 0: the character looked for is no fraction
};
[[nodiscard]] LatexFraction latex_fraction_of(char32_t character);

/// True for the functions that mathematics prints upright: `log`, `max`.
[[nodiscard]] bool is_latex_operator(std::string_view command);

}  // namespace bibcast
