#include "name/inline_lexer.hpp"

#include <algorithm>

#include "name/mark_symbol.hpp"
#include "text/utf8.hpp"

namespace bibcast::inline_markup {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_raised = 64;
constexpr std::size_t most_brackets = 256;

bool is_punctuation(char32_t c) {
    if (c < 0x80) return c > ' ' && c != 0x7F && !is_ascii_alpha(static_cast<char>(c)) && !is_ascii_digit(static_cast<char>(c));
    return !is_letter(c) && !is_digit(c) && !is_space(c) && !is_combining(c);
}

}  // namespace

std::vector<Token> Lexer::run() {
    // A vector that grows by itself stands in memory twice while it moves.
    constexpr std::size_t is_long = std::size_t{64} << 10;
    constexpr std::size_t most = std::size_t{16} << 20;
    if (source_.size() > is_long) {
        const auto signs = std::count_if(source_.begin(), source_.end(), [](char c) { return std::string_view("\\$^{}*_~<&![]").find(c) != npos; });
        tokens_.reserve(std::min(2 * static_cast<std::size_t>(signs) + 1, most));
    }
    std::size_t here = 0;
    while (here < source_.size()) {
        const std::size_t after = lex(here);
        here = after == here ? here + 1 : after;
    }
    flush_text(here);
    return std::move(tokens_);
}

std::size_t Lexer::lex(std::size_t here) {
    const char c = source_[here];
    switch (c) {
        case '\\': return page() && at(here + 1) != '(' && is_punctuation(static_cast<unsigned char>(at(here + 1)))
                              ? lex_escape(here) : lex_command(here);
        case '$': return lex_math(here);
        case '^': return lex_caret(here);
        case '{':
            if (braces_.size() < most_brackets) braces_.push_back({InlineKind::italic, false, true});
            return here;
        case '}': return lex_close_brace(here);
        default: break;
    }
    if (!page()) return here;
    switch (c) {
        case '*': case '_': case '~': return lex_delimiters(here);
        case '<': return lex_tag(here);
        case '&': return lex_entity(here);
        case ':': return at(here + 1) == 'e' || at(here + 1) == 'i' || at(here + 1) == 'm' ? lex_emoji(here) : here;
        case '!': return at(here + 1) == '[' ? lex_image(here) : here;
        case '[':
            if (brackets_.size() == most_brackets) return here;
            push(Token::Kind::bracket, here, here + 1);
            brackets_.push_back(static_cast<std::uint32_t>(tokens_.size() - 1));
            return here + 1;
        case ']': return lex_link_end(here);
        default: return here;
    }
}

// `:email:`, GitHub's and Hugo's way to write the envelope of a corresponding author. Other emoji are looks.
std::size_t Lexer::lex_emoji(std::size_t here) {
    for (const std::string_view name : {":email:", ":envelope:", ":e-mail:", ":incoming_envelope:", ":envelope_with_arrow:", ":mailbox:"}) {
        if (!source_.substr(here).starts_with(name)) continue;
        push(Token::Kind::glyph, here, here + name.size(), "✉");
        return here + name.size();
    }
    return here;
}

void Lexer::flush_text(std::size_t until) {
    if (text_begin_ >= until) return;
    tokens_.push_back({.kind = Token::Kind::text,
                       .value = source_.substr(text_begin_, until - text_begin_),
                       .source = {static_cast<std::uint32_t>(text_begin_), static_cast<std::uint32_t>(until)}});
    text_begin_ = until;
}

