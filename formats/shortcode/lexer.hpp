#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "diag/finding.hpp"
#include "model/arena.hpp"
#include "model/compact_view.hpp"

namespace bibcast::shortcode {

/// How a value was delimited.
enum class Quoting : std::uint8_t { bare, quoted, raw, stray };

/// One parameter of a tag.
struct Argument {
    CompactView key;    ///< empty: positional, or stray text
    CompactView value;  ///< without quotes and escapes; views the page or the arena
    SourceSpan key_span;
    SourceSpan value_span;  ///< within the quotes
    Quoting quoting = Quoting::bare;
};

enum class TokenKind : std::uint8_t {
    text,
    open,          ///< `{{< name … >}}`, also when it closes itself
    close,         ///< `{{< /name >}}`
    comment,       ///< `{{</* … */>}}`: shown as text, never carried out
    skipped,       ///< an HTML comment or fenced code
    front_matter,  ///< only at the start of a page
};

/// A stretch of a page. The tokens of a page cover it without gaps.
struct Token {
    TokenKind kind = TokenKind::text;
    bool percent = false;       ///< `{{% … %}}` instead of `{{< … >}}`
    bool self_closing = false;  ///< `/>}}`
    std::uint32_t first_argument = 0;
    std::uint32_t argument_count = 0;
    SourceSpan span;
    std::string_view name;
    SourceSpan name_span;
};

/// A page in tokens, by the grammar of Hugo's page lexer (parser/pageparser).
struct Tokens {
    List<Token> tokens;
    List<Argument> arguments;

    [[nodiscard]] std::span<const Argument> arguments_of(const Token& token) const {
        return {arguments.begin() + token.first_argument, token.argument_count};
    }
};

/// Cuts `page` into tokens, in linear time. Never fails: what is no tag is text, and a damaged tag is read as far as
/// it can be, with findings.
[[nodiscard]] Tokens lex(std::string_view page, Arena& arena, Findings& findings);

}  // namespace bibcast::shortcode
