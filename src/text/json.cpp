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
    return find_in_blocks(text, at, [](ByteBlock block) { return (block < 0x20) | (block >= 0x80) | (block == '"') | (block == '\\'); });
}

/// The first byte that does not stand for itself in a string; the size of the text if all do.
std::size_t find_escape(std::string_view text) {
    std::size_t at = skip_plain(text, 0);
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) break;
        at = skip_plain(text, at + point.size);
    }
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

/// Writes `text`, in which nothing must be escaped, between its quotation marks.
void put_string(char* at, std::string_view text) {
    *at = '"';
    (void)text.copy(at + 1, text.size());
    at[text.size() + 1] = '"';
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
    if (find_escape(text) == text.size()) {
        const std::size_t begin = out.size();
        out.resize(begin + text.size() + 2);
        put_string(out.data() + begin, text);
        return;
    }
    out += '"';
    append_json_escaped(out, text);
    out += '"';
}

void append_json_number(std::string& out, std::int64_t value) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void JsonWriter::member(std::string_view name, std::string_view value) {
    if (find_escape(value) == value.size()) {
        put_string(put_key(name, value.size() + 2), value);
        settle_at_end();
        return;
    }
    key(name);
    string(value);
}

void JsonWriter::escaped_key(std::string_view name) {
    string(name);
    const std::string_view colon = indentation_ != 0 ? ": " : ":";
    (void)colon.copy(extend(colon.size()), colon.size());
    after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
    if (find_escape(value) == value.size()) {
        put_string(begin_element(value.size() + 2), value);
    } else {
        (void)begin_element(0);
        settle();
        append_json_string(out_, value);
    }
    settle_at_end();
}

void JsonWriter::number(std::int64_t value) {
    char digits[24];
    raw({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits)});
}

void JsonWriter::go_ahead(std::size_t size) {
    if (!ahead_) size_ = out_.size();
    ahead_ = true;
    constexpr std::size_t ahead = 512;
    out_.resize(size_ + size + ahead);
}

}  // namespace bibcast