void Lexer::push(Token::Kind kind, std::size_t begin, std::size_t end, std::string_view value, InlineKind style) {
    flush_text(begin);
    tokens_.push_back({.kind = kind,
                       .style = style,
                       .value = value,
                       .source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    text_begin_ = end;
}

// A stretch of its own whose markup and words are one: `$^*$`.
void Lexer::push_raised(std::size_t begin, std::size_t end, std::string_view value) {
    push(Token::Kind::open, begin, begin);
    push(Token::Kind::glyph, begin, end, value);
    push(Token::Kind::close, end, end);
}

std::size_t Lexer::lex_escape(std::size_t here) {
    // `\"o`, `\'{e}`: LaTeX puts an accent there, and nobody escapes these before a letter.
    const bool accent = std::string_view("\"'`^~=.").find(at(here + 1)) != npos;
    if (accent && (is_ascii_alpha(at(here + 2)) || at(here + 2) == '{' || at(here + 2) == '\\')) return here + 2;
    push(Token::Kind::glyph, here, here + 2, source_.substr(here + 1, 1));
    return here + 2;
}

std::size_t Lexer::lex_delimiters(std::size_t here) {
    const char c = source_[here];
    std::size_t end = here + 1;
    // A run of tildes is asked about at each of them: three are enough to see.
    while (at(end) == c && (c != '~' || end - here <= 2)) ++end;
    if (c == '~' && end - here != 2) return here;
    push(Token::Kind::delimiter, here, end, source_.substr(here, end - here));
    return end;
}

// `^*^`, `^{*}`, `^*`, and the inline note `^[…]` (Pandoc).
std::size_t Lexer::lex_caret(std::size_t here) {
    const std::string_view rest = source_.substr(here + 1, longest_raised);
    if (rest.starts_with('[') && page()) {
        const std::size_t end = source_.substr(here, 2048).find(']');
        if (end == npos) return here;
        push(Token::Kind::note, here, here + end + 1, words_of(source_.substr(here + 2, end - 2)));
        return here + end + 1;
    }
    if (rest.starts_with('{')) {
        const std::size_t end = rest.find('}');
        const std::string_view raised = end == npos ? std::string_view{} : decode_raised(arena_, rest.substr(1, end - 1), false);
        if (raised.empty()) return here;
        push_raised(here, here + end + 2, raised);
        return here + end + 2;
    }
    const std::size_t closing = page() ? rest.find('^') : npos;
    if (closing != npos && closing != 0) {
        const std::string_view raised = decode_raised(arena_, rest.substr(0, closing), false);
        if (!raised.empty()) {
            push_raised(here, here + closing + 2, raised);
            return here + closing + 2;
        }
    }
    std::size_t size = 0;
    while (size < rest.size() && is_ascii_digit(rest[size])) ++size;
    if (size == 0 && !rest.empty()) size = symbol_at(rest, 0).size;
    if (size == 0 || rest[0] == '$') return here;
    push_raised(here, here + 1 + size, rest.substr(0, size));
    return here + 1 + size;
}

// A bracket that is no link is text, and one with the text around it if that is all there is behind it.
void Lexer::make_text(std::uint32_t bracket) {
    if (bracket + 1 != tokens_.size()) return;
    text_begin_ = tokens_.back().source.begin;
    tokens_.pop_back();
    if (tokens_.empty() || tokens_.back().kind != Token::Kind::text || tokens_.back().source.end != text_begin_) return;
    text_begin_ = tokens_.back().source.begin;
    tokens_.pop_back();
}

std::size_t Lexer::lex_link_end(std::size_t here) {
    if (brackets_.empty()) return here;
    const std::uint32_t opening = brackets_.back();
    brackets_.pop_back();
    if (at(here + 1) != '(') {
        make_text(opening);
        return here;
    }
    std::size_t end = here + 2;
    int depth = 0;
    for (; end < source_.size(); ++end) {
        const char c = source_[end];
        if (c == '[' || c == ']' || c == '\n') return here;
        if (c == '(') ++depth;
        if (c == ')' && depth-- == 0) break;
    }
    if (end == source_.size()) return here;
    std::string_view address = trim(source_.substr(here + 2, end - here - 2));
    address = address.substr(0, address.find_first_of(" \t"));
    if (address.size() > 1 && address.front() == '<' && address.back() == '>') address = address.substr(1, address.size() - 2);
    tokens_[opening].kind = Token::Kind::open;
    tokens_[opening].style = InlineKind::link;
    tokens_[opening].value = address;
    push(Token::Kind::close, here, end + 1, {}, InlineKind::link);
    return end + 1;
}

// `![alt](source)`: an icon, shown or dropped by what its alternative text says.
std::size_t Lexer::lex_image(std::size_t here) {
    const std::size_t middle = source_.find_first_of("[]\n", here + 2);
    if (middle == npos || source_[middle] != ']' || at(middle + 1) != '(') return here;
    const std::size_t end = source_.find_first_of(")[]\n", middle);
    const std::size_t close = end == middle ? source_.find_first_of(")[]\n", middle + 1) : end;
    if (close == npos || source_[close] != ')') return here;
    push_icon(source_.substr(here, close - here), here, close + 1);
    return close + 1;
}

std::string_view Lexer::words_of(std::string_view markup) const {
    constexpr int deepest = 3;
    return depth_ >= deepest ? markup : trim(decode(arena_, markup, markup_, depth_ + 1).text);
}

}  // namespace bibcast::inline_markup
