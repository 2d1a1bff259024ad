#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast {

/// How many bytes of one word are initials with full stops that a family name is glued to: 4 of `R.K.Singh`, 5 of `J.-P.Dupont`. 0 if it is no
/// such word: `St.John`, `U.S.A.`, `R.K.`.
[[nodiscard]] std::size_t glued_initials(std::string_view word);

}  // namespace bibcast
