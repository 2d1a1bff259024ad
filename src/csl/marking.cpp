#include "csl/marking.hpp"

#include <algorithm>

#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

Marking::Marking(bool marks, const std::vector<std::string>& highlights) : marks_(marks) {
    for (const std::string& name : highlights) highlights_.push_back({.given = name, .folded = fold_case(trim(name))});
}

std::vector<std::string> Marking::missed() const {
    std::vector<std::string> out;
    for (const Highlight& highlight : highlights_) {
        if (!highlight.seen) out.push_back(highlight.given);
    }
    return out;
}

bool Marking::stands_out(const PersonName& person) {
    bool found = false;
    if (person.contributor != nullptr && !highlights_.empty()) {
        for (const Mark& mark : person.contributor->marks) {
            found = found || mark.meaning == Meaning::self;
        }
    }
    if (highlights_.empty()) return false;
    const std::string family = fold_case(person.literal.empty() ? person.family : person.literal);
    const std::string given = fold_case(person.given);
    for (Highlight& highlight : highlights_) {
        const std::string& wanted = highlight.folded;
        if (family != wanted && family + ", " + given != wanted && given + " " + family != wanted) continue;
        highlight.seen = true;
        found = true;
    }
    return found;
}

void Marking::add_marks(Arena& arena, Tokens& out, const Contributor& contributor) {
    std::string symbols;
    for (const Mark& mark : contributor.marks) {
        if (mark.symbol.empty() || mark.meaning == Meaning::self || mark.meaning == Meaning::affiliation) continue;
        if (!is_emphasis(mark.symbol)) symbols += mark.symbol;
        const std::string_view meaning = legend_text(mark);
        if (!meaning.empty() && known_legends_.try_emplace(hash_of(meaning) * 31 + hash_of(mark.symbol)).second) {
            legends_.push_back({std::string(mark.symbol), std::string(meaning), mark.basis == Basis::assumed});
        }
    }
    if (symbols.empty()) return;
    Token token;
    token.kind = TokenKind::open;
    token.formatting.align = VerticalAlign::superscript;
    out.push_back(token);
    token = {};
    token.text = arena.copy(symbols);
    out.push_back(token);
    token.text = {};
    token.kind = TokenKind::close;
    out.push_back(token);
}

/// How the name is printed: the emphasis that stands for a mark, and bold for who stands out.
Formatting Marking::formatting_of(const PersonName& person) {
    Formatting formatting;
    if (stands_out(person)) formatting.weight = FontWeight::bold;
    if (!marks_ || person.contributor == nullptr) return formatting;
    for (const Mark& mark : person.contributor->marks) {
        if (mark.symbol == "bold") formatting.weight = FontWeight::bold;
        if (mark.symbol == "italic") formatting.style = FontStyle::italic;
        if (mark.symbol == "underline") formatting.decoration = Decoration::underline;
        if (mark.symbol == "small-caps") formatting.variant = FontVariant::small_caps;
    }
    return formatting;
}

void Marking::apply(Arena& arena, Tokens& tokens) {
    Tokens out;
    out.reserve(tokens.size() + 8);
    std::vector<bool> formatted;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::name_open) {
            out.push_back(token);
            const Formatting formatting = token.person == nullptr ? Formatting{} : formatting_of(*token.person);
            formatted.push_back(!formatting.empty());
            if (formatted.back()) {
                Token open;
                open.kind = TokenKind::open;
                open.formatting = formatting;
                out.push_back(open);
            }
        } else if (token.kind == TokenKind::name_close && !formatted.empty()) {
            if (formatted.back()) {
                Token close;
                close.kind = TokenKind::close;
                out.push_back(close);
            }
            formatted.pop_back();
            if (marks_ && token.person != nullptr && token.person->contributor != nullptr) add_marks(arena, out, *token.person->contributor);
            out.push_back(token);
        } else {
            out.push_back(token);
        }
    }
    tokens.swap(out);
}

}  // namespace bibcast::csl
