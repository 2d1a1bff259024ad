#include <algorithm>
#include <array>
#include <string>

#include "name/inline_lexer.hpp"
#include "name/mark_symbol.hpp"
#include "text/latex_table.hpp"
#include "text/utf8.hpp"

namespace bibcast::inline_markup {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::uint32_t unmatched = ~0U;

/// What a command with an argument does with it.
enum class Use : std::uint8_t { style, note, link, drop };

struct CommandRow {
    std::string_view name;
    Use use;
    InlineKind style = InlineKind::superscript;
};

// LaTeX 2e; authblk, llncs, elsarticle, IEEEtran, acmart, ulem, hyperref, orcidlink for the commands of author blocks.
constexpr auto argument_commands = std::to_array<CommandRow>({
    {"textsuperscript", Use::style, InlineKind::superscript},
    {"inst", Use::style, InlineKind::superscript},
    {"authormark", Use::style, InlineKind::superscript},
    {"footnotemark", Use::style, InlineKind::superscript},
    {"IEEEauthorrefmark", Use::style, InlineKind::superscript},
    {"affilnum", Use::style, InlineKind::superscript},
    {"textbf", Use::style, InlineKind::bold},
    {"mkbibbold", Use::style, InlineKind::bold},
    {"textit", Use::style, InlineKind::italic},
    {"emph", Use::style, InlineKind::italic},
    {"textsl", Use::style, InlineKind::italic},
    {"mkbibemph", Use::style, InlineKind::italic},
    {"mkbibitalic", Use::style, InlineKind::italic},
    {"underline", Use::style, InlineKind::underline},
    {"uline", Use::style, InlineKind::underline},
    {"ul", Use::style, InlineKind::underline},
    {"textsc", Use::style, InlineKind::small_caps},
    {"hl", Use::style, InlineKind::highlight},
    {"sout", Use::style, InlineKind::strike},
    {"textcolor", Use::style, InlineKind::color},
    {"thanks", Use::note},
    {"footnote", Use::note},
    {"authornote", Use::note},
    {"href", Use::link, InlineKind::link},
    {"orcidlink", Use::link, InlineKind::link},
    {"orcidID", Use::link, InlineKind::link},
    {"orcid", Use::link, InlineKind::link},
    {"email", Use::link, InlineKind::link},
});

constexpr auto switches = std::to_array<CommandRow>({
    {"bf", Use::style, InlineKind::bold},        {"bfseries", Use::style, InlineKind::bold},
    {"it", Use::style, InlineKind::italic},      {"itshape", Use::style, InlineKind::italic},
    {"em", Use::style, InlineKind::italic},      {"sl", Use::style, InlineKind::italic},
    {"slshape", Use::style, InlineKind::italic}, {"sc", Use::style, InlineKind::small_caps},
    {"scshape", Use::style, InlineKind::small_caps},
});

template <std::size_t N>
const CommandRow* find_row(const std::array<CommandRow, N>& table, std::string_view name) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const CommandRow& r) { return r.name == name; });
    return row == table.end() ? nullptr : row;
}

// Letters after the backslash, or the one other character.
std::string_view command_at(std::string_view text, std::size_t backslash) {
    std::size_t end = backslash + 1;
    while (end < text.size() && is_ascii_alpha(text[end])) ++end;
    if (end == backslash + 1 && end < text.size()) ++end;
    return text.substr(backslash + 1, end - backslash - 1);
}

// Fonts and wrappers around a symbol in mathematics.
bool is_wrapper(std::string_view command) {
    return command == "text" || command == "mathrm" || command == "rm" || command == "mathbf" || command == "textrm" ||
           command == "textsuperscript" || command == "," || command == ";" || command == "!" || command == " ";
}

}  // namespace

std::string_view decode_raised(Arena& arena, std::string_view content, bool needs_caret) {
    std::string out;
    bool caret = false;
    bool symbol = false;
    bool plain = false;
    for (std::size_t i = 0; i < content.size();) {
        const char c = content[i];
        if (c == '\\') {
            const std::string_view command = command_at(content, i);
            i += 1 + command.size();
            if (is_wrapper(command)) continue;
            const std::string_view found = symbol_of_command(command);
            if (!found.empty()) {
                out += found;
                symbol = true;
                continue;
            }
            // Greek letters are marks as others are, where they are raised.
            const LatexSymbol* const letter = latex_meaning(command).symbol;
            if (letter == nullptr || letter->mode != LatexMode::math || letter->text.size() != 2 || !is_letter(code_point_at(letter->text, 0).value)) return {};
            out += letter->text;
            plain = true;
        } else if (c == '^') {
            if (caret && out.empty()) return {};
            caret = true;
            ++i;
        } else if (c == '{' || c == '}' || is_ascii_space(c)) {
            ++i;
        } else if (c == ',' || c == ';' || c == '-') {
            if (out.empty()) return {};
            out.push_back(',');
            ++i;
        } else if (is_ascii_digit(c) || is_ascii_alpha(c)) {
            plain = true;
            // Words are no marks.
            if (is_ascii_alpha(c) && i + 1 < content.size() && is_ascii_alpha(content[i + 1])) return {};
            out.push_back(c);
            ++i;
        } else {
            const SymbolAt found = symbol_at(content, i);
            if (!found.found() || c == '$') return {};
            out += found.symbol;
            symbol = true;
            i += found.size;
        }
    }
    if (out.empty() || (needs_caret && plain && !caret) || (needs_caret && !caret && !symbol)) return {};
    return arena.copy(out);
}

