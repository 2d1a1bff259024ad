#pragma once

#include "text/yaml_list.hpp"

namespace bibcast::hayagriva {

/// One mapping, each of whose members is an entry.
inline constexpr YamlLayout layout{.lists = {}, .first_keys = {}, .members = true};

}  // namespace bibcast::hayagriva
