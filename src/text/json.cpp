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

/// As signed numbers the bytes above ASCII are below those of control characters.
constexpr auto is_no_plain_byte = [](ByteBlock block) { return (as_signed(block) < 0x20) | (block == '"') | (block == '\\'); };

/// The first byte at or after `at` that is not simply copied.
std::size_t skip_plain(std::string_view text, std::size_t at) { return find_in_blocks(text, at, is_no_plain_byte); }

/// The first byte that does not stand for itself in a string; the size of the text if all do.
std::size_t find_escape(std::string_view text) {
    constexpr std::size_t is_short = 32;  // a name: blocks would cost more than they save
    const auto skip_plain = [](std::string_view whole, std::size_t from) {
        if (whole.size() > is_short) return find_in_blocks(whole, from, is_no_plain_byte);
        while (from < whole.size() && escapes[static_cast<unsigned char>(whole[from])] == 0) ++from;
        return from;
    };
    std::size_t at = skip_plain(text, 0);
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) break;
        at = skip_plain(text, at + point.size);
    }
    return at;
}

/// How a byte is escaped: `\n`, `\u001f`.
struct Escaped {
    explicit Escaped(unsigned char byte) {
        constexpr std::string_view digits = "0123456789abcdef";
        bytes[1] = escapes[byte];
        if (bytes[1] != 'u') return;
        size = 6;
        bytes[4] = digits[byte >> 4U];
        bytes[5] = digits[byte & 0x0FU];
    }
    char bytes[6] = {'\\', 0, '0', '0', 0, 0};
    std::size_t size = 2;
};

/// Calls `append` with the pieces of an escaped text.
template <class Append>
void escape_json(std::string_view text, Append append) {
    std::size_t run = 0;
    for (std::size_t at = skip_plain(text, 0); at < text.size(); at = skip_plain(text, at)) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x80) {
            const CodePoint point = code_point_at(text, at);
            if (point.valid) {
                at += point.size;
                continue;
            }
            append(text.substr(run, at - run));
            append("\xEF\xBF\xBD");
        } else {
            append(text.substr(run, at - run));
            const Escaped escaped(byte);
            append({escaped.bytes, escaped.size});
        }
        run = ++at;
    }
    append(text.substr(run));
}

}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
    escape_json(text, [&out](std::string_view piece) { out += piece; });
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

bool JsonWriter::put_string(char* at, std::string_view value) {
    *at = '"';
    const bool is_plain = !copy_and_look(at + 1, value, is_no_plain_byte);
    at[value.size() + 1] = '"';
    if (is_plain || find_escape(value) == value.size()) return true;
    // What was too much for the buffer stands at the end of the string.
    const std::size_t taken_back = value.size() + 2;
    if (used_ == 0) out_.resize(out_.size() - taken_back);
    else used_ -= taken_back;
    return false;
}

void JsonWriter::write_escaped(std::string_view value) {
    constexpr std::size_t longest_escape = 6;
    if (value.size() > longest_in_buffer / longest_escape) {
        flush();
        append_json_string(out_, value);
        return;
    }
    const std::size_t room = longest_escape * value.size() + 2;
    char* const begin = extend(room);
    char* at = begin;
    *at++ = '"';
    escape_json(value, [&at](std::string_view piece) {
        copy_bytes(at, piece);
        at += piece.size();
    });
    *at++ = '"';
    used_ -= room - static_cast<std::size_t>(at - begin);
}

void JsonWriter::escaped_key(std::string_view name) {
    string(name);
    const std::string_view colon = indentation_ != 0 ? ": " : ":";
    (void)colon.copy(extend(colon.size()), colon.size());
    after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
    const bool is_short = value.size() <= longest_in_buffer;
    char* const at = begin_element(is_short ? value.size() + 2 : 0);
    if (!is_short || !put_string(at, value)) write_escaped(value);
    flush_at_end();
}

void JsonWriter::number(std::int64_t value) {
    char digits[24] = {};
    raw({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits)});
}

char* JsonWriter::extend_further(std::size_t size) {
    flush();
    if (size <= buffer_size) {
        used_ = size;
        return buffer_;
    }
    out_.resize(out_.size() + size);
    return out_.data() + out_.size() - size;
}

}  // namespace bibcast
