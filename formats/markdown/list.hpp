#pragma once

#include "formats/markdown/entry_text.hpp"
#include "io/format.hpp"

namespace bibcast::markdown {

/// Writes a list of entries with headings for their groups and the legend of their marks at the end.
[[nodiscard]] std::unique_ptr<Writer> make_writer(Notation notation);

}  // namespace bibcast::markdown
