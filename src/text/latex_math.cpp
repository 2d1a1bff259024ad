#include <algorithm>

#include "text/latex_decoder.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Text in mathematics in text …: each level is a call.
constexpr unsigned deepest_math = 12;

/// Relations, binary operators and arrows: where mathematics has space of its own.
bool is_operator(char32_t value) {
    if (value < 0x80) return value == '=' || value == '<' || value == '>' || value == '+';
    switch (value) {
        case 0x2200:  // ∀
        case 0x2202:  // ∂
        case 0x2203:  // ∃
        case 0x2205:  // ∅
        case 0x2207:  // ∇
        case 0x221A:  // √
        case 0x221E:  // ∞
            return false;
        default:
            return value == 0xB1 || value == 0xD7 || value == 0xF7 || (value >= 0x2190 && value < 0x2300) ||
                   (value >= 0x27F0 && value < 0x2980) || (value >= 0x2A00 && value < 0x2B00);
    }
}

bool is_math_font(std::string_view name) {
    return name == "mathrm" || name == "rm" || name == "operatorname" || name == "mathup" || name == "mathbf" ||
           name == "boldsymbol" || name == "bm" || name == "pmb" || name == "mathit" || name == "mathsf" ||
           name == "mathtt" || name == "mathnormal";
}

bool is_math_text(std::string_view name) {
    return name == "text" || name == "textrm" || name == "mbox" || name == "hbox" || name == "textnormal" ||
           name == "textup" || name == "textit" || name == "textbf" || name == "emph" || name == "textsc" ||
           name == "texttt";
}

bool is_delimiter_size(std::string_view name) {
    return name == "left" || name == "right" || name == "big" || name == "Big" || name == "bigl" || name == "bigr" ||
           name == "Bigl" || name == "Bigr" || name == "bigg" || name == "Bigg";
}

}  // namespace

void LatexDecoder::math(std::size_t begin, std::size_t end, std::size_t source_begin, std::size_t source_end) {
    std::string_view content = trim(source_.substr(begin, end - begin));
    bool taken_apart = true;
    while (content.ends_with("{}") && !content.ends_with("\\{}")) {
        content = trim(content.substr(0, content.size() - 2));
        taken_apart = false;
    }
    if (content.empty()) return;
    begin = static_cast<std::size_t>(content.data() - source_.data());
    const Checkpoint point = checkpoint();
    const unsigned quotes = open_quotes_;
    if (taken_apart && simple_math(begin, begin + content.size())) return;
    back_to(point);
    open_quotes_ = quotes;
    if (!is_inert_math(content)) {
        report(LatexIssue::Kind::unknown_command, source_begin, source_end);
        append_collapsed(source_.substr(source_begin, source_end - source_begin));
        return;
    }
    const std::uint32_t style = begin_style(Style::math);
    if (style == no_style) out_ += '$';
    append_collapsed(content);
    if (style == no_style) out_ += '$';
    end_style(style);
}

/// Mathematics that is only text. False: it is not, and the output is to be taken back.
bool LatexDecoder::simple_math(std::size_t begin, std::size_t end) {
    if (math_depth_ >= deepest_math) return false;
    ++math_depth_;
    const bool outer_variables = variables_;
    const unsigned depth = style_depth_;
    const unsigned guarded = protected_;
    const std::uint32_t protection = begin_protection();
    variables_ = false;
    // A script without a base belongs to the text before it: 4$^{th}$.
    const char first = source_[begin];
    MathLevel level{.upright = first == '^' || first == '_', .begin = static_cast<std::uint32_t>(out_.size())};
    const bool simple = math_range(begin, end, level);
    if (simple) {
        if (protection != no_style) {
            --protected_;
            if (variables_ && has_letter(std::string_view(out_).substr(level.begin)))
                styles_[protection].end = static_cast<std::uint32_t>(out_.size());
        }
    } else {
        style_depth_ = depth;
        protected_ = guarded;
    }
    variables_ = outer_variables;
    --math_depth_;
    return simple;
}

