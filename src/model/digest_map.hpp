#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace bibcast {

/// Values by the 64-bit digest of what they belong to, in the order in which they came. Half of what `std::unordered_map` takes, as nothing is
/// allocated for each; a value is never moved.
template <class Value>
class DigestMap {
  public:
    struct Entry {
        std::uint64_t digest;
        Value value;
    };

    /// The value of `digest`, and whether it is new.
    std::pair<Value&, bool> try_emplace(std::uint64_t digest, const Value& value = {}) {
        if (entries_.size() * 4 >= table_.size() * 3) grow();
        std::uint32_t& number = table_[place_of(digest)];
        if (number != 0) return {entries_[number - 1].value, false};
        entries_.push_back({digest, value});
        number = static_cast<std::uint32_t>(entries_.size());
        return {entries_.back().value, true};
    }
    [[nodiscard]] const Value* find(std::uint64_t digest) const {
        if (entries_.empty()) return nullptr;
        const std::uint32_t number = table_[place_of(digest)];
        return number == 0 ? nullptr : &entries_[number - 1].value;
    }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    /// The value that came as the one of this number, from 0.
    [[nodiscard]] const Value& operator[](std::size_t number) const { return entries_[number].value; }
    [[nodiscard]] auto begin() const { return entries_.begin(); }
    [[nodiscard]] auto end() const { return entries_.end(); }

  private:
    /// Where the digest is, or the free place for it: in the order of the digests, for a table of any size.
    [[nodiscard]] std::size_t place_of(std::uint64_t digest) const {
        std::size_t at = static_cast<std::size_t>((digest >> 32U) * table_.size() >> 32U);
        while (table_[at] != 0 && entries_[table_[at] - 1].digest != digest) at = at + 1 == table_.size() ? 0 : at + 1;
        return at;
    }
    void grow() {
        table_.assign(table_.empty() ? 64 : table_.size() + table_.size() / 2, 0);
        for (std::size_t i = 0; i < entries_.size(); ++i) table_[place_of(entries_[i].digest)] = static_cast<std::uint32_t>(i + 1);
    }

    std::deque<Entry> entries_;
    std::vector<std::uint32_t> table_;  ///< numbers of entries from 1; 0 is a free place
};

}  // namespace bibcast
