#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bibcast {

/// Sixteen bytes that are compared all at once; a comparison gives a block with bits set where it holds (vector extension of GCC
/// and clang, a few instructions on every processor).
using ByteBlock [[gnu::vector_size(16)]] = unsigned char;

[[nodiscard]] inline ByteBlock byte_block_at(const char* at) {
    ByteBlock block;
    std::memcpy(&block, at, sizeof block);
    return block;
}

/// True if a comparison holds anywhere.
template <class Mask>
[[nodiscard]] bool holds_somewhere(Mask mask) {
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/// Where in its block a comparison holds first; the size of a block if nowhere.
template <class Mask>
[[nodiscard]] std::size_t first_that_holds(Mask mask) {
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    const auto first_in = [](std::uint64_t half) {
        return static_cast<std::size_t>(std::endian::native == std::endian::little ? std::countr_zero(half) : std::countl_zero(half)) / 8;
    };
    return halves[0] != 0 ? first_in(halves[0]) : sizeof(std::uint64_t) + first_in(halves[1]);
}

/// Moves on from `at` to the first byte for which `stops(block)` holds, or, if there is none before, behind the last whole block. The
/// caller looks at the bytes that are left there one by one.
template <class Stops>
[[nodiscard]] std::size_t skip_byte_blocks(std::string_view text, std::size_t at, Stops stops) {
    for (; at + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
        const std::size_t first = first_that_holds(stops(byte_block_at(text.data() + at)));
        if (first != sizeof(ByteBlock)) return at + first;
    }
    return at;
}

/// `text.find_first_of` for a few bytes that are known beforehand: it looks at sixteen of the text at once, not at one after the other.
template <char... bytes>
[[nodiscard]] std::size_t find_first_byte(std::string_view text, std::size_t at = 0) {
    at = skip_byte_blocks(text, at, [](ByteBlock block) { return (... | (block == static_cast<unsigned char>(bytes))); });
    while (at < text.size() && (... && (text[at] != bytes))) ++at;
    return at < text.size() ? at : std::string_view::npos;
}

}  // namespace bibcast
