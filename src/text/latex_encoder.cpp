#include "text/latex_encoder.hpp"

#include <algorithm>

#include "text/latex_source.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// `text` between two offsets as a text of its own; its styles are those from `index` on.
Text part_of(Arena& arena, const Text& text, std::size_t index, std::size_t begin, std::size_t end) {
    std::vector<Styled> styles;
    for (; index < text.styles.size() && text.styles[index].begin < end; ++index) {
        Styled styled = text.styles[index];
        styled.begin -= static_cast<std::uint32_t>(begin);
        styled.end -= static_cast<std::uint32_t>(begin);
        styles.push_back(styled);
    }
    return {text.plain.substr(begin, end - begin), arena.copy_all(std::span<const Styled>(styles))};
}

/// True if the decoder keeps `source` as mathematics, and does not make text of it.
bool stays_math(std::string_view source) {
    Arena arena;
    const Text text = decode_latex(arena, arena.concat({"$", source, "$"}));
    return text.styles.size() == 1 && text.styles[0].style == Style::math;
}

/// One character of what may be mathematics of variables; nothing: it is not.
std::string math_source(char32_t value, std::string_view raw, bool variable, bool ascii) {
    if (value < 0x80) {
        const char c = static_cast<char>(value);
        if (is_ascii_alpha(c)) return variable ? std::string(raw) : std::string();
        return std::string_view("\\{}$&#%_^~-'`\"").find(c) == std::string_view::npos ? std::string(raw)
                                                                                      : std::string();
    }
    if (value == 0x2212) return "-";
    if (value == 0x2032) return "'";
    const LatexAlphabetLetter letter = latex_alphabet_letter(value);
    if (!letter.command.empty())
        return std::string("\\").append(letter.command).append("{").append(1, letter.letter).append("}");
    const LatexSymbol* const symbol = latex_symbol_for(value);
    if (symbol != nullptr && symbol->mode == LatexMode::math)
        return std::string("\\").append(symbol->command).append(" ");
    return ascii ? std::string() : std::string(raw);
}

/// The mathematics that `text`, a protected stretch of variables and scripts, may have come from; empty: none.
std::string math_candidate(const Text& text, bool ascii) {
    std::string source;
    std::size_t next = 1;
    std::vector<Styled> open;
    for (std::size_t at = 0; at < text.plain.size();) {
        while (!open.empty() && open.back().end <= at) {
            if (open.back().style != Style::italic) source += '}';
            open.pop_back();
        }
        while (next < text.styles.size() && text.styles[next].begin <= at) {
            const Style style = text.styles[next].style;
            if (style != Style::italic && style != Style::superscript && style != Style::subscript) return {};
            // Longer than one letter it is a word in italics, not a variable.
            if (style == Style::italic && text.styles[next].end - text.styles[next].begin != 1) return {};
            if (style != Style::italic) source += style == Style::superscript ? "^{" : "_{";
            open.push_back(text.styles[next++]);
        }
        const CodePoint point = code_point_at(text.plain, at);
        const bool variable = !open.empty() && open.back().style == Style::italic;
        const std::string piece = math_source(point.value, text.plain.substr(at, point.size), variable, ascii);
        if (piece.empty()) return {};
        source += piece;
        at += point.size;
    }
    for (; !open.empty(); open.pop_back()) {
        if (open.back().style != Style::italic) source += '}';
    }
    // One character needs no braces: x^2.
    for (std::size_t at = 0; at + 3 < source.size(); ++at) {
        const bool script = source[at] == '^' || source[at] == '_';
        if (script && source[at + 1] == '{' && source[at + 3] == '}' &&
            static_cast<unsigned char>(source[at + 2]) < 0x80) {
            source.erase(at + 3, 1).erase(at + 1, 1);
        }
    }
    return std::string(trim(source));
}

/// True if a capital stands in `source` outside of braces. BibTeX, which knows nothing of dollars, makes it small in titles, and that of `\Lambda` too
/// (bibtex.web, section 337).
bool has_loose_capital(std::string_view source) {
    std::size_t depth = 0;
    for (const char c : source) {
        if (c == '{') ++depth;
        else if (c == '}' && depth > 0) --depth;
        else if (depth == 0 && c >= 'A' && c <= 'Z') return true;
    }
    return false;
}

}  // namespace

LatexEncoder::LatexEncoder(std::string& out, const Text& text, const LatexEncoding& encoding, std::u32string* unencoded)
    : out_(out), text_(text), encoding_(encoding), unencoded_(unencoded), begin_(out.size()) {}

std::size_t LatexEncoder::encode() {
    while (next_style_ < text_.styles.size()) {
        const std::size_t begin = std::min<std::size_t>(text_.styles[next_style_].begin, text_.plain.size());
        close_until(begin);
        write_text(std::max(begin, at_));
        open(next_style_++);
    }
    close_until(text_.plain.size());
    write_text(text_.plain.size());
    while (!open_.empty()) close();
    return count_;
}

void LatexEncoder::open(std::size_t index) {
    const Styled& styled = text_.styles[index];
    std::size_t end = std::min<std::size_t>(styled.end, text_.plain.size());
    if (!open_.empty()) end = std::min(end, open_.back().end);
    if (styled.begin != at_ || end <= at_ || leaf(styled, at_, end)) return;
    if (styled.style == Style::keep_case) {
        if (!encoding_.protect_case || protected_ || end <= letterless_until_) return;
        if (!has_letter(text_.plain.substr(at_, end - at_))) {
            letterless_until_ = end;
            return;
        }
        if (variables(index, end)) return;
        put("{");
        protected_ = true;
        open_.push_back({end, out_.size(), true});
        return;
    }
    std::string begin = "\\";
    if (styled.style == Style::link) {
        begin.append("href{").append(latex_address(styled.target, encoding_.ascii)).append("}{");
    } else {
        const std::string_view command = latex_command_for(styled.style);
        if (command.empty()) return;
        begin.append(command).append("{");
    }
    put(begin);
    open_.push_back({end, out_.size(), false});
}

