#include "io/stated_place.hpp"

#include <charconv>

namespace bibcast {

namespace {

/// Takes `:NUMBER` from the end.
bool take_number(std::string_view& text, std::uint64_t& number) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return false;
    text = text.substr(0, colon);
    return true;
}

}  // namespace

std::optional<StatedPlace> read_stated_place(std::string_view text) {
    StatedPlace place;
    std::uint64_t last = 0;
    if (!take_number(text, last)) return {};
    if (take_number(text, place.line)) place.column = last;
    else place.line = last;
    place.file = text;
    return place;
}

std::string stated_place_of(const StatedPlace& place) { return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column); }

}  // namespace bibcast
