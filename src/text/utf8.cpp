#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

#include "text/byte_block.hpp"

namespace bibcast {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

utf8proc_category_t category(char32_t value) { return utf8proc_category(static_cast<utf8proc_int32_t>(value)); }

/// True for characters that NFC leaves alone wherever they stand: starters without singleton decomposition that end no
/// composition (Unicode 15, DerivedNormalizationProps, NFC_QC). Whole ranges of what is common, not all.
bool is_surely_nfc(char32_t value) {
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr Range ranges[] = {
        {0x0000, 0x02FF},  // most accented Latin
        {0x0388, 0x03FF},  // Greek and Coptic, without the signs that are other characters
        {0x0400, 0x0482},  // Cyrillic
        {0x05D0, 0x05EA},  // Hebrew letters
        {0x0620, 0x064A},  // Arabic letters
        {0x1E00, 0x1EFF},  // more accented Latin
        {0x2002, 0x20CF},  // spaces, dashes, quotation marks, superscripts, currencies
        {0x3001, 0x3029},  // East Asian punctuation
        {0x3041, 0x3096},  // Hiragana
        {0x30A0, 0x30FF},  // Katakana
        {0x3400, 0x9FFF},  // Han
        {0xAC00, 0xD7A3},  // Hangul syllables
    };
    for (const Range& range : ranges) {
        if (value <= range.last) return value >= range.first;
    }
    return false;
}

/// Canonical ordering (Unicode 15, D109): runs of characters that are no starters are sorted by class, equal ones left in order.
void sort_marks(std::span<utf8proc_int32_t> points) {
    const auto class_of = [](utf8proc_int32_t point) { return utf8proc_get_property(point)->combining_class; };
    for (std::size_t at = 0; at < points.size(); ++at) {
        std::size_t end = at;
        while (end < points.size() && class_of(points[end]) != 0) ++end;
        if (end - at > 1) {
            std::stable_sort(points.begin() + static_cast<std::ptrdiff_t>(at), points.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](utf8proc_int32_t a, utf8proc_int32_t b) { return class_of(a) < class_of(b); });
        }
        at = end;
    }
}

/// Appends `text` in NFC. Like `utf8proc_map`, whose sorting is quadratic in the marks on one letter; ill-formed bytes are kept.
void append_composed(std::string& out, std::string_view text) {
    std::vector<utf8proc_int32_t> points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (!point.valid) {
            out += text;
            return;
        }
        utf8proc_int32_t parts[8];
        int boundary = 0;
        const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), parts, 8,
                                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE), &boundary);
        points.insert(points.end(), parts, parts + std::clamp<utf8proc_ssize_t>(count, 0, 8));
    }
    sort_marks(points);
    const auto count = utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()),
                                                static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    for (utf8proc_ssize_t i = 0; i < count; ++i) append_utf8(out, static_cast<char32_t>(points[static_cast<std::size_t>(i)]));
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const unsigned char first = byte_at(text, at);
    if (first < 0x80) return {first, 1, true};
    constexpr CodePoint ill_formed{0xFFFD, 1, false};
    // Latin, Greek and Cyrillic letters.
    if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size() && (byte_at(text, at + 1) & 0xC0U) == 0x80) {
        return {static_cast<char32_t>(first & 0x1FU) << 6U | (byte_at(text, at + 1) & 0x3FU), 2, true};
    }
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return ill_formed;
    // The second byte's range shuts out overlong forms, surrogates and what is above U+10FFFF.
    const unsigned char second = byte_at(text, at + 1);
    const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) return ill_formed;
    char32_t value = size == 2 ? first & 0x1FU : size == 3 ? first & 0x0FU : first & 0x07U;
    value = value << 6U | (second & 0x3FU);
    for (std::size_t i = 2; i < size; ++i) {
        const unsigned char next = byte_at(text, at + i);
        if ((next & 0xC0U) != 0x80) return ill_formed;
        value = value << 6U | (next & 0x3FU);
    }
    return {value, static_cast<std::uint8_t>(size), true};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
    for (std::size_t size = 1; size <= 4 && size <= at; ++size) {
        const unsigned char byte = byte_at(text, at - size);
        if ((byte & 0xC0U) == 0x80) continue;
        const CodePoint point = code_point_at(text, at - size);
        if (point.valid && point.size == size) return point;
        break;
    }
    return {0xFFFD, 1, false};
}

void append_utf8(std::string& out, char32_t value) {
    if (value < 0x80) {
        out.push_back(static_cast<char>(value));
        return;
    }
    if (value < 0x800) {
        const char pair[2] = {static_cast<char>(0xC0U | value >> 6U), static_cast<char>(0x80U | (value & 0x3FU))};
        out.append(pair, 2);
        return;
    }
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes);
    if (size <= 0) {
        out += "\xEF\xBF\xBD";
        return;
    }
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_ascii(std::string_view text) {
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        if ((word & 0x8080808080808080ULL) != 0) return false;
    }
    for (; left > 0; --left, ++at) {
        if (static_cast<unsigned char>(*at) >= 0x80) return false;
    }
    return true;
}

