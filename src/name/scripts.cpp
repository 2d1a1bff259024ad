#include "name/scripts.hpp"

#include "text/utf8.hpp"

namespace bibcast {

bool is_hangul(char32_t value) {
    return (value >= 0xAC00 && value <= 0xD7FF) || (value >= 0x1100 && value <= 0x11FF) || (value >= 0x3131 && value <= 0x318E);
}

bool is_kana(char32_t value) {
    return (value >= 0x3041 && value <= 0x3096) || value == 0x309D || value == 0x309E || (value >= 0x30A1 && value <= 0x30FA) ||
           (value >= 0x30FC && value <= 0x30FF) || (value >= 0x31F0 && value <= 0x31FF) || (value >= 0xFF66 && value <= 0xFF9D);
}

bool is_han(char32_t value) {
    return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3005 || value == 0x3007 ||
           (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x20000 && value <= 0x323AF);
}

bool is_east_asian(char32_t value) {
    if (value < 0x1100) return false;
    return is_han(value) || is_hangul(value) || is_kana(value) || (value >= 0x3105 && value <= 0x312F);
}

bool is_east_asian_text(std::string_view text) {
    if (text.empty() || static_cast<unsigned char>(text.front()) < 0xE1) return false;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_east_asian(point.value)) {
            any = true;
        } else if (is_letter(point.value)) {
            return false;
        }
        at += point.size;
    }
    return any;
}

bool is_all_capitals(std::string_view text) {
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_upper(point.value)) {
            any = true;
        } else if (is_letter(point.value)) {
            return false;
        }
        at += point.size;
    }
    return any;
}

}  // namespace bibcast
