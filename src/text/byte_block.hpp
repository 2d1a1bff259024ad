#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bibcast {

/// Sixteen bytes that are compared all at once; a comparison gives a block with bits set where it holds (vector extension of GCC
/// and clang, a few instructions on every processor).
using ByteBlock [[gnu::vector_size(16)]] = unsigned char;

/// The same bytes as signed numbers, which processors compare in one step.
using SignedByteBlock [[gnu::vector_size(16)]] = signed char;
[[nodiscard]] inline SignedByteBlock as_signed(ByteBlock block) { return reinterpret_cast<SignedByteBlock>(block); }

/// What a comparison gives as bytes again, of which the compiler joins several in one step.
template <class Mask>
[[nodiscard]] ByteBlock as_bytes(Mask mask) {
    return reinterpret_cast<ByteBlock>(mask);
}

[[nodiscard]] inline ByteBlock byte_block_at(const char* at) {
    ByteBlock block;
    std::memcpy(&block, at, sizeof block);
    return block;
}

/// A bit for each byte of a block for which a comparison holds; the first byte is the lowest bit.
template <class Mask>
[[nodiscard]] std::uint32_t bits_that_hold(Mask mask) {
#ifdef __SSE2__
    using Signed [[gnu::vector_size(16)]] = char;
    return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Signed>(mask)));
#else
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    const auto bits_of = [](std::uint64_t half) {
        if constexpr (std::endian::native == std::endian::big) half = __builtin_bswap64(half);
        return static_cast<std::uint32_t>((half & 0x0101010101010101ULL) * 0x0102040810204080ULL >> 56U);
    };
    return bits_of(halves[0]) | bits_of(halves[1]) << 8U;
#endif
}

/// Where in its block a comparison holds first; the size of a block if nowhere.
template <class Mask>
[[nodiscard]] std::size_t first_that_holds(Mask mask) {
    return static_cast<std::size_t>(std::countr_zero(bits_that_hold(mask) | 1U << sizeof(ByteBlock)));
}

/// True if a comparison holds anywhere.
template <class Mask>
[[nodiscard]] bool holds_somewhere(Mask mask) {
    return bits_that_hold(mask) != 0;
}

/// Where a block has no letter of ASCII.
[[nodiscard]] inline auto is_no_letter(ByteBlock block) { return static_cast<ByteBlock>((block | 0x20) - 'a') > 'z' - 'a'; }

/// Moves on from `at` to the first byte for which `stops(block)` holds, or, if there is none before, behind the last whole block. The
/// caller looks at the bytes that are left there one by one.
template <class Stops>
[[nodiscard]] std::size_t skip_byte_blocks(std::string_view text, std::size_t at, Stops stops) {
    for (; at + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
        const std::uint32_t bits = bits_that_hold(stops(byte_block_at(text.data() + at)));
        if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
    }
    return at;
}

/// Moves on from `at` by four blocks at a time, as long as `stops(block)` holds nowhere in them.
template <class Stops>
[[nodiscard]] std::size_t skip_wide_blocks(std::string_view text, std::size_t at, Stops stops) {
    constexpr std::size_t wide = 4 * sizeof(ByteBlock);
    for (; at + wide <= text.size(); at += wide) {
        const auto stops_at = [&](std::size_t block) { return as_bytes(stops(byte_block_at(text.data() + at + block * sizeof(ByteBlock)))); };
        if (holds_somewhere(stops_at(0) | stops_at(1) | stops_at(2) | stops_at(3))) break;
    }
    return at;
}

/// The bytes of a text shorter than a block, and zeros behind them. They are put together in registers: a processor waits where it is to load
/// a block that was stored in parts.
[[nodiscard]] inline ByteBlock padded_block(std::string_view text) {
    const std::size_t size = text.size();
    if constexpr (std::endian::native != std::endian::little) {
        ByteBlock block{};
        std::memcpy(&block, text.data(), size);
        return block;
    }
    const auto word_at = [text]<class Word>(std::size_t at, Word word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        return std::uint64_t{word};
    };
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    // What is shorter than its words is covered by two of them, which overlap.
    if (size >= 8) {
        low = word_at(0, std::uint64_t{});
        if (size > 8) high = word_at(size - 8, std::uint64_t{}) >> 8 * (16 - size);
    } else if (size >= 4) {
        low = word_at(0, std::uint32_t{}) | word_at(size - 4, std::uint32_t{}) << 8 * (size - 4);
    } else if (size > 0) {
        low = word_at(0, std::uint8_t{}) | word_at(size / 2, std::uint8_t{}) << 8 * (size / 2) | word_at(size - 1, std::uint8_t{}) << 8 * (size - 1);
    }
    using Words [[gnu::vector_size(16)]] = std::uint64_t;
    return reinterpret_cast<ByteBlock>(Words{low, high});
}

