#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace bibcast {

/// An address and a size in ten bytes that need no more than the alignment of two, where a pointer and a size are sixteen with that of
/// eight: for what a record may have a million of. An address of a program has 48 bits at most on the systems that we know
/// (x86-64: Intel SDM 1, 3.3.7.1, half of them the kernel's; AArch64: ARM DDI 0487, D8; more only for who asks the system for it).
class PlaceAndSize {
  public:
    PlaceAndSize() = default;
    PlaceAndSize(const void* place, std::uint32_t size) {
        const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(place));
        assert(address >> 48U == 0);
        // The size and what stands beside it in one piece: a processor that is to load what it has just stored waits for
        // the stores if it needs more than one of them.
        const std::uint64_t front = size | address << 32U;
        const auto last = static_cast<std::uint16_t>(address >> 32U);
        std::memcpy(halves_.data(), &front, sizeof front);
        std::memcpy(halves_.data() + 4, &last, sizeof last);
    }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(load_front()); }
    [[nodiscard]] std::uintptr_t address() const { return static_cast<std::uintptr_t>(load_front() >> 32U | std::uint64_t{halves_[4]} << 32U); }

  private:
    [[nodiscard]] std::uint64_t load_front() const {
        std::uint64_t front = 0;
        std::memcpy(&front, halves_.data(), sizeof front);
        return front;
    }

    std::array<std::uint16_t, 5> halves_{};
};

}  // namespace bibcast
