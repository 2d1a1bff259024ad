#include "formats/bibtex/emit.hpp"

#include <algorithm>
#include <charconv>

#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "formats/bibtex/wrap.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// True if a quote stands outside all braces, where it would end a value in quotes.
bool has_bare_quote(std::string_view latex) {
    int depth = 0;
    for (const char c : latex) {
        if (c == '{') ++depth;
        if (c == '}') --depth;
        if (c == '"' && depth == 0) return true;
    }
    return false;
}

void append_percent(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

}  // namespace

void Emitter::name_and_equals(std::string_view name) {
    pieces_.push_back({out_.size(), 0, name.size()});
    out_ += options_.indent;
    out_ += name;
    const std::size_t column = options_.align;
    out_.append(column > name.size() ? column - name.size() : 1, ' ');
    out_ += "= ";
}

void Emitter::begin(std::string_view name) {
    name_and_equals(name);
    out_ += '{';
    value_begin_ = out_.size();
}

void Emitter::end() {
    // White space is one blank to BibTeX; and a line of a value must never look like the beginning of an entry.
    for (std::size_t at = out_.find_first_of("\n\r\t", value_begin_); at != std::string::npos; at = out_.find_first_of("\n\r\t", at + 1)) out_[at] = ' ';
    wrap();
    close();
}

/// What cannot be read when a line ends in it is not broken: names of files, groups, annotations.
void Emitter::wrap() {
    if (options_.wrap == 0) return;
    const Piece& piece = pieces_.back();
    const std::string_view name = name_of(piece);
    if (name.find('+') != std::string_view::npos || name == "groups") return;
    const std::size_t used = count_code_points(std::string_view(out_).substr(piece.begin, value_begin_ - piece.begin));
    const std::string value = out_.substr(value_begin_);
    if (used + count_code_points(value) + 2 <= options_.wrap) return;
    const std::string inner = options_.indent + options_.indent;
    const std::size_t width = std::max<std::size_t>(options_.wrap, inner.size() + 20) - inner.size();
    out_.resize(value_begin_);
    append_wrapped(out_, value, width, inner, std::max(used, inner.size()) - inner.size());
}

void Emitter::strip_controls() {
    const auto is_control = [](char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; };
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(value_begin_);
    const auto end = std::remove_if(begin, out_.end(), is_control);
    if (end == out_.end()) return;
    out_.erase(end, out_.end());
    changed_.push_back({std::string(name_of(pieces_.back())), "control characters are left out"});
}

void Emitter::close() {
    strip_controls();
    const std::string_view value = std::string_view(out_).substr(value_begin_);
    const bool number = options_.bare_numbers && !value.empty() && value.size() < 10 && (value[0] != '0' || value.size() == 1) &&
                        std::all_of(value.begin(), value.end(), is_ascii_digit);
    if (number) {
        out_.erase(value_begin_ - 1, 1);
        out_ += ",\n";
        pieces_.back().end = out_.size();
        return;
    }
    if (options_.quotes && !has_bare_quote(std::string_view(out_).substr(value_begin_))) {
        out_[value_begin_ - 1] = '"';
        out_ += "\",\n";
    } else {
        out_ += "},\n";
    }
    pieces_.back().end = out_.size();
}

void Emitter::text(std::string_view name, const Text& text) {
    begin(name);
    encode_latex(out_, text, options_.encoding);
    keep_web_tags(out_, value_begin_);
    end();
}

void Emitter::verbatim(std::string_view name, std::string_view text) {
    begin(name);
    // A path of Windows keeps its backslashes where nothing could take them for LaTeX's: `C:\papers\x.pdf`.
    const bool is_path = text.size() > 3 && is_ascii_alpha(text[0]) && text.substr(1, 2) == ":\\" && text.find("\\\\") == std::string_view::npos;
    char before = 0;
    bool encoded = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        // `^^5c` is a backslash to TeX, where it reads the value as the argument of a command.
        const bool notation = c == '^' && before == '^';
        before = c;
        const bool of_path = c == '\\' && is_path && i + 1 < text.size() && (is_ascii_alpha(text[i + 1]) || is_ascii_digit(text[i + 1]));
        const bool breaks = c == '{' || c == '}' || (c == '\\' && !of_path) || (c >= 0 && c < ' ') || c == 0x7F || notation;
        encoded = encoded || breaks;
        if (breaks) {
            append_percent(out_, c);
        } else {
            out_ += c;
        }
    }
    close();
    if (encoded) changed_.push_back({std::string(name), "characters that LaTeX would not leave alone are written as %XX"});
}

