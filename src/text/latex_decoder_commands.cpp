#include <utf8proc.h>

#include <array>
#include <charconv>

#include "text/latex_decoder.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Accents on accents on accents: beyond this they stand alone.
constexpr std::size_t most_marks = 16;

constexpr std::size_t marks_cached = 0x32;  // U+0300 to U+0331

/// The compositions of ASCII letters with the common marks, made once.
const std::array<std::array<char32_t, 128>, marks_cached>& ascii_compositions() {
    static const auto table = [] {
        std::array<std::array<char32_t, 128>, marks_cached> made{};
        for (std::size_t mark = 0; mark < marks_cached; ++mark) {
            for (std::size_t base = 'A'; base <= 'z'; ++base) {
                utf8proc_int32_t pair[2] = {static_cast<utf8proc_int32_t>(base), static_cast<utf8proc_int32_t>(0x300 + mark)};
                const auto size = utf8proc_normalize_utf32(pair, 2, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
                made[mark][base] = size == 1 ? static_cast<char32_t>(pair[0]) : 0;
            }
        }
        // A dot on a letter that has one: TeX prints one dot.
        made[7]['i'] = 'i';
        made[7]['j'] = 'j';
        return made;
    }();
    return table;
}

/// `126`, `"7E` or `'176`, as TeX writes numbers, or `` `~ ``. 0: no number of a character that text may hold.
char32_t tex_number(std::string_view text, std::size_t& size) {
    size = 0;
    if (text.empty()) return 0;
    if (text[0] == '`') {
        const std::size_t at = text.size() > 1 && text[1] == '\\' ? 2 : 1;
        if (at >= text.size()) return 0;
        const CodePoint point = code_point_at(text, at);
        size = at + point.size;
        return point.valid && point.value >= 0x20 && point.value != 0x7F ? point.value : 0;
    }
    const int base = text[0] == '"' ? 16 : text[0] == '\'' ? 8 : 10;
    const char* const begin = text.data() + (base == 10 ? 0 : 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value, base);
    if (error != std::errc()) return 0;
    size = static_cast<std::size_t>(end - text.data());
    const bool text_like = value >= 0x20 && value <= 0x10FFFF && (value < 0x7F || value >= 0xA0) && (value < 0xD800 || value >= 0xE000);
    return text_like ? value : 0;
}

}  // namespace

char32_t composed_character(char32_t base, char32_t mark) {
    if (base >= 0x80 || mark < 0x300 || mark >= 0x300 + marks_cached) return 0;
    return ascii_compositions()[mark - 0x300][base];
}

void LatexDecoder::skip_space(std::size_t end) {
    while (at_ < end && is_ascii_space(source_[at_])) ++at_;
}

void LatexDecoder::skip_star(std::size_t end) {
    if (at_ + 1 < end && source_[at_] == '*' && (source_[at_ + 1] == '{' || source_[at_ + 1] == '[')) ++at_;
}

void LatexDecoder::command(std::size_t end) {
    const std::size_t begin = at_;
    const std::string_view name = latex_command_name(source_.substr(0, end), at_);
    if (name.empty()) {
        out_ += '\\';
        ++at_;
        return;
    }
    at_ += 1 + name.size();
    if (static_cast<unsigned char>(name[0]) >= 0x80) {  // no command has such a name
        report(LatexIssue::Kind::unknown_command, begin, at_);
        out_ += '\\';
        at_ = begin + 1;
        return;
    }
    const bool word = is_ascii_alpha(name[0]);
    const LatexMeaning meaning = latex_meaning(name);
    if (is_ascii_space(name[0])) {
        append_blank();
    } else if (meaning.symbol != nullptr) {
        if (meaning.symbol->text == " ") {
            append_blank();
        } else {
            append(meaning.symbol->text);
        }
        if (word) skip_space(end);
    } else if (meaning.accent != nullptr) {
        accent(*meaning.accent, end);
    } else if (meaning.command != nullptr) {
        act(*meaning.command, begin, end);
    } else if (name == "(" || name == "[") {
        const std::size_t stop = scanner_.math_end(at_, end, name == "(" ? "\\)" : "\\]");
        if (stop == latex_nowhere) {
            report(LatexIssue::Kind::unclosed_math, begin, at_);
            out_.append(source_, begin, at_ - begin);
            return;
        }
        math(at_, stop, begin, stop + 2);
        at_ = stop + 2;
    } else {
        unknown(begin, end);
    }
}

