#include "fuzz/mutator.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace bibcast::fuzz {

namespace {

constexpr std::array words = std::to_array<std::string_view>({
    "{", "}", "\"", "\\", "@", "#", "=", ",", "%", "$", "~", "<", ">", "&", "&amp;", "&#x0;", "<i>", "</i>", "</", "/>", "<!--", "]]>", "<![CDATA[", "<?",
    "[", "]", ":", "- ", "\n- ", "\n  ", "|\n", ">\n", "'", "*", "!", "&a ", "*a", "---\n", "\n\n", "\r", "\r\n", "\t", " ", "\f", "\v", "\x1B[0m", "\x7F", "\xC2\x85",
    "\xE2\x80\xA8", "\xEF\xBB\xBF", "\xFF", "\xC3", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xCC\x81", "\xE2\x80\xAE", "\\'{e}", "\\emph{", "\\\"", "\\u",
    "\\ud800", "\\u0000", "\nER  - ", "\nTY  - JOUR\n", "\n%A ", "{{< ", " >}}", "{{% ", " and ", " and others", ", ", ";", "2020-02-31", "/", "..", "1e999", "-0", "null",
    "true", "{}", "[]", "0", "99999999999999999999", "10.1000/a", "https://a.b/", "*, ", "\xE2\x80\xA0", "$^{*}$", "<sup>1</sup>", "\xC2\xA0", "\xE2\x80\x93", "\xC3\xA9",
});

}  // namespace

std::span<const std::string_view> words_of_formats() { return words; }

/// A linear congruential generator (Knuth, MMIX); the upper bits are the good ones.
std::size_t Mutator::below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return limit == 0 ? 0 : static_cast<std::size_t>(state_ >> 33U) % limit;
}

std::string Mutator::piece(std::size_t largest) {
    if (seeds_.empty()) return {};
    const std::string& seed = seeds_[below(seeds_.size())];
    if (seed.size() <= largest) return seed;
    // Mostly from the begin of a line.
    std::size_t begin = below(seed.size() - largest);
    if (below(8) != 0) begin = seed.rfind('\n', begin) + 1;
    return seed.substr(begin, 1 + below(largest));
}

void Mutator::change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = std::min(text.size() - at, 1 + below(below(4) == 0 ? 64 : 4));
    switch (below(8)) {
        case 0: text.erase(at, size); break;
        case 1: text.insert(at, text.substr(below(text.size() + 1), size + 8)); break;
        case 2:
            if (at < text.size()) text[at] = static_cast<char>(below(256));
            break;
        case 3: text.resize(at); break;
        case 4: text.insert(at, piece(200)); break;
        case 5: text.replace(at, size, words[below(words.size())]); break;
        default: text.insert(at, words[below(words.size())]); break;
    }
}

std::string Mutator::next(std::size_t largest) {
    std::string text = piece(largest);
    for (std::size_t changes = below(6); changes > 0; --changes) change(text);
    if (text.size() > largest) text.resize(largest);
    return text;
}

}  // namespace bibcast::fuzz
