#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>

#include "model/arena.hpp"

namespace bibcast {

/// A `List` in twelve bytes for what is empty or short nearly always, such as the marks of one name: it has room for one element at first,
/// and keeps no capacity, which is the power of two that its size fills. So what is pushed after `clear` goes to a fresh place.
template <class T>
class CompactList {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  public:
    using value_type = T;

    T& push(Arena& arena, const T& value) {
        const T kept = value;  // it may be one of the list's own
        if (size_ == 0 || std::has_single_bit(size_)) grow(arena);
        return *new (begin() + size_++) T(kept);
    }
    /// Removes the element at `index`, keeping the order of the others.
    void erase(std::size_t index) {
        std::move(begin() + index + 1, end(), begin() + index);
        --size_;
    }
    /// Shortens the list to its first `size` elements.
    void truncate(std::size_t size) { size_ = static_cast<std::uint32_t>(std::min<std::size_t>(size, size_)); }
    void clear() { size_ = 0; }

    [[nodiscard]] T* begin() { return std::bit_cast<T*>(place_); }
    [[nodiscard]] T* end() { return begin() + size_; }
    [[nodiscard]] const T* begin() const { return std::bit_cast<const T*>(place_); }
    [[nodiscard]] const T* end() const { return begin() + size_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] T& operator[](std::size_t i) { return begin()[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return begin()[i]; }
    [[nodiscard]] T& back() { return begin()[size_ - 1]; }
    [[nodiscard]] const T& back() const { return begin()[size_ - 1]; }

  private:
    void grow(Arena& arena) {
        const std::size_t used = size_ * sizeof(T);
        void* const to = size_ == 0 ? arena.allocate(sizeof(T), alignof(T)) : arena.regrow(begin(), used, used, 2 * used, alignof(T));
        place_ = std::bit_cast<Place>(to);
    }

    // As in `CompactView`.
    using Place = std::array<std::uint32_t, sizeof(T*) / sizeof(std::uint32_t)>;
    Place place_{};
    std::uint32_t size_ = 0;
};

}  // namespace bibcast