/// The first byte from `at` on for which `stops(block)` holds; the size of the text if there is none.
template <class Stops>
[[nodiscard]] std::size_t find_in_blocks(std::string_view text, std::size_t at, Stops stops) {
    // What is not found soon is looked for in four blocks at once.
    constexpr std::size_t near = 2 * sizeof(ByteBlock);
    const std::size_t begin = at;
    for (; at + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
        if (at == begin + near) {
            at = skip_wide_blocks(text, at, stops);
            if (at + sizeof(ByteBlock) > text.size()) break;
        }
        const std::uint32_t bits = bits_that_hold(stops(byte_block_at(text.data() + at)));
        if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
    }
    if (at >= text.size()) return text.size();
    // The rest: the last block of the text, whose beginning does not count, or what there is with nothing behind it.
    const bool is_long = text.size() >= sizeof(ByteBlock);
    const std::size_t skipped = is_long ? sizeof(ByteBlock) - (text.size() - at) : 0;
    const ByteBlock last = is_long ? byte_block_at(text.data() + text.size() - sizeof(ByteBlock)) : padded_block(text.substr(at));
    const std::uint32_t bits = bits_that_hold(stops(last)) >> skipped;
    return bits == 0 ? text.size() : std::min(text.size(), at + static_cast<std::size_t>(std::countr_zero(bits)));
}

/// Shows `ends` the places from `at` on for which `stops(block)` holds, up to one for which it is true; the size of the text if there is none. Where
/// such places stand close together, each costs less than a search of its own.
template <class Stops, class Ends>
[[nodiscard]] std::size_t find_end_in_blocks(std::string_view text, std::size_t at, Stops stops, Ends ends) {
    constexpr unsigned few = 2;
    for (unsigned quiet = 0; at + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
        if (quiet == few) {
            at = skip_wide_blocks(text, at, stops);
            quiet = 0;
            if (at + sizeof(ByteBlock) > text.size()) break;
        }
        std::uint32_t bits = bits_that_hold(stops(byte_block_at(text.data() + at)));
        quiet = bits == 0 ? quiet + 1 : 0;
        for (; bits != 0; bits &= bits - 1) {
            const std::size_t found = at + static_cast<std::size_t>(std::countr_zero(bits));
            if (ends(found)) return found;
        }
    }
    for (; at < text.size(); ++at) {
        at = find_in_blocks(text, at, stops);
        if (at == text.size() || ends(at)) break;
    }
    return at;
}

/// Two words by turns, as a block.
template <class Word>
[[nodiscard]] ByteBlock block_of(Word first, Word last) {
    std::array<Word, sizeof(ByteBlock) / sizeof(Word)> words;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        words[i] = first;
        words[i + 1] = last;
    }
    return std::bit_cast<ByteBlock>(words);
}

/// All bytes of a text that is not empty and no longer than a block, which is filled with some of them again.
[[nodiscard]] inline ByteBlock short_block(std::string_view text) {
    // What is shorter than its words is covered by two of them, which overlap.
    const auto of_words = [text]<class Word>(Word first) {
        Word last;
        std::memcpy(&first, text.data(), sizeof first);
        std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
        return block_of(first, last);
    };
    if (text.size() >= 8) return of_words(std::uint64_t{});
    if (text.size() >= 4) return of_words(std::uint32_t{});
    return text.size() >= 2 ? of_words(std::uint16_t{}) : of_words(std::uint8_t{});
}

/// `a == b`, without a call for texts that are short: names, which are mostly the same when they are compared at all.
[[nodiscard]] inline bool same_bytes(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.empty() || a.size() > sizeof(ByteBlock)) return a == b;
    return !holds_somewhere(short_block(a) != short_block(b));
}

/// Copies `text`, and tells whether `stops(block)` holds for any of its bytes. Both in one pass, and without a call: most texts are short.
template <class Stops>
inline bool copy_and_look(char* to, std::string_view text, Stops stops) {
    const char* const from = text.data();
    const std::size_t size = text.size();
    // What is shorter than its words is covered by two of them, which overlap.
    const auto copy_as = [&]<class Word>(Word first) {
        Word last;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + size - sizeof last, sizeof last);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - sizeof last, &last, sizeof last);
        return holds_somewhere(stops(block_of(first, last)));
    };
    if (size >= sizeof(ByteBlock)) {
        const ByteBlock last = byte_block_at(from + size - sizeof last);
        auto found = as_bytes(stops(last));
        for (std::size_t at = 0; at + sizeof(ByteBlock) < size; at += sizeof(ByteBlock)) {
            const ByteBlock block = byte_block_at(from + at);
            std::memcpy(to + at, &block, sizeof block);
            found |= as_bytes(stops(block));
        }
        std::memcpy(to + size - sizeof last, &last, sizeof last);
        return holds_somewhere(found);
    }
    if (size >= 8) return copy_as(std::uint64_t{});
    if (size >= 4) return copy_as(std::uint32_t{});
    if (size >= 2) return copy_as(std::uint16_t{});
    return size != 0 && copy_as(std::uint8_t{});
}

/// Copies a text that is mostly short.
inline void copy_bytes(char* to, std::string_view text) {
    (void)copy_and_look(to, text, [](ByteBlock /*block*/) { return ByteBlock{}; });
}

/// `text.find_first_of` for a few bytes that are known beforehand: it looks at sixteen of the text at once, not at one after the other.
template <char... bytes>
[[nodiscard]] std::size_t find_first_byte(std::string_view text, std::size_t at = 0) {
    at = find_in_blocks(text, at, [](ByteBlock block) { return (... | (block == static_cast<unsigned char>(bytes))); });
    return at < text.size() ? at : std::string_view::npos;
}

}  // namespace bibcast
