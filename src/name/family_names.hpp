#pragma once

#include <string_view>

namespace bibcast {

// Names that tell where a name splits when nothing else does.

/// True for a Spanish family name that is no given name (`García`, `Rodríguez`), accented or not: before another family
/// name it is the first of two.
[[nodiscard]] bool is_spanish_family_name(std::string_view word);

/// True for a Vietnamese family name that is no given name (`Nguyễn`, `Nguyen`, `Trần`): in front of a name it shows that
/// the family name comes first.
[[nodiscard]] bool is_vietnamese_family_name(std::string_view word);

/// True for a short family name in capitals (`LI`, `MA`, `XU`) that could be taken for initials behind a given name.
[[nodiscard]] bool is_short_family_name(std::string_view word);

/// True for a Spanish given name in two words with a particle between them: `María del Carmen`, `María de los Ángeles`.
[[nodiscard]] bool is_marian_name(std::string_view first, std::string_view second);

}  // namespace bibcast
