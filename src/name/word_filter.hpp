#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bibcast {

/// Tells in a few steps of most words that they are not in a small table: by first and last letter, without case, and size.
class WordFilter {
  public:
    /// `words`: the table; `word_of` gives the word of an entry, shorter than 32 bytes.
    template <class Table, class WordOf>
    constexpr WordFilter(const Table& words, WordOf word_of) {
        for (const auto& entry : words) {
            const std::string_view word = word_of(entry);
            sizes_[low_bits(word.front())] |= std::uint32_t{1} << word.size();
            lasts_[low_bits(word.front())] |= std::uint32_t{1} << low_bits(word.back());
        }
    }
    /// False only if no entry has that first letter, last letter and size. `word` must not be empty.
    [[nodiscard]] constexpr bool may_have(std::string_view word) const {
        return word.size() < 32 && (sizes_[low_bits(word.front())] >> word.size() & 1U) != 0 && may_have(word.front(), word.back());
    }
    /// False only if no entry begins and ends so.
    [[nodiscard]] constexpr bool may_have(char first, char last) const {
        return (lasts_[low_bits(first)] >> low_bits(last) & 1U) != 0;
    }

  private:
    // These of an ASCII letter are the same in both cases.
    static constexpr std::size_t low_bits(char c) { return static_cast<unsigned char>(c) & 31U; }
    std::array<std::uint32_t, 32> sizes_{};
    std::array<std::uint32_t, 32> lasts_{};
};

}  // namespace bibcast