void LatexDecoder::math_piece(std::string_view piece, MathLevel& level) {
    if (piece.empty()) return;
    if (level.gap && out_.size() > level.begin) {
        const CodePoint before = code_point_before(out_, out_.size());
        const CodePoint after = code_point_at(piece, 0);
        const bool open = before.value == '(' || before.value == ' ' || after.value == ')';
        if (!open && (is_operator(before.value) || is_operator(after.value) || before.value == ',' || level.word))
            out_ += ' ';
    }
    level.gap = false;
    level.word = false;
    append_collapsed(piece);
}

void LatexDecoder::math_letter(char c, MathLevel& level) {
    const std::string_view letter(&c, 1);
    if (level.upright || plain_) return math_piece(letter, level);
    const bool goes_on = level.italic != no_style && styles_[level.italic].end == out_.size() &&
                         styles_.size() == level.italic + 1 && !level.gap;
    variables_ = true;
    if (goes_on) {
        out_ += c;
        ++styles_[level.italic].end;
        return;
    }
    math_piece(letter, level);
    if (!has_room_for_style()) return;
    const auto end = static_cast<std::uint32_t>(out_.size());
    level.italic = static_cast<std::uint32_t>(styles_.size());
    styles_.push_back({end - 1, end, Style::italic, {}});
}

bool LatexDecoder::math_range(std::size_t begin, std::size_t end, MathLevel& level) {
    std::size_t at = begin;
    while (at < end) {
        const char c = source_[at];
        if (is_ascii_alpha(c)) {
            math_letter(c, level);
            ++at;
        } else if (is_ascii_space(c)) {
            level.gap = true;
            ++at;
        } else if (c == '\\') {
            if (!math_command(at, end, level)) return false;
        } else if (c == '^' || c == '_') {
            ++at;
            if (!math_script(c == '^', at, end, level)) return false;
        } else if (c == '{') {
            const std::size_t close = scanner_.group_end(at, end);
            if (close == latex_nowhere || math_depth_ >= deepest_math) return false;
            ++math_depth_;
            MathLevel inner = level;
            inner.italic = no_style;
            const bool simple = math_range(at + 1, close, inner);
            --math_depth_;
            if (!simple) return false;
            level.gap = false;
            level.word = false;
            at = close + 1;
        } else if (c == '&' || c == '}' || c == '$' || c == '#' || c == '%') {
            return false;
        } else {
            const CodePoint point = code_point_at(source_, at);
            const std::string_view piece = c == '-'    ? "−"
                                           : c == '~'  ? "\u00A0"
                                           : c == '\'' ? "′"
                                                       : source_.substr(at, point.size);
            math_piece(piece, level);
            at += point.size;
        }
    }
    return true;
}

bool LatexDecoder::math_argument(std::size_t& at, std::size_t end, std::size_t& begin, std::size_t& stop) {
    while (at < end && is_ascii_space(source_[at])) ++at;
    if (at >= end) return false;
    begin = at;
    if (source_[at] == '{') {
        const std::size_t close = scanner_.group_end(at, end);
        if (close == latex_nowhere) return false;
        begin = at + 1;
        stop = close;
        at = close + 1;
    } else if (source_[at] == '\\') {
        // x^\mathrm{T}, as people write it: the command and what it takes.
        bool takes = true;
        while (takes && at < end && source_[at] == '\\') {
            const std::string_view name = latex_command_name(source_.substr(0, end), at);
            if (name.empty()) return false;
            at += 1 + name.size();
            takes = is_math_font(name) || is_math_text(name) || latex_meaning(name).accent != nullptr ||
                    latex_alphabet(name, 'A') != 0;
        }
        if (takes) {
            const std::size_t close = at < end && source_[at] == '{' ? scanner_.group_end(at, end) : at;
            if (close >= end) return false;
            at = close + 1;
        }
        stop = at;
    } else {
        at += code_point_at(source_, at).size;
        stop = at;
    }
    return true;
}

