#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/compact_view.hpp"
#include "name/inline_markup.hpp"

namespace bibcast::inline_markup {

/// One piece of marked-up source. The tokens of a line cover it without gaps, apart from what is dropped (comments).
struct Token {
    enum class Kind : std::uint8_t {
        text,       ///< as in the source
        glyph,      ///< `value` is what it stands for
        open,       ///< a stretch begins; `value`: the address of a link
        close,      ///< the nearest open stretch of that kind ends
        delimiter,  ///< a run of `*`, `_` or `~` that may be emphasis
        note,       ///< `value`: the words
        bracket,    ///< `[`: text, unless it is made the `open` of a link
    };
    Kind kind = Kind::text;
    InlineKind style = InlineKind::superscript;
    CompactView value;
    SourceSpan source;
};

/// One end of an emphasis within a run of delimiters.
struct Emphasis {
    std::uint32_t token = 0;
    InlineKind style = InlineKind::italic;
    bool opens = false;
    SourceSpan source;
};

/// Cuts a line into tokens.
class Lexer {
  public:
    Lexer(Arena& arena, std::string_view source, NameMarkup markup, int depth)
        : arena_(arena), source_(source), markup_(markup), depth_(depth) {}
    [[nodiscard]] std::vector<Token> run();

  private:
    /// What a `}` closes.
    struct Brace {
        InlineKind style;
        bool styled;   ///< closes a stretch of `style`
        bool literal;  ///< is a character of the text
    };

    [[nodiscard]] bool page() const { return markup_ == NameMarkup::page; }
    [[nodiscard]] char at(std::size_t i) const { return i < source_.size() ? source_[i] : '\0'; }
    /// The offset to go on at; what was not pushed before it is text. `here` if nothing begins there.
    [[nodiscard]] std::size_t lex(std::size_t here);
    void flush_text(std::size_t until);
    void push(Token::Kind kind, std::size_t begin, std::size_t end, std::string_view value = {},
              InlineKind style = InlineKind::superscript);
    void push_raised(std::size_t begin, std::size_t end, std::string_view value);

    // Markdown
    [[nodiscard]] std::size_t lex_escape(std::size_t here);
    [[nodiscard]] std::size_t lex_delimiters(std::size_t here);
    [[nodiscard]] std::size_t lex_caret(std::size_t here);
    [[nodiscard]] std::size_t lex_link_end(std::size_t here);
    [[nodiscard]] std::size_t lex_emoji(std::size_t here);
    void make_text(std::uint32_t bracket);
    [[nodiscard]] std::size_t lex_image(std::size_t here);
    // HTML
    [[nodiscard]] std::size_t lex_tag(std::size_t here);
    [[nodiscard]] std::size_t lex_comment(std::size_t here);
    [[nodiscard]] std::size_t lex_autolink(std::size_t here, std::size_t end);
    [[nodiscard]] std::size_t lex_entity(std::size_t here);
    void push_open_tag(std::string_view name, std::string_view tag, std::size_t here, std::size_t end);
    void push_icon(std::string_view tag, std::size_t here, std::size_t end);
    // LaTeX
    [[nodiscard]] std::size_t lex_command(std::size_t here);
    [[nodiscard]] std::size_t lex_argument(std::size_t here, std::size_t after, std::string_view name);
    [[nodiscard]] std::size_t lex_math(std::size_t here);
    [[nodiscard]] std::size_t lex_close_brace(std::size_t here);
    /// The offset of the brace that closes the one at `open`; npos if none does.
    [[nodiscard]] std::size_t matching_brace(std::size_t open);
    [[nodiscard]] std::string_view words_of(std::string_view markup) const;

    Arena& arena_;
    std::string_view source_;
    NameMarkup markup_;
    int depth_;
    std::vector<Token> tokens_;
    std::vector<Brace> braces_;
    std::vector<std::uint32_t> brackets_;  // tokens
    std::vector<std::uint32_t> matches_;   // of braces, made when first needed
    std::size_t text_begin_ = 0;
    bool no_more_comments_ = false;
};

/// `decode_markup`, `depth` notes deep.
[[nodiscard]] PlainLine decode(Arena& arena, std::string_view source, NameMarkup markup, int depth);

/// Finds emphasis among the delimiters of `tokens` by CommonMark's rules (0.31, section 6.2), with four of its own, since
/// most lone stars in an author line are marks: what stands beside a delimiter is what a reader sees there, not the markup;
/// no emphasis begins in an element and ends outside of it; a single delimiter does not match a double one; and none opens
/// before a separator or a superscript.
[[nodiscard]] std::vector<Emphasis> match_emphasis(std::string_view source, const std::vector<Token>& tokens);

/// What stands in `$…$`, `^{…}` or `^…^`, if it can only be marks: symbols, commands for symbols, numbers, single letters.
/// Empty otherwise.
[[nodiscard]] std::string_view decode_raised(Arena& arena, std::string_view content, bool needs_caret);

}  // namespace bibcast::inline_markup
