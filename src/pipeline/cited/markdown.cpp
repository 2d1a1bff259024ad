// What Markdown documents cite, as pandoc reads them (pandoc manual, "Citation syntax").
#include <algorithm>
#include <array>
#include <string>

#include "pipeline/cited/keys.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

bool is_in_word(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_inner_sign(char c) { return std::string_view(":.#$%&-+?<>~/").find(c) != std::string_view::npos; }

/// Where the key that begins at `at` ends: letters, digits and underscores, and single signs between them.
std::size_t key_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (is_in_word(text[at])) ++at;
        else if (is_inner_sign(text[at]) && at + 1 < text.size() && is_in_word(text[at + 1])) at += 2;
        else break;
    }
    return at;
}

/// The length of the run of one character that begins at `at`.
std::size_t run_length(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_not_of(text[at], at);
    return (end == std::string_view::npos ? text.size() : end) - at;
}

/// Behind a code block or a code span that begins at `at` with backticks or tildes; nothing closes it: behind its opening.
std::size_t end_of_code(std::string_view text, std::size_t at, bool at_line_begin) {
    const std::size_t length = run_length(text, at);
    const bool is_block = at_line_begin && length >= 3;
    if (text[at] == '~' && !is_block) return at + length;
    const std::string fence = (is_block ? "\n" : "") + std::string(length, text[at]);
    for (std::size_t close = text.find(fence, at + length); close != std::string_view::npos; close = text.find(fence, close)) {
        const std::size_t mark = close + (is_block ? 1 : 0);
        const std::size_t closing = run_length(text, mark);
        if (is_block ? closing >= length : closing == length) return mark + closing;
        close = mark + closing;
    }
    return is_block ? text.size() : at + length;
}

}  // namespace

bool may_be_cross_reference(std::string_view key) {
    const std::size_t end = key.find_first_of("-:");
    if (end == std::string_view::npos) return false;
    const std::string kind = ascii_lower(key.substr(0, end));
    // Quarto, "Cross-References" (figures, tables, …, callouts, theorems and proofs); pandoc-crossref has fig, tbl, eq, sec, lst, with a colon.
    constexpr std::array<std::string_view, 21> kinds = {"fig", "tbl", "eq",  "sec", "lst", "thm", "lem", "cor", "prp", "cnj", "def",
                                                        "exm", "exr", "sol", "rem", "alg", "tip", "nte", "wrn", "imp", "cau"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

void read_markdown_citations(std::string_view text, const TakeKey& take) {
    std::size_t unclosed_span = 0;  // of that length there is none that is closed: looked for once
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool at_line_begin = at == 0 || text[at - 1] == '\n';
        if (c == '\\') {
            at += 2;
        } else if (c == '`' || (c == '~' && at_line_begin)) {
            const std::size_t length = run_length(text, at);
            if (length == unclosed_span && !at_line_begin) {
                at += length;
                continue;
            }
            const std::size_t end = end_of_code(text, at, at_line_begin);
            if (end == at + length && c == '`') unclosed_span = length;
            at = end;
        } else if (c != '@' || (at > 0 && is_in_word(text[at - 1]))) {
            ++at;
        } else if (text.substr(at).starts_with("@{")) {
            const std::size_t end = text.substr(at, 1000).find('}');
            if (end != std::string_view::npos) take(text.substr(at + 2, end - 2));
            at += 2;
        } else if (text.substr(at).starts_with("@*")) {
            take("*");
            at += 2;
        } else {
            const std::size_t end = key_end(text, at + 1);
            if (end > at + 1) take(text.substr(at + 1, end - at - 1));
            at = std::max(end, at + 1);
        }
    }
}

}  // namespace bibcast
