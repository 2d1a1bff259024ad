#include <algorithm>
#include <array>
#include <charconv>

#include "text/latex_decoder.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// `126`, `"7E` or `'176`, as TeX writes numbers, or `` `~ ``. 0: no number of a character that text may hold.
char32_t tex_number(std::string_view text, std::size_t& size) {
    size = 0;
    if (text.empty()) return 0;
    if (text[0] == '`') {
        const std::size_t at = text.size() > 1 && text[1] == '\\' ? 2 : 1;
        if (at >= text.size()) return 0;
        const CodePoint point = code_point_at(text, at);
        size = at + point.size;
        return point.valid && point.value > 0x20 && point.value != 0x7F ? point.value : 0;
    }
    const std::uint32_t value = tex_code(text, size).value_or(0);
    const bool text_like =
        value >= 0x20 && value <= 0x10FFFF && (value < 0x7F || value >= 0xA0) && (value < 0xD800 || value >= 0xE000);
    return text_like ? value : 0;
}

/// The style of the environments that fonts' switches and commands are: `\begin{it}`, `\begin{em}`. Null for any other.
const LatexCommand* environment_style(std::string_view name) {
    const LatexCommand* command = latex_meaning(name).command;
    const bool known = command != nullptr && command->style != Style::keep_case &&
                       (command->action == LatexAction::switch_on || command->action == LatexAction::style);
    return known ? command : nullptr;
}

/// Environments that lay text out and say nothing else (LaTeX2e, Lamport's manual, C.5 to C.6).
bool lays_text_out(std::string_view environment) {
    constexpr std::array<std::string_view, 11> names = {"itemize", "enumerate", "description", "quote", "quotation", "verse", "center", "flushleft", "flushright", "sloppypar", "abstract"};
    return std::find(names.begin(), names.end(), environment) != names.end();
}

/// `\VorTeX`, `\TeXtures`: a relative of TeX, whose command prints its name.
bool names_a_tex(std::string_view command) { return command.size() > 3 && (command.ends_with("TeX") || command.starts_with("TeX")); }

}  // namespace

std::optional<std::uint32_t> tex_code(std::string_view text, std::size_t& size) {
    if (text.empty()) return std::nullopt;
    const int base = text[0] == '"' ? 16 : text[0] == '\'' ? 8 : 10;
    const char* const begin = text.data() + (base == 10 ? 0 : 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value, base);
    if (error != std::errc()) return std::nullopt;
    size = static_cast<std::size_t>(end - text.data());
    return value;
}

/// White space, and a comment that hides the end of a line: `\href{address}%`, line end, `{text}`.
void LatexDecoder::skip_space(std::size_t end) {
    while (at_ < end) {
        if (source_[at_] == '%' && at_ + 1 < end && source_[at_ + 1] == '\n') at_ += 2;
        else if (is_ascii_space(source_[at_])) ++at_;
        else break;
    }
}

/// `\linebreak[2]`: how much a line end is wished for.
void LatexDecoder::skip_wish(std::size_t end) {
    const bool wish = at_ + 2 < end && source_[at_] == '[' && source_[at_ + 1] >= '0' && source_[at_ + 1] <= '4' && source_[at_ + 2] == ']';
    if (wish) at_ += 3;
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
        } else if (name == "&") {
            ampersand(end);
        } else {
            append(meaning.symbol->text);
        }
        if (word) skip_space(end);
    } else if (meaning.accent != nullptr) {
        accent(*meaning.accent, end);
    } else if (meaning.command != nullptr) {
        act(*meaning.command, begin, end);
    } else if (names_a_tex(name) && (at_ >= end || (source_[at_] != '[' && (source_[at_] != '{' || source_.substr(at_, 2) == "{}")))) {
        append(name);
        skip_space(end);
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
            if (command.command == "linebreak" && source_.substr(at_, 3) == "[0]") {  // no line need end here
                at_ += 3;
                break;
            }
            if (command.command == "linebreak") skip_wish(end);
            if (source_[at_ - 1] != '\\') skip_space(end);
            append_blank();
            break;
        case LatexAction::nothing:
            if (command.command == "nolinebreak") skip_wish(end);
            skip_space(end);
            break;
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
        case LatexAction::url:
            url(begin, end);
            break;
        case LatexAction::href:
            href(begin, end);
            break;
        case LatexAction::verb:
            verb(begin, end);
            break;
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
        case LatexAction::discretionary:
            discretionary(begin, end);
            break;
        case LatexAction::accent_code:
            accent_code(begin, end);
            break;
        case LatexAction::tabbing_accent:
            tabbing_accent(begin, end);
            break;
        case LatexAction::character:
        case LatexAction::symbol:
            character(begin, end);
            break;
        case LatexAction::conditional:
            conditional(begin, end);
            break;
        case LatexAction::upper_case:
        case LatexAction::lower_case:
            change_case(command.action == LatexAction::upper_case, begin, end);
            break;
        case LatexAction::item:
            item(begin, end);
            break;
        case LatexAction::environment:
            begin_environment(begin, end);
            break;
        case LatexAction::end_environment:
            end_environment(begin, end);
            break;
    }
}

