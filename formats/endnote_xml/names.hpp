#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast::endnote_xml {

/// Reads an author as EndNote has it: `Family, Given, Suffix`; without a comma it is an institution (or `J. Smith`), a comma at the
/// end says so, and two commas stand for the first one of an institution's name.
[[nodiscard]] Name read_name(Arena& arena, std::string_view text);

/// Appends `name` so that `read_name` gives it back.
void append_name(std::string& out, Arena& arena, const Name& name);

}  // namespace bibcast::endnote_xml