void LatexDecoder::act(const LatexCommand& command, std::size_t begin, std::size_t end) {
    std::string_view content;
    switch (command.action) {
        case LatexAction::style:
            skip_star(end);
            skip_space(end);
            argument(command.style == Style::keep_case ? begin_protection() : begin_style(command.style), end);
            break;
        case LatexAction::unstyle:
            report(LatexIssue::Kind::dropped_command, begin, at_);
            [[fallthrough]];
        case LatexAction::transparent:
            skip_star(end);
            skip_space(end);
            argument(no_style, end);
            break;
        case LatexAction::parentheses:
        case LatexAction::brackets: {
            const bool round = command.action == LatexAction::parentheses;
            skip_space(end);
            if (at_ >= end || source_[at_] != '{') return unknown(begin, end);
            out_ += round ? '(' : '[';
            argument(no_style, end, round ? ')' : ']');
            break;
        }
        case LatexAction::skip_first:
            if (!raw_group(content, end)) return unknown(begin, end);
            report(LatexIssue::Kind::dropped_command, begin, at_);
            skip_space(end);
            argument(no_style, end);
            break;
        case LatexAction::drop:
            if (!raw_group(content, end)) return unknown(begin, end);
            report(LatexIssue::Kind::dropped_command, begin, at_);
            break;
        case LatexAction::space_length:
            skip_star(end);
            if (!raw_group(content, end)) return unknown(begin, end);
            append_blank();
            break;
        case LatexAction::blank:
            if (source_[at_ - 1] == '\\' && at_ < end && source_[at_] == '*') ++at_;
            if (source_[at_ - 1] != '\\') skip_space(end);
            append_blank();
            break;
        case LatexAction::nothing: skip_space(end); break;
        case LatexAction::switch_on: {
            skip_space(end);
            const std::uint32_t style = begin_style(command.style);
            if (style != no_style) frames_.push_back({.kind = FrameKind::switched, .style = style});
            break;
        }
        case LatexAction::switch_off:
            close_switches();
            skip_space(end);
            break;
        case LatexAction::url: url(begin, end); break;
        case LatexAction::href: href(begin, end); break;
        case LatexAction::verb: verb(begin, end); break;
        case LatexAction::math:
            if (!raw_group(content, end)) return unknown(begin, end);
            if (!script_character(content)) {
                const auto from = static_cast<std::size_t>(content.data() - source_.data());
                const std::size_t after = at_;
                math(from, from + content.size(), begin, after);
                at_ = after;
            }
            break;
        case LatexAction::chemistry: {
            const Checkpoint point = checkpoint();
            if (!raw_group(content, end)) return unknown(begin, end);
            if (chemistry(content)) break;
            back_to(point);
            unknown(begin, end);
            break;
        }
        case LatexAction::character:
        case LatexAction::symbol: character(begin, end); break;
        case LatexAction::conditional: conditional(begin, end); break;
    }
}

/// Gives `style` to what follows: a group, or one character or symbol.
void LatexDecoder::argument(std::uint32_t style, std::size_t end, char suffix) {
    if (at_ < end && source_[at_] == '{') {
        Frame frame{.kind = FrameKind::argument, .suffix = suffix, .style = style, .source_at = static_cast<std::uint32_t>(at_)};
        frame.out_at = static_cast<std::uint32_t>(out_.size());
        frames_.push_back(frame);
        ++open_braces_;
        ++at_;
        return;
    }
    if (at_ < end && source_[at_] == '\\') {
        const std::string_view name = latex_command_name(source_.substr(0, end), at_);
        const LatexMeaning meaning = latex_meaning(name);
        if (meaning.symbol != nullptr && meaning.symbol->text != " ") {
            append(meaning.symbol->text);
            at_ += 1 + name.size();
        }
    } else if (at_ < end && std::string_view("}$~%`'-,").find(source_[at_]) == std::string_view::npos) {
        const CodePoint point = code_point_at(source_, at_);
        append_collapsed(source_.substr(at_, point.size));
        at_ += point.size;
    }
    end_style(style);
}