bool LatexDecoder::math_script(bool raised, std::size_t& at, std::size_t end, MathLevel& level) {
    std::size_t begin = 0;
    std::size_t stop = 0;
    if (level.script || !math_argument(at, end, begin, stop) || math_depth_ >= deepest_math) return false;
    level.gap = false;
    const std::string_view content = trim(source_.substr(begin, stop - begin));
    if (raised && (content == "\\circ" || content == "\\degree" || content == "\\prime")) {
        math_piece(content == "\\prime" ? "′" : "°", level);
        return true;
    }
    const std::uint32_t style = begin_style(raised ? Style::superscript : Style::subscript);
    const bool word = content.size() > 1 && std::all_of(content.begin(), content.end(), is_ascii_alpha);
    MathLevel inner{.upright = level.upright || word, .script = true, .begin = static_cast<std::uint32_t>(out_.size())};
    ++math_depth_;
    const bool simple = math_range(begin, stop, inner);
    --math_depth_;
    if (simple) end_style(style);
    return simple;
}

bool LatexDecoder::math_command(std::size_t& at, std::size_t end, MathLevel& level) {
    const std::string_view name = latex_command_name(source_.substr(0, end), at);
    if (name.empty()) return false;
    at += 1 + name.size();
    const LatexMeaning meaning = latex_meaning(name);
    const bool word = is_ascii_alpha(name[0]);
    if (is_ascii_space(name[0])) {
        level.gap = false;
        if (out_.size() > level.begin) append_blank();
    } else if (name == "sp" || name == "sb") {
        return math_script(name == "sp", at, end, level);
    } else if (is_latex_operator(name)) {
        if (out_.size() > level.begin && level.gap) level.word = true;
        math_piece(name, level);
        level.word = true;
    } else if (is_delimiter_size(name)) {
        while (at < end && is_ascii_space(source_[at])) ++at;
        if (at < end && source_[at] == '.') ++at;
        return true;
    } else if (is_math_text(name)) {
        at -= 1 + name.size();
        return math_text(at, end, level);
    } else if (name == "ensuremath" || name == "mathop" || name == "mathrel" || name == "mathbin" ||
               name == "mathord" || name == "mathit") {
        return true;  // the group that follows is mathematics like any other
    } else if (is_math_font(name) || latex_alphabet(name, 'A') != 0) {
        return math_font(name, at, end, level);
    } else if (name == "frac" || name == "tfrac" || name == "nicefrac" || name == "sfrac") {
        return math_fraction(at, end, level);
    } else if (meaning.accent != nullptr && meaning.accent->mode == LatexMode::math) {
        return math_accent(meaning.accent->mark, at, end, level);
    } else if (name == "=") {
        return math_accent(0x304, at, end, level);
    } else if (meaning.symbol != nullptr) {
        const std::string_view text = meaning.symbol->text;
        if (meaning.symbol->mode == LatexMode::text && !word && !text.empty() &&
            (text == " " || static_cast<unsigned char>(text[0]) >= 0x80)) {
            level.gap = false;
            if (out_.size() > level.begin && out_.back() != ' ') out_ += text;  // an explicit space
        } else {
            const std::size_t before = out_.size();
            math_piece(text, level);
            // The blank that ends the command's name is one to see only if there is one before it too.
            const bool spaced = out_.size() > before && out_[before] == ' ';
            while (at < end && is_ascii_space(source_[at])) ++at;
            level.gap = spaced;
        }
    } else if (meaning.command != nullptr && meaning.command->action == LatexAction::nothing) {
        return true;
    } else {
        return false;
    }
    return true;
}

