#pragma once

#include <string_view>

namespace bibcast {

/// The given name that a short form stands for, both folded (`joey` gives `joseph`), or the name itself. Several short forms of
/// one name give the same one; a short form of two names (`alex`) gives the one that both have in common, if any.
[[nodiscard]] std::string_view full_given_name(std::string_view folded);

}  // namespace bibcast