void LatexDecoder::accent(const LatexAccent& first, std::size_t end) {
    const std::size_t first_mark = marks_.size();
    const LatexAccent* innermost = &first;
    char32_t base = 0;
    bool full = false;
    for (;;) {  // \'\"\i: accents on an accent without braces
        marks_.push_back(innermost->mark);
        full = marks_.size() >= most_marks;
        if (full) break;
        skip_space(end);
        if (at_ >= end || source_[at_] != '\\') break;
        const std::string_view name = latex_command_name(source_.substr(0, end), at_);
        const LatexMeaning meaning = latex_meaning(name);
        if (meaning.accent != nullptr) {
            at_ += 1 + name.size();
            innermost = meaning.accent;
        } else {
            if (meaning.symbol != nullptr && !meaning.symbol->text.empty()) {
                const CodePoint point = code_point_at(meaning.symbol->text, 0);
                if (point.size == meaning.symbol->text.size() && !is_space(point.value)) {
                    base = point.value;
                    at_ += 1 + name.size();
                    if (is_ascii_alpha(name[0])) skip_space(end);
                }
            }
            break;
        }
    }
    const auto out_at = static_cast<std::uint32_t>(out_.size());
    Frame frame{.kind = FrameKind::accent, .source_at = static_cast<std::uint32_t>(at_), .out_at = out_at};
    frame.first_style = static_cast<std::uint32_t>(styles_.size());
    frame.first_mark = static_cast<std::uint32_t>(first_mark);
    const char c = at_ < end && !full ? source_[at_] : ' ';
    if (base == 0 && c == '{') {
        // The usual case, one letter in braces, needs no frame.
        if (at_ + 2 < end && source_[at_ + 2] == '}' && is_ascii_alpha(source_[at_ + 1])) {
            base = static_cast<unsigned char>(source_[at_ + 1]);
            at_ += 3;
        } else {
            frames_.push_back(frame);
            ++open_braces_;
            ++at_;
            return;
        }
    } else if (base == 0 && std::string_view("}$~%\\&`'-").find(c) == std::string_view::npos &&
               static_cast<unsigned char>(c) > ' ') {
        const CodePoint point = code_point_at(source_, at_);
        if (point.valid) {
            base = point.value;
            at_ += point.size;
        }
    }
    const char32_t whole = marks_.size() == first_mark + 1 ? composed_character(base, marks_.back()) : 0;
    if (base != 0) append_utf8(out_, whole != 0 ? whole : base);
    may_compose_ = may_compose_ || base >= 0x300;
    if (whole == 0) apply_marks(frame);
    marks_.resize(first_mark);
}

/// Puts the marks of an accent, the innermost first, on the first character since the accent's place.
void LatexDecoder::apply_marks(const Frame& frame) {
    for (std::size_t i = marks_.size(); i > frame.first_mark; --i) {
        const char32_t mark = marks_[i - 1];
        if (trim(std::string_view(out_).substr(frame.out_at)).empty() || source_begins(frame)) {
            const LatexAccent* const accent = latex_accent_for(mark);
            std::string alone;
            append_utf8(alone, accent != nullptr && accent->spacing != 0 ? accent->spacing : U'\u00A0');
            if (accent == nullptr || accent->spacing == 0) append_utf8(alone, mark);
            out_.insert(frame.out_at, alone);
            for (std::size_t style = frame.first_style; style < styles_.size(); ++style) {
                styles_[style].begin += static_cast<std::uint32_t>(alone.size());
                styles_[style].end += static_cast<std::uint32_t>(alone.size());
            }
            continue;
        }
        apply_mark(frame.out_at, frame.first_style, mark);
    }
}

/// True if what an accent stands on is TeX source, of which no character can take it.
bool LatexDecoder::source_begins(const Frame& frame) const {
    for (std::size_t i = frame.first_style; i < styles_.size() && styles_[i].begin <= frame.out_at; ++i) {
        const bool source = styles_[i].style == Style::tex || styles_[i].style == Style::math;
        if (source && styles_[i].begin == frame.out_at && styles_[i].end > frame.out_at) return true;
    }
    return false;
}

void LatexDecoder::apply_mark(std::size_t at, std::size_t first_style, char32_t mark) {
    const CodePoint base = code_point_at(out_, at);
    std::size_t end = at + base.size;
    std::string cluster;
    const char32_t dotted = base.value == 0x131 ? 'i' : base.value == 0x237 ? 'j' : 0;
    if (dotted != 0) {
        append_utf8(cluster, dotted);
    } else {
        cluster.assign(out_, at, base.size);
    }
    const bool has_dot = mark == 0x307 && (cluster == "i" || cluster == "j");
    while (end < out_.size()) {
        const CodePoint point = code_point_at(out_, end);
        if (!is_combining(point.value)) break;
        cluster.append(out_, end, point.size);
        end += point.size;
    }
    if (!has_dot) append_utf8(cluster, mark);
    const std::string_view made = to_nfc(arena_, cluster);
    const auto moved = [&](std::uint32_t offset) {
        return offset <= at ? offset : static_cast<std::uint32_t>(offset < end ? at + made.size() : offset - end + at + made.size());
    };
    for (std::size_t i = first_style; i < styles_.size(); ++i) {
        styles_[i].begin = moved(styles_[i].begin);
        styles_[i].end = moved(styles_[i].end);
    }
    out_.replace(at, end - at, made);
}

