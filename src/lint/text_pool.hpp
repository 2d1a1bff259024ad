#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "model/arena.hpp"
#include "model/compact_view.hpp"

namespace bibcast {

/// Texts by number, each of them kept once: what is said of a million records is said in few words.
class TextPool {
  public:
    TextPool() : texts_(1) {}

    /// The number of `text`, which is copied if it was not there; 0 is the empty one.
    [[nodiscard]] std::uint32_t number_of(std::string_view text);
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return texts_[number]; }

  private:
    [[nodiscard]] std::size_t place_of(std::string_view text) const;
    void grow();

    std::unique_ptr<Arena> arena_ = std::make_unique<Arena>();  // the views hold wherever the pool goes
    std::deque<CompactView> texts_;        ///< never moved: while a vector grows there are two
    std::vector<std::uint32_t> table_;    ///< numbers by hash; 0 is a free place
};

}  // namespace bibcast
