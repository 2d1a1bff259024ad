#pragma once

#include <array>
#include <bit>
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
        const auto low = static_cast<std::uint32_t>(address);
        const auto high = static_cast<std::uint16_t>(address >> 32U);
        std::memcpy(bytes(size_at), &size, sizeof size);
        std::memcpy(bytes(address_at), &low, sizeof low);
        std::memcpy(bytes(address_at + sizeof low), &high, sizeof high);
    }

    [[nodiscard]] std::uint32_t size() const {
        std::uint32_t size = 0;
        std::memcpy(&size, bytes(size_at), sizeof size);
        return size;
    }

    [[nodiscard]] std::uintptr_t address() const {
        if constexpr (std::endian::native == std::endian::little) {
            // With the half of the size that stands before it: one load and one shift.
            std::uint64_t both = 0;
            std::memcpy(&both, bytes(address_at - 2), sizeof both);
            return static_cast<std::uintptr_t>(both >> 16U);
        }
        std::uint32_t low = 0;
        std::uint16_t high = 0;
        std::memcpy(&low, bytes(address_at), sizeof low);
        std::memcpy(&high, bytes(address_at + sizeof low), sizeof high);
        return static_cast<std::uintptr_t>(low | std::uint64_t{high} << 32U);
    }

  private:
    static constexpr std::size_t size_at = 0;
    static constexpr std::size_t address_at = 4;
    [[nodiscard]] unsigned char* bytes(std::size_t at) { return reinterpret_cast<unsigned char*>(halves_.data()) + at; }
    [[nodiscard]] const unsigned char* bytes(std::size_t at) const { return reinterpret_cast<const unsigned char*>(halves_.data()) + at; }

    std::array<std::uint16_t, 5> halves_{};
};

}  // namespace bibcast
