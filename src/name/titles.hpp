#pragma once

#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// The titles before a name, and the name behind them.
struct TitledName {
    std::string_view title;  ///< `Prof. Dr.`; empty if there is none
    std::string_view rest;
};

/// Cuts forms of address and academic titles off the front of a given-first name: `Prof. Dr. Jane Doe`. Something always
/// stays; a title without a full stop that can be a name (`Dean`, `Major`) is left.
[[nodiscard]] TitledName take_titles(std::string_view name);

/// A nickname in quotation marks between the parts of a name.
struct NicknamedName {
    std::string_view nickname;  ///< `Matz`; empty if there is none
    std::string_view rest;      ///< `Yukihiro Matsumoto`
};

/// Takes the nickname out of `Yukihiro "Matz" Matsumoto`. Views `name` if there is none.
[[nodiscard]] NicknamedName take_nickname(Arena& arena, std::string_view name);

}  // namespace bibcast
