#include "name/inline_markup.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "name/crowd.hpp"
#include "name/inline_lexer.hpp"

namespace bibcast {

namespace {

using inline_markup::Emphasis;
using inline_markup::Token;

constexpr std::size_t deepest_search = 64;
constexpr std::size_t most_open = 1024;

// Bytes that markup can begin with; a line without any is its own text.
constexpr std::string_view page_specials = "*_~<&\\$^{![";
constexpr std::string_view latex_specials = "\\$^";

class Assembler {
  public:
    explicit Assembler(std::string_view source, std::size_t pieces = 0) {
        text_.reserve(source.size());
        line_.pieces.reserve(pieces);
    }

    void add_text(std::string_view text, SourceSpan source, bool verbatim) {
        if (text.empty()) return;
        const bool follows = verbatim && !line_.pieces.empty() && line_.pieces.back().verbatim &&
                             line_.pieces.back().source.end == source.begin;
        if (follows) line_.pieces.back().source.end = source.end;
        else line_.pieces.push_back({size(), source, verbatim});
        text_ += text;
    }

    void open(InlineKind kind, std::string_view value, SourceSpan source) {
        if (open_.size() == most_open) {
            ++ignored_;
            return;
        }
        open_.push_back(static_cast<std::uint32_t>(line_.inlines.size()));
        line_.inlines.push_back({size(), size(), kind, value, source, {}});
    }

    void close(InlineKind kind, bool span, SourceSpan source) {
        if (ignored_ != 0) {
            --ignored_;
            return;
        }
        const std::size_t least = open_.size() > deepest_search ? open_.size() - deepest_search : 0;
        for (std::size_t i = open_.size(); i > least; --i) {
            Inline& stretch = line_.inlines[open_[i - 1]];
            const bool fits = span ? stretch.value == "span" || stretch.value == "plain span" : stretch.kind == kind;
            if (!fits) continue;
            stretch.end = size();
            stretch.closing = source;
            open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i) - 1);
            return;
        }
    }

    void note(std::string_view words, SourceSpan source) {
        line_.inlines.push_back({size(), size(), InlineKind::note, words, source, {}});
    }

    /// A text that came out as it was, `same`, needs no copy.
    [[nodiscard]] PlainLine finish(Arena& arena, std::string_view same = {}) {
        for (const std::uint32_t i : open_) line_.inlines[i].end = size();
        std::erase_if(line_.inlines, [](const Inline& i) {
            const bool empty = i.begin == i.end && i.kind != InlineKind::note && i.kind != InlineKind::link;
            return empty || i.value == "plain span";
        });
        line_.text = text_ == same ? same : arena.copy(text_);
        return std::move(line_);
    }

  private:
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
    PlainLine line_;
    std::string text_;
    std::vector<std::uint32_t> open_;
    std::size_t ignored_ = 0;  ///< stretches that were opened in more than a line can have
};

// A run of delimiters: what emphasis did not take is text.
void add_delimiters(Assembler& out, const Token& token, std::vector<Emphasis>::const_iterator& next,
                    std::vector<Emphasis>::const_iterator end) {
    std::uint32_t at = token.source.begin;
    const auto add_rest = [&](std::uint32_t until) {
        if (at < until) out.add_text(token.value.substr(at - token.source.begin, until - at), {at, until}, true);
    };
    for (; next != end && next->source.begin < token.source.end; ++next) {
        add_rest(next->source.begin);
        if (next->opens) out.open(next->style, {}, next->source);
        else out.close(next->style, false, next->source);
        at = next->source.end;
    }
    add_rest(token.source.end);
}

PlainLine assemble(Arena& arena, std::string_view source, const std::vector<Token>& tokens) {
    const std::vector<Emphasis> emphases = inline_markup::match_emphasis(source, tokens);
    auto next = emphases.begin();
    Assembler out(source, tokens.size());
    for (const Token& token : tokens) {
        switch (token.kind) {
            case Token::Kind::text: out.add_text(token.value, token.source, true); break;
            case Token::Kind::bracket: out.add_text("[", token.source, true); break;
            case Token::Kind::glyph: out.add_text(token.value, token.source, false); break;
            case Token::Kind::open: out.open(token.style, token.value, token.source); break;
            case Token::Kind::close: out.close(token.style, token.value == "span", token.source); break;
            case Token::Kind::note: out.note(token.value, token.source); break;
            case Token::Kind::delimiter: add_delimiters(out, token, next, emphases.end()); break;
        }
    }
    return out.finish(arena);
}

