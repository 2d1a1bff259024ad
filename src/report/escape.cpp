#include "report/escape.hpp"

#include <cstdio>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Control characters and what changes the order or the meaning of the characters around it: bidirectional controls,
/// line and paragraph separators, deprecated format characters, annotations, tags.
bool is_dangerous(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

void append_escape(std::string& out, const char* form, char32_t c) {
    char code[16];
    std::snprintf(code, sizeof code, form, static_cast<unsigned>(c));
    out += code;
}

}  // namespace

std::string escape_for_terminal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_dangerous(point.value)) {
            append_escape(out, "\\u{%X}", point.value);
        } else if (!point.valid) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

std::string excerpt_for_terminal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == '\t') {
            out += ' ';
        } else if (!point.valid || is_dangerous(point.value)) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

std::string escape_json(std::string_view json) {
    std::string out;
    for (std::size_t at = 0; at < json.size();) {
        const CodePoint point = code_point_at(json, at);
        // Outside of strings JSON has no such character but line ends, and these are its own.
        if (point.value < 0x20 || !is_dangerous(point.value)) {
            out += json.substr(at, point.size);
        } else if (point.value > 0xFFFF) {
            append_escape(out, "\\u%04X", 0xD800 + ((point.value - 0x10000) >> 10U));
            append_escape(out, "\\u%04X", 0xDC00 + ((point.value - 0x10000) & 0x3FFU));
        } else {
            append_escape(out, "\\u%04X", point.value);
        }
        at += point.size;
    }
    return out;
}

}  // namespace bibcast