/// Gives `style` to what follows: a group, or one character or symbol.
void LatexDecoder::argument(std::uint32_t style, std::size_t end, char suffix) {
    if (at_ < end && source_[at_] == '{') {
        Frame frame{.kind = FrameKind::argument,
                    .suffix = suffix,
                    .style = style,
                    .source_at = static_cast<std::uint32_t>(at_)};
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

/// `[…]` right behind a command.
bool LatexDecoder::raw_option(std::string_view& content, std::size_t end) {
    const std::size_t close = at_ < end && source_[at_] == '[' ? scanner_.option_end(at_, end) : latex_nowhere;
    if (close == latex_nowhere) return false;
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
    if (!raw_group(content, end)) return verb(begin, end);  // `\path|name|`
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
    const std::size_t close =
        delimited ? source_.substr(0, std::min(end, at_ + 200)).find(source_[at_], at_ + 1) : latex_nowhere;
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

/// `\discretionary{-}{}{x}`: what stands there where no line ends.
void LatexDecoder::discretionary(std::size_t begin, std::size_t end) {
    std::string_view before;
    std::string_view after;
    if (!raw_group(before, end) || !raw_group(after, end)) return unknown(begin, end);
    skip_space(end);
    if (at_ >= end || source_[at_] != '{') return unknown(begin, end);
    argument(no_style, end);
}

/// `\ifmmode A\else B\fi`, as the American Physical Society exports it: in text, B.
void LatexDecoder::conditional(std::size_t begin, std::size_t end) {
    const std::size_t branch = scanner_.branch_end(at_, end);
    if (branch == latex_nowhere) return unknown(begin, end);
    at_ = branch + 1 + latex_command_name(source_, branch).size();
    skip_space(end);
}

/// `\MakeUppercase{text}`. What holds commands or mathematics stays as it stands.
void LatexDecoder::change_case(bool upper, std::size_t begin, std::size_t end) {
    std::string_view content;
    if (!raw_group(content, end)) return unknown(begin, end);
    if (content.find_first_of("\\${}~%`'-,") != latex_nowhere) return unknown(begin, end);
    std::string changed;
    for (std::size_t at = 0; at < content.size();) {
        const CodePoint point = code_point_at(content, at);
        append_utf8(changed, upper ? to_upper(point.value) : to_lower(point.value));
        at += point.size;
    }
    append_collapsed(changed);
}

/// `\item` is a bullet, `\item[label]` the label.
void LatexDecoder::item(std::size_t begin, std::size_t end) {
    if (open_layouts_ == 0) return unknown(begin, end);
    std::string_view label;
    append_blank();
    if (!raw_option(label, end)) append("•");
    else if (label.find_first_of("\\{}$~%") == std::string_view::npos) append_collapsed(label);
    else return unknown(begin, end);
    append_blank();
    skip_space(end);
}

void LatexDecoder::begin_environment(std::size_t begin, std::size_t end) {
    std::string_view content;
    const bool named = raw_group(content, end);
    const LatexCommand* command = named ? environment_style(trim(content)) : nullptr;
    if (command == nullptr && named && lays_text_out(trim(content))) {
        std::string_view option;
        (void)raw_option(option, end);
        report(LatexIssue::Kind::dropped_command, begin, at_);
        ++open_layouts_;
        skip_space(end);
        return append_blank();
    }
    if (command == nullptr) return unknown(begin, end);
    skip_space(end);
    const std::uint32_t style = begin_style(command->style);
    frames_.push_back({.kind = FrameKind::switched, .style = style});
}

void LatexDecoder::end_environment(std::size_t begin, std::size_t end) {
    std::string_view content;
    const bool named = raw_group(content, end);
    if (named && open_layouts_ > 0 && lays_text_out(trim(content))) {
        --open_layouts_;
        return append_blank();
    }
    const bool open = !frames_.empty() && frames_.back().kind == FrameKind::switched;
    if (!named || !open || environment_style(trim(content)) == nullptr) return unknown(begin, end);
    close_frame();
}

}  // namespace bibcast
