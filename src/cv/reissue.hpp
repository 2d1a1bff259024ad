#pragma once

#include "cv/sections.hpp"
#include "cv/work.hpp"
#include "pipeline/conversion.hpp"

namespace bibcast::cv {

/// Writes the works of the sections in their order, each once, as `writer` does, put together by `joiner`. Losses were reported when the
/// works were collected.
void reissue(const Works& works, const std::vector<Section>& sections, const Writer& writer, Joiner& joiner, const ByteSink& sink);

}  // namespace bibcast::cv
