#pragma once

#include "io/format.hpp"

namespace bibcast::primo_xml {

extern const Format format;

[[nodiscard]] std::unique_ptr<Reader> make_reader(const FormatOptions& options);

}  // namespace bibcast::primo_xml
