#pragma once

#include "model/contributor.hpp"

namespace bibcast {

/// A name that is written in one piece is that piece alone, wherever it goes. Parts with a family name that say the same count, and it goes. Parts beside it that say more are put together with it, or, where they are
/// a name of their own with a family name, are an alias.
void settle_literal(Arena& arena, Contributor& contributor);

}  // namespace bibcast
