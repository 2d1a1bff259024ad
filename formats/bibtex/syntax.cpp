#include "formats/bibtex/syntax.hpp"

#include <algorithm>

#include "formats/bibtex/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr std::size_t decided_within = 4096;

bool is_command(std::string_view type, std::string_view command) { return equals_ignoring_ascii_case(type, command); }

/// Behind the opening brace of an entry of a known type: a key and what can follow one.
Start key_follows(std::string_view text, std::size_t at, bool parenthesis) {
    bool blank = false;
    const std::size_t begin = skip_space(text, at);
    for (std::size_t i = begin; i < text.size(); ++i) {
        const char c = text[i];
        if (is_class(c, name_char) && !blank) continue;
        if (c == ',' || c == '=') return Start::yes;
        if (c == '}' || (c == ')' && parenthesis)) return i > begin ? Start::yes : Start::no;
        if (c == '{' || c == '"' || c == '@' || c == '#' || c == '\\') return Start::no;
        if (is_class(c, space_char)) {
            blank = true;
        } else if (blank && parenthesis) {
            return Start::no;  // prose: `@book (see there, …`
        }
    }
    return Start::undecided;
}

/// Behind the opening brace of an entry of an unknown type: `key, name =`.
Start key_and_field_follow(std::string_view text, std::size_t at) {
    at = skip_space(text, at);
    while (at < text.size() && !is_class(text[at], space_char) && text[at] != ',') {
        if (std::string_view("{}\"@#=\\").find(text[at]) != std::string_view::npos) return Start::no;
        ++at;
    }
    at = skip_space(text, at);
    if (at == text.size()) return Start::undecided;
    if (text[at] != ',') return Start::no;
    const std::size_t name = skip_space(text, at + 1);
    const std::size_t name_end = skip_name(text, name);
    const std::size_t equals = skip_space(text, name_end);
    if (equals == text.size()) return Start::undecided;
    return name_end > name && text[equals] == '=' ? Start::yes : Start::no;
}

Start string_follows(std::string_view text, std::size_t at) {
    const std::size_t name = skip_space(text, at);
    const std::size_t name_end = skip_name(text, name);
    const std::size_t equals = skip_space(text, name_end);
    if (equals == text.size()) return Start::undecided;
    return name_end > name && text[equals] == '=' ? Start::yes : Start::no;
}

Start start_in(std::string_view text, std::size_t at) {
    const std::size_t word = skip_space(text, at + 1);
    const std::size_t word_end = skip_name(text, word);
    if (word_end == text.size()) return Start::undecided;
    if (word_end == word || word_end - word > 64) return Start::no;
    const std::size_t open = skip_space(text, word_end);
    if (open == text.size()) return Start::undecided;
    if (text[open] != '{' && text[open] != '(') return Start::no;
    const std::string_view type = text.substr(word, word_end - word);
    if (is_command(type, "comment") || is_command(type, "preamble")) return Start::yes;
    if (is_command(type, "string")) return string_follows(text, open + 1);
    const bool known = find_type(type) != nullptr || is_command(type, "xdata") || is_command(type, "set");
    return known ? key_follows(text, open + 1, text[open] == '(') : key_and_field_follow(text, open + 1);
}

}  // namespace

bool is_at_line_start(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

Start sure_start(std::string_view text, std::size_t at, bool at_end) {
    const bool cut = text.size() - at > decided_within;
    const Start start = start_in(cut ? text.substr(0, at + decided_within) : text, at);
    return start == Start::undecided && (cut || at_end) ? Start::no : start;
}

std::size_t find_close(std::string_view text, std::size_t open) {
    const bool parenthesis = text[open] == '(';
    std::size_t depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{') ++depth;
        if (c == '}') {
            if (depth == 0) return std::string_view::npos;
            if (--depth == 0 && !parenthesis) return i + 1;
        }
        if (c == ')' && parenthesis && depth == 0) return i + 1;
    }
    return std::string_view::npos;
}

bool is_balanced(std::string_view latex) {
    int depth = 0;
    for (const char c : latex) {
        if (c == '{') ++depth;
        if (c == '}' && --depth < 0) return false;
    }
    return depth == 0;
}

std::string_view without_outer_braces(std::string_view value) {
    constexpr int most_layers = 4;  // beyond any reason
    for (int layer = 0; layer < most_layers; ++layer) {
        value = trim(value);
        if (!value.starts_with('{') || !value.ends_with('}') || find_close(value, 0) != value.size()) break;
        const std::string_view inside = trim(value.substr(1, value.size() - 2));
        if (inside.starts_with('\\')) break;
        value = inside;
    }
    return value;
}

std::size_t find_comment_close(std::string_view text, std::size_t open) {
    constexpr std::size_t longest = std::size_t{16} << 20;
    const bool parenthesis = text[open] == '(';
    const std::size_t end = std::min(text.size(), open + longest);
    std::size_t depth = 0;
    int comments = 0;
    for (std::size_t i = open; i < end; ++i) {
        const char c = text[i];
        if (c == '{') ++depth;
        if (c == '}' && depth > 0 && --depth == 0 && !parenthesis) return i + 1;
        if (c == ')' && parenthesis && depth == 0) return i + 1;
        if (c == '@' && equals_ignoring_ascii_case(text.substr(i + 1, 7), "comment") && ++comments > 16) break;
    }
    return std::string_view::npos;
}

bool is_field_at(std::string_view text, std::size_t at, bool any_value) {
    const std::size_t name = skip_space(text, at);
    const std::size_t name_end = skip_name(text, name);
    if (name_end == name || name_end - name > 64) return false;
    const std::size_t equals = skip_space(text, name_end);
    if (equals == text.size() || text[equals] != '=') return false;
    const std::size_t value = skip_space(text, equals + 1);
    if (value == text.size()) return false;
    return text[value] == '{' || text[value] == '"' || (any_value && is_class(text[value], name_char));
}

bool has_keyword_lines(std::string_view text) {
    if (text.find('\n') == std::string_view::npos || text.find(';') != std::string_view::npos) return false;
    std::ptrdiff_t lines = 0;
    std::size_t begin = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', begin)) {
        if (trim(text.substr(begin, at - begin)).ends_with(',') || at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t') return false;
        begin = at + 1;
        ++lines;
    }
    return std::count(text.begin(), text.end(), ',') < lines;
}

}  // namespace bibcast::bibtex
