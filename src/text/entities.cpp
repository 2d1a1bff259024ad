#include "text/entities.hpp"

#include <array>
#include <cstdint>

#include "text/entity_table.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// The longest name in the table has 31 characters; a number may have some leading zeros.
constexpr std::size_t longest_reference = 48;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// HTML Standard, 13.2.5.80: `&#128;` to `&#159;` mean what Windows-1252 has there.
char32_t numbered(char32_t value) {
    const bool forbidden = (value < 0x20 && value != '\t' && value != '\n' && value != '\r') || value == 0x7F ||
                           (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF;
    return forbidden ? 0xFFFD : without_c1(value);
}

int digit_value(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

/// `body` is what stands between `&#` and `;`. 0: not a number.
char32_t number_of(std::string_view body) {
    const bool hexadecimal = !body.empty() && ascii_lower(body[0]) == 'x';
    if (hexadecimal) body.remove_prefix(1);
    if (body.empty()) return 0;
    const int base = hexadecimal ? 16 : 10;
    char32_t value = 0;
    for (const char c : body) {
        const int digit = digit_value(c);
        if (digit >= base) return 0;
        if (value <= 0x10FFFF) value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    }
    return value == 0 ? 0xFFFD : numbered(value);
}

enum class Place : bool { content, attribute };

/// What an ASCII byte is written as; empty: as it is.
constexpr std::string_view escaped(char c, Place place) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return place == Place::attribute ? "&quot;" : std::string_view();
        case '\'':
            return place == Place::attribute ? "&#39;" : std::string_view();
        case '\t':
            return place == Place::attribute ? "&#9;" : std::string_view();
        case '\n':
            return place == Place::attribute ? "&#10;" : std::string_view();
        case '\r':
            return "&#13;";  // a bare one would be read as a line feed (XML 1.0, 2.11)
        default:
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? replacement : std::string_view();
    }
}

/// XML 1.0, production Char, and without the C1 controls that HTML does not allow.
bool is_character(CodePoint point) { return point.valid && point.value >= 0xA0 && (point.value & 0xFFFEU) != 0xFFFE; }

void append_escaped(std::string& out, std::string_view text, Place place) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 1;
        std::string_view instead;
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            instead = escaped(text[at], place);
        } else {
            const CodePoint point = code_point_at(text, at);
            size = point.size;
            if (!is_character(point)) instead = replacement;
        }
        if (!instead.empty()) {
            out.append(text, done, at - done).append(instead);
            done = at + size;
        }
        at += size;
    }
    out.append(text, done);
}

}  // namespace

CharacterReference character_reference_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, longest_reference);
    if (rest.size() < 3 || rest[0] != '&') return {};
    const bool number = rest[1] == '#';
    std::size_t end = number ? 2 : 1;
    while (end < rest.size() && (is_ascii_alpha(rest[end]) || is_ascii_digit(rest[end]))) ++end;
    if (end == rest.size() || rest[end] != ';') return {};
    const char32_t character = number ? number_of(rest.substr(2, end - 2)) : entity_named(rest.substr(1, end - 1));
    return character == 0 ? CharacterReference{} : CharacterReference{end + 1, character};
}

std::string_view decode_entities(Arena& arena, std::string_view text) {
    std::size_t at = text.find('&');
    if (at == std::string_view::npos) return text;
    std::string decoded;
    std::size_t done = 0;
    while (at != std::string_view::npos) {
        const CharacterReference reference = character_reference_at(text, at);
        if (reference.size != 0) {
            decoded.append(text, done, at - done);
            append_utf8(decoded, reference.character);
            done = at + reference.size;
        }
        at = text.find('&', at + 1);
    }
    if (done == 0) return text;
    decoded.append(text, done);
    return arena.copy(decoded);
}

void append_html(std::string& out, std::string_view text) { append_escaped(out, text, Place::content); }

void append_html_attribute(std::string& out, std::string_view text) { append_escaped(out, text, Place::attribute); }

}  // namespace bibcast
