#pragma once

#include <array>
#include <string_view>

#include "io/json_items.hpp"

namespace bibcast::csl_json {

inline constexpr std::array<std::string_view, 2> lists = {"\"items\"", "\"references\""};
inline constexpr std::array<std::string_view, 3> first_keys = {"\"id\"", "\"type\"", "\"citation-key\""};

/// An array of items, `{"items": […]}` or `{"references": […]}`, a single item, and items one after the other.
inline constexpr JsonLayout layout{.lists = lists, .envelopes = {}, .first_keys = first_keys};

}  // namespace bibcast::csl_json
