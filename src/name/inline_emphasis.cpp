#include <algorithm>
#include <array>

#include "name/inline_lexer.hpp"
#include "text/utf8.hpp"

namespace bibcast::inline_markup {

namespace {

struct Run {
    std::uint32_t token;
    char character;
    bool can_open;
    bool can_close;
    std::uint32_t size;    // as written
    std::uint32_t begin;   // of what is left, in the source
    std::uint32_t end;
    [[nodiscard]] std::uint32_t left() const { return end - begin; }
};

bool matches(const Run& opener, const Run& closer) {
    if (opener.character != closer.character) return false;
    // `**Name*`: the star is a mark. CommonMark would take one of the two.
    if (std::min(opener.left(), closer.left()) == 1 && std::max(opener.left(), closer.left()) == 2) return false;
    if (opener.character == '~') return opener.left() == 2 && closer.left() == 2;
    // CommonMark 0.31, emphasis rule 9: the multiple of three.
    const bool both = (opener.can_open && opener.can_close) || (closer.can_open && closer.can_close);
    return !both || (opener.size + closer.size) % 3 != 0 || (opener.size % 3 == 0 && closer.size % 3 == 0);
}

InlineKind style_of(char character, std::uint32_t used) {
    if (character == '~') return InlineKind::strike;
    return used == 2 ? InlineKind::bold : InlineKind::italic;
}

std::size_t bottom_index(const Run& closer) {
    const std::size_t kind = closer.character == '*' ? 0U : closer.character == '_' ? 1U : 2U;
    return kind * 16 + std::min<std::size_t>(closer.left(), 3) * 4 + (closer.can_open ? 2U : 0U) + (closer.size % 3 == 0 ? 1U : 0U);
}

bool is_punctuation(char32_t c) {
    if (c < 0x80) return c > ' ' && c != 0x7F && !is_ascii_alpha(static_cast<char>(c)) && !is_ascii_digit(static_cast<char>(c));
    return !is_letter(c) && !is_digit(c) && !is_space(c) && !is_combining(c);
}

// What no emphasis begins with.
bool is_separator(char32_t c) {
    return c == U')' || c == U']' || c == U'\uFF09' || c == U',' || c == U';' || c == U'.' || c == U'\uFF0C' || c == U'\uFF1B' || c == U'\u3001';
}

bool is_visible(const Token& token) {
    switch (token.kind) {
        case Token::Kind::text:
        case Token::Kind::glyph:
        case Token::Kind::bracket: return !token.value.empty();
        case Token::Kind::delimiter: return true;
        default: return false;
    }
}

// What `Neighbours::after` says where a superscript begins: behind a name it is a mark, which ends the name.
constexpr char32_t raised = U'\0';

// What a reader sees on both sides of each token; a blank at the ends.
struct Neighbours {
    std::vector<char32_t> before;
    std::vector<char32_t> after;

    explicit Neighbours(const std::vector<Token>& tokens) : before(tokens.size(), U' '), after(tokens.size(), U' ') {
        char32_t seen = U' ';
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            before[i] = seen;
            if (is_visible(tokens[i])) seen = code_point_before(tokens[i].value, tokens[i].value.size()).value;
        }
        seen = U' ';
        for (std::size_t i = tokens.size(); i > 0; --i) {
            const Token& token = tokens[i - 1];
            after[i - 1] = seen;
            if (is_visible(token)) seen = code_point_at(token.value, 0).value;
            if (token.kind == Token::Kind::open && token.style == InlineKind::superscript) seen = raised;
        }
    }
};

Run run_of(const Token& token, std::uint32_t index, char character, char32_t before, char32_t after) {
    if (after == raised) after = is_letter(before) || is_digit(before) || before == U'.' ? U' ' : U'1';
    const bool left = !is_space(after) && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
    const bool right = !is_space(before) && (!is_punctuation(before) || is_space(after) || is_punctuation(after));
    return {.token = index,
            .character = character,
            .can_open = left && !is_separator(after) && (character != '_' || !right || is_punctuation(before)),
            .can_close = right && (character != '_' || !left || is_punctuation(after)),
            .size = token.source.end - token.source.begin,
            .begin = token.source.begin,
            .end = token.source.end};
}

}  // namespace

std::vector<Emphasis> match_emphasis(std::string_view source, const std::vector<Token>& tokens) {
    std::vector<Emphasis> found;
    std::vector<Run> openers;
    // No opener below these can match a closer of that kind, so that a search that failed is not made again.
    std::array<std::size_t, 48> bottoms{};
    // Where the openers of each open element begin; those of the elements around it are out of reach.
    std::vector<std::size_t> elements;
    std::size_t floor = 0;
    const Neighbours neighbours(tokens);
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        const Token& token = tokens[t];
        if (token.kind == Token::Kind::open) {
            elements.push_back(floor);
            floor = openers.size();
        } else if (token.kind == Token::Kind::close && !elements.empty()) {
            openers.resize(floor);
            floor = elements.back();
            elements.pop_back();
            for (std::size_t& b : bottoms) b = std::min(b, openers.size());
        }
        if (token.kind != Token::Kind::delimiter) continue;
        Run run = run_of(token, t, source[token.source.begin], neighbours.before[t], neighbours.after[t]);
        while (run.can_close && run.left() > 0) {
            std::size_t i = openers.size();
            const std::size_t bottom = std::max(floor, std::min(bottoms[bottom_index(run)], openers.size()));
            while (i > bottom && !matches(openers[i - 1], run)) --i;
            if (i == bottom) {
                bottoms[bottom_index(run)] = openers.size();
                break;
            }
            openers.resize(i);
            Run& opener = openers.back();
            const std::uint32_t used = opener.left() >= 2 && run.left() >= 2 ? 2 : 1;
            const InlineKind style = style_of(run.character, used);
            found.push_back({opener.token, style, true, {opener.end - used, opener.end}});
            found.push_back({run.token, style, false, {run.begin, run.begin + used}});
            opener.end -= used;
            run.begin += used;
            if (opener.left() == 0) openers.pop_back();
            for (std::size_t& b : bottoms) b = std::min(b, openers.size());
        }
        if (run.can_open && run.left() > 0) openers.push_back(run);
    }
    std::sort(found.begin(), found.end(), [](const Emphasis& a, const Emphasis& b) { return a.source.begin < b.source.begin; });
    return found;
}

}  // namespace bibcast::inline_markup
