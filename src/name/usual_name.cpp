#include "name/usual_name.hpp"

#include <array>
#include <cstdint>

#include "name/institutions.hpp"
#include "name/particles.hpp"
#include "name/suffixes.hpp"
#include "name/titles.hpp"

namespace bibcast {

namespace {

/// What a byte of a name is; in the order in which runs of them are passed over by one comparison.
enum class Byte : std::uint8_t { small, capital, hyphen, stop, apostrophe, wide, vietnamese, other };

constexpr std::array<Byte, 256> bytes = [] {
    std::array<Byte, 256> table;
    table.fill(Byte::other);
    for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = Byte::small;
    for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = Byte::capital;
    table[static_cast<unsigned char>('-')] = Byte::hyphen;
    table[static_cast<unsigned char>('.')] = Byte::stop;
    table[static_cast<unsigned char>('\'')] = Byte::apostrophe;
    // U+00C0 to U+027F, and U+1E00 to U+1EFF: letters of Latin, which are in NFC and compose with nothing here.
    for (unsigned c = 0xC3; c <= 0xC9; ++c) table[c] = Byte::wide;
    table[0xE1] = Byte::vietnamese;
    return table;
}();

Byte byte_of(char c) { return bytes[static_cast<unsigned char>(c)]; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

/// The size of the letter beyond ASCII that stands at `at`; 0 if none does, or one of another script.
std::size_t wide_letter_at(std::string_view text, std::size_t at) {
    const Byte byte = byte_of(text[at]);
    if (byte == Byte::wide) {
        if (at + 1 == text.size() || !is_continuation(text[at + 1])) return 0;
        const bool sign = text[at] == '\xC3' && (text[at + 1] == '\x97' || text[at + 1] == '\xB7');  // × and ÷
        return sign ? 0 : 2;
    }
    const bool vietnamese = byte == Byte::vietnamese && at + 2 < text.size() && text[at + 1] >= '\xB8' && text[at + 1] <= '\xBB';
    return vietnamese && is_continuation(text[at + 2]) ? 3 : 0;
}

/// ASCII's capitals, and U+00C0 to U+00DE.
bool is_capital_at(std::string_view text, std::size_t at) {
    if (byte_of(text[at]) == Byte::capital) return true;
    return text[at] == '\xC3' && wide_letter_at(text, at) != 0 && text[at + 1] <= '\x9E';
}

/// Moves `at` over bytes up to `last`, in the order of their kinds, and over letters beyond ASCII. True if it moved.
bool skip(std::string_view text, std::size_t& at, Byte last) {
    const std::size_t begin = at;
    while (true) {
        while (at < text.size() && byte_of(text[at]) <= last) ++at;
        const std::size_t size = at < text.size() ? wide_letter_at(text, at) : 0;
        if (size == 0) return at != begin;
        at += size;
    }
}

/// Behind the word that begins at `at`: letters, and between two of them a hyphen or an apostrophe. 0: it is no such word.
std::size_t skip_family_word(std::string_view text, std::size_t at) {
    while (skip(text, at, Byte::capital)) {
        if (at == text.size() || (byte_of(text[at]) != Byte::hyphen && byte_of(text[at]) != Byte::apostrophe)) return at;
        ++at;
    }
    return 0;
}

/// Reads the words before the comma, `end`: several only if the first is in small letters. False if they are no usual ones.
bool read_family(std::string_view text, std::size_t& end, UsualName& name) {
    constexpr int most_words = 4;
    std::size_t begin = 0;
    std::size_t family = 0;
    for (int words = 1; true; ++words) {
        end = skip_family_word(text, begin);
        if (end == 0 || end + 2 >= text.size()) return false;
        const std::string_view word = text.substr(begin, end - begin);
        if (text[end] == ',') {
            if (words > 1 && suffix_kind(word) != SuffixKind::none) return false;
            break;
        }
        if (text[end] != ' ' || words == most_words || byte_of(text[0]) != Byte::small) return false;
        if (family == begin && is_lower_particle(word)) family = end + 1;
        begin = end + 1;
    }
    name.particle = text.substr(0, family == 0 ? 0 : family - 1);
    name.family = text.substr(family, end - family);
    return true;
}

}  // namespace

bool read_usual_name(std::string_view text, UsualName& name) {
    std::size_t at = 0;
    if (!read_family(text, at, name) || text[at + 1] != ' ') return false;
    const std::size_t given = at + 2;
    std::size_t first_end = 0;
    for (at = given; true; ++at) {
        if (at == text.size() || !is_capital_at(text, at)) return false;
        (void)skip(text, at, Byte::stop);
        if (first_end == 0) first_end = at;
        if (at == text.size()) break;
        if (text[at] != ' ') return false;
    }
    name.given = text.substr(given);
    // What the other rules know begins with a word that they know.
    if (suffix_kind(text.substr(given, first_end - given)) != SuffixKind::none || is_company_form(name.given)) return false;
    return first_end == text.size() || take_titles(name.given).title.empty();
}

}  // namespace bibcast
