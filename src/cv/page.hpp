#pragma once

#include <nlohmann/json_fwd.hpp>

#include "cv/entry.hpp"
#include "cv/sections.hpp"

namespace bibcast::cv {

/// All that a template sees of a list (`bibcast-cv(1)`, DATA).
[[nodiscard]] nlohmann::ordered_json page_data(const Works& works, const std::vector<Section>& sections, const Options& options, const Highlights& highlights);

}  // namespace bibcast::cv
