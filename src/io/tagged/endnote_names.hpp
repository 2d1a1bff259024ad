#pragma once

#include <string>
#include <string_view>

#include "model/contributor.hpp"

namespace bibcast::tagged {

/// Reads a name as EndNote does: `Family, Given` or `Given Family`; a comma at the end keeps an institution together, and one that shows
/// itself by its words needs none.
[[nodiscard]] Name read_endnote_name(Arena& arena, std::string_view text);
/// Appends `name` so that `read_endnote_name` gives it back.
void append_endnote_name(std::string& out, Arena& arena, const Name& name);

}  // namespace bibcast::tagged