void LatexDecoder::unknown(std::size_t begin, std::size_t end) {
    at_ = begin + 1 + latex_command_name(source_.substr(0, end), begin).size();
    const std::size_t bare = at_;
    skip_star(end);
    while (at_ < end && (source_[at_] == '{' || source_[at_] == '[')) {
        const std::size_t close = source_[at_] == '{' ? scanner_.group_end(at_, end) : scanner_.option_end(at_, end);
        if (close == latex_nowhere) break;
        at_ = close + 1;
    }
    if (source_[at_ - 1] == '*') at_ = bare;
    report(LatexIssue::Kind::unknown_command, begin, bare);
    const std::string_view kept = source_.substr(begin, at_ - begin);
    const std::uint32_t style = is_inert_tex(kept) ? begin_style(Style::tex) : no_style;
    append_collapsed(kept);
    end_style(style);
}

bool LatexDecoder::raw_group(std::string_view& content, std::size_t end) {
    const std::size_t back = at_;
    skip_space(end);
    const std::size_t close = at_ < end && source_[at_] == '{' ? scanner_.group_end(at_, end) : latex_nowhere;
    if (close == latex_nowhere) {
        at_ = back;
        return false;
    }
    content = source_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    return true;
}

/// What is written for an address, without the escapes that people put into it all the same.
std::string_view LatexDecoder::url_of(std::string_view content) {
    content = trim(content);
    if (latex_address(content, false) == content) return content;
    std::string url;
    for (std::size_t at = 0; at < content.size(); ++at) {
        if (is_ascii_space(content[at])) continue;
        if (content[at] != '\\') {
            url += content[at];
            continue;
        }
        const std::string_view name = latex_command_name(content, at);
        if (name.size() == 1 && std::string_view("%#_&~${}-/").find(name[0]) != std::string_view::npos) {
            if (name != "-" && name != "/") url += name;
            at += 1;
            if (name == "~" && content.substr(at + 1, 2) == "{}") at += 2;
        } else if (name == "textasciitilde" || name == "string") {
            if (name != "string") url += '~';
            at += name.size();
            if (content.substr(at + 1, 2) == "{}") at += 2;
        } else {
            url += '\\';
        }
    }
    return arena_.copy(latex_address(url, false));
}

void LatexDecoder::url(std::size_t begin, std::size_t end) {
    std::string_view content;
    if (!raw_group(content, end)) return unknown(begin, end);
    const std::string_view address = url_of(content);
    const std::uint32_t style = begin_style(Style::link, address);
    append_collapsed(address);
    end_style(style);
}

void LatexDecoder::href(std::size_t begin, std::size_t end) {
    std::string_view content;
    if (at_ < end && source_[at_] == '[') {
        const std::size_t close = scanner_.option_end(at_, end);
        if (close != latex_nowhere) at_ = close + 1;
    }
    if (!raw_group(content, end)) return unknown(begin, end);
    skip_space(end);
    if (at_ >= end || source_[at_] != '{') {
        at_ = begin + 5;
        return url(begin, end);
    }
    const std::string_view address = url_of(content);
    argument(address.empty() ? no_style : begin_style(Style::link, address), end);
}

void LatexDecoder::verb(std::size_t begin, std::size_t end) {
    if (at_ < end && source_[at_] == '*') ++at_;
    constexpr std::string_view delimiters = "|!+=/#\"@:;,.<>?";
    const bool delimited = at_ < end && delimiters.find(source_[at_]) != std::string_view::npos;
    // Longer than a line is no \verb.
    const std::size_t close = delimited ? source_.substr(0, std::min(end, at_ + 200)).find(source_[at_], at_ + 1) : latex_nowhere;
    if (close == latex_nowhere) return unknown(begin, end);
    const std::uint32_t style = begin_style(Style::code);
    append_collapsed(source_.substr(at_ + 1, close - at_ - 1));
    end_style(style);
    at_ = close + 1;
}

void LatexDecoder::character(std::size_t begin, std::size_t end) {
    const bool symbol = source_.substr(begin, 7) == "\\symbol";
    std::string_view content;
    if (symbol && !raw_group(content, end)) return unknown(begin, end);
    if (!symbol) {
        skip_space(end);
        content = source_.substr(at_, std::min<std::size_t>(end - at_, 12));
    }
    std::size_t size = 0;
    const char32_t value = tex_number(content, size);
    if (value == 0 || (symbol && size != content.size())) return unknown(begin, end);
    if (value == ' ') {
        append_blank();
    } else {
        append_utf8(out_, value);
    }
    may_compose_ = may_compose_ || value >= 0x300;
    if (!symbol) {
        at_ += size;
        if (at_ < end && source_[at_] == ' ') ++at_;
    }
}

/// `\ifmmode A\else B\fi`, as the American Physical Society exports it: in text, B.
void LatexDecoder::conditional(std::size_t begin, std::size_t end) {
    const std::size_t branch = scanner_.branch_end(at_, end);
    if (branch == latex_nowhere) return unknown(begin, end);
    at_ = branch + 1 + latex_command_name(source_, branch).size();
    skip_space(end);
}

}  // namespace bibcast
