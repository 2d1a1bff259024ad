#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bibcast {

/// The citation keys of an output, as 64-bit hashes: eight bytes a record, whatever the keys.
class KeySet {
  public:
    /// Takes `key` and returns nothing if it was free; otherwise the letters to put behind it, taken too: the second
    /// `lee2020` becomes `lee2020a`, the third `lee2020b`, the 28th `lee2020aa`.
    [[nodiscard]] std::string suffix_for(std::string_view key);

  private:
    [[nodiscard]] bool insert(std::uint64_t hash);
    void grow();

    std::vector<std::uint64_t> table_;
    std::size_t size_ = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> next_suffix_;  ///< only for keys that came twice
};

}  // namespace bibcast
