#include "text/encoding.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::array codes = {&text_not_utf8, &text_undefined_byte, &text_no_character, &text_c1_control, &text_sorting_signs, &text_surrogates, &text_transcoded,
                              &text_likely_encoding, &text_unknown_encoding};

// The upper half of C1 in Windows-1252 (WHATWG Encoding, index windows-1252); 0: undefined.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

char32_t from_windows_1252(unsigned char byte) {
    if (byte < 0x80 || byte >= 0xA0) return byte;
    return windows_1252[byte - 0x80U];
}

bool starts_with_bytes(std::string_view head, std::string_view mark) { return head.substr(0, mark.size()) == mark; }

std::string hex_of(unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
}

/// A surrogate as UTF-8 would have it (D92 of the Unicode Standard shuts it out).
void append_surrogate(std::string& out, char32_t half) {
    out += '\xED';
    out += static_cast<char>(0x80U | ((half >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (half & 0x3FU));
}

/// The surrogate at `text[at]`; 0: there is none.
char32_t surrogate_at(std::string_view text, std::size_t at) {
    if (at + 3 > text.size() || text[at] != '\xED') return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (second < 0xA0 || second > 0xBF || (third & 0xC0U) != 0x80) return 0;
    return 0xD000U | (second & 0x3FU) << 6U | (third & 0x3FU);
}

/// What is wrong at a place of a text, and what it is read as.
struct IllFormed {
    std::size_t size;
    char32_t character;
    const Code* code;
};

IllFormed ill_formed_at(std::string_view text, std::size_t at) {
    if (text.substr(at, beyond_unicode.size()) == beyond_unicode) return {beyond_unicode.size(), 0xFFFD, &text_no_character};
    if (const char32_t first = surrogate_at(text, at); first != 0) {
        const char32_t second = surrogate_at(text, at + 3);
        const bool pair = first < 0xDC00 && second >= 0xDC00;
        if (pair) return {6, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00), &text_surrogates};
        return {3, 0xFFFD, &text_no_character};
    }
    if (const CodePoint point = code_point_at(text, at); point.valid) return {point.size, without_c1(point.value), &text_c1_control};
    const char32_t character = from_windows_1252(static_cast<unsigned char>(text[at]));
    if (character == 0) return {1, 0xFFFD, &text_undefined_byte};
    return {1, character, &text_not_utf8};
}

/// Signs around words that are not sorted: those of ISO/IEC 6630 where they stand in C1, and where the tables for MARC-8 put them.
struct SortingSigns {
    std::string_view begin;
    std::string_view end;
};
constexpr std::array sorting_signs = {SortingSigns{"\u0098", "\u009C"}, SortingSigns{"\u0088", "\u0089"}};

/// Where the sign is that ends what the one at `at` begins: behind an article, in the same value. npos: there is none.
std::size_t end_of_unsorted(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 64;
    for (const SortingSigns& signs : sorting_signs) {
        if (!text.substr(at).starts_with(signs.begin)) continue;
        const std::string_view words = text.substr(at + signs.begin.size(), longest);
        const std::size_t end = words.find(signs.end);
        if (end == std::string_view::npos || words.substr(0, end).find_first_of("<>\"{}\r\n\t") != std::string_view::npos) continue;
        return at + signs.begin.size() + end;
    }
    return std::string_view::npos;
}

std::string describe(std::string_view text, std::size_t at, const IllFormed& found, const std::string& shown) {
    if (found.code == &text_surrogates) return "two surrogates in UTF-8; read as '" + shown + "'";
    if (found.code == &text_sorting_signs) return "a sign around words that are not sorted; left out";
    if (found.code == &text_c1_control) return "control character U+00" + hex_of(static_cast<unsigned char>(text[at + 1])).substr(2) + "; read as '" + shown + "'";
    if (found.code == &text_no_character) return (found.size == 3 ? "half of a surrogate pair" : "a value that is no character") + std::string("; read as U+FFFD");
    return "byte " + hex_of(static_cast<unsigned char>(text[at])) + " is not UTF-8; read as '" + shown + "'";
}

/// A byte that is part of no character in UTF-8.
bool is_lone_byte(const IllFormed& found) { return found.code == &text_not_utf8 || found.code == &text_undefined_byte; }

/// The first of them, as they are read.
std::string describe_stretch(std::string_view text, std::size_t at, std::size_t bytes, std::string_view shown) {
    constexpr std::size_t longest = 48;
    std::size_t end = std::min(shown.size(), longest);
    while (end < shown.size() && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80) --end;
    return std::to_string(bytes) + " bytes from " + hex_of(static_cast<unsigned char>(text[at])) + " on are not UTF-8; read as '" + std::string(shown.substr(0, end)) +
           (end < shown.size() ? "\u2026'" : "'");
}

std::size_t unit_size(Encoding encoding) {
    if (encoding == Encoding::utf8) return 1;
    return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be ? 2 : 4;
}

char32_t unit_at(std::string_view bytes, std::size_t at, Encoding encoding) {
    const std::size_t size = unit_size(encoding);
    const bool little = encoding == Encoding::utf16_le || encoding == Encoding::utf32_le;
    char32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + (little ? size - 1 - i : i)]);
    }
    return value;
}

