#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/byte_block.hpp"

namespace bibcast::bibtex {

/// Classes of bytes (bibtex.web, section 32, with biber's field names).
enum CharClass : std::uint8_t {
    space_char = 1,
    name_char = 2,  ///< of types, field names and macros
    brace_stop = 4,  ///< ends a run inside braces: `{ } @`
    quote_stop = 8,  ///< ends a run inside quotes: `{ } @ "`
    wide_space_start = 16,  ///< may begin a blank above ASCII (`wide_space_at`)
    bare_char = 32,  ///< no blank and no comment begins with it
};

inline constexpr std::array<std::uint8_t, 256> char_classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0x21; c < 256; ++c) {
        if (c != 0x7F && std::string_view("\"#%'(),={}@\\").find(static_cast<char>(c)) == std::string_view::npos) table[c] |= name_char;
    }
    for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) table[static_cast<unsigned char>(c)] |= space_char;
    for (const char c : {'{', '}', '@'}) table[static_cast<unsigned char>(c)] |= brace_stop | quote_stop;
    table[static_cast<unsigned char>('"')] |= quote_stop;
    table[0xC2] |= wide_space_start;
    table[0xEF] |= wide_space_start;
    for (unsigned c = 0x21; c < 0x7F; ++c) table[c] |= c == '%' ? 0 : bare_char;
    return table;
}();

[[nodiscard]] constexpr bool is_class(char c, CharClass wanted) {
    return (char_classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

/// The size of a blank above ASCII that people's files have (no-break space, byte order mark); 0 if there is none.
[[nodiscard]] constexpr std::size_t wide_space_at(std::string_view text, std::size_t at) {
    if (text[at] == '\xC2') return at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;
    return text[at] == '\xEF' && text.substr(at, 3) == "\xEF\xBB\xBF" ? 3 : 0;
}

/// The first position from `at` that is no blank; the size of the text if there is none.
[[nodiscard]] constexpr std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::uint8_t classes = char_classes[static_cast<unsigned char>(text[at])];
        if ((classes & space_char) != 0) {
            ++at;
        } else if ((classes & wide_space_start) != 0 && wide_space_at(text, at) != 0) {
            at += wide_space_at(text, at);
        } else {
            break;
        }
    }
    return at;
}

/// The end of the type, field name or macro that begins at `at`.
[[nodiscard]] inline std::size_t skip_name(std::string_view text, std::size_t at) {
    // Most are of letters alone.
    if (at + sizeof(ByteBlock) <= text.size()) at += first_that_holds(is_no_letter(byte_block_at(text.data() + at)));
    while (true) {
        while (at < text.size() && (char_classes[static_cast<unsigned char>(text[at])] & (name_char | wide_space_start)) == name_char) ++at;
        if (at == text.size() || !is_class(text[at], wide_space_start) || wide_space_at(text, at) != 0) return at;
        ++at;
    }
}

/// The first position from `at` whose byte is of the class; the size of the text if there is none.
[[nodiscard]] constexpr std::size_t find_class(std::string_view text, std::size_t at, CharClass wanted) {
    while (at < text.size() && !is_class(text[at], wanted)) ++at;
    return at;
}

/// Whether an entry begins at an `@`.
enum class Start : std::uint8_t {
    no,
    yes,
    undecided,  ///< the text ends too early to tell
};

/// True if only blanks stand between the last line end (or the beginning) and `at`.
[[nodiscard]] bool is_at_line_start(std::string_view text, std::size_t at);

/// A *sure start*: an `@` at a line start, before what nothing but an entry begins with: a known type, a brace, a key
/// and a comma; any type if a field follows; `@string{name =`; `@preamble{`; `@comment{`. A sure start is one wherever it
/// stands, also inside an open brace: that is how a damaged entry costs nothing but itself, and how a file can be
/// cut without reading it. It is decided within 4 KiB.
[[nodiscard]] Start sure_start(std::string_view text, std::size_t at, bool at_end);

/// The position behind the brace or parenthesis that closes the one at `open`; npos if there is none.
[[nodiscard]] std::size_t find_close(std::string_view text, std::size_t open);

/// True if every brace has its partner. `\{` counts as a brace, as it does for BibTeX (bibtex.web, section 251).
[[nodiscard]] bool is_balanced(std::string_view latex);

/// The value without the groups of braces that hold all of it: `{{Elsevier}}`. One that begins with a command is none of these (`{\\em x}`).
[[nodiscard]] std::string_view without_outer_braces(std::string_view value);

/// As `find_close`, for a comment. Nothing beyond 16 MiB or 16 further comments, so that reading stays linear.
[[nodiscard]] std::size_t find_comment_close(std::string_view text, std::size_t open);

/// True if `name = {` or `name = "` (or, with `any_value`, `name = x`) stands at `at`, after blanks.
[[nodiscard]] bool is_field_at(std::string_view text, std::size_t at, bool any_value);

/// EndNote writes one keyword a line, from the line's beginning on, and there may be commas inside (`Polymorphism, Single Nucleotide`). In a list that is
/// only wrapped, the lines are indented, or there are more commas than lines. `text` has no blanks at its ends, and no braces around all of it.
[[nodiscard]] bool has_keyword_lines(std::string_view text);

}  // namespace bibcast::bibtex
