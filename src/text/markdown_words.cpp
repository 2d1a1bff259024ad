#include "text/markdown_words.hpp"

#include <algorithm>
#include <vector>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr bool is_sign(char c) { return c >= '\1' && c <= '\4'; }
constexpr bool opens(char c) { return c == emphasis::open[0] || c == emphasis::strong_open[0]; }

/// True if `label` at the beginning of a line numbers an item of a list (pandoc's fancy lists have letters and Roman numbers too).
bool numbers_a_list(std::string_view label) {
    if (label.size() == 1 && is_ascii_alpha(label[0])) return true;
    return !label.empty() && (label.find_first_not_of("0123456789") == std::string_view::npos || label.find_first_not_of("ivxlcdm") == std::string_view::npos ||
                              label.find_first_not_of("IVXLCDM") == std::string_view::npos);
}

/// True for `D. E. Knuth`: behind one capital letter and a full stop a list has two blanks (pandoc's manual, "fancy_lists").
bool begins_with_initial(std::string_view words) {
    return words.size() > 3 && words[0] >= 'A' && words[0] <= 'Z' && words[1] == '.' && words[2] == ' ' && words[3] != ' ';
}

bool is_word(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_gap(char c) { return c == '\0' || is_ascii_space(c); }

/// True if every dialect takes a star between the two for one that opens.
bool may_open(char before, char after) { return (is_gap(before) && !is_gap(after) && !is_sign(after)) || ((before == '(' || before == '[') && is_word(after)); }

bool may_close(char before, char after) {
    if (is_gap(after)) return !is_gap(before) && !is_sign(before);
    return std::string_view(".,;:)]\\").find(after) != std::string_view::npos && (is_word(before) || before == '.');
}

}  // namespace

void append_markdown(std::string& out, std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        const char before = i == 0 ? '\0' : words[i - 1];
        const char after = i + 1 == words.size() ? '\0' : words[i + 1];
        switch (c) {
            case '\\':
            case '`':
            case '*':
            case '_':
            case '[':
            case ']':
            case '{':
            case '}':
            case '|':
            case '#': out += '\\'; out += c; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            // Not all of the dialects know a backslash before these: subscripts, superscripts, citations, formulas.
            case '~': out += "&#126;"; break;
            case '^': out += "&#94;"; break;
            case '@': out += "&#64;"; break;
            case '$': out += "&#36;"; break;
            case '&': out += is_ascii_alpha(after) || after == '#' ? "&amp;" : "&"; break;
            // Dashes and dots that would be drawn together; lists and rules at the beginning of a line.
            case '-': out += before == '-' || after == '-' || i == 0 ? "\\-" : "-"; break;
            case '.': out += before == '.' || after == '.' || (is_ascii_digit(before) && (after == ' ' || after == '\0')) || (numbers_a_list(words.substr(0, i)) && !begins_with_initial(words)) ? "\\." : "."; break;
            case '+': out += i == 0 ? "\\+" : "+"; break;
            // "1) ", "c. " and "(iv) " begin lists, ": " a definition.
            case ')': out += numbers_a_list(words.substr(0, i)) ? "\\)" : ")"; break;
            case '(': out += i == 0 && numbers_a_list(words.substr(1, std::min(words.find(')'), words.size()) - 1)) ? "\\(" : "("; break;
            case ':': out += i == 0 ? "\\:" : ":"; break;
            case '\n':
            case '\r': out += ' '; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
                break;
        }
    }
}

void append_markdown_address(std::string& out, std::string_view address) {
    for (const char c : address) {
        if (c == '<') {
            out += "%3C";
        } else if (c == '>') {
            out += "%3E";
        } else if (c == '\\') {
            out += "%5C";
        } else if (c == '*' || c == '_' || c == '`') {
            // kramdown looks for emphasis first.
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) > 0x20) {
            out += c;
        } else {
            out += c == ' ' ? "%20" : "";
        }
    }
}

std::string settle_emphasis(std::string_view markdown) {
    std::vector<std::size_t> waiting;
    std::vector<bool> stars(markdown.size());
    const auto at_or_none = [&](std::size_t i) { return i < markdown.size() ? markdown[i] : '\0'; };
    const auto before = [&](std::size_t i) { return i == 0 ? '\0' : markdown[i - 1]; };
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        if (!is_sign(markdown[i])) continue;
        if (opens(markdown[i])) {
            waiting.push_back(i);
        } else if (!waiting.empty()) {
            const std::size_t open = waiting.back();
            waiting.pop_back();
            const bool sure = may_open(before(open), at_or_none(open + 1)) && may_close(before(i), at_or_none(i + 1));
            stars[open] = sure;
            stars[i] = sure;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        if (!is_sign(c)) {
            out += c;
            continue;
        }
        const bool strong = c >= emphasis::strong_open[0];
        if (stars[i]) {
            out += strong ? "**" : "*";
        } else {
            out += opens(c) ? "<" : "</";
            out += strong ? "strong>" : "em>";
        }
    }
    return out;
}

}  // namespace bibcast
