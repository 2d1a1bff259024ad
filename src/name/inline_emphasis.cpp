#include <algorithm>
#include <array>

#include "name/inline_lexer.hpp"

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
    int previous;          // the opener before, or -1
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

}  // namespace

std::vector<Emphasis> match_emphasis(std::string_view source, const std::vector<Token>& tokens) {
    std::vector<Emphasis> found;
    std::vector<Run> openers;
    // No opener below these can match a closer of that kind, so that a search that failed is not made again.
    std::array<std::size_t, 48> bottoms{};
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        const Token& token = tokens[t];
        if (token.kind != Token::Kind::delimiter) continue;
        Run run{.token = t, .character = source[token.source.begin], .can_open = token.can_open, .can_close = token.can_close,
                .size = token.source.end - token.source.begin, .begin = token.source.begin, .end = token.source.end, .previous = -1};
        while (run.can_close && run.left() > 0) {
            std::size_t i = openers.size();
            const std::size_t bottom = std::min(bottoms[bottom_index(run)], openers.size());
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