bool Emitter::source(std::string_view name, std::string_view latex) {
    begin(name);
    const bool whole = is_balanced(latex);
    if (whole) {
        out_ += latex;
    } else {
        for (const char c : latex) {
            if (c != '{' && c != '}') out_ += c;
        }
        while (out_.size() > value_begin_ && is_ascii_space(out_.back())) out_.pop_back();
    }
    join_lines_that_begin_entries();
    close();
    return whole;
}

/// The lines of a source stay, but for those that begin with an `@`; line ends become those of the output.
void Emitter::join_lines_that_begin_entries() {
    std::size_t to = value_begin_;
    for (std::size_t at = value_begin_; at < out_.size(); ++at) {
        const char c = out_[at];
        if (c == '\r' && at + 1 < out_.size() && out_[at + 1] == '\n') continue;
        const bool line_end = c == '\n' || c == '\r';
        const std::size_t next = line_end ? skip_space(out_, at) : at;
        const bool begins = line_end && next < out_.size() && out_[next] == '@';
        out_[to++] = begins ? ' ' : line_end ? '\n' : c;
    }
    out_.resize(to);
}

void Emitter::macro(std::string_view name, std::string_view macro) {
    name_and_equals(name);
    out_ += macro;
    out_ += ",\n";
    pieces_.back().end = out_.size();
}

void Emitter::number(std::string_view name, std::int32_t value) {
    char digits[12];
    const auto [end_of, error] = std::to_chars(digits, digits + sizeof digits, value);
    begin(name);
    if (error == std::errc{}) out_.append(digits, end_of);
    end();
}

std::string_view Emitter::name_of(const Piece& piece) const {
    return std::string_view(out_).substr(piece.begin + options_.indent.size(), piece.name_size);
}

bool Emitter::has_field(std::string_view name) {
    constexpr std::size_t few = 48;
    if (pieces_.size() <= few) {
        return std::any_of(pieces_.begin(), pieces_.end(),
                           [&](const Piece& piece) { return equals_ignoring_ascii_case(name_of(piece), name); });
    }
    for (; in_used_ < pieces_.size(); ++in_used_) used_.try_emplace(ascii_lower(name_of(pieces_[in_used_])), 2);
    return used_.contains(ascii_lower(name));
}

std::string_view Emitter::free_name(std::string_view name) {
    if (!has_field(name)) return name;
    const auto known = used_.find(ascii_lower(name));
    std::size_t number = known == used_.end() ? 2 : known->second;
    do {
        numbered_ = name;
        numbered_ += std::to_string(number++);
    } while (has_field(numbered_));
    if (known != used_.end()) known->second = number;
    return numbered_;
}

void Emitter::reorder() {
    std::vector<Piece> sorted;
    sorted.reserve(pieces_.size());
    const auto rank = [&](const Piece& piece) {
        const auto found = std::find(options_.order.begin(), options_.order.end(), name_of(piece));
        return found - options_.order.begin();
    };
    sorted = pieces_;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Piece& a, const Piece& b) { return rank(a) < rank(b); });
    const std::size_t from = pieces_.front().begin;
    std::string ordered;
    ordered.reserve(out_.size() - from);
    for (const Piece& piece : sorted) ordered.append(out_, piece.begin, piece.end - piece.begin);
    out_.replace(from, std::string::npos, ordered);
}

void Emitter::replace_values(const std::function<std::string(std::string_view name, std::string_view value)>& replacement) {
    if (pieces_.empty()) return;
    const std::size_t from = pieces_.front().begin;
    std::string replaced;
    for (Piece& piece : pieces_) {
        const std::size_t equals = out_.find('=', piece.begin + options_.indent.size() + piece.name_size);
        const std::string_view value = std::string_view(out_).substr(equals + 2, piece.end - 2 - (equals + 2));
        const bool delimited = value.size() > 1 && (value.front() == '{' || value.front() == '"');
        const std::string other = delimited ? replacement(name_of(piece), value.substr(1, value.size() - 2)) : std::string();
        const std::size_t begin = from + replaced.size();
        if (other.empty()) {
            replaced.append(out_, piece.begin, piece.end - piece.begin);
        } else {
            replaced.append(out_, piece.begin, equals + 2 - piece.begin);
            replaced += other + ",\n";
        }
        piece.begin = begin;
        piece.end = from + replaced.size();
        (void)value;
    }
    out_.replace(from, std::string::npos, replaced);
}

void Emitter::finish() {
    if (pieces_.empty()) return;
    if (!options_.order.empty()) reorder();
    if (!options_.trailing_comma) out_.erase(out_.size() - 2, 1);
}

}  // namespace bibcast::bibtex
