#include "text/bare_letters.hpp"

#include "text/utf8.hpp"

namespace bibcast {

std::string bare_letters(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_letter(point.value) || is_digit(point.value)) append_utf8(out, base_letter(to_lower(point.value)));
    }
    return out;
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

}  // namespace bibcast
