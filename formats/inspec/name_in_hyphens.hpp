#pragma once

#include <string_view>

#include "model/arena.hpp"

namespace bibcast::inspec {

/// A name with the blanks and the comma that SilverPlatter's indexes write as hyphens: `Prechelt,-Lutz` is `Prechelt, Lutz`, `von-Haas,-T.` is
/// `von Haas, T.`, `Haas,-Tilo-K.` is `Haas, Tilo K.`, and MEDLINE's `Van-den-Berg-AB` is `Van den Berg, AB`. Hyphens that may be the name's own stay.
[[nodiscard]] std::string_view spell_name(Arena& arena, std::string_view name);

}  // namespace bibcast::inspec
