#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bibcast {

/// A digest of a record whose text comes in parts: the same however it is cut.
class RecordDigest {
  public:
    void add(std::string_view content);
    /// Of all that was added; never 0.
    [[nodiscard]] std::uint32_t value() const;

  private:
    static constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    // Not an array: in vectors a multiplication of 64 bits takes many steps.
    struct Lanes {
        std::uint64_t a = 1, b = odd, c = odd << 1U, d = odd << 2U;
        void take(const char* block);
    };
    static constexpr std::size_t block_size = 32;
    Lanes lanes_;
    std::size_t size_ = 0;
    char rest_[block_size] = {};  ///< what fills no block yet: `size_ % block_size` bytes
};

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
    [[nodiscard]] bool has(std::string_view key) const;
    /// Says what the content of a key is that was placed without a digest.
    void set_content(std::string_view key, std::uint32_t digest);
    /// Says that `key` will be placed soon: a table of many keys is in no cache, and its memory is fetched meanwhile.
    void expect(std::string_view key) const;
    /// The digest of a whole record; never 0.
    [[nodiscard]] static std::uint32_t digest_of(std::string_view content) {
        RecordDigest digest;
        digest.add(content);
        return digest.value();
    }

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
