#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/place_and_size.hpp"

namespace bibcast {

/// A view of a text in ten bytes, for what a record may have a million of: seven of them in a name are 42 bytes less than as
/// `std::string_view`. Goes to and from that by itself.
class CompactView {
  public:
    CompactView() = default;
    CompactView(std::string_view text)  // NOLINT: it is one
        : text_(text.data(), static_cast<std::uint32_t>(text.size())) {}
    CompactView(const char* text) : CompactView(std::string_view(text)) {}  // NOLINT

    operator std::string_view() const { return {data(), size()}; }  // NOLINT
    [[nodiscard]] std::string_view view() const { return *this; }

    [[nodiscard]] const char* data() const { return reinterpret_cast<const char*>(text_.address()); }
    [[nodiscard]] std::size_t size() const { return text_.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] const char* begin() const { return data(); }
    [[nodiscard]] const char* end() const { return data() + size(); }
    [[nodiscard]] char operator[](std::size_t i) const { return data()[i]; }
    [[nodiscard]] char back() const { return data()[size() - 1]; }
    [[nodiscard]] std::string_view substr(std::size_t at, std::size_t length = std::string_view::npos) const { return view().substr(at, length); }
    [[nodiscard]] bool starts_with(auto what) const { return view().starts_with(what); }
    [[nodiscard]] bool ends_with(auto what) const { return view().ends_with(what); }
    [[nodiscard]] std::size_t find(auto what, std::size_t at = 0) const { return view().find(what, at); }
    [[nodiscard]] std::size_t find_first_of(std::string_view any, std::size_t at = 0) const { return view().find_first_of(any, at); }
    [[nodiscard]] std::size_t rfind(auto what, std::size_t at = std::string_view::npos) const { return view().rfind(what, at); }

    friend bool operator==(CompactView a, CompactView b) { return a.view() == b.view(); }
    friend bool operator==(CompactView a, std::string_view b) { return a.view() == b; }
    friend bool operator==(CompactView a, const char* b) { return a.view() == b; }
    friend auto operator<=>(CompactView a, CompactView b) { return a.view() <=> b.view(); }

  private:
    PlaceAndSize text_;
};

}  // namespace bibcast
