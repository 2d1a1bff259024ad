#pragma once

#include <array>
#include <string_view>

#include "text/yaml_list.hpp"

namespace bibcast::csl_yaml {

inline constexpr std::array<std::string_view, 2> lists = {"references", "items"};
inline constexpr std::array<std::string_view, 2> first_keys = {"id", "type"};

[[nodiscard]] constexpr bool is_list_key(std::string_view key) {
    for (const std::string_view list : lists) {
        if (list == key) return true;
    }
    return false;
}

/// A list under `references` (pandoc's metadata) or under nothing, a single item, or items under their ids.
inline constexpr YamlLayout layout{.lists = lists, .first_keys = first_keys, .maps = true};

}  // namespace bibcast::csl_yaml
