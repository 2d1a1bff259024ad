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
        if (std::any_of(keys_.begin(), end, [key](const Key& seen) { return std::string_view(seen.begin, seen.size) == key; })) return true;
        if (size_ < keys_.size()) keys_[size_++] = {key.data(), key.size()};
        return false;
    }

  private:
    /// Not a view: for every person an array of these would be cleared.
    struct Key {
        const char* begin;
        std::size_t size;
    };
    std::array<Key, 16> keys_;  // NOLINT(cppcoreguidelines-pro-type-member-init): what is not counted is not looked at
    std::size_t size_ = 0;
};

}  // namespace bibcast::jsonl
