#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diag/span.hpp"
#include "model/text.hpp"

namespace bibcast {

/// Something in LaTeX source that could not be decoded as it stands, or that means nothing in a record.
struct LatexIssue {
    enum class Kind : std::uint8_t {
        unknown_command,   ///< kept as source, with its arguments, as `Style::tex`
        unbalanced_brace,  ///< kept as a brace
        unclosed_math,     ///< kept as a dollar
        dropped_command,   ///< of no meaning here (`\textsf`, `\color{red}`, `\noopsort{b}`): left out
        dropped_comment,   ///< `%` to the end of the line
        too_deep,          ///< styles nested beyond reason: the text is kept, the style is not
        too_many,          ///< from here on: more styles than a text can have
    };
    Kind kind;
    SourceSpan span;           ///< in the decoded source
    std::string_view command;  ///< what it is about, as written: `\foo`
};

struct LatexDecoding {
    /// Runs of white space are one blank, as in TeX; otherwise they stay as written.
    bool collapse_spaces = true;
};

/// Decodes LaTeX into rich text in NFC. Plain ASCII without special characters is returned as it is, without
/// a copy. `issues` may be null. Linear in time and bounded in stack for any input.
///
/// - Braces that protect case become `Style::keep_case`, by the rule of BibTeX: a group that begins with a
///   backslash (`{\"o}`, `{\em x}`) is a "special character" and protects nothing; neither do braces that only
///   hold the argument of a command, nor those around what has no letters.
/// - Mathematics that is only text (`$\alpha$`, `H$_2$O`, `$^*$`) becomes text, superscripts and subscripts;
///   a variable (`$K$`) is italic in `keep_case`. The rest is `Style::math`. `$x{}$` is never taken apart.
/// - `%` begins a comment only at the start of a line, after a blank or at the end of a line, and only if the line
///   ends within the source; in `90% of` it is a percent sign.
/// - `~` is U+00A0, `\,` U+202F, `\-` U+00AD. A single `'` stays; it is U+2019 only where it closes a backquote.
[[nodiscard]] Text decode_latex(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues = nullptr,
                                const LatexDecoding& decoding = {});

/// The same without styles: for names, keywords and all that holds no markup. Mathematics that is not only text
/// keeps its dollars.
[[nodiscard]] std::string_view decode_latex_plain(Arena& arena, std::string_view source,
                                                  std::vector<LatexIssue>* issues = nullptr,
                                                  const LatexDecoding& decoding = {});

/// True if it is seen in one quick look that `source` means itself, in LaTeX and to those that put tags of web pages (`<i>`) into it: it is what
/// `decode_latex` gives. Many texts are such; of some that are, such as those beyond ASCII, it says nothing.
[[nodiscard]] bool is_plain_latex(std::string_view source);

struct LatexEncoding {
    bool ascii = false;            ///< every character above 0x7F as LaTeX; otherwise only what LaTeX reads specially
    bool protect_case = true;      ///< `keep_case` stretches get braces
    bool quote_delimited = false;  ///< the value will stand in `"…"`: no bare `"`
};

/// Appends `text` as LaTeX source, balanced in braces (escaped ones counted too, as BibTeX counts) whatever the text
/// holds; the inverse of `decode_latex`. What looks like a command in the text is inert in the source; so is
/// TeX source (`Style::math`, `Style::tex`) that is not well-formed or that reads or writes files or defines macros.
/// Returns how many characters `ascii` found no LaTeX for: they stay UTF-8, and are appended to `unencoded`.
std::size_t encode_latex(std::string& out, const Text& text, const LatexEncoding& encoding = {},
                         std::u32string* unencoded = nullptr);

}  // namespace bibcast
