#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bibcast::fuzz {

/// What means something in one format or another.
[[nodiscard]] std::span<const std::string_view> words_of_formats();

/// Makes texts out of seeds, the same ones every time, without looking at what they do: for a run that has no libFuzzer.
class Mutator {
  public:
    Mutator(std::vector<std::string> seeds, std::uint64_t start) : seeds_(std::move(seeds)), state_(start) {}

    /// A piece of a seed of at most `largest` bytes, changed in a few places.
    [[nodiscard]] std::string next(std::size_t largest);

  private:
    [[nodiscard]] std::size_t below(std::size_t limit);
    [[nodiscard]] std::string piece(std::size_t largest);
    void change(std::string& text);

    std::vector<std::string> seeds_;
    std::uint64_t state_;
};

}  // namespace bibcast::fuzz
