#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace bibcast::jsonl {

/// Tells which keys of a small object stand in it again. Of an object with more keys than any of ours has only the first are known.
class KeysSeen {
  public:
    [[nodiscard]] bool again(std::string_view key) {
        const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(size_);
        if (std::find(keys_.begin(), end, key) != end) return true;
        if (size_ < keys_.size()) keys_[size_++] = key;
        return false;
    }

  private:
    std::array<std::string_view, 16> keys_;
    std::size_t size_ = 0;
};

}  // namespace bibcast::jsonl
