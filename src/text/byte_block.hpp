#pragma once

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

/// Moves on from `at` in blocks of which `stops(block)` is zero: what stops is in the sixteen bytes from there on, or behind the last
/// whole block. The caller looks at these one by one.
template <class Stops>
[[nodiscard]] std::size_t skip_byte_blocks(std::string_view text, std::size_t at, Stops stops) {
    while (at + sizeof(ByteBlock) <= text.size() && !holds_somewhere(stops(byte_block_at(text.data() + at)))) at += sizeof(ByteBlock);
    return at;
}

}  // namespace bibcast
