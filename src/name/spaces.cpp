#include "name/spaces.hpp"

#include <cstring>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

// What parts words: white space of any kind, and the control characters of ASCII, which no name has and no format can write.
bool is_blank(char32_t value) { return value < 0x20 || value == 0x7F || is_space(value); }

bool is_invisible(char32_t value) {
    return value == 0xAD || value == 0x200B || value == 0x2060 || value == 0xFEFF;
}

// True if `text` has white space that is not one plain blank, or something invisible.
bool needs_work(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
            if (control || (c == ' ' && at + 1 < text.size() && text[at + 1] == ' ')) return true;
            ++at;
            continue;
        }
        // From U+00C0 to U+07FF, which are the first bytes C3 to DF, there are neither blanks nor invisible characters.
        if (c >= '\xC3' && c <= '\xDF') {
            at += 2;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (is_invisible(point.value) || is_blank(point.value)) return true;
        at += point.size;
    }
    return false;
}

}  // namespace

std::string_view normalize_name_text(Arena& arena, std::string_view text) {
    text = to_nfc(arena, trim_unicode(text));
    if (!needs_work(text)) return text;
    char* to = static_cast<char*>(arena.allocate(text.size(), 1));
    std::size_t size = 0;
    bool pending = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_blank(point.value)) {
            pending = size != 0;
        } else if (!is_invisible(point.value)) {
            if (pending) to[size++] = ' ';
            pending = false;
            std::memcpy(to + size, text.data() + at, point.size);
            size += point.size;
        }
        at += point.size;
    }
    return {to, size};
}

}  // namespace bibcast