std::size_t Lexer::lex_math(std::size_t here) {
    constexpr std::size_t longest = 64;
    const bool parens = at(here) == '\\';
    const std::size_t begin = here + (parens ? 2 : 1);
    if (begin > source_.size()) return here;
    const std::string_view rest = source_.substr(begin, longest);
    const std::size_t end = parens ? rest.find("\\)") : rest.find('$');
    if (end == npos) return here;
    const std::string_view raised = decode_raised(arena_, rest.substr(0, end), true);
    if (raised.empty()) return here;
    const std::size_t after = begin + end + (parens ? 2 : 1);
    push_raised(here, after, raised);
    return after;
}

std::size_t Lexer::lex_command(std::size_t here) {
    if (at(here + 1) == '(') return lex_math(here);
    const std::string_view name = command_at(source_, here);
    if (name.empty()) return here;
    std::size_t after = here + 1 + name.size();
    const std::string_view symbol = symbol_of_command(name);
    if (!symbol.empty()) {
        // A command of letters swallows the blanks behind it, and an empty group ends it.
        if (is_ascii_alpha(name.front())) {
            if (source_.substr(after, 2) == "{}") after += 2;
            else while (is_ascii_space(at(after))) ++after;
        }
        const bool special = name == "#" || name == "&" || name == "$";
        push(Token::Kind::glyph, here, after, symbol);
        if (special && !page()) tokens_.back().value = name;
        return after;
    }
    if (const CommandRow* row = find_row(switches, name); row != nullptr && !braces_.empty() && braces_.back().literal) {
        // `{\bf Name}`: the brace that opened the group belongs to the switch.
        if (here == 0 || source_[here - 1] != '{') return here;
        while (is_ascii_space(at(after))) ++after;
        braces_.back() = {row->style, true, false};
        push(Token::Kind::open, here - 1, after, {}, row->style);
        return after;
    }
    const std::size_t end = after;
    while (is_ascii_space(at(after))) ++after;
    const std::size_t done = lex_argument(here, after, name);
    // An unknown command stays; what it puts an accent on (`\^`, `\~`) is no mark.
    return done == here ? end : done;
}

std::size_t Lexer::lex_argument(std::size_t here, std::size_t after, std::string_view name) {
    const CommandRow* row = find_row(argument_commands, name);
    if (row == nullptr) return here;
    if (name == "footnotemark" && at(after) == '[') {
        const std::size_t end = source_.substr(after, 32).find(']');
        if (end == npos) return here;
        push_raised(here, after + end + 1, source_.substr(after + 1, end - 1));
        return after + end + 1;
    }
    if (at(after) != '{') return here;
    const std::size_t end = matching_brace(after);
    if (end == npos) return here;
    const std::string_view argument = source_.substr(after + 1, end - after - 1);
    const bool second = at(end + 1) == '{' && (name == "href" || name == "textcolor");
    if (row->use == Use::note) {
        push(Token::Kind::note, here, end + 1, words_of(argument));
        return end + 1;
    }
    if (row->use == Use::link && !second) {
        push(Token::Kind::open, here, after + 1, argument, InlineKind::link);
        push(Token::Kind::glyph, after + 1, end);
        push(Token::Kind::close, end, end + 1, {}, InlineKind::link);
        return end + 1;
    }
    if (braces_.size() >= 256) return here;
    const std::size_t open = second ? end + 2 : after + 1;
    push(Token::Kind::open, here, open, second ? argument : std::string_view{}, row->style);
    braces_.push_back({row->style, true, false});
    return open;
}

std::size_t Lexer::lex_close_brace(std::size_t here) {
    if (braces_.empty()) return here;
    const Brace brace = braces_.back();
    braces_.pop_back();
    if (!brace.styled) return here;
    push(Token::Kind::close, here, here + 1, {}, brace.style);
    return here + 1;
}

std::size_t Lexer::matching_brace(std::size_t open) {
    if (matches_.empty()) {
        matches_.assign(source_.size(), unmatched);
        std::vector<std::uint32_t> opened;
        for (std::size_t i = 0; i < source_.size(); ++i) {
            if (source_[i] == '\\') {
                ++i;
            } else if (source_[i] == '{') {
                opened.push_back(static_cast<std::uint32_t>(i));
            } else if (source_[i] == '}' && !opened.empty()) {
                matches_[opened.back()] = static_cast<std::uint32_t>(i);
                opened.pop_back();
            }
        }
    }
    return matches_[open] == unmatched ? npos : matches_[open];
}

}  // namespace bibcast::inline_markup