namespace {

/// The offset of the first character that `is_wanted`; npos if there is none.
template <class Wanted>
std::size_t find_character(std::string_view text, Wanted is_wanted) {
    const auto is_high = [](ByteBlock block) { return block >= 0x80; };
    std::size_t looked_at = 0;  // a block that has more than ASCII is looked at character by character
    for (std::size_t at = 0; at < text.size();) {
        if (at >= looked_at) {
            at = skip_byte_blocks(text, at, is_high);
            looked_at = at + sizeof(ByteBlock);
            if (at == text.size()) break;
        }
        const unsigned char first = byte_at(text, at);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (is_wanted(point)) return at;
        at += point.size;
    }
    return std::string_view::npos;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    return find_character(text, [](const CodePoint& point) { return !point.valid; });
}

std::size_t find_irregular_utf8(std::string_view text) {
    return find_character(text, [](const CodePoint& point) { return !point.valid || is_c1_control(point.value); });
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += code_point_at(text, at).size;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value));
        if (columns > 0 && point.value >= 0x20 && point.value != 0x7F) width += static_cast<std::size_t>(columns);
    }
    return width;
}

std::string_view to_nfc(Arena& arena, std::string_view text) {
    // Below U+0300, whose first byte is 0xCC, every character is in NFC and none composes with another.
    std::size_t at = find_in_blocks(text, 0, [](ByteBlock block) { return block >= 0xCC; });
    bool needed = false;
    while (at < text.size() && !needed) {
        const CodePoint point = code_point_at(text, at);
        needed = !is_surely_nfc(point.value);
        at += point.size;
    }
    if (!needed) return text;
    std::string composed;
    composed.reserve(text.size());
    for (at = 0; at < text.size();) {
        // ASCII stands for itself, but for the last letter before something else: that may be composed with it.
        std::size_t end = at;
        while (end < text.size() && byte_at(text, end) < 0x80) ++end;
        if (end < text.size() && end > at) --end;
        composed.append(text, at, end - at);
        at = end;
        if (end < text.size()) ++end;
        while (end < text.size() && byte_at(text, end) >= 0x80) ++end;
        append_composed(composed, text.substr(at, end - at));
        at = end;
    }
    return composed == text ? text : arena.copy(composed);
}

bool is_letter(char32_t value) {
    if (value < 0x80) return is_ascii_alpha(static_cast<char>(value));
    const auto kind = category(value);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_letter(point.value)) return true;
        at += point.size;
    }
    return false;
}

bool is_upper(char32_t value) {
    if (value < 0x80) return value >= 'A' && value <= 'Z';
    const auto kind = category(value);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t value) {
    if (value < 0x80) return value >= 'a' && value <= 'z';
    return category(value) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t value) {
    if (value < 0x80) return value >= '0' && value <= '9';
    return category(value) == UTF8PROC_CATEGORY_ND;
}

bool is_space(char32_t value) {
    if (value < 0x80) return is_ascii_space(static_cast<char>(value));
    return value == 0x85 || (category(value) >= UTF8PROC_CATEGORY_ZS && category(value) <= UTF8PROC_CATEGORY_ZP);
}

bool is_combining(char32_t value) {
    if (value < 0x300) return false;
    const auto kind = category(value);
    return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

char32_t to_lower(char32_t value) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value))); }
char32_t to_upper(char32_t value) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(value))); }

char32_t base_letter(char32_t value) {
    utf8proc_int32_t parts[16];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(value), parts, 16, UTF8PROC_DECOMPOSE, &boundary);
    return count > 0 ? static_cast<char32_t>(parts[0]) : value;
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = ascii_lower(c);
    return lower;
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    // Most words that are compared differ in their first letter.
    if (a.empty() || ((a[0] ^ b[0]) & ~0x20) != 0) return a.empty();
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
    }
    return true;
}

std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        append_utf8(folded, point.value < 0x80 ? static_cast<char32_t>(ascii_lower(static_cast<char>(point.value)))
                                               : to_lower(point.value));
        at += point.size;
    }
    return folded;
}

std::string_view trim_unicode(std::string_view text) {
    const auto is_visible_ascii = [](char c) { return c > ' ' && c < 0x7F; };
    if (!text.empty() && is_visible_ascii(text.front()) && is_visible_ascii(text.back())) return text;
    while (!text.empty()) {
        const CodePoint point = code_point_at(text, 0);
        if (!is_space(point.value)) break;
        text.remove_prefix(point.size);
    }
    while (!text.empty()) {
        const CodePoint point = code_point_before(text, text.size());
        if (!is_space(point.value)) break;
        text.remove_suffix(point.size);
    }
    return text;
}

std::string_view collapse_spaces(Arena& arena, std::string_view text) {
    text = trim(text);
    bool needed = false;
    for (std::size_t i = 0; i < text.size() && !needed; ++i) {
        needed = is_ascii_space(text[i]) && (text[i] != ' ' || is_ascii_space(text[i + 1]));
    }
    if (!needed) return text;
    char* to = static_cast<char*>(arena.allocate(text.size(), 1));
    std::size_t size = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_ascii_space(text[i])) {
            to[size++] = text[i];
        } else if (to[size - 1] != ' ') {
            to[size++] = ' ';
        }
    }
    return {to, size};
}

}  // namespace bibcast
