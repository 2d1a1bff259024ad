#pragma once

#include <array>

#include "formats/html/entry.hpp"
#include "formats/markdown/entry_text.hpp"
#include "io/format.hpp"

namespace bibcast::markdown {

/// The options of all formats that are lists of text.
inline constexpr std::array list_options = {html::names_option};

/// Writes a list of entries with headings for their groups and the legend of their marks at the end.
[[nodiscard]] std::unique_ptr<Writer> make_writer(Notation notation, const FormatOptions& options);

}  // namespace bibcast::markdown
