#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>

#include "model/arena.hpp"
#include "model/place_and_size.hpp"

namespace bibcast {

/// A `List` in ten bytes for what is empty or short nearly always, such as the marks of one name: it has room for one element at first,
/// and keeps no capacity, which is the power of two that its size fills. So what is pushed after `clear` goes to a fresh place.
template <class T>
class CompactList {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  public:
    using value_type = T;

    T& push(Arena& arena, const T& value) {
        const T kept = value;  // it may be one of the list's own
        const std::uint32_t size = array_.size();
        T* place = begin();
        if (size == 0 || std::has_single_bit(size)) place = grow(arena);
        array_ = {place, size + 1};
        return *new (place + size) T(kept);
    }
    /// Removes the element at `index`, keeping the order of the others.
    void erase(std::size_t index) {
        std::move(begin() + index + 1, end(), begin() + index);
        truncate(size() - 1);
    }
    /// Shortens the list to its first `size` elements.
    void truncate(std::size_t size) { array_ = {begin(), static_cast<std::uint32_t>(std::min<std::size_t>(size, this->size()))}; }
    void clear() { truncate(0); }

    [[nodiscard]] T* begin() { return reinterpret_cast<T*>(array_.address()); }
    [[nodiscard]] T* end() { return begin() + size(); }
    [[nodiscard]] const T* begin() const { return reinterpret_cast<const T*>(array_.address()); }
    [[nodiscard]] const T* end() const { return begin() + size(); }
    [[nodiscard]] std::size_t size() const { return array_.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] T& operator[](std::size_t i) { return begin()[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return begin()[i]; }
    [[nodiscard]] T& back() { return begin()[size() - 1]; }
    [[nodiscard]] const T& back() const { return begin()[size() - 1]; }

  private:
    [[nodiscard]] T* grow(Arena& arena) {
        const std::size_t used = size() * sizeof(T);
        return static_cast<T*>(used == 0 ? arena.allocate(sizeof(T), alignof(T)) : arena.regrow(begin(), used, used, 2 * used, alignof(T)));
    }

    PlaceAndSize array_;
};

}  // namespace bibcast
