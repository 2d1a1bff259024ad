#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bibcast {

/// The citation keys of an output, as 64-bit hashes beside digests of the records: twelve bytes a record, whatever the keys.
class KeySet {
  public:
    /// Takes `key` and returns nothing if it was free; otherwise the letters to put behind it, taken too: the second
    /// `lee2020` becomes `lee2020a`, the third `lee2020b`, the 28th `lee2020aa`.
    [[nodiscard]] std::string suffix_for(std::string_view key) { return place(key, 0).suffix; }

    struct Place {
        std::string suffix;
        bool repeats = false;  ///< the key was taken by the same content, and keeps its name
    };
    /// As `suffix_for`, but a key that was first taken with the same content needs no letters. `digest`: of the content; 0 is never the same.
    [[nodiscard]] Place place(std::string_view key, std::uint32_t digest);
    /// Says that `key` will be placed soon: a table of many keys is in no cache, and its memory is fetched meanwhile.
    void expect(std::string_view key) const;
    /// The digest of a whole record; never 0.
    [[nodiscard]] static std::uint32_t digest_of(std::string_view content);

  private:
    /// A place of the table: what is looked at together lies together, and in words of four bytes there is no gap.
    struct Taken {
        Taken() = default;
        explicit Taken(std::uint64_t hash) : low(static_cast<std::uint32_t>(hash)), high(static_cast<std::uint32_t>(hash >> 32U)) {}
        [[nodiscard]] std::uint64_t hash() const { return static_cast<std::uint64_t>(high) << 32U | low; }
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::uint32_t content = 0;  ///< 0: none, or one that is never the same
    };
    /// The place of `hash`; `is_new` if it was not there.
    [[nodiscard]] Taken& insert(std::uint64_t hash, bool& is_new);
    void grow();

    std::vector<Taken> table_;
    std::size_t size_ = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> next_suffix_;  ///< only for keys that came twice
};

}  // namespace bibcast