bool LatexDecoder::math_accent(char32_t mark, std::size_t& at, std::size_t end, MathLevel& level) {
    std::size_t begin = 0;
    std::size_t stop = 0;
    if (!math_argument(at, end, begin, stop) || math_depth_ >= deepest_math) return false;
    const std::size_t out_at = out_.size();
    const std::size_t first_style = styles_.size();
    MathLevel inner{.upright = level.upright, .script = level.script, .begin = static_cast<std::uint32_t>(out_at)};
    ++math_depth_;
    const bool simple = math_range(begin, stop, inner);
    --math_depth_;
    // One character only: a bar over more is not what combining marks can say.
    if (!simple || out_.size() == out_at || code_point_at(out_, out_at).size != out_.size() - out_at) return false;
    apply_mark(out_at, first_style, mark);
    for (std::size_t i = first_style; i < styles_.size(); ++i) styles_[i].end = static_cast<std::uint32_t>(out_.size());
    level.gap = false;
    level.word = false;
    return true;
}

bool LatexDecoder::math_fraction(std::size_t& at, std::size_t end, MathLevel& level) {
    std::size_t above = 0;
    std::size_t above_end = 0;
    std::size_t below = 0;
    std::size_t below_end = 0;
    if (!math_argument(at, end, above, above_end) || !math_argument(at, end, below, below_end)) return false;
    const char32_t character =
        latex_fraction(trim(source_.substr(above, above_end - above)), trim(source_.substr(below, below_end - below)));
    if (character == 0) return false;
    std::string piece;
    append_utf8(piece, character);
    math_piece(piece, level);
    return true;
}

bool LatexDecoder::math_font(std::string_view name, std::size_t& at, std::size_t end, MathLevel& level) {
    if (name == "rm") {  // to the end of the group
        level.upright = true;
        return true;
    }
    std::size_t begin = 0;
    std::size_t stop = 0;
    if (!math_argument(at, end, begin, stop) || math_depth_ >= deepest_math) return false;
    if (latex_alphabet(name, 'A') != 0) {
        std::string letters;
        for (const char c : source_.substr(begin, stop - begin)) {
            const char32_t letter = latex_alphabet(name, c);
            if (letter == 0) return false;
            append_utf8(letters, letter);
        }
        math_piece(letters, level);
        return true;
    }
    if (name == "mathsf" || name == "mathtt") return false;
    const bool bold = name == "mathbf" || name == "boldsymbol" || name == "bm" || name == "pmb";
    const std::uint32_t style = bold ? begin_style(Style::bold) : no_style;
    MathLevel inner = level;
    inner.italic = no_style;
    inner.upright = name != "boldsymbol" && name != "bm" && name != "pmb";
    ++math_depth_;
    const bool simple = math_range(begin, stop, inner);
    --math_depth_;
    if (!simple) return false;
    end_style(style);
    variables_ = variables_ || bold;
    level.gap = false;
    level.word = name == "operatorname";
    return true;
}

/// `\text{…}` within mathematics: text again, with all that text may have.
bool LatexDecoder::math_text(std::size_t& at, std::size_t end, MathLevel& level) {
    const std::string_view name = latex_command_name(source_.substr(0, end), at);
    const std::size_t open = at + 1 + name.size();
    if (open >= end || source_[open] != '{' || math_depth_ >= deepest_math) return false;
    const std::size_t close = scanner_.group_end(open, end);
    if (close == latex_nowhere) return false;
    const std::size_t outer_at = at_;
    const std::size_t outer_braces = open_braces_;
    const std::size_t frames = frames_.size();
    frames_.push_back({.kind = FrameKind::range});
    at_ = at;
    open_braces_ = 0;
    ++math_depth_;
    run(close + 1);
    --math_depth_;
    // Whatever the inner text left open ends here.
    const bool whole = at_ == close + 1 && open_braces_ == 0;
    while (frames_.size() > frames) close_frame();
    at_ = outer_at;
    open_braces_ = outer_braces;
    at = close + 1;
    level.gap = false;
    level.word = false;
    return whole;
}

/// `\ensuremath{_2}`: the character U+2082, where `$_2$` is a lowered 2.
bool LatexDecoder::script_character(std::string_view content) {
    if (content.size() != 2) return false;
    const char32_t character = latex_script(content[0], content[1]);
    if (character != 0) append_utf8(out_, character);
    return character != 0;
}

}  // namespace bibcast