/// From UTF-16 or UTF-32.
class UnicodeTranscoder final : public Transcoder {
  public:
    explicit UnicodeTranscoder(Encoding encoding) : encoding_(encoding) {}
    void convert(std::string_view bytes, bool at_end, std::string& out) override;
    [[nodiscard]] std::string_view name() const override {
        constexpr std::array<std::string_view, 5> names = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
        return names[static_cast<std::size_t>(encoding_)];
    }

  private:
    Encoding encoding_;
    std::string pending_;
    char32_t high_surrogate_ = 0;
};

void UnicodeTranscoder::convert(std::string_view bytes, bool at_end, std::string& out) {
    pending_ += bytes;
    const std::size_t size = unit_size(encoding_);
    std::size_t at = 0;
    for (; at + size <= pending_.size(); at += size) {
        const char32_t unit = unit_at(pending_, at, encoding_);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        if (high_surrogate_ != 0) {
            if (low && size == 2) {
                append_utf8(out, 0x10000 + ((high_surrogate_ - 0xD800) << 10U) + (unit - 0xDC00));
                high_surrogate_ = 0;
                continue;
            }
            append_surrogate(out, high_surrogate_);
            high_surrogate_ = 0;
        }
        if (high && size == 2) {
            high_surrogate_ = unit;
        } else if (high || low) {
            append_surrogate(out, unit);
        } else if (unit > 0x10FFFF) {
            out += beyond_unicode;
        } else {
            append_utf8(out, unit);
        }
    }
    pending_.erase(0, at);
    if (at_end && (!pending_.empty() || high_surrogate_ != 0)) {
        if (high_surrogate_ != 0) append_surrogate(out, high_surrogate_);
        if (!pending_.empty()) out += beyond_unicode;
        pending_.clear();
        high_surrogate_ = 0;
    }
}

}  // namespace

Codes text_codes() { return codes; }

std::unique_ptr<Transcoder> make_transcoder(Encoding encoding) {
    return encoding == Encoding::utf8 ? nullptr : std::make_unique<UnicodeTranscoder>(encoding);
}

DetectedEncoding detect_encoding(std::string_view head) {
    using namespace std::string_view_literals;
    if (starts_with_bytes(head, "\xEF\xBB\xBF"sv)) return {Encoding::utf8, 3};
    if (starts_with_bytes(head, "\xFF\xFE\0\0"sv)) return {Encoding::utf32_le, 4};
    if (starts_with_bytes(head, "\0\0\xFE\xFF"sv)) return {Encoding::utf32_be, 4};
    if (starts_with_bytes(head, "\xFF\xFE"sv)) return {Encoding::utf16_le, 2};
    if (starts_with_bytes(head, "\xFE\xFF"sv)) return {Encoding::utf16_be, 2};
    // Without a mark: mostly Latin text in UTF-16 has a zero in every other byte.
    const std::size_t size = std::min<std::size_t>(head.size(), 256) & ~std::size_t{1};
    if (size < 8) return {};
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < size; i += 2) {
        even += head[i] == '\0' ? 1 : 0;
        odd += head[i + 1] == '\0' ? 1 : 0;
    }
    if (odd * 10 >= size * 4 && even == 0) return {Encoding::utf16_le, 0};
    if (even * 10 >= size * 4 && odd == 0) return {Encoding::utf16_be, 0};
    return {};
}

char32_t without_c1(char32_t character) {
    if (!is_c1_control(character)) return character;
    const char32_t meant = from_windows_1252(static_cast<unsigned char>(character));
    return meant == 0 ? 0xFFFD : meant;
}

bool append_repaired(std::string& out, std::string_view text, Findings& findings) {
    std::size_t bad = find_irregular_utf8(text);
    if (bad == std::string_view::npos) {
        out += text;
        return false;
    }
    std::size_t good = 0;
    std::size_t unsorted_end = std::string_view::npos;  // of the words that a sign was seen before
    while (true) {
        out += text.substr(good, bad - good);
        IllFormed found = ill_formed_at(text, bad);
        if (const std::size_t end = end_of_unsorted(text, bad); end != std::string_view::npos || bad == unsorted_end) {
            unsorted_end = end;
            found.code = &text_sorting_signs;
        }
        const auto begin = static_cast<std::uint32_t>(out.size());
        if (found.code != &text_sorting_signs) append_utf8(out, found.character);
        good = bad + found.size;
        // A stretch of such bytes is one finding: a file of another kind is nothing else.
        std::size_t bytes = 1;
        for (; is_lone_byte(found) && good < text.size() && !code_point_at(text, good).valid; ++bytes) {
            const IllFormed next = ill_formed_at(text, good);
            if (next.code != found.code) break;
            append_utf8(out, next.character);
            good += next.size;
        }
        if (findings.wants(*found.code, {})) {
            const std::string_view shown = std::string_view(out).substr(begin);
            findings.add(*found.code, {begin, static_cast<std::uint32_t>(out.size())}, bytes == 1 ? describe(text, bad, found, std::string(shown)) : describe_stretch(text, bad, bytes, shown));
        }
        const std::size_t next = find_irregular_utf8(text.substr(good));
        if (next == std::string_view::npos) break;
        bad = good + next;
    }
    out += text.substr(good);
    return true;
}

bool repair_utf8(std::string& text, Findings& findings) {
    if (find_irregular_utf8(text) == std::string_view::npos) return false;
    std::string repaired;
    repaired.reserve(text.size() + text.size() / 8);
    append_repaired(repaired, text, findings);
    text = std::move(repaired);
    return true;
}

}  // namespace bibcast
