#pragma once

#include <array>
#include <cassert>
#include <cstdint>

namespace bibcast {

/// A pointer in six bytes with the alignment of two, as `PlaceAndSize` has one. Goes to and from `T*` by itself.
template <class T>
class CompactPointer {
  public:
    CompactPointer() = default;
    CompactPointer(T* to) {  // NOLINT: it is one
        const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(to));
        assert(address >> 48U == 0);
        halves_ = {static_cast<std::uint16_t>(address), static_cast<std::uint16_t>(address >> 16U), static_cast<std::uint16_t>(address >> 32U)};
    }

    [[nodiscard]] T* get() const {
        const std::uint64_t address = std::uint64_t{halves_[0]} | std::uint64_t{halves_[1]} << 16U | std::uint64_t{halves_[2]} << 32U;
        return reinterpret_cast<T*>(static_cast<std::uintptr_t>(address));
    }
    operator T*() const { return get(); }  // NOLINT
    T* operator->() const { return get(); }

  private:
    std::array<std::uint16_t, 3> halves_{};
};

}  // namespace bibcast
