#pragma once

#include <array>
#include <string_view>

#include "text/yaml_list.hpp"

namespace bibcast::csl_yaml {

inline constexpr std::array<std::string_view, 2> lists = {"references", "items"};
inline constexpr std::array<std::string_view, 2> first_keys = {"id", "type"};

/// A list under `references` (pandoc's metadata) or under nothing, or a single item.
inline constexpr YamlLayout layout{.lists = lists, .first_keys = first_keys};

}  // namespace bibcast::csl_yaml