InlineKind inline_of(Style style) {
    switch (style) {
        case Style::italic: return InlineKind::italic;
        case Style::bold: return InlineKind::bold;
        case Style::small_caps: return InlineKind::small_caps;
        case Style::underline: return InlineKind::underline;
        case Style::link: return InlineKind::link;
        default: return InlineKind::superscript;
    }
}

// The others say nothing of a person.
bool is_shown(Style style) {
    return style == Style::italic || style == Style::bold || style == Style::small_caps || style == Style::superscript ||
           style == Style::underline || style == Style::link;
}

constexpr auto emphasis_names = std::to_array<std::string_view>(
    {"", "bold", "italic", "underline", "small-caps", "strike", "highlight", "color", "", ""});

}  // namespace

PlainLine inline_markup::decode(Arena& arena, std::string_view source, NameMarkup markup, int depth) {
    const std::string_view specials = markup == NameMarkup::page ? page_specials : latex_specials;
    if (markup == NameMarkup::none || source.find_first_of(specials) == std::string_view::npos) {
        PlainLine line;
        line.text = source;
        return line;
    }
    Lexer lexer(arena, source, markup, depth);
    return assemble(arena, source, lexer.run());
}

SourceSpan PlainLine::source_of(std::uint32_t begin, std::uint32_t end) const {
    if (pieces.empty()) return {begin, end};
    const auto piece_at = [&](std::uint32_t at) {
        const auto after = std::upper_bound(pieces.begin(), pieces.end(), at, [](std::uint32_t a, const Piece& p) { return a < p.text; });
        return after == pieces.begin() ? after : after - 1;
    };
    const auto first = piece_at(begin);
    const std::uint32_t from = first->verbatim ? first->source.begin + (begin - first->text) : first->source.begin;
    if (end <= begin) return {from, from};
    const auto last = piece_at(end - 1);
    return {from, last->verbatim ? last->source.begin + (end - last->text) : last->source.end};
}

PlainLine decode_markup(Arena& arena, std::string_view source, NameMarkup markup) {
    // Tokens and stretches for each sign of a text of signs would take many times the text.
    if (is_crowd(source)) markup = NameMarkup::none;
    return inline_markup::decode(arena, source, markup, 0);
}

PlainLine decode_markup(Arena& arena, const Text& text) {
    Assembler out(text.plain);
    std::uint32_t at = 0;
    const auto add_until = [&](std::uint32_t end) {
        if (end > at) out.add_text(text.plain.substr(at, end - at), {at, end}, true);
        at = std::max(at, end);
    };
    std::vector<const Styled*> open;
    const auto close_until = [&](std::uint32_t end) {
        while (!open.empty() && open.back()->end <= end) {
            add_until(open.back()->end);
            out.close(inline_of(open.back()->style), false, {});
            open.pop_back();
        }
    };
    for (const Styled& styled : text.styles) {
        close_until(styled.begin);
        add_until(styled.begin);
        if (styled.style == Style::math) {
            const std::string_view raised = inline_markup::decode_raised(arena, text.plain.substr(at, styled.end - at), true);
            if (raised.empty()) continue;
            out.open(InlineKind::superscript, {}, {});
            out.add_text(raised, {at, styled.end}, false);
            out.close(InlineKind::superscript, false, {});
            at = styled.end;
        } else if (is_shown(styled.style)) {
            out.open(inline_of(styled.style), styled.target, {});
            open.push_back(&styled);
        }
    }
    close_until(static_cast<std::uint32_t>(text.plain.size()));
    add_until(static_cast<std::uint32_t>(text.plain.size()));
    return out.finish(arena, text.plain);
}

std::string_view emphasis_name(InlineKind kind) { return emphasis_names[static_cast<std::size_t>(kind)]; }

}  // namespace bibcast
