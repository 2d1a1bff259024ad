#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bibcast {

/// The citation keys of an output, as 64-bit hashes: eight bytes a record, whatever the keys; half as many again where the same
/// record may come twice.
class KeySet {
  public:
    /// Takes `key` and returns nothing if it was free; otherwise the letters to put behind it, taken too: the second
    /// `lee2020` becomes `lee2020a`, the third `lee2020b`, the 28th `lee2020aa`.
    [[nodiscard]] std::string suffix_for(std::string_view key) { return place(key, {}).suffix; }

    struct Place {
        std::string suffix;
        bool repeats = false;  ///< the key was taken by the same content, and keeps its name
    };
    /// As `suffix_for`, but a key that was first taken with the same `content` needs no letters. Empty content is never the same.
    [[nodiscard]] Place place(std::string_view key, std::string_view content);

  private:
    /// Where `hash` is; `is_new` if it was not there.
    [[nodiscard]] std::size_t insert(std::uint64_t hash, bool& is_new);
    void grow();

    std::vector<std::uint64_t> table_;
    std::vector<std::uint32_t> contents_;  ///< beside `table_`, 0 for none; empty until there is one
    std::size_t size_ = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> next_suffix_;  ///< only for keys that came twice
};

}  // namespace bibcast
