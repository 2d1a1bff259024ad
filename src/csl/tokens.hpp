#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "csl/format.hpp"
#include "csl/item.hpp"

namespace bibcast::csl {

/// What a token of rendered text is. Text is a flat list and not a tree: what a group has printed can be taken back by
/// cutting the list, and all later passes (punctuation, quotes, renderers) are one walk.
enum class TokenKind : std::uint8_t {
    text,
    open,          ///< formatting of the style begins
    close,
    toggle_open,   ///< formatting inside a field: `<i>` in italic text is upright
    toggle_close,
    quote_open,
    quote_close,
    display_open,  ///< a block, indented or in the margin
    display_close,
    link_open,     ///< `text` is the address
    link_close,
    names_open,    ///< the list of the first variable of cs:names; prints nothing
    names_close,
    name_open,     ///< one name of the list; `person` is who
    name_close,
};

/// The tags inside a field.
enum class Toggle : std::uint8_t { none, italic, bold, small_caps, superscript, subscript, no_case, no_decoration };

struct Token {
    TokenKind kind = TokenKind::text;
    bool affix = false;        ///< text that the style put around or between values
    bool year_suffix = false;  ///< the letter that tells two works of a year apart
    bool year = false;         ///< the year that the letter stands behind
    bool no_case = false;      ///< its case is not changed
    bool term = false;         ///< a term of the locale
    bool number = false;       ///< the number of the item in the bibliography
    Toggle toggle = Toggle::none;
    Display display = Display::none;
    Formatting formatting;
    std::string_view text;
    const PersonName* person = nullptr;
};

using Tokens = std::vector<Token>;

/// The quotation marks of a locale.
struct QuoteMarks {
    std::string_view open = "\u201c";
    std::string_view close = "\u201d";
    std::string_view inner_open = "\u2018";
    std::string_view inner_close = "\u2019";
};

/// Appends a field with its tags and quotation marks as tokens: `<i> <b> <sc> <sup> <sub>`, spans of class `nocase` and
/// `nodecor` and of small capitals. Marks and tags without their partner are text; lone ' is an apostrophe.
void append_rich_text(Arena& arena, Tokens& out, std::string_view source);

/// Changes the case of the text from token `begin` on. `language` matters for the letters i of Turkish.
void change_case(Arena& arena, Tokens& tokens, std::size_t begin, TextCase text_case, std::string_view language);

/// Takes the full stops out of the text from token `begin` on.
void strip_periods(Arena& arena, Tokens& tokens, std::size_t begin);

/// Resolves punctuation that meets at the borders of tokens, and moves it into quotations if the locale wants that.
void settle_punctuation(Tokens& tokens, bool punctuation_in_quote);

/// The text of the tokens without any formatting, as it would be compared.
void append_plain(std::string& out, const Tokens& tokens, const QuoteMarks& quotes);

/// True if nothing in the list is visible.
[[nodiscard]] bool prints_nothing(const Tokens& tokens, std::size_t begin = 0);

}  // namespace bibcast::csl