void LatexEncoder::close() {
    const Open open = open_.back();
    open_.pop_back();
    if (open.protection) {
        protected_ = false;
        // A group that begins with a backslash would be a "special character" and protect nothing.
        if (out_.size() > open.out_at && out_[open.out_at] == '\\') {
            out_.insert(open.out_at, 1, '{');
            out_ += '}';
        }
    }
    out_ += '}';
}

void LatexEncoder::close_until(std::size_t at) {
    while (!open_.empty() && open_.back().end <= at) {
        write_text(open_.back().end);
        close();
    }
}

bool LatexEncoder::leaf(const Styled& styled, std::size_t begin, std::size_t end) {
    const std::string_view content = text_.plain.substr(begin, end - begin);
    if (styled.style == Style::math && is_inert_math(content)) {
        math(content);
    } else if (styled.style == Style::tex && is_inert_tex(content)) {
        tex(content);
    } else if (styled.style == Style::link && content == styled.target &&
               latex_address(content, encoding_.ascii) == content &&
               (next_style_ >= text_.styles.size() || text_.styles[next_style_].begin >= end)) {
        put("\\url{");
        out_.append(content).append("}");
    } else {
        // A link to nowhere is only its text.
        return (styled.style == Style::link && styled.target.empty()) || styled.style == Style::math ||
               styled.style == Style::tex;
    }
    at_ = end;
    while (next_style_ < text_.styles.size() && text_.styles[next_style_].begin < end) ++next_style_;
    return true;
}

void LatexEncoder::math(std::string_view source) {
    if (source.empty()) return;
    put("$");
    out_.append(source);
    if (!stays_math(source)) out_.append("{}");
    out_ += '$';
    if (is_ascii_digit(source[0])) math_end_ = out_.size();
    if (encoding_.ascii && !is_ascii(source)) keep(source);
}

void LatexEncoder::tex(std::string_view source) {
    if (tex_end_ == out_.size() && tex_end_ != 0) enclose_tex();
    put(source.substr(0, 1));
    tex_begin_ = out_.size() - 1;
    out_.append(source.substr(1));
    tex_end_ = out_.size();
    // A known command that found no argument would find one in what follows.
    const LatexMeaning meaning = latex_meaning(latex_command_name(source, 0));
    if (meaning.symbol != nullptr || meaning.accent != nullptr || meaning.command != nullptr) enclose_tex();
    if (encoding_.ascii && !is_ascii(source)) keep(source);
}

/// Writes protected variables as the mathematics that they came from: `$K$`, `$x_n$`.
bool LatexEncoder::variables(std::size_t index, std::size_t end) {
    constexpr std::size_t longest = 120;
    if (end - at_ > longest || index + 1 >= text_.styles.size() || text_.styles[index + 1].begin >= end) return false;
    for (std::size_t i = index + 1; i < text_.styles.size() && text_.styles[i].begin < end; ++i) {
        if (text_.styles[i].end > end || i > index + 40) return false;
    }
    Arena arena;
    Text part = part_of(arena, text_, index, at_, end);
    const std::string source = math_candidate(part, encoding_.ascii);
    if (source.empty() || !(decode_latex(arena, arena.concat({"$", source, "$"})) == part)) return false;
    const bool braced = has_loose_capital(source);
    put(braced ? "{$" : "$");
    out_.append(source).append(braced ? "$}" : "$");
    if (is_ascii_digit(source[0]) && !braced) math_end_ = out_.size();
    at_ = end;
    while (next_style_ < text_.styles.size() && text_.styles[next_style_].begin < end) ++next_style_;
    return true;
}

/// Puts the TeX source that ends here in braces: what follows would be taken for its argument or its name.
void LatexEncoder::enclose_tex() {
    out_.insert(tex_begin_, 1, '{');
    out_ += '}';
}

/// Appends a piece of source, kept apart from what it would run into.
void LatexEncoder::put(std::string_view piece) {
    if (piece.empty()) return;
    const char first = piece[0];
    if (tex_end_ == out_.size() && tex_end_ != 0) {
        const bool word = is_ascii_alpha(out_.back()) || out_.back() == '\\';
        if (first == '{' || first == '[' || first == '*' || (word && is_ascii_alpha(first))) enclose_tex();
    }
    if (out_.size() > begin_) {
        const char last = out_.back();
        const bool ligature = first == last && (first == '-' || first == '\'' || first == '`' || first == ',');
        const bool money = math_end_ == out_.size() && is_ascii_digit(first);
        if (ligature || money) out_.append("{}");
    }
    out_.append(piece);
}

bool LatexEncoder::braces_balanced() {
    if (balanced_ >= 0) return balanced_ == 1;
    long depth = 0;
    for (const char c : text_.plain) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth < 0) break;
    }
    balanced_ = depth == 0 ? 1 : 0;
    return balanced_ == 1;
}

std::size_t encode_latex(std::string& out, const Text& text, const LatexEncoding& encoding, std::u32string* unencoded) {
    return LatexEncoder(out, text, encoding, unencoded).encode();
}

}  // namespace bibcast
