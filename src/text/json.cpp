#include "text/json.hpp"

#include <array>
#include <charconv>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What to do with a byte of a string: 0 copy, 'u' write as \u00XX, 'x' not ASCII, else the letter after a backslash.
constexpr std::array<char, 256> make_escapes() {
    std::array<char, 256> escapes{};
    for (std::size_t i = 0; i < 0x20; ++i) escapes[i] = 'u';
    for (std::size_t i = 0x80; i < 0x100; ++i) escapes[i] = 'x';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
}
constexpr std::array<char, 256> escapes = make_escapes();

/// The first byte at or after `at` that is not simply copied.
std::size_t skip_plain(std::string_view text, std::size_t at) {
    at = skip_byte_blocks(text, at, [](ByteBlock block) { return (block < 0x20) | (block >= 0x80) | (block == '"') | (block == '\\'); });
    while (at < text.size() && escapes[static_cast<unsigned char>(text[at])] == 0) ++at;
    return at;
}

void append_escape(std::string& out, unsigned char byte) {
    const char escape = escapes[byte];
    out += '\\';
    out += escape;
    if (escape != 'u') return;
    constexpr std::string_view digits = "0123456789abcdef";
    out += "00";
    out += digits[byte >> 4U];
    out += digits[byte & 0x0FU];
}

}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
    std::size_t run = 0;
    for (std::size_t at = skip_plain(text, 0); at < text.size(); at = skip_plain(text, at)) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x80) {
            const CodePoint point = code_point_at(text, at);
            if (point.valid) {
                at += point.size;
                continue;
            }
            out.append(text, run, at - run);
            out += "\xEF\xBF\xBD";
        } else {
            out.append(text, run, at - run);
            append_escape(out, byte);
        }
        run = ++at;
    }
    out.append(text, run, std::string_view::npos);
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    append_json_escaped(out, text);
    out += '"';
}

void append_json_number(std::string& out, std::int64_t value) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void JsonWriter::escaped_key(std::string_view name) {
    before_element();
    append_json_string(out_, name);
    out_ += indentation_ != 0 ? ": " : ":";
    after_key_ = true;
}

void JsonWriter::break_line() {
    if (one_line_) {
        if (needs_comma_) out_ += ' ';
        return;
    }
    out_ += '\n';
    out_.append(std::size_t{indentation_} * depth_, ' ');
}

void JsonWriter::break_line_at_end() {
    if (one_line_) return;
    break_line();
}

}  // namespace bibcast
