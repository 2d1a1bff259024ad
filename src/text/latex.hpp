#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diag/span.hpp"
#include "model/text.hpp"

namespace bibcast {

/// Something in LaTeX source that could not be decoded as it stands. It is kept in the text as written.
struct LatexIssue {
    enum class Kind : std::uint8_t { unknown_command, unbalanced_brace, unclosed_math };
    Kind kind;
    SourceSpan span;           ///< in the decoded source
    std::string_view command;  ///< `\foo`
};

/// Decodes LaTeX into rich text in NFC. Plain ASCII without special characters is returned as it is, without
/// a copy. Braces that protect case become `Style::keep_case`. `issues` may be null.
[[nodiscard]] Text decode_latex(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues = nullptr);

/// The same without styles: for names, keywords and all that holds no markup.
[[nodiscard]] std::string_view decode_latex_plain(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues = nullptr);

struct LatexEncoding {
    bool ascii = false;         ///< every character above 0x7F as LaTeX; otherwise only what LaTeX reads specially
    bool protect_case = true;   ///< `keep_case` stretches get braces
};

/// Appends `text` as LaTeX source, balanced in braces whatever the text holds; the inverse of `decode_latex`.
void encode_latex(std::string& out, const Text& text, const LatexEncoding& encoding = {});

}  // namespace bibcast
